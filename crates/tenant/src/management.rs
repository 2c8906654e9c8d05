//! The part of the Management API that an end user's own token can reach: `GET` and `PATCH /api/v2/users/{id}`, and its identities.

mod caller;
mod identities;
mod patch;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::addresses::decoded_segment;
use crate::answer::{self, ApiError, with_header};
use crate::fault::{Endpoint, Fault};
use crate::mint;
use crate::params::Params;
use crate::random;
use crate::store::users::{PASSWORD_PROVIDER, User};
use crate::tenant::Tenant;
use caller::Bearer;

/// Scopes that let a token read a user.
const READ: &str = "read:users,read:current_user";
/// Scopes that let a token change one.
const UPDATE: &str = "update:users,update:users_app_metadata,update:current_user_metadata";

/// `/api/v2/users/{id}`, with the rate-limit headers that every answer has.
pub(crate) async fn users(
    State(tenant): State<Tenant>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    metered(&tenant, StatusCode::OK, || match method {
        Method::PATCH => update(&tenant, &uri, &headers, &body),
        _ => read(&tenant, &uri, &headers),
    })
}

/// `POST /api/v2/users/{id}/identities`: links a second account.
pub(crate) async fn link(
    State(tenant): State<Tenant>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    metered(&tenant, StatusCode::CREATED, || identities::link(&tenant, &uri, &headers, &body))
}

/// `DELETE /api/v2/users/{id}/identities/{provider}/{user_id}`: parts one again.
pub(crate) async fn unlink(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap) -> Response {
    metered(&tenant, StatusCode::OK, || identities::unlink(&tenant, &uri, &headers))
}

/// What `answer` says, or 429, with the rate-limit headers that every answer has.
fn metered(
    tenant: &Tenant,
    status: StatusCode,
    answer: impl FnOnce() -> Result<Value, ApiError>,
) -> Response {
    let rate = tenant.options().management_rate;
    let standing = tenant.buckets().take("management".into(), rate, tenant.clock().now_millis());
    let answered = if standing.allowed { answer() } else { Err(too_many_requests()) };
    let mut response = answered.map_or_else(IntoResponse::into_response, |value| {
        answer::json_text(status, mint::with_halves(&value.to_string()))
    });
    for (name, value) in standing.headers() {
        response = with_header(response, name, &value);
    }
    response
}

/// Anything else under `/api/v2/`.
pub(crate) async fn not_found() -> ApiError {
    ApiError::not_found()
}

/// 429 in the words of the Management API.
pub(crate) fn too_many_requests() -> ApiError {
    ApiError::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Global limit has been reached")
}

fn read(tenant: &Tenant, uri: &Uri, headers: &HeaderMap) -> Result<Value, ApiError> {
    let bearer = Bearer::of(tenant, headers)?;
    bearer.needs_any(READ)?;
    let id = user_id(uri)?;
    bearer.owns(&id)?;
    let user = existing(tenant, &bearer, tenant.store().user(&id)?)?;
    let edit = |fault: &Fault| {
        if let Fault::EditAfterRead(value) = fault { value.as_object().cloned() } else { None }
    };
    if let Some(edit) = tenant.faults().find(&bearer.caller, edit) {
        // what is answered was read before
        tenant.store().patch_user_metadata(&id, &edit, tenant.clock().now_millis())?;
    }
    let profile = misread(tenant, &bearer, Endpoint::ReadUser, user.profile());
    selected(profile, &Params::urlencoded(uri.query().unwrap_or_default().as_bytes()))
}

fn update(tenant: &Tenant, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Result<Value, ApiError> {
    let bearer = Bearer::of(tenant, headers)?;
    bearer.needs_any(UPDATE)?;
    let id = user_id(uri)?;
    bearer.owns(&id)?;
    let patch = patch::read(headers, body)?;
    let now = tenant.clock().now_millis();
    let edit = |fault: &Fault| {
        if let Fault::ConcurrentEdit(value) = fault { value.as_object().cloned() } else { None }
    };
    if let Some(edit) = tenant.faults().find(&bearer.caller, edit) {
        tenant.store().patch_user_metadata(&id, &edit, now)?;
    }
    existing(tenant, &bearer, tenant.store().user(&id)?)?;
    let user = existing(tenant, &bearer, tenant.store().patch_user_metadata(&id, &patch, now)?)?;
    Ok(Value::Object(misread(tenant, &bearer, Endpoint::UpdateUser, user.profile())))
}

/// The profile as the faults want it told.
fn misread(
    tenant: &Tenant,
    bearer: &Bearer,
    endpoint: Endpoint,
    mut profile: Map<String, Value>,
) -> Map<String, Value> {
    let at = |pick: fn(&Fault) -> Option<Endpoint>| tenant.faults().at(&bearer.caller, Some(endpoint), pick);
    if at(|fault| if let Fault::OtherUser(here) = fault { Some(*here) } else { None }) {
        let id = format!("{PASSWORD_PROVIDER}|{}", random::user_number());
        let mut stranger = User::new(id, "stranger@example.com", String::new(), tenant.clock().now_millis());
        stranger.attributes.insert("name".into(), "A Stranger".into());
        stranger.user_metadata = Some(json!({"hobby": "fishing"}));
        profile = stranger.profile();
    }
    if at(|fault| if let Fault::MissingUserId(here) = fault { Some(*here) } else { None }) {
        profile.shift_remove("user_id");
    }
    if mint::surrogate(tenant, &bearer.caller, endpoint) {
        let metadata = profile.get_mut("user_metadata").and_then(Value::as_object_mut);
        let first = metadata.into_iter().flat_map(|metadata| metadata.values_mut()).find(|v| v.is_string());
        if let Some(Value::String(text)) = first {
            text.push_str(mint::HALF);
        }
    }
    profile
}

fn existing(tenant: &Tenant, bearer: &Bearer, user: Option<User>) -> Result<User, ApiError> {
    user.filter(|_| !tenant.has_fault(&bearer.caller, Fault::DeletedUser))
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

/// The fields that `fields` and `include_fields` ask for; `user_id` is not forced in.
fn selected(mut profile: Map<String, Value>, params: &Params) -> Result<Value, ApiError> {
    let include = match params.get("include_fields") {
        None | Some("true") => true,
        Some("false") => false,
        Some(_) => {
            let text = "Query validation error: 'Expected type boolean' on property include_fields.";
            return Err(ApiError::new(StatusCode::BAD_REQUEST, "invalid_query_string", text));
        }
    };
    if let Some(fields) = params.get("fields") {
        let named: Vec<&str> = fields.split(',').map(str::trim).collect();
        profile.retain(|name, _| named.contains(&name.as_str()) == include);
    }
    Ok(Value::Object(profile))
}
