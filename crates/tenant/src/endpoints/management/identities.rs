//! Linking a second account and parting it again, under the person's own token.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use serde_json::Value;

use super::caller::Bearer;
use super::{existing, metered, segment, user_id};
use crate::http::answer::ApiError;
use crate::http::params::is_json;
use crate::jwt::{self, Disbelief};
use crate::store::identities::Linked;
use crate::tenant::Tenant;

/// Scopes that let a token change identities.
const IDENTITIES: &str = "update:users,update:current_user_identities";

/// `POST /api/v2/users/{id}/identities`: links a second account.
pub(crate) async fn link(
    State(tenant): State<Tenant>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    metered(&tenant, StatusCode::CREATED, || link_identity(&tenant, &uri, &headers, &body))
}

/// `DELETE /api/v2/users/{id}/identities/{provider}/{user_id}`: parts one again.
pub(crate) async fn unlink(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap) -> Response {
    metered(&tenant, StatusCode::OK, || unlink_identity(&tenant, &uri, &headers))
}

/// Links the account that the ID token in `link_with` proves.
fn link_identity(tenant: &Tenant, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Result<Value, ApiError> {
    let (bearer, first) = caller(tenant, uri, headers)?;
    let token = link_with(headers, body)?;
    let second = proven(tenant, &bearer, &token)?;
    if second == first {
        return Err(ApiError::invalid_body("Main account and the linked account are the same."));
    }
    existing(tenant, &bearer.caller, tenant.store().user(&first)?)?;
    match tenant.store().link(&first, &second, tenant.clock().now_millis())? {
        Linked::Done(user) => Ok(user.identities()),
        Linked::Missing => {
            existing(tenant, &bearer.caller, None)?;
            Err(ApiError::not_found())
        }
        Linked::Already => {
            Err(ApiError::new(StatusCode::CONFLICT, None, "Specified identity already exists."))
        }
    }
}

/// Parts an identity; the one that gives the person their id stays.
fn unlink_identity(tenant: &Tenant, uri: &Uri, headers: &HeaderMap) -> Result<Value, ApiError> {
    let (bearer, first) = caller(tenant, uri, headers)?;
    let identity = format!("{}|{}", segment(uri, 6, "provider")?, segment(uri, 7, "user_id")?);
    existing(tenant, &bearer.caller, tenant.store().user(&first)?)?;
    if identity == first {
        let text = "The primary identity cannot be unlinked.";
        return Err(ApiError::new(StatusCode::BAD_REQUEST, "operation_not_supported", text));
    }
    match tenant.store().unlink(&first, &identity, tenant.clock().now_millis())? {
        Some(user) => Ok(user.identities()),
        None => Err(ApiError::new(StatusCode::NOT_FOUND, None, "The identity does not exist.")),
    }
}

fn caller(tenant: &Tenant, uri: &Uri, headers: &HeaderMap) -> Result<(Bearer, String), ApiError> {
    let bearer = Bearer::of(tenant, headers)?;
    bearer.needs_any(IDENTITIES)?;
    let id = user_id(uri)?;
    bearer.owns(&id)?;
    Ok((bearer, id))
}

/// The one property that an end user's token may send.
fn link_with(headers: &HeaderMap, body: &[u8]) -> Result<String, ApiError> {
    if !is_json(headers) {
        return Err(ApiError::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, None, "Unsupported Media Type"));
    }
    let wrong = |text: &str| ApiError::invalid_body(format!("Payload validation error: '{text}'."));
    let body: Value =
        serde_json::from_slice(body).map_err(|_| wrong("Invalid request payload JSON format"))?;
    let body = body.as_object().ok_or_else(|| wrong("Expected type object"))?;
    if let Some(name) = body.keys().find(|name| *name != "link_with") {
        return Err(wrong(&format!("Additional properties not allowed: {name}")));
    }
    match body.get("link_with") {
        Some(Value::String(token)) => Ok(token.clone()),
        Some(_) => Err(ApiError::invalid_body(
            "Payload validation error: 'Expected type string' on property link_with (JWT of the secondary account).",
        )),
        None => Err(wrong("Missing required property: link_with")),
    }
}

/// Whose account an ID token proves: signed by this tenant, for the application of the bearer, and not expired.
fn proven(tenant: &Tenant, bearer: &Bearer, token: &str) -> Result<String, ApiError> {
    let claims = jwt::verified(token, &tenant.keys()).map_err(|disbelief| {
        ApiError::token(match disbelief {
            Disbelief::NotAToken => "Invalid token",
            Disbelief::Signature => "Invalid signature received for JSON Web Token validation",
        })
    })?;
    if claims.get("exp").and_then(Value::as_i64).is_none_or(|exp| tenant.clock().now() >= exp) {
        return Err(ApiError::token("Expired token received for JSON Web Token validation"));
    }
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let Some(subject) = text("sub").filter(|_| text("iss") == Some(tenant.issuer())) else {
        return Err(ApiError::token("Invalid token"));
    };
    // an ID token has one audience, the application; an access token has APIs there
    match text("aud") == bearer.caller.client_id.as_deref() {
        true => Ok(subject.to_owned()),
        false => Err(ApiError::token(format!("Bad audience: {}", text("aud").unwrap_or_default()))),
    }
}
