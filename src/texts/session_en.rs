//! English.

use super::session::SessionTexts;
use cameo_oidc::client::ResponseType;
use cameo_oidc::id_token::Check;
use cameo_settings::StorageKind;

pub(super) static TEXTS: SessionTexts = SessionTexts {
    title: "Session details",
    copy: "Copy for support",
    lead: "What this browser holds while you are signed in, and how it was checked.",
    who: "Who is signed in",
    name: "Name",
    subject: "User ID",
    provider: "Sign-in provider",
    client: "Application",
    how: "How",
    flow: |flow| match flow {
        ResponseType::Code => {
            "By a one-time code that only this browser could redeem (authorization code with PKCE)"
        }
        ResponseType::IdTokenToken => "By tokens in the address, the old way (implicit flow)",
    },
    signed_in_at: "Signed in",
    not_said: "Not said by the provider",
    tokens: "How long it lasts",
    access_ends: "Access ends",
    renewed: "Then",
    renewed_by_itself: "It is renewed by itself a minute before.",
    not_renewed: "You are asked to sign in again.",
    sign_in_needed: "Sign in again",
    no_end: "Not as long as you come back now and then",
    kept: "Kept in",
    kept_where: |storage| match storage {
        StorageKind::Local => "this browser, for all its tabs, until you sign out",
        StorageKind::Session => "this tab, until it is closed",
        StorageKind::Memory => "this page alone; a reload signs out",
    },
    scopes: "What it may be used for",
    granted: "Granted",
    refused: "Asked for and not granted",
    checks: "What was checked when you signed in",
    checks_why: "Your provider's statement about you, the ID token, is accepted only if every one of these holds.",
    signed_with: |algorithm, key| match key {
        Some(key) => ["Signed with ", algorithm, " by the key ", key].concat(),
        None => ["Signed with ", algorithm].concat(),
    },
    check: |check| match check {
        Check::Signature => "It is signed by a key that your provider publishes.",
        Check::Issuer => "It comes from your provider, to the letter.",
        Check::Audience => "It is meant for this application, and for nobody else.",
        Check::AuthorizedParty => "It was given to this application.",
        Check::Subject => "It names you.",
        Check::Expiry => "Its time is not over.",
        Check::IssuedAt => "It was made for this sign-in, not before it.",
        Check::NotBefore => "Its time has begun.",
        Check::Nonce => "It answers this very sign-in and no other.",
        Check::AccessTokenHash => "The access token that came along belongs to it.",
        Check::AuthenticationContext => "You signed in by the means that were asked for.",
        Check::AuthenticationTime => "You proved who you are as recently as was asked for.",
        Check::Organization => "It is for the organisation that was asked for.",
    },
    missing: "What your provider does not offer here",
    nothing_missing: "Nothing is missing.",
    no_refresh_token: "No refresh token: the session ends with its access token, and you sign in again.",
    no_end_session: "No sign-out address: signing out ends the session here, and you stay signed in at the provider.",
    no_userinfo: "No user information address: the profile shows what the sign-in itself said.",
    no_management_api: "No Management API: your details can be neither read nor edited here.",
    clock: |seconds| {
        let minutes = (seconds.abs() + 30) / 60;
        let way = if seconds < 0 { "ahead" } else { "behind" };
        format!(
            "This device's clock is {minutes} minutes {way}. Signing in works all the same; set the clock to automatic so that other sites do, too."
        )
    },
    confirm: "Sign in again to continue",
    confirm_why: "Signs you in again and brings you back here.",
};
