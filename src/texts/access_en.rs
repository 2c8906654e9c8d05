//! English: what keeps the app from the tenant, and the setting to change.

use super::Words;
use cameo_settings::access::{AccessProblem, Setting};

/// What to change, for whoever runs the app; nothing where there is nothing to do. `is_auth0` tells whether the menus of
/// Auth0's dashboard are named.
pub(super) fn advice(problem: &AccessProblem, is_auth0: bool) -> Option<Words> {
    let what: Words = match problem {
        AccessProblem::AudienceMissing => {
            "The access token is not for the Management API: no audience was asked for, so the tenant gave an opaque token.".into()
        }
        AccessProblem::AudienceUnknown => "The tenant knows no API of this audience.".into(),
        AccessProblem::ScopesUnasked { scopes } => {
            ["config.json asks for more now than when this person signed in: ", &scopes.join(", "), ". Signing in again is enough."]
                .concat()
                .into()
        }
        AccessProblem::ScopeRefused { scopes, .. } if !scopes.is_empty() => {
            ["The provider does not accept ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::ScopeRefused { offline: true, .. } => {
            "The provider does not accept one of the scopes that were asked for; most often it is offline_access, which not every provider knows.".into()
        }
        AccessProblem::ScopeRefused { .. } => {
            "The provider does not accept one of the scopes that were asked for.".into()
        }
        AccessProblem::ScopesMissing { scopes } => {
            ["These scopes were not granted: ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::CallbackUrlNotAllowed => "The tenant does not accept this app's callback address.".into(),
        AccessProblem::OriginNotAllowed => {
            "The provider answers, but does not allow this site's origin to read this answer (CORS).".into()
        }
        AccessProblem::BlockedHere => {
            "This site's own policy (Content-Security-Policy) does not allow a request to one of the provider's hosts.".into()
        }
        AccessProblem::Redirected => {
            "One of the provider's endpoints redirects to another address. Codes and tokens are not sent after it: the discovery document has to name the address itself.".into()
        }
        AccessProblem::Connection => "The application may not use this connection, or none at all.".into(),
        AccessProblem::Clock { seconds } => {
            format!("This device's clock is wrong by {} minutes or more.", (seconds + 59) / 60).into()
        }
        AccessProblem::GrantTypeNotEnabled => "The application may not use this grant.".into(),
        AccessProblem::NotAPublicClient => {
            "The tenant asks for a client secret, which a browser cannot keep.".into()
        }
        AccessProblem::ClientUnknown => "The tenant knows no application with this client ID.".into(),
        AccessProblem::RefreshTokenSpent => "The refresh token was used before, or has been revoked.".into(),
        AccessProblem::NoRefreshToken => {
            "No refresh token was given, so the session ends with its access token.".into()
        }
        AccessProblem::Algorithm { found } => {
            ["ID tokens are signed with ", found, ", which is not accepted."].concat().into()
        }
        AccessProblem::SigningKey { found } => {
            ["ID tokens are signed with a key that cannot be used here: ", found, "."].concat().into()
        }
        AccessProblem::Audience { found } => {
            ["ID tokens are also for the audience “", found, "”."].concat().into()
        }
        AccessProblem::AnswerWithoutIssuer => {
            "The discovery document says authorization_response_iss_parameter_supported, and the answer has no iss. One of both has to change, at the provider.".into()
        }
        AccessProblem::AnswerInWrongPlace => {
            "The provider puts its answer into the wrong part of the address: a code belongs into the query, tokens into the fragment.".into()
        }
        AccessProblem::Issuer => "The tenant calls itself something else than the configured issuer.".into(),
        AccessProblem::Unreachable | AccessProblem::PersonRefused | AccessProblem::TooManyRequests => {
            return None;
        }
    };
    let Some(setting) = problem.setting() else { return Some(what) };
    let (file, menu) = place(setting);
    let menu = if is_auth0 { menu.auth0 } else { menu.elsewhere };
    let places = [file, menu].into_iter().filter(|place| !place.is_empty());
    let words: Vec<&str> = std::iter::once(what.as_ref()).chain(places).collect();
    Some(words.join(" ").into())
}

/// Where a setting of the provider stands; nothing where the file is enough.
struct Menu {
    /// In Auth0's dashboard, by its names.
    auth0: &'static str,
    /// At any other provider.
    elsewhere: &'static str,
}

/// Where a setting stands: in `config.json`, and at the provider.
fn place(setting: Setting) -> (&'static str, Menu) {
    let menu = |auth0, elsewhere| Menu { auth0, elsewhere };
    let file = |words| (words, menu("", ""));
    match setting {
        Setting::AllowedCallbackUrls => (
            "",
            menu(
                "Applications › this application › Settings › Allowed Callback URLs: add this site's address followed by /callback.",
                "At the provider, add this site's address followed by /callback to the client's redirect URIs.",
            ),
        ),
        Setting::AllowedOrigins => (
            "",
            menu(
                "Applications › this application › Settings › Allowed Web Origins and Allowed Origins (CORS): add this site's origin.",
                "At the provider, add this site's origin to the client's allowed web origins (CORS).",
            ),
        ),
        Setting::GrantTypes => (
            "",
            menu(
                "Applications › this application › Settings › Advanced Settings › Grant Types: allow Authorization Code and Refresh Token (or Implicit, for the old flow).",
                "At the provider, allow the client the authorization code and refresh token grants (or the implicit one, for the old flow).",
            ),
        ),
        Setting::ApplicationType => (
            "",
            menu(
                "Applications › this application › Settings › Application Type: Single Page Application; Credentials › Authentication Methods: None.",
                "At the provider, make the client a public one, without a secret.",
            ),
        ),
        Setting::Connections => (
            "",
            menu(
                "Applications › this application › Connections: switch on the one to use.",
                "At the provider, allow the client this way to sign in.",
            ),
        ),
        Setting::RefreshTokenRotation => (
            "",
            menu(
                "Applications › this application › Settings › Refresh Token Rotation: on, with an overlap of some seconds.",
                "Where the provider rotates refresh tokens, an overlap of some seconds helps.",
            ),
        ),
        Setting::SignatureAlgorithm => (
            "config.json › idTokenAlgorithms: add it, if it is one of RS256, RS384, RS512, PS256, PS384, PS512, ES256 and ES384.",
            menu(
                "Otherwise Applications › this application › Settings › Advanced Settings › OAuth › JsonWebToken Signature Algorithm: RS256.",
                "Otherwise let the provider sign with RS256.",
            ),
        ),
        Setting::SigningKey => {
            ("", menu("RSA keys may have 2048 to 8192 bits.", "RSA keys may have 2048 to 8192 bits."))
        }
        Setting::ApiAccess => (
            "",
            menu(
                "Applications › APIs › the API › Settings › Allow Offline Access: on.",
                "At the provider, allow the client refresh tokens; they are asked for by offline_access in config.json › scope.",
            ),
        ),
        Setting::Audience => {
            file("config.json › audience: the Management API's identifier, as in https://TENANT/api/v2/.")
        }
        Setting::Scope => file("config.json › scope: leave it out there."),
        Setting::ScopeGranted => (
            "config.json › scope: it must stand there.",
            menu(
                "Applications › APIs › Auth0 Management API › Application Access: allow it for people.",
                "At the provider, allow the client this scope.",
            ),
        ),
        Setting::ConnectOrigins => file(
            "config.json › connectOrigins: add that host, as in \"https://host\", and build again or change the header.",
        ),
        Setting::TrustedAudiences => {
            file("config.json › trustedAudiences: add it there, if it may know who signs in here.")
        }
        Setting::ResponseType => file("config.json › responseType: the one that the provider answers with."),
        Setting::Issuer => {
            file("config.json › domain, or issuer: to the letter, with or without the slash at its end.")
        }
        Setting::ClientId => (
            "config.json › clientId: as the provider has it.",
            menu("Applications › this application › Settings › Client ID.", ""),
        ),
        Setting::DeviceClock => file("Set the device's date and time to automatic."),
    }
}
