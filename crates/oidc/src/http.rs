//! Requests and responses as values, and the one port through which they travel.

use crate::time::Timestamp;
use ::http::header::{self, HeaderName};
use cameo_metadata::json;
use serde_json::Value;
use std::future::Future;
use thiserror::Error;

/// A request that is complete: address, headers and body.
pub type Request = ::http::Request<Vec<u8>>;
/// An answer that is complete: status, headers and body.
pub type Response = ::http::Response<Vec<u8>>;

/// The response headers that are read, here or by an app. A transport may leave out all others.
pub const READ_HEADERS: [HeaderName; 7] = [
    header::CONTENT_SECURITY_POLICY,
    header::CONTENT_TYPE,
    header::DATE,
    header::WWW_AUTHENTICATE,
    RATE_LIMIT,
    RATE_REMAINING,
    RATE_RESET,
];

/// How many requests Auth0's Management API allows in a window.
pub const RATE_LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
/// How many of them are left.
pub const RATE_REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
/// When there are more again, in seconds since 1970.
pub const RATE_RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// The largest body that is read, in bytes. A tenant's answers are a few kilobytes (RFC 6749 §5.1 sets no limit).
pub const MAX_BODY: usize = 4 * 1024 * 1024;

/// Carries a request to its server and brings the answer back. Any async closure will do.
pub trait Transport {
    /// Sends `request` once; never repeats it.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>>;
}

impl<F, A> Transport for F
where
    F: Fn(Request) -> A,
    A: Future<Output = Result<Response, TransportError>>,
{
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> {
        self(request)
    }
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TransportError {
    /// No connection; or an answer that the browser withholds, with nothing to tell that from a dead network.
    #[error("no answer: unreachable, or this origin is not allowed")]
    Unreachable,
    /// The server answers, and the browser withholds what it answered, as it does not allow this origin (CORS). Seen where
    /// the server has just answered another request of this page.
    #[error("the answer does not allow this origin")]
    OriginNotAllowed,
    /// The policy of this very page forbids the request, which was not sent (Content-Security-Policy, `connect-src`).
    #[error("this page's policy does not allow the request")]
    Blocked,
    /// The answer redirects elsewhere, which is not followed with a code or a token.
    #[error("the answer redirects elsewhere")]
    Redirected,
    /// The time limit passed first.
    #[error("no answer within the time limit")]
    TimedOut,
    /// A file of the app itself, which the request needs, did not load; nothing was sent.
    #[error("a file of this app did not load")]
    NotLoaded,
    /// The body is larger than [`MAX_BODY`].
    #[error("the answer is larger than {MAX_BODY} bytes")]
    TooLarge,
}

impl TransportError {
    /// Whether the next request would fail in the same way, as it lies with how the provider or this site is set up.
    #[must_use]
    pub fn is_lasting(self) -> bool {
        matches!(self, Self::OriginNotAllowed | Self::Blocked | Self::Redirected | Self::TooLarge)
    }
}

/// A `GET` that asks for JSON.
///
/// # Errors
/// When `url` is not a URL.
pub fn get(url: &str) -> Result<Request, ::http::Error> {
    ::http::Request::get(url).header(header::ACCEPT, "application/json").body(Vec::new())
}

/// A form-encoded `POST`, the canonical shape of every OAuth endpoint (RFC 6749 App. B).
pub(crate) fn post_form(url: &str, fields: &[(&str, &str)]) -> Result<Request, ::http::Error> {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    ::http::Request::post(url)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(body.into_bytes())
}

/// The body as a JSON object, if it is one.
pub fn json_object(response: &Response) -> Option<serde_json::Map<String, Value>> {
    match json::read(response.body()) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    }
}

/// When the server answered, by its own clock (RFC 9110 §6.6.1), where the answer says so and the browser lets it be read.
#[must_use]
pub fn date(response: &Response) -> Option<Timestamp> {
    Timestamp::from_http(response.headers().get(::http::header::DATE)?.to_str().ok()?)
}
