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
    /// These scopes stand in the settings by now, and the session is from before: signing in again asks for them.
    ScopesUnasked {
        /// Which ones.
        scopes: Vec<String>,
    },
    /// The provider refuses the request because of a scope (`invalid_scope`).
    ScopeRefused {
        /// The scopes that its words name; empty if they name none.
        scopes: Vec<String>,
        /// Whether `offline_access` was asked for, which some providers do not know.
        offline: bool,
    },
    /// The callback's address is not allowed.
    CallbackUrlNotAllowed,
    /// The tenant answers, but not to this origin; told from a dead network by another request that came through.
    OriginNotAllowed,
    /// The policy of this very page forbids a request to the provider, which has several hosts.
    BlockedHere,
    /// An endpoint redirects elsewhere, which is not followed with a code or a token.
    Redirected,
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
    /// ID tokens are signed with a key that cannot be used here.
    SigningKey {
        /// What the key is.
        found: String,
    },
    /// ID tokens name another audience beside this application.
    Audience {
        /// Which one.
        found: String,
    },
    /// The provider promises to name itself in its answers, and does not.
    AnswerWithoutIssuer,
    /// The provider puts its answer where the other flow has it.
    AnswerInWrongPlace,
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
            Self::ScopesMissing { .. } => Setting::ScopeGranted,
            Self::ScopeRefused { .. } => Setting::Scope,
            Self::BlockedHere => Setting::ConnectOrigins,
            Self::Audience { .. } => Setting::TrustedAudiences,
            Self::AnswerInWrongPlace => Setting::ResponseType,
            Self::SigningKey { .. } => Setting::SigningKey,
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
            Self::ScopesUnasked { .. }
            | Self::Redirected
            | Self::AnswerWithoutIssuer
            | Self::Unreachable
            | Self::PersonRefused
            | Self::TooManyRequests => return None,
        })
    }
}

#[cfg(test)]
mod tests;
