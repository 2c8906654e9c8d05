//! Claims about the signed-in person (OpenID Connect Core 1.0 §5.3).

use crate::http::{Request, Response, TransportError, get, json_object};
use crate::secret::Secret;
use http::header::{AUTHORIZATION, HeaderValue, WWW_AUTHENTICATE};
use serde_json::{Map, Value};
use thiserror::Error;

/// Why there are no claims.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UserinfoError {
    /// No answer came.
    #[error("userinfo: {0}")]
    Transport(#[from] TransportError),
    /// The access token is not accepted. Auth0's body is plain text, so only the status speaks (RFC 6750 §3).
    #[error("userinfo does not accept the access token")]
    Unauthorized,
    /// Another failure.
    #[error("userinfo answered with status {status}")]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// The access token lacks a scope (RFC 6750 §3.1).
    #[error("userinfo needs the scope {scope:?}")]
    InsufficientScope {
        /// The scopes that are needed, as far as the answer tells.
        scope: String,
    },
    /// A success that is no JSON object; a signed one (`application/jwt`, Core §5.3.2) was not asked for.
    #[error("userinfo answered with something that is not JSON")]
    NotJson,
    /// The claims are about somebody else, so they are thrown away (Core §5.3.2).
    #[error("userinfo speaks of another subject")]
    OtherSubject,
}

/// Asks for the claims, the token in the header and never in the address (RFC 6750 §2.3).
///
/// # Errors
/// When `endpoint` is not a URL or the token cannot stand in a header.
pub fn request(endpoint: &str, access_token: &Secret<String>) -> Result<Request, UserinfoError> {
    let mut request = get(endpoint).map_err(|_| UserinfoError::Status { status: 0 })?;
    let bearer = format!("Bearer {}", access_token.expose());
    let bearer = HeaderValue::from_str(&bearer).map_err(|_| UserinfoError::Unauthorized)?;
    request.headers_mut().insert(AUTHORIZATION, bearer);
    Ok(request)
}

/// Judges the answer: claims about `subject`, or an error. Claims that point elsewhere (`_claim_names`, Core §5.6) are
/// claims like any other; nothing is fetched for them.
///
/// # Errors
/// When it is not a JSON object about `subject`.
pub fn judge(response: &Response, subject: &str) -> Result<Map<String, Value>, UserinfoError> {
    let status = response.status().as_u16();
    if status == 200 {
        let claims = json_object(response).ok_or(UserinfoError::NotJson)?;
        let ours = claims.get("sub").is_some_and(|sub| sub == subject);
        return if ours { Ok(claims) } else { Err(UserinfoError::OtherSubject) };
    }
    let challenge = response.headers().get(WWW_AUTHENTICATE).and_then(|value| value.to_str().ok());
    let says = |name| challenge.and_then(|challenge| parameter(challenge, name)).unwrap_or_default();
    match (status, says("error")) {
        (_, "insufficient_scope") => {
            Err(UserinfoError::InsufficientScope { scope: says("scope").to_owned() })
        }
        (401, _) | (_, "invalid_token") => Err(UserinfoError::Unauthorized),
        _ => Err(UserinfoError::Status { status }),
    }
}

/// The quoted value of a parameter of a challenge (RFC 6750 §3), such as `error="invalid_token"`.
fn parameter<'a>(challenge: &'a str, name: &str) -> Option<&'a str> {
    let mut pieces = challenge.split('"');
    while let (Some(before), Some(value)) = (pieces.next(), pieces.next()) {
        let named = before.strip_suffix('=').and_then(|text| text.rsplit([' ', ',']).next());
        if named.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
#[path = "userinfo_tests.rs"]
mod tests;
