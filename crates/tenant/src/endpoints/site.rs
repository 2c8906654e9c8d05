//! What belongs to no protocol: the page at `/`, the style of all pages, and addresses where nothing is.

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::http::answer::{ApiError, text};
use crate::pages;

/// `GET /`
pub(crate) async fn home() -> Response {
    pages::home::page()
}

/// `GET /style.css`
pub(crate) async fn style() -> Response {
    let mut response = text(StatusCode::OK, "text/css; charset=utf-8", pages::layout::STYLE.to_owned());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

/// Where nothing is: a page for a person, a body for a program.
pub(crate) async fn not_found(uri: Uri, headers: HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match accepts.contains("text/html") && !uri.path().starts_with("/api/") {
        true => pages::error::not_found(),
        false => ApiError::not_found().into_response(),
    }
}
