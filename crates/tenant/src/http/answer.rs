//! Answers: JSON as Auth0 writes it, and its three ways to say no.

use axum::body::Body;
use axum::http::{HeaderValue, Response as HttpResponse, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use crate::store::StoreError;

/// A JSON answer that nobody may keep.
pub(crate) fn json(status: StatusCode, value: &Value) -> Response {
    json_text(status, value.to_string())
}

/// As [`json`], written already.
pub(crate) fn json_text(status: StatusCode, json: String) -> Response {
    text(status, "application/json; charset=utf-8", json)
}

/// An answer of any type that nobody may keep.
pub(crate) fn text(status: StatusCode, content_type: &'static str, body: String) -> Response {
    let mut response = HttpResponse::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store, no-cache"));
    response
}

/// Adds a header whose value we made ourselves; one that cannot be a header is left out.
pub(crate) fn with_header(mut response: Response, name: &'static str, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name, value);
    }
    response
}

/// 302, kept by nobody, telling the next page nothing about this one.
pub(crate) fn redirect(address: &str) -> Response {
    let response = text(StatusCode::FOUND, "text/html; charset=utf-8", String::new());
    with_header(with_header(response, "location", address), "referrer-policy", "no-referrer")
}

/// `{"error", "error_description"}` (RFC 6749 §5.2), with the status that Auth0 sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OAuthError {
    pub status: StatusCode,
    pub error: &'static str,
    pub description: String,
}

impl OAuthError {
    /// As the OAuth endpoints refuse (RFC 6749 §5.2).
    pub fn new(status: StatusCode, error: &'static str, description: impl Into<String>) -> Self {
        Self { status, error, description: description.into() }
    }

    /// 400 `invalid_request`.
    pub fn invalid_request(description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request", description)
    }

    /// 403 `invalid_grant`: what Auth0 sends, in spite of the RFC's 400.
    pub fn invalid_grant(description: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "invalid_grant", description)
    }
}

impl IntoResponse for OAuthError {
    fn into_response(self) -> Response {
        json(self.status, &serde_json::json!({"error": self.error, "error_description": self.description}))
    }
}

impl From<StoreError> for OAuthError {
    fn from(error: StoreError) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server_error", format!("The store failed: {error}"))
    }
}

/// `{"statusCode", "error", "message", "errorCode"?}`: the Management API's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub status: StatusCode,
    pub message: String,
    /// Not every error has one: 401 never does.
    pub code: Option<&'static str>,
    /// Whether the message is repeated in `attributes.error`, as it is for tokens.
    pub attributes: bool,
}

impl ApiError {
    /// With `code` as its `errorCode`, where it has one.
    pub fn new(
        status: StatusCode,
        code: impl Into<Option<&'static str>>,
        message: impl Into<String>,
    ) -> Self {
        Self { status, message: message.into(), code: code.into(), attributes: false }
    }

    /// 400 `invalid_body`.
    pub fn invalid_body(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_body", message)
    }

    /// 401 about a token.
    pub fn token(message: impl Into<String>) -> Self {
        Self { attributes: true, ..Self::new(StatusCode::UNAUTHORIZED, None, message) }
    }

    /// 429, over the limit of the whole tenant.
    pub fn too_many_requests() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Global limit has been reached")
    }

    /// 404 for an address that does not exist.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, None, "Not Found")
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = Map::new();
        body.insert("statusCode".into(), self.status.as_u16().into());
        body.insert("error".into(), self.status.canonical_reason().unwrap_or_default().into());
        body.insert("message".into(), self.message.as_str().into());
        if self.attributes {
            body.insert("attributes".into(), serde_json::json!({"error": self.message}));
        }
        if let Some(code) = self.code {
            body.insert("errorCode".into(), code.into());
        }
        json(self.status, &Value::Object(body))
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, None, format!("The store failed: {error}"))
    }
}
