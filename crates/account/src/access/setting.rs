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
    /// Application: the signature algorithm of its ID tokens.
    SignatureAlgorithm,
    /// API: that it allows offline access and these scopes for people.
    ApiAccess,
    /// `config.json`: `audience`.
    Audience,
    /// `config.json`: `scope`.
    Scope,
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
            Self::Issuer => "issuer",
            Self::ClientId => "clientId",
            Self::DeviceClock => "deviceClock",
        }
    }
}
