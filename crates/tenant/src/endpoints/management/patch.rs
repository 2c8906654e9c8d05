//! The body of a `PATCH`: read strictly, its values kept to the letter.

use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use crate::exact;
use crate::http::answer::ApiError;
use crate::http::params::is_json;

/// Attributes that a user has, but that an end user's token may not change.
const OTHER_ATTRIBUTES: [&str; 19] = [
    "app_metadata",
    "blocked",
    "client_id",
    "connection",
    "email",
    "email_verified",
    "family_name",
    "given_name",
    "name",
    "nickname",
    "password",
    "phone_number",
    "phone_verified",
    "picture",
    "username",
    "verify_email",
    "verify_password",
    "verify_phone_number",
    "user_id",
];

/// serde_json's own mark for a number of any precision: in a body it would be taken for a number.
const NUMBER_MARK: &[u8] = b"$serde_json::private::";

/// The `user_metadata` of a body, ready to be merged.
pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Map<String, Value>, ApiError> {
    if !is_json(headers) {
        let text = "Unsupported Media Type";
        return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, None, text));
    }
    let not_json =
        || ApiError::invalid_body("Payload validation error: 'Invalid request payload JSON format'.");
    if body.windows(NUMBER_MARK.len()).any(|window| window == NUMBER_MARK) {
        return Err(forbidden_name("$serde_json"));
    }
    // a depth of 128 is the parser's limit, and an error like any other
    let Value::Object(mut root) = exact::read(body).map_err(|_| not_json())? else {
        return Err(ApiError::invalid_body("Payload validation error: 'Expected type object'."));
    };
    if root.is_empty() {
        return Err(ApiError::invalid_body(
            "Payload validation error: 'Missing required property: user_metadata'.",
        ));
    }
    let unknown = |name: &&String| *name != "user_metadata" && !OTHER_ATTRIBUTES.contains(&name.as_str());
    if let Some(name) = root.keys().find(unknown) {
        return Err(ApiError::invalid_body(format!(
            "Payload validation error: 'Additional properties not allowed: {name}'."
        )));
    }
    let metadata = root.shift_remove("user_metadata");
    if !root.is_empty() {
        let names: Vec<&str> = root.keys().map(String::as_str).collect();
        let text = format!("You cannot update the following fields: {}", names.join(", "));
        return Err(ApiError::new(StatusCode::FORBIDDEN, None, text));
    }
    match metadata {
        Some(Value::Object(metadata)) => {
            match metadata.iter().find_map(|(name, value)| forbidden(name, value)) {
                Some(name) => Err(forbidden_name(&name)),
                None => Ok(metadata),
            }
        }
        Some(other) => Err(ApiError::invalid_body(format!(
            "Payload validation error: 'Expected type object but found type {}' on property user_metadata (Metadata object).",
            type_name(&other)
        ))),
        None => Err(not_json()),
    }
}

/// The first name at any depth that has a `.` or a `$` in it.
fn forbidden(name: &str, value: &Value) -> Option<String> {
    if name.contains(['.', '$']) {
        return Some(name.to_owned());
    }
    match value {
        Value::Object(map) => map.iter().find_map(|(name, value)| forbidden(name, value)),
        Value::Array(list) => list.iter().find_map(|value| forbidden("", value)),
        _ => None,
    }
}

fn forbidden_name(name: &str) -> ApiError {
    ApiError::invalid_body(format!(
        "Payload validation error: 'Property names may not contain . or $: {name}' on property user_metadata."
    ))
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
