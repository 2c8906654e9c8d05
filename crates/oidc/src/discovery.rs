//! The provider's own description of itself (OpenID Connect Discovery 1.0, RFC 8414).

use super::issuer::{Issuer, is_secure};
use crate::http::{Request, Response, TransportError, get, json_object};
use crate::stored::Members;
use serde_json::{Map, Value};
use thiserror::Error;
use url::Url;

/// What Cameo needs of the discovery document. Endpoints come from here and from nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProviderMetadata {
    /// Equal to the configured issuer, character for character.
    pub issuer: Issuer,
    /// Where a person signs in.
    pub authorization_endpoint: String,
    /// Where a code becomes tokens.
    pub token_endpoint: String,
    /// Where the signing keys are published.
    pub jwks_uri: String,
    /// Claims about the signed-in person; not every provider has one.
    pub userinfo_endpoint: Option<String>,
    /// Where a refresh token is given back (RFC 7009).
    pub revocation_endpoint: Option<String>,
    /// Where the provider's own session ends (RP-Initiated Logout 1.0).
    pub end_session_endpoint: Option<String>,
    /// Whether every callback carries `iss` (RFC 9207 §3).
    pub iss_parameter_supported: bool,
    /// Whether a sign-up page can be asked for by `prompt=create` (OpenID Connect Prompt Create 1.0 §4).
    pub prompt_create_supported: bool,
    /// Whether `offline_access` may be asked for: false where the document lists its scopes and this is none of them.
    pub offline_access_supported: bool,
}

impl ProviderMetadata {
    /// Whether this is a tenant of Auth0, which has endpoints and parameters of its own; told by the token endpoint.
    #[must_use]
    pub fn is_auth0(&self) -> bool {
        self.token_endpoint == self.issuer.join("oauth/token")
    }

    pub(crate) fn to_members(&self) -> Members {
        Members::default()
            .with("issuer", self.issuer.as_str())
            .with("authorization_endpoint", &self.authorization_endpoint)
            .with("token_endpoint", &self.token_endpoint)
            .with("jwks_uri", &self.jwks_uri)
            .with_some("userinfo_endpoint", self.userinfo_endpoint.as_deref())
            .with_some("revocation_endpoint", self.revocation_endpoint.as_deref())
            .with_some("end_session_endpoint", self.end_session_endpoint.as_deref())
            .with_some("iss_parameter", self.iss_parameter_supported.then_some("supported"))
            .with_some("prompt_create", self.prompt_create_supported.then_some("supported"))
            .with_some("offline_access", (!self.offline_access_supported).then_some("not supported"))
    }

    pub(crate) fn from_members(members: &Members) -> Option<Self> {
        Some(Self {
            issuer: Issuer::parse(&members.text("issuer")?).ok()?,
            authorization_endpoint: members.text("authorization_endpoint")?,
            token_endpoint: members.text("token_endpoint")?,
            jwks_uri: members.text("jwks_uri")?,
            userinfo_endpoint: members.text("userinfo_endpoint"),
            revocation_endpoint: members.text("revocation_endpoint"),
            end_session_endpoint: members.text("end_session_endpoint"),
            iss_parameter_supported: members.text("iss_parameter").is_some(),
            prompt_create_supported: members.text("prompt_create").is_some(),
            offline_access_supported: members.text("offline_access").is_none(),
        })
    }
}

/// Why no discovery document could be had, or why it cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DiscoveryError {
    /// No answer came.
    #[error("discovery: {0}")]
    Transport(#[from] TransportError),
    /// An answer that is not a success.
    #[error("discovery answered with status {status}")]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// An answer that is not a JSON object.
    #[error("discovery answered with something that is not JSON")]
    NotJson,
    /// The document names another issuer (Discovery §4.3).
    #[error("discovery: the issuer is {found:?}, expected {expected:?}")]
    IssuerMismatch {
        /// What the settings say.
        expected: String,
        /// What the document says.
        found: String,
    },
    /// A needed endpoint is missing, or is not `https:`.
    #[error("discovery: {name} is missing or not secure")]
    Endpoint {
        /// The member's name.
        name: &'static str,
    },
    /// The provider refuses PKCE with S256 (RFC 9700 §2.1.1).
    #[error("discovery: the provider does not support PKCE with S256")]
    NoS256,
}

/// Asks for the document below `issuer` (Discovery §4.1).
///
/// # Errors
/// Never for an [`Issuer`], which is a URL; the type says so because the `http` crate does.
pub fn request(issuer: &Issuer) -> Result<Request, DiscoveryError> {
    get(&issuer.join(".well-known/openid-configuration")).map_err(|_| DiscoveryError::NotJson)
}

/// Judges the answer to [`request`] (Discovery §4.3).
///
/// # Errors
/// When it is no discovery document, or not this issuer's, or lacks what a sign-in needs.
pub fn judge(issuer: &Issuer, response: &Response) -> Result<ProviderMetadata, DiscoveryError> {
    if !response.status().is_success() {
        return Err(DiscoveryError::Status { status: response.status().as_u16() });
    }
    let document = json_object(response).ok_or(DiscoveryError::NotJson)?;
    let found = document.get("issuer").and_then(Value::as_str).unwrap_or_default();
    if found != issuer.as_str() {
        let (expected, found) = (issuer.to_string(), found.chars().take(200).collect());
        return Err(DiscoveryError::IssuerMismatch { expected, found });
    }
    if let Some(Value::Array(methods)) = document.get("code_challenge_methods_supported")
        && !methods.iter().any(|method| method == "S256")
    {
        return Err(DiscoveryError::NoS256);
    }
    let endpoint = |name| endpoint(&document, name, issuer);
    let needed = |name| endpoint(name).ok_or(DiscoveryError::Endpoint { name });
    Ok(ProviderMetadata {
        issuer: issuer.clone(),
        authorization_endpoint: needed("authorization_endpoint")?,
        token_endpoint: needed("token_endpoint")?,
        jwks_uri: needed("jwks_uri")?,
        userinfo_endpoint: endpoint("userinfo_endpoint"),
        revocation_endpoint: endpoint("revocation_endpoint"),
        end_session_endpoint: endpoint("end_session_endpoint"),
        iss_parameter_supported: document.get("authorization_response_iss_parameter_supported")
            == Some(&Value::Bool(true)),
        prompt_create_supported: lists(&document, "prompt_values_supported", "create") == Some(true),
        offline_access_supported: lists(&document, "scopes_supported", "offline_access") != Some(false),
    })
}

/// Whether the list under `name` holds `word`; `None` where the document has no such list.
fn lists(document: &Map<String, Value>, name: &str, word: &str) -> Option<bool> {
    Some(document.get(name)?.as_array()?.iter().any(|listed| listed == word))
}

/// An endpoint that is there and safe to talk to; an unsafe one counts as absent. Plain `http:` is for this machine, and
/// only an issuer on this machine may name it: another one would have the browser talk to whatever listens here.
fn endpoint(document: &Map<String, Value>, name: &str, issuer: &Issuer) -> Option<String> {
    let text = document.get(name)?.as_str()?;
    let url = Url::parse(text).ok()?;
    (is_secure(&url) && (url.scheme() == "https" || issuer.is_on_loopback())).then(|| text.to_owned())
}

#[cfg(test)]
#[path = "discovery_tests.rs"]
mod tests;
