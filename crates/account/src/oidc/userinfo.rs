//! Claims about the signed-in person (OpenID Connect Core 1.0 §5.3).

use crate::http::{Request, Response, TransportError, get, json_object};
use crate::secret::Secret;
use http::header::{AUTHORIZATION, HeaderValue};
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

/// Judges the answer: claims about `subject`, or an error.
///
/// # Errors
/// When it is not a JSON object about `subject`.
pub fn judge(response: &Response, subject: &str) -> Result<Map<String, Value>, UserinfoError> {
    let status = response.status().as_u16();
    match (status, json_object(response)) {
        (200, Some(claims)) if claims.get("sub").is_some_and(|sub| sub == subject) => Ok(claims),
        (200, Some(_)) => Err(UserinfoError::OtherSubject),
        (401, _) => Err(UserinfoError::Unauthorized),
        _ => Err(UserinfoError::Status { status }),
    }
}
