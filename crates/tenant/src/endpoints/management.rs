//! The part of the Management API that an end user's own token can reach: `GET` and `PATCH /api/v2/users/{id}`, and its identities.

mod caller;
pub(crate) mod identities;
mod patch;
pub(crate) mod users;

use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::addresses::decoded_segment;
use crate::faults::{Caller, Fault};
use crate::http::answer::{self, ApiError, with_header};
use crate::store::users::User;
use crate::tenant::Tenant;
use crate::tokens::faults;

/// Anything else under `/api/v2/`.
pub(crate) async fn not_found() -> ApiError {
    ApiError::not_found()
}

/// What `answer` says, or 429, with the rate-limit headers that every answer has.
fn metered(
    tenant: &Tenant,
    status: StatusCode,
    answer: impl FnOnce() -> Result<Value, ApiError>,
) -> Response {
    let rate = tenant.options().management_rate;
    let standing = tenant.buckets().take("management".into(), rate, tenant.clock().now_millis());
    let answered = if standing.allowed { answer() } else { Err(ApiError::too_many_requests()) };
    let mut response = answered.map_or_else(IntoResponse::into_response, |value| {
        answer::json_text(status, faults::with_halves(&value.to_string()))
    });
    for (name, value) in standing.headers() {
        response = with_header(response, name, &value);
    }
    response
}

/// The person that the store has, or 404; under [`Fault::DeletedUser`] there is nobody.
fn existing(tenant: &Tenant, caller: &Caller, user: Option<User>) -> Result<User, ApiError> {
    user.filter(|_| !tenant.has_fault(caller, Fault::DeletedUser))
        .ok_or_else(|| ApiError::new(StatusCode::NOT_FOUND, "inexistent_user", "The user does not exist."))
}

/// The id in `/api/v2/users/{id}`, decoded: `auth0%7C…`.
fn user_id(uri: &Uri) -> Result<String, ApiError> {
    segment(uri, 4, "id")
}

/// A decoded segment of the path, counted from the slash that it begins with; `name` is for the refusal.
fn segment(uri: &Uri, index: usize, name: &str) -> Result<String, ApiError> {
    let segment = uri.path().split('/').nth(index).unwrap_or_default();
    decoded_segment(segment).ok_or_else(|| {
        let text = format!("Path validation error: 'Invalid encoding' on property {name}.");
        ApiError::new(StatusCode::BAD_REQUEST, "invalid_uri", text)
    })
}
