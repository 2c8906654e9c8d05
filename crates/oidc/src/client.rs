//! The application, as the provider knows it, and what it asks for.

use crate::algorithm::SignatureAlgorithm;
use crate::issuer::Issuer;

/// How far the clocks of device and provider may be apart when nothing is said, in seconds.
pub const DEFAULT_LEEWAY: u32 = 60;

/// One application at one provider: what every flow needs to know of both.
///
/// ```
/// use cameo_oidc::{client::Client, issuer::Issuer};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let issuer = Issuer::parse("https://login.example/")?;
/// let client = Client { scope: "openid email".to_owned(), ..Client::new(issuer, "my-app") };
/// assert_eq!(client.leeway_seconds, 60);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The provider.
    pub issuer: Issuer,
    /// The application's identifier there.
    pub client_id: String,
    /// The API that the access token is for (a parameter that Auth0 and others know).
    pub audience: Option<String>,
    /// What is asked for, separated by spaces.
    pub scope: String,
    /// Whether `scope` is sent as it stands. If not, `offline_access` is left out where the provider does not list it.
    pub is_scope_given: bool,
    /// Code with PKCE, or the implicit flow.
    pub response_type: ResponseType,
    /// Where to sign in at the provider, by name (an Auth0 parameter).
    pub connection: Option<String>,
    /// The organisation that people sign in to, by id (`org_…`) or by name (an Auth0 parameter). ID tokens must name it.
    pub organization: Option<String>,
    /// The languages of the provider's pages, by preference, separated by spaces (`ui_locales`).
    pub ui_locales: Option<String>,
    /// How far the clocks may be apart, in seconds.
    pub leeway_seconds: u32,
    /// How an ID token may be signed.
    pub id_token_algorithms: Vec<SignatureAlgorithm>,
    /// Whom an ID token may name as a further audience, beside this application.
    pub trusted_audiences: Vec<String>,
}

impl Client {
    /// A client with defaults: the code flow, `openid profile email offline_access`, RS256.
    #[must_use]
    pub fn new(issuer: Issuer, client_id: impl Into<String>) -> Self {
        Self {
            issuer,
            client_id: client_id.into(),
            audience: None,
            scope: "openid profile email offline_access".to_owned(),
            is_scope_given: false,
            response_type: ResponseType::Code,
            connection: None,
            organization: None,
            ui_locales: None,
            leeway_seconds: DEFAULT_LEEWAY,
            id_token_algorithms: vec![SignatureAlgorithm::Rs256],
            trusted_audiences: Vec::new(),
        }
    }
}

/// What the provider is asked to answer with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponseType {
    /// A code, exchanged with PKCE (RFC 9700 §2.1.1).
    #[default]
    Code,
    /// Tokens in the fragment: the implicit flow, for a tenant that allows nothing else (RFC 9700 §2.1.2 advises against).
    IdTokenToken,
}

impl ResponseType {
    /// The parameter's value.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::IdTokenToken => "id_token token",
        }
    }

    /// The type with this value, in either order of its words.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "code" => Some(Self::Code),
            "id_token token" | "token id_token" => Some(Self::IdTokenToken),
            _ => None,
        }
    }
}
