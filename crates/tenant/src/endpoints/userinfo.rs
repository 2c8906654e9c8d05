//! `/userinfo` (OpenID Connect Core §5.3) and its forerunner `/tokeninfo`.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use crate::faults::{Endpoint, Fault};
use crate::http::answer::{self, OAuthError, with_header};
use crate::http::params::{Params, bearer};
use crate::jwt;
use crate::random;
use crate::rate::Rate;
use crate::store::StoreError;
use crate::tenant::Tenant;
use crate::tokens::{faults, mint};

/// Per person, on every plan of Auth0.
const RATE: Rate = Rate { burst: 10, per_minute: 5 };

/// `GET` and `POST /userinfo`.
pub(crate) async fn endpoint(State(tenant): State<Tenant>, headers: HeaderMap) -> Response {
    userinfo(&tenant, &headers).unwrap_or_else(|error| OAuthError::from(error).into_response())
}

fn userinfo(tenant: &Tenant, headers: &HeaderMap) -> Result<Response, StoreError> {
    let Some(token) = bearer(headers) else {
        return Ok(unauthorized("invalid_request", "Missing access token"));
    };
    let Some((grant, expires_at)) = tenant.store().access_token(token)? else {
        return Ok(unauthorized("invalid_token", "The access token is invalid"));
    };
    // a JWT must still be signed by a published key; an opaque token is good because it is known
    let void = token.contains('.') && jwt::verified(token, &tenant.keys()).is_err();
    if void || tenant.clock().now() >= expires_at || !grant.allows("openid") {
        return Ok(unauthorized("invalid_token", "The access token is invalid or expired"));
    }
    let caller = grant.caller();
    let user = tenant.store().user(&grant.user_id)?;
    let Some(user) = user.filter(|_| !tenant.has_fault(&caller, Fault::DeletedUser)) else {
        return Ok(unauthorized("invalid_token", "The user does not exist"));
    };
    let standing =
        tenant.buckets().take(format!("userinfo {}", user.user_id), RATE, tenant.clock().now_millis());
    let mut response = if standing.allowed {
        let subject = match tenant.has_fault(&caller, Fault::UserInfoWrongSubject) {
            true => format!("auth0|{}", random::user_number()),
            false => user.user_id.clone(),
        };
        let mut claims = Map::new();
        claims.insert("sub".into(), subject.into());
        claims.extend(mint::person_claims(&grant, &user));
        claims.extend(faults::from_elsewhere(tenant, &caller));
        if faults::surrogate(tenant, &caller, Endpoint::UserInfo)
            && let Some(Value::String(name)) = claims.get_mut("name")
        {
            name.push_str(faults::HALF);
        }
        if tenant.has_fault(&caller, Fault::SignedUserInfo) {
            // the two claims that OpenID Connect Core §5.3.2 wants in a signed answer
            claims.insert("iss".into(), tenant.issuer().into());
            claims.insert("aud".into(), grant.client_id.as_str().into());
            answer::text(StatusCode::OK, "application/jwt", faults::signed(tenant, &caller, &claims))
        } else {
            answer::json_text(StatusCode::OK, faults::with_halves(&Value::Object(claims).to_string()))
        }
    } else {
        OAuthError::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Too Many Requests")
            .into_response()
    };
    for (name, value) in standing.headers() {
        response = with_header(response, name, &value);
    }
    Ok(response)
}

/// Plain text and a header, as the wire has it.
fn unauthorized(error: &str, description: &str) -> Response {
    let challenge = format!(r#"Bearer realm="Users", error="{error}", error_description="{description}""#);
    let response = answer::text(StatusCode::UNAUTHORIZED, "text/plain; charset=utf-8", "Unauthorized".into());
    with_header(response, "www-authenticate", &challenge)
}

/// `POST /tokeninfo {id_token}`: the whole profile for an ID token, as `getProfile` of old had it.
pub(crate) async fn tokeninfo(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let profile = || -> Result<Response, OAuthError> {
        let invalid = || {
            OAuthError::new(StatusCode::UNAUTHORIZED, "invalid_token", "The id_token is invalid or expired")
        };
        let params = Params::body(&headers, &body).unwrap_or_default();
        let token = params
            .get("id_token")
            .ok_or_else(|| OAuthError::invalid_request("Missing required parameter: id_token"))?;
        let claims = jwt::verified(token, &tenant.keys()).map_err(|_| invalid())?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default();
        let lives = claims.get("exp").and_then(Value::as_i64).is_some_and(|exp| tenant.clock().now() < exp);
        if !lives || tenant.client(text("aud")).is_none() {
            return Err(invalid());
        }
        let user = tenant.store().user(text("sub"))?.ok_or_else(invalid)?;
        Ok(answer::json(StatusCode::OK, &Value::Object(user.profile())))
    };
    profile().unwrap_or_else(IntoResponse::into_response)
}
