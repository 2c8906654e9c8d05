//! Why signing in, or the tenant's API, does not work: from what was observed to the setting that causes it.
//!
//! For whoever sets the app up. The words for it are the app's; here are the causes, and the stable names of the settings.

mod judge;
mod setting;

pub use setting::Setting;

/// The cause of a failure, as far as it can be told from here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccessProblem {
    /// The access token is for no API: it was asked for without the Management API's `audience`.
    AudienceMissing,
    /// The tenant knows no such API, or the token is for another one.
    AudienceUnknown,
    /// These scopes were asked for and not granted, or are needed and were not asked for.
    ScopesMissing {
        /// Which ones.
        scopes: Vec<String>,
    },
    /// The callback's address is not allowed.
    CallbackUrlNotAllowed,
    /// The tenant answers, but not to this origin; told from a dead network by another request that came through.
    OriginNotAllowed,
    /// Nothing answers at all.
    Unreachable,
    /// No connection may be used, or not this one.
    Connection,
    /// The device's clock is wrong.
    Clock {
        /// By how many seconds at least.
        seconds: i64,
    },
    /// The application may not use the grant.
    GrantTypeNotEnabled,
    /// The tenant wants a secret, which a browser cannot keep.
    NotAPublicClient,
    /// The tenant does not know the application.
    ClientUnknown,
    /// Refresh tokens rotate, and this one was spent, revoked or too old.
    RefreshTokenSpent,
    /// No refresh token was given: the API or the application does not allow it.
    NoRefreshToken,
    /// ID tokens are signed in a way that is not accepted, HS256 most often.
    Algorithm {
        /// What was found.
        found: String,
    },
    /// The issuer is not the configured one.
    Issuer,
    /// The person is blocked, or may not use the application.
    PersonRefused,
    /// The tenant asks for a pause.
    TooManyRequests,
}

impl AccessProblem {
    /// Where to look, if it is a setting.
    #[must_use]
    pub fn setting(&self) -> Option<Setting> {
        Some(match self {
            Self::AudienceMissing | Self::AudienceUnknown => Setting::Audience,
            Self::ScopesMissing { .. } => Setting::Scope,
            Self::CallbackUrlNotAllowed => Setting::AllowedCallbackUrls,
            Self::OriginNotAllowed => Setting::AllowedOrigins,
            Self::Connection => Setting::Connections,
            Self::Clock { .. } => Setting::DeviceClock,
            Self::GrantTypeNotEnabled => Setting::GrantTypes,
            Self::NotAPublicClient => Setting::ApplicationType,
            Self::ClientUnknown => Setting::ClientId,
            Self::RefreshTokenSpent => Setting::RefreshTokenRotation,
            Self::NoRefreshToken => Setting::ApiAccess,
            Self::Algorithm { .. } => Setting::SignatureAlgorithm,
            Self::Issuer => Setting::Issuer,
            Self::Unreachable | Self::PersonRefused | Self::TooManyRequests => return None,
        })
    }
}

#[cfg(test)]
mod tests;
