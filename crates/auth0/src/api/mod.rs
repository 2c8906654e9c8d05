//! What a person's own token may ask of the Management API: read the user, patch the metadata
//! (auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens). Identities are changed by
//! [`linking`](crate::linking).
//!
//! Making a request, sending it and judging the answer are three functions each, so that the first and the last need no
//! network.

mod error;
mod judge;
#[cfg(test)]
mod tests;

pub use error::ApiError;
pub(crate) use judge::judge_identities;
pub use judge::{RateLimit, judge_update, judge_user};

use crate::user::User;
use ::http::{HeaderValue, Method, header};
use cameo_metadata::patch::MetadataPatch;
use cameo_oidc::http::{Request, Transport};
use cameo_oidc::secret::Secret;

/// `GET /users/{id}`. `base` is the API's address, such as `https://tenant.example/api/v2/`; `sub` is the token's subject.
///
/// # Errors
/// [`ApiError::Unsendable`] if the address or the token cannot stand in a request.
pub fn read_user_request(base: &str, token: &Secret<String>, sub: &str) -> Result<Request, ApiError> {
    request(Method::GET, base, token, &[sub], Vec::new())
}

/// `PATCH /users/{id}` with the exact bytes of the patch.
///
/// # Errors
/// [`ApiError::Unsendable`] if the address or the token cannot stand in a request.
pub fn update_request(
    base: &str,
    token: &Secret<String>,
    sub: &str,
    patch: &MetadataPatch,
) -> Result<Request, ApiError> {
    request(Method::PATCH, base, token, &[sub], patch.body())
}

/// Reads the user that the token belongs to.
///
/// # Errors
/// Whatever kept the user from being read.
pub async fn read_user(
    transport: &impl Transport,
    base: &str,
    token: &Secret<String>,
    sub: &str,
) -> Result<User, ApiError> {
    let request = read_user_request(base, token, sub)?;
    judge_user(&transport.send(request).await?, sub)
}

/// Stores the patch and answers with the whole user as stored. Never repeats itself.
///
/// # Errors
/// Whatever kept the answer from coming; where [`ApiError::outcome_unknown`], the patch may be stored all the same.
pub async fn update_metadata(
    transport: &impl Transport,
    base: &str,
    token: &Secret<String>,
    sub: &str,
    patch: &MetadataPatch,
) -> Result<User, ApiError> {
    let request = update_request(base, token, sub, patch)?;
    judge_update(&transport.send(request).await?, sub)
}

/// A request below `/users`; each segment of `path` is encoded.
pub(crate) fn request(
    method: Method,
    base: &str,
    token: &Secret<String>,
    path: &[&str],
    body: Vec<u8>,
) -> Result<Request, ApiError> {
    let mut url = base.trim_end_matches('/').to_owned();
    url.push_str("/users");
    for segment in path {
        url.push('/');
        encode_segment(segment, &mut url);
    }
    let bearer = ["Bearer ", token.expose()].concat();
    let mut authorization = HeaderValue::try_from(bearer).map_err(|_| ApiError::Unsendable)?;
    authorization.set_sensitive(true);
    let mut request = ::http::Request::builder()
        .method(method)
        .uri(url)
        .header(header::ACCEPT, "application/json")
        .header(header::AUTHORIZATION, authorization);
    if !body.is_empty() {
        request = request.header(header::CONTENT_TYPE, "application/json");
    }
    request.body(body).map_err(|_| ApiError::Unsendable)
}

/// Percent-encodes every byte outside RFC 3986 §2.3 *unreserved*: an id may hold `|`, `/`, `%`, spaces and anything else.
fn encode_segment(segment: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            into.push(byte as char);
        } else {
            into.push('%');
            into.push(HEX[usize::from(byte >> 4)] as char);
            into.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}
