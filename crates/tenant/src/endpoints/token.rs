//! `/oauth/token` and `/oauth/revoke` (RFC 6749 §3.2, RFC 7009).

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::faults::Fault;
use crate::http::answer::{OAuthError, json, text};
use crate::http::params::Params;
use crate::options::Client;
use crate::store::grants::Grant;
use crate::store::refresh_tokens::Redeemed;
use crate::store::users::User;
use crate::tenant::Tenant;
use crate::tokens::mint::{self, IdTokenFor};

/// `POST /oauth/token`, as a form or as JSON.
pub(crate) async fn endpoint(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::body(&headers, &body)
        .ok_or_else(|| OAuthError::invalid_request("The body is not a JSON object"));
    let answered = params.and_then(|params| match required(&params, "grant_type")? {
        "authorization_code" => code(&tenant, &params),
        "refresh_token" => refresh(&tenant, &params),
        other => Err(OAuthError::new(
            StatusCode::FORBIDDEN,
            "unsupported_grant_type",
            format!("Unsupported grant type: {other}"),
        )),
    });
    answered.unwrap_or_else(IntoResponse::into_response)
}

fn required<'a>(params: &'a Params, name: &str) -> Result<&'a str, OAuthError> {
    params.get(name).ok_or_else(|| OAuthError::invalid_request(format!("Missing required parameter: {name}")))
}

fn client<'a>(tenant: &'a Tenant, params: &Params) -> Result<&'a Client, OAuthError> {
    let id = required(params, "client_id")?;
    tenant.client(id).ok_or_else(|| {
        OAuthError::new(StatusCode::UNAUTHORIZED, "invalid_client", format!("Unknown client: {id}"))
    })
}

/// `grant_type=authorization_code` with PKCE (RFC 7636 §4.6).
fn code(tenant: &Tenant, params: &Params) -> Result<Response, OAuthError> {
    let client = client(tenant, params)?;
    let (code, verifier) = (required(params, "code")?, required(params, "code_verifier")?);
    let invalid = || OAuthError::invalid_grant("Invalid authorization code");
    let now = tenant.clock().now();
    let code = tenant.store().use_code(code, now)?.ok_or_else(invalid)?;
    if code.used {
        // a code that comes twice may have been stolen: what was made of it is void (RFC 6749 §4.1.2)
        tenant.store().revoke_family(&code.grant.family)?;
        return Err(invalid());
    }
    if code.grant.client_id != client.id || now >= code.expires_at {
        return Err(invalid());
    }
    if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != code.challenge {
        return Err(OAuthError::invalid_grant("Failed to verify code verifier"));
    }
    if params.get("redirect_uri") != Some(code.redirect_uri.as_str()) {
        return Err(OAuthError::invalid_grant(
            "The redirect URI is wrong. Please check the redirect_uri parameter.",
        ));
    }
    let user = person(tenant, &code.grant)?;
    let refresh_token = match code.grant.allows("offline_access") {
        true => Some(tenant.store().begin_family(&code.grant, now)?),
        false => None,
    };
    tokens(tenant, client, &code.grant, &user, &IdTokenFor::Code, refresh_token)
}

/// `grant_type=refresh_token`.
fn refresh(tenant: &Tenant, params: &Params) -> Result<Response, OAuthError> {
    let client = client(tenant, params)?;
    let token = required(params, "refresh_token")?;
    let unknown = || OAuthError::invalid_grant("Unknown or invalid refresh token.");
    let mut grant = tenant.store().refresh_grant(token)?.ok_or_else(unknown)?;
    if tenant.has_fault(&grant.caller(), Fault::RefreshReuse) {
        tenant.store().revoke_family(&grant.family)?;
        return Err(unknown());
    }
    if let Some(asked) = params.get("scope") {
        // only fewer scopes, never more (RFC 6749 §6); what is more is dropped without a word
        let kept: Vec<&str> =
            grant.scope.split(' ').filter(|scope| asked.split(' ').any(|s| s == *scope)).collect();
        grant.scope = kept.join(" ");
    }
    // the person first: a token of somebody blocked is not used up
    let user = person(tenant, &grant)?;
    match tenant.store().redeem(token, &client.id, &client.refresh, tenant.clock().now())? {
        Redeemed::Good(next) => tokens(tenant, client, &grant, &user, &IdTokenFor::Refresh, Some(next)),
        Redeemed::Unknown | Redeemed::Reused => Err(unknown()),
    }
}

/// The person of a grant, if they may still have tokens.
fn person(tenant: &Tenant, grant: &Grant) -> Result<User, OAuthError> {
    let caller = grant.caller();
    let gone =
        || OAuthError::invalid_grant("The refresh_token was generated for a user who doesn't exist anymore.");
    let user = tenant.store().user(&grant.user_id)?.ok_or_else(gone)?;
    if tenant.has_fault(&caller, Fault::DeletedUser) {
        return Err(gone());
    }
    if user.blocked || tenant.has_fault(&caller, Fault::BlockedUser) {
        return Err(OAuthError::invalid_grant("user is blocked"));
    }
    Ok(user)
}

fn tokens(
    tenant: &Tenant,
    client: &Client,
    grant: &Grant,
    user: &User,
    flow: &IdTokenFor<'_>,
    refresh_token: Option<String>,
) -> Result<Response, OAuthError> {
    let caller = grant.caller();
    let on = |fault: Fault| tenant.has_fault(&caller, fault);
    let mut body = Map::new();
    let mut put = |name: &str, value: Value| body.insert(name.into(), value);
    put("access_token", mint::access_token(tenant, grant, client.access_token_lifetime)?.into());
    if let Some(token) = refresh_token.filter(|_| !on(Fault::MissingRefreshToken)) {
        put("refresh_token", token.into());
    }
    if grant.allows("openid") && !on(Fault::MissingIdToken) {
        put("id_token", mint::id_token(tenant, client, grant, user, flow).into());
    }
    put("scope", grant.scope.as_str().into());
    if !on(Fault::MissingExpiresIn) {
        put("expires_in", client.access_token_lifetime.into());
    }
    let refresh_expires_in =
        |fault: &Fault| if let Fault::RefreshExpiresIn(seconds) = fault { Some(*seconds) } else { None };
    if let Some(seconds) = tenant.faults().find(&caller, refresh_expires_in) {
        put("refresh_expires_in", seconds.into());
    }
    put("token_type", if on(Fault::LowerCaseTokenType) { "bearer" } else { "Bearer" }.into());
    Ok(json(StatusCode::OK, &Value::Object(body)))
}

/// `POST /oauth/revoke`: ends the family of a refresh token. An unknown token is no error (RFC 7009 §2.2).
pub(crate) async fn revoke(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let revoked = || -> Result<Response, OAuthError> {
        let params = Params::body(&headers, &body)
            .ok_or_else(|| OAuthError::invalid_request("The body is not a JSON object"))?;
        let client = client(&tenant, &params)?;
        let grant = tenant.store().refresh_grant(required(&params, "token")?)?;
        if let Some(grant) = grant.filter(|grant| grant.client_id == client.id) {
            tenant.store().revoke_family(&grant.family)?;
        }
        Ok(text(StatusCode::OK, "text/plain; charset=utf-8", "OK".into()))
    };
    revoked().unwrap_or_else(IntoResponse::into_response)
}
