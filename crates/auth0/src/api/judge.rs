//! An answer of the Management API, judged.
//!
//! Errors come as `{"statusCode", "error", "message", "errorCode"}`; the last is often missing, so the message decides
//! where it must.

use super::ApiError;
use crate::user::User;
use ::http::HeaderName;
use cameo_metadata::json::{self, JsonError};
use cameo_metadata::metadata::is_too_deep;
use cameo_oidc::http::{RATE_LIMIT, RATE_REMAINING, RATE_RESET, Response};
use cameo_oidc::time::Timestamp;
use serde_json::{Map, Value};

/// What the tenant says of its limits, as far as the browser may read it
/// (auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests allowed at once (`x-ratelimit-limit`).
    pub limit: Option<i64>,
    /// Requests left (`x-ratelimit-remaining`).
    pub remaining: Option<i64>,
    /// When there are more again (`x-ratelimit-reset`, seconds since 1970).
    pub reset: Option<Timestamp>,
}

impl RateLimit {
    /// Reads the three headers; a missing or odd one is `None`.
    #[must_use]
    pub fn of(response: &Response) -> Self {
        let number = |name: HeaderName| response.headers().get(name)?.to_str().ok()?.trim().parse().ok();
        Self {
            limit: number(RATE_LIMIT),
            remaining: number(RATE_REMAINING),
            reset: number(RATE_RESET).map(Timestamp),
        }
    }
}

/// Judges the answer to [`read_user_request`](super::read_user_request) for `subject`. An answer without `user_id`, which
/// the fields that were asked for may leave out, is about whoever was asked about.
///
/// # Errors
/// What the tenant refused, or why its answer cannot be taken: [`ApiError::OtherPerson`] for one about somebody else.
pub fn judge_user(response: &Response, subject: &str) -> Result<User, ApiError> {
    let status = response.status().as_u16();
    match (status, json::read(response.body())) {
        (200, Ok(Value::Object(attributes))) => match attributes.get("user_id") {
            Some(other) if other != subject => Err(ApiError::OtherPerson),
            _ => Ok(User::of(attributes)),
        },
        (200, Ok(_)) => Err(ApiError::NotJson { status }),
        (_, body) => Err(refused(status, body, response)),
    }
}

/// Judges the answer to a change of identities: the list of those there are now (201 after linking, 200 after unlinking).
///
/// # Errors
/// As [`judge_user`].
pub(crate) fn judge_identities(response: &Response) -> Result<Vec<Value>, ApiError> {
    let status = response.status().as_u16();
    match (status, json::read(response.body())) {
        (200 | 201, Ok(Value::Array(identities))) => Ok(identities),
        (200 | 201, Ok(_)) => Err(ApiError::NotJson { status }),
        (_, body) => Err(refused(status, body, response)),
    }
}

/// Judges the answer to [`update_request`](super::update_request): the whole user, as it is stored now.
///
/// # Errors
/// As [`judge_user`].
pub fn judge_update(response: &Response, subject: &str) -> Result<User, ApiError> {
    judge_user(response, subject)
}

fn refused(status: u16, body: Result<Value, JsonError>, response: &Response) -> ApiError {
    match body {
        Err(error) if is_too_deep(&error) => ApiError::TooDeep,
        _ if (200..300).contains(&status) => ApiError::NotJson { status },
        Ok(Value::Object(body)) => refusal(status, &body, response),
        _ => refusal_without_json(status, response),
    }
}

fn refusal(status: u16, body: &Map<String, Value>, response: &Response) -> ApiError {
    let text = |name: &str| body.get(name).and_then(Value::as_str).unwrap_or_default();
    let (code, message) = (text("errorCode"), text("message"));
    if let Some(fields) = message.strip_prefix("You cannot update the following fields:") {
        return ApiError::CannotUpdate { fields: list(fields) };
    }
    match (status, code) {
        (400, "Bearer") => ApiError::OpaqueToken,
        (400, _) if message == "Bad HTTP authentication header format" => ApiError::OpaqueToken,
        (400, "invalid_body") => {
            ApiError::InvalidBody { message: message.to_owned(), field: named_field(message) }
        }
        (401, _) if message.starts_with("Expired token") => ApiError::TokenExpired,
        (401, _) => ApiError::Unauthorized { message: message.to_owned() },
        (403, "insufficient_scope") => {
            ApiError::InsufficientScope { expected: list(message.rsplit(": ").next().unwrap_or_default()) }
        }
        (403, "unowned_resource") => ApiError::UnownedResource,
        (404, "inexistent_user") => ApiError::NoSuchUser,
        _ if status == 413 || status == 429 || status >= 500 => refusal_without_json(status, response),
        _ => ApiError::Unexpected {
            status,
            code: (!code.is_empty()).then(|| code.to_owned()),
            message: message.to_owned(),
        },
    }
}

fn refusal_without_json(status: u16, response: &Response) -> ApiError {
    match status {
        401 => ApiError::Unauthorized { message: String::new() },
        413 => ApiError::TooLarge { refused: true },
        429 => ApiError::TooManyRequests { reset: RateLimit::of(response).reset },
        500.. => ApiError::Server { status },
        _ => ApiError::NotJson { status },
    }
}

fn list(names: &str) -> Vec<String> {
    names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The property that a validation message names, in any of the validator's three ways of saying it.
fn named_field(message: &str) -> Option<String> {
    const BEFORE: [&str; 3] =
        [" on property ", "Additional properties not allowed: ", "Missing required property: "];
    let start = BEFORE.iter().find_map(|before| Some(message.find(before)? + before.len()))?;
    let rest = &message[start..];
    let end = rest.find([' ', '\'', '"', '(', ',']).unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches('.');
    (!name.is_empty()).then(|| name.to_owned())
}
