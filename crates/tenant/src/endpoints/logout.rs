//! `/v2/logout` and `/oidc/logout` (OpenID Connect RP-Initiated Logout 1.0). Neither revokes a refresh token.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use serde_json::{Map, Value};

use crate::addresses::with_query;
use crate::browser::Browser;
use crate::faults::{Caller, Fault};
use crate::http::answer::{redirect, with_header};
use crate::http::params::Params;
use crate::jwt;
use crate::options::Addresses;
use crate::pages::{self, error::Problem};
use crate::random;
use crate::tenant::Tenant;

fn refused(text: impl Into<String>) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "You could not be signed out this way",
        "invalid_request",
        text.into(),
    )
}

/// `GET /v2/logout?client_id&returnTo`.
pub(crate) async fn v2(
    State(tenant): State<Tenant>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let params = Params::urlencoded(query.unwrap_or_default().as_bytes());
    let browser = Browser::of(&tenant, &headers);
    return_to(&tenant, &params)
        .and_then(|to| end(&tenant, &browser, to))
        .unwrap_or_else(|problem| pages::error::page(&problem))
}

/// Where `/v2/logout` leads. Without `returnTo` Auth0 goes to the first allowed address; a client that allows any loopback
/// address has none.
fn return_to(tenant: &Tenant, params: &Params) -> Result<Option<String>, Problem> {
    let allowed = logout_urls(tenant, params.get("client_id"))?;
    match params.get("returnTo") {
        Some(to) if allowed.iter().any(|list| list.allow_ignoring_query(to)) => Ok(Some(to.to_owned())),
        Some(to) => {
            Err(refused(format!("The returnTo address {to} is not in the list of allowed logout URLs.")))
        }
        None => Ok(allowed.iter().find_map(|list| match list {
            Addresses::Exact(list) => list.first().cloned(),
            Addresses::AnyLoopback => None,
        })),
    }
}

/// The allowed logout URLs of a client, or of the whole tenant if no client is named.
fn logout_urls(tenant: &Tenant, client_id: Option<&str>) -> Result<Vec<Addresses>, Problem> {
    match client_id.map(|id| (id, tenant.client(id))) {
        Some((_, Some(client))) => Ok(vec![client.logout_urls.clone()]),
        Some((id, None)) => Err(refused(format!("Unknown client: {id}"))),
        None => Ok(tenant.options().clients.iter().map(|client| client.logout_urls.clone()).collect()),
    }
}

/// `GET` and `POST /oidc/logout`.
pub(crate) async fn oidc(
    State(tenant): State<Tenant>,
    method: Method,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let params = match method {
        Method::POST => Params::urlencoded(&body),
        _ => Params::urlencoded(query.unwrap_or_default().as_bytes()),
    };
    let browser = Browser::of(&tenant, &headers);
    rp_initiated(&tenant, &params, &browser, &method).unwrap_or_else(|problem| pages::error::page(&problem))
}

fn rp_initiated(
    tenant: &Tenant,
    params: &Params,
    browser: &Browser,
    method: &Method,
) -> Result<Response, Problem> {
    let hint = hint(tenant, params)?;
    let claim = |name: &str| hint.get(name).and_then(Value::as_str);
    let client_id = match (claim("aud"), params.get("client_id")) {
        (Some(aud), Some(id)) if aud != id => {
            return Err(refused("The id_token_hint was given to another client."));
        }
        (aud, id) => aud.or(id),
    };
    let allowed = logout_urls(tenant, client_id)?;
    let session = browser.session(tenant)?;
    let to = match params.get("post_logout_redirect_uri") {
        Some(to) if !allowed.iter().any(|list| list.allow(to)) => {
            return Err(refused(format!("The address {to} is not in the list of allowed logout URLs.")));
        }
        Some(to) => {
            let sid = session.as_ref().map(|session| session.sid.clone());
            let caller = Caller { client_id: client_id.map(str::to_owned), sid };
            Some(with_state(tenant, &caller, to, params.get("state")))
        }
        None => None,
    };
    let vouched = session.is_none_or(|session| {
        let sid = params.get("logout_hint").filter(|_| client_id.is_some());
        claim("sub") == Some(&session.user_id) || sid == Some(&session.sid)
    });
    if !vouched && !confirmed(params, browser, method) {
        return Ok(pages::signed_out::confirmation(&confirmation(browser).unwrap_or_default(), params));
    }
    end(tenant, browser, to)
}

/// The claims of the `id_token_hint`, none without one. An expired hint is as good as a fresh one (RP-Initiated Logout 1.0
/// §4).
fn hint(tenant: &Tenant, params: &Params) -> Result<Map<String, Value>, Problem> {
    match params.get("id_token_hint") {
        None => Ok(Map::new()),
        Some(hint) => jwt::verified(hint, &tenant.keys())
            .map_err(|_| refused("The id_token_hint is not a token of this tenant.")),
    }
}

/// What the tenant's own page sends back as the person's yes: nobody else knows the secret of the browser.
fn confirmation(browser: &Browser) -> Option<String> {
    browser.secret().map(random::hashed)
}

/// Whether the person said yes at the tenant's own page.
fn confirmed(params: &Params, browser: &Browser, method: &Method) -> bool {
    let expected = confirmation(browser);
    *method == Method::POST && expected.is_some() && params.get("confirmation") == expected.as_deref()
}

fn with_state(tenant: &Tenant, caller: &Caller, to: &str, state: Option<&str>) -> String {
    let other = tenant.has_fault(caller, Fault::LogoutOtherState).then(random::token);
    match other.or(state.map(str::to_owned)) {
        Some(state) if !tenant.has_fault(caller, Fault::LogoutWithoutState) => {
            with_query(to, &[("state", state)])
        }
        _ => to.to_owned(),
    }
}

/// Ends the session of the browser and goes where it is to go.
fn end(tenant: &Tenant, browser: &Browser, to: Option<String>) -> Result<Response, Problem> {
    if let Some(session) = browser.session(tenant)? {
        tenant.store().end_session(&session.sid)?;
    }
    let response = match to {
        Some(to) => redirect(&to),
        None => pages::signed_out::page(),
    };
    Ok(with_header(response, "set-cookie", &Browser::end(tenant)))
}
