//! The settings of the tenant, and of the app, on which access depends.

/// A setting of the tenant, or of `config.json`, that has to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Application: Allowed Callback URLs.
    AllowedCallbackUrls,
    /// Application: Allowed Origins (CORS), for calls to the token endpoint and the API.
    AllowedOrigins,
    /// Application: the authorization code, refresh token or implicit grant.
    GrantTypes,
    /// Application: that it is a single-page application without a secret.
    ApplicationType,
    /// Application: the connections it may use.
    Connections,
    /// Application: refresh token rotation and its overlap.
    RefreshTokenRotation,
    /// `config.json`: `idTokenAlgorithms`; and the application's own, where the tenant lets it be chosen.
    SignatureAlgorithm,
    /// Provider: the size and kind of its signing keys.
    SigningKey,
    /// API: that it allows offline access and these scopes for people.
    ApiAccess,
    /// `config.json`: `audience`.
    Audience,
    /// `config.json`: `scope`.
    Scope,
    /// API: that it grants the scopes of `config.json`'s `scope` to people.
    ScopeGranted,
    /// `config.json`: `connectOrigins`.
    ConnectOrigins,
    /// `config.json`: `trustedAudiences`.
    TrustedAudiences,
    /// `config.json`: `responseType`.
    ResponseType,
    /// `config.json`: `domain` or `issuer`.
    Issuer,
    /// `config.json`: `clientId`.
    ClientId,
    /// The device's own clock.
    DeviceClock,
}

impl Setting {
    /// The stable name, for texts and links.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::AllowedCallbackUrls => "allowedCallbackUrls",
            Self::AllowedOrigins => "allowedOrigins",
            Self::GrantTypes => "grantTypes",
            Self::ApplicationType => "applicationType",
            Self::Connections => "connections",
            Self::RefreshTokenRotation => "refreshTokenRotation",
            Self::SignatureAlgorithm => "signatureAlgorithm",
            Self::ApiAccess => "apiAccess",
            Self::Audience => "audience",
            Self::Scope => "scope",
            Self::ScopeGranted => "scopeGranted",
            Self::SigningKey => "signingKey",
            Self::ConnectOrigins => "connectOrigins",
            Self::TrustedAudiences => "trustedAudiences",
            Self::ResponseType => "responseType",
            Self::Issuer => "issuer",
            Self::ClientId => "clientId",
            Self::DeviceClock => "deviceClock",
        }
    }
}
