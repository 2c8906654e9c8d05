//! Whose token it is, and what it may do.

use axum::http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use crate::faults::Caller;
use crate::http::answer::ApiError;
use crate::jwt::{self, Disbelief};
use crate::tenant::Tenant;

/// An access token that is good for the Management API.
#[derive(Clone, Debug)]
pub(crate) struct Bearer {
    subject: String,
    scope: String,
    pub caller: Caller,
}

impl Bearer {
    /// The token of a request, judged as Auth0 does: no header, no JWT (an opaque token), a bad signature, an old one, one
    /// for another audience (such as an ID token).
    pub fn of(tenant: &Tenant, headers: &HeaderMap) -> Result<Self, ApiError> {
        let header = headers.get(header::AUTHORIZATION);
        let missing = || ApiError::new(StatusCode::UNAUTHORIZED, None, "Missing authentication");
        let header = header.ok_or_else(missing)?.to_str().unwrap_or_default().trim();
        let malformed =
            || ApiError::new(StatusCode::BAD_REQUEST, "Bearer", "Bad HTTP authentication header format");
        let (scheme, token) = header.split_once(' ').ok_or_else(malformed)?;
        if !scheme.eq_ignore_ascii_case("bearer") || token.split('.').count() != 3 {
            return Err(malformed());
        }
        let claims = jwt::verified(token, &tenant.keys()).map_err(|disbelief| {
            ApiError::token(match disbelief {
                Disbelief::NotAToken => "Invalid token",
                Disbelief::Signature => "Invalid signature received for JSON Web Token validation",
            })
        })?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        if claims.get("exp").and_then(Value::as_i64).is_none_or(|exp| tenant.clock().now() >= exp) {
            return Err(ApiError::token("Expired token received for JSON Web Token validation"));
        }
        if text("iss") != tenant.issuer() {
            return Err(ApiError::token("Invalid token"));
        }
        let audiences: Vec<&str> = match claims.get("aud") {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(one)) => vec![one],
            _ => vec![],
        };
        if !audiences.contains(&tenant.management_audience().as_str()) {
            return Err(ApiError::token(format!("Bad audience: {}", audiences.join(", "))));
        }
        let grant = tenant.store().access_token(token)?.map(|(grant, _)| grant);
        let caller = Caller { client_id: Some(text("azp")), sid: grant.map(|grant| grant.sid) };
        Ok(Self { subject: text("sub"), scope: text("scope"), caller })
    }

    /// Whether the token has one of these scopes (comma-separated, as they stand in the refusal).
    pub fn needs_any(&self, scopes: &str) -> Result<(), ApiError> {
        match scopes.split(',').any(|scope| self.scope.split(' ').any(|s| s == scope)) {
            true => Ok(()),
            false => {
                let text = format!("Insufficient scope, expected any of: {scopes}");
                Err(ApiError::new(StatusCode::FORBIDDEN, "insufficient_scope", text))
            }
        }
    }

    /// Whether the user to be acted on is the token's own.
    pub fn owns(&self, user_id: &str) -> Result<(), ApiError> {
        match self.subject == user_id {
            true => Ok(()),
            false => {
                let text = "User to be acted on does not match subject in bearer token.";
                Err(ApiError::new(StatusCode::FORBIDDEN, "unowned_resource", text))
            }
        }
    }
}
