//! English: what keeps the app from the tenant, and the setting to change.

use super::Words;
use account::access::{AccessProblem, Setting};

/// What to change, for whoever runs the app; nothing where no setting is to blame.
pub(super) fn advice(problem: &AccessProblem) -> Option<Words> {
    let what: Words = match problem {
        AccessProblem::AudienceMissing => {
            "The access token is not for the Management API: no audience was asked for, so the tenant gave an opaque token.".into()
        }
        AccessProblem::AudienceUnknown => "The tenant knows no API of this audience.".into(),
        AccessProblem::ScopesMissing { scopes } if scopes.is_empty() => {
            "The tenant does not accept one of the scopes that were asked for.".into()
        }
        AccessProblem::ScopesMissing { scopes } => {
            ["These scopes were not granted: ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::CallbackUrlNotAllowed => "The tenant does not accept this app's callback address.".into(),
        AccessProblem::OriginNotAllowed => {
            "The tenant answers other requests, but not this one from this site's origin.".into()
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
        AccessProblem::Issuer => "The tenant calls itself something else than the configured issuer.".into(),
        AccessProblem::Unreachable | AccessProblem::PersonRefused | AccessProblem::TooManyRequests => {
            return None;
        }
    };
    let place = problem.setting().map(place)?;
    Some([&what, " ", place].concat().into())
}

/// Where a setting stands, by the names of Auth0's dashboard.
fn place(setting: Setting) -> &'static str {
    match setting {
        Setting::AllowedCallbackUrls => {
            "Applications › this application › Settings › Allowed Callback URLs: add this site's address followed by /callback."
        }
        Setting::AllowedOrigins => {
            "Applications › this application › Settings › Allowed Web Origins and Allowed Origins (CORS): add this site's origin."
        }
        Setting::GrantTypes => {
            "Applications › this application › Settings › Advanced Settings › Grant Types: allow Authorization Code and Refresh Token (or Implicit, for the old flow)."
        }
        Setting::ApplicationType => {
            "Applications › this application › Settings › Application Type: Single Page Application; Credentials › Authentication Methods: None."
        }
        Setting::Connections => "Applications › this application › Connections: switch on the one to use.",
        Setting::RefreshTokenRotation => {
            "Applications › this application › Settings › Refresh Token Rotation: on, with an overlap of some seconds."
        }
        Setting::SignatureAlgorithm => {
            "Applications › this application › Settings › Advanced Settings › OAuth › JsonWebToken Signature Algorithm: RS256."
        }
        Setting::ApiAccess => "Applications › APIs › the API › Settings › Allow Offline Access: on.",
        Setting::Audience => {
            "config.json › audience: the Management API's identifier, as in https://TENANT/api/v2/."
        }
        Setting::Scope => {
            "config.json › scope, and in the dashboard Applications › APIs › Auth0 Management API › Application Access: allow them for people."
        }
        Setting::Issuer => {
            "config.json › domain, or issuer: to the letter, with or without the slash at its end."
        }
        Setting::ClientId => {
            "config.json › clientId: as in Applications › this application › Settings › Client ID."
        }
        Setting::DeviceClock => "Set the device's date and time to automatic.",
    }
}
