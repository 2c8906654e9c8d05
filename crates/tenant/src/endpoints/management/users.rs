//! `GET` and `PATCH /api/v2/users/{id}`.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::caller::Bearer;
use super::{existing, metered, patch, user_id};
use crate::faults::{Endpoint, Fault};
use crate::http::answer::ApiError;
use crate::http::params::Params;
use crate::random;
use crate::store::users::{PASSWORD_PROVIDER, User};
use crate::tenant::Tenant;
use crate::tokens::faults;

/// Scopes that let a token read a user.
const READ: &str = "read:users,read:current_user";
/// Scopes that let a token change one.
const UPDATE: &str = "update:users,update:users_app_metadata,update:current_user_metadata";

/// `/api/v2/users/{id}`, with the rate-limit headers that every answer has.
pub(crate) async fn endpoint(
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

fn read(tenant: &Tenant, uri: &Uri, headers: &HeaderMap) -> Result<Value, ApiError> {
    let bearer = Bearer::of(tenant, headers)?;
    bearer.needs_any(READ)?;
    let id = user_id(uri)?;
    bearer.owns(&id)?;
    let user = existing(tenant, &bearer.caller, tenant.store().user(&id)?)?;
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
    existing(tenant, &bearer.caller, tenant.store().user(&id)?)?;
    let user = existing(tenant, &bearer.caller, tenant.store().patch_user_metadata(&id, &patch, now)?)?;
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
    if faults::surrogate(tenant, &bearer.caller, endpoint) {
        let metadata = profile.get_mut("user_metadata").and_then(Value::as_object_mut);
        let first = metadata.into_iter().flat_map(|metadata| metadata.values_mut()).find(|v| v.is_string());
        if let Some(Value::String(text)) = first {
            text.push_str(faults::HALF);
        }
    }
    profile
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
