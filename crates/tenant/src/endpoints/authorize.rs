//! `/authorize`: from a request to a page or to an answer at the client (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2).

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, Method};
use axum::response::Response;

use crate::authorization::completion;
use crate::authorization::request::{AuthorizationRequest, Prompt, Refusal};
use crate::browser::Browser;
use crate::faults::{Caller, Fault};
use crate::http::answer::{redirect, with_header};
use crate::http::params::Params;
use crate::pages;
use crate::store::StoreError;
use crate::store::sessions::Session;
use crate::store::users::{SOCIAL, connection};
use crate::tenant::Tenant;

/// `GET` and `POST /authorize`.
pub(crate) async fn endpoint(
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
    answer(&tenant, &params, &browser).unwrap_or_else(|error| pages::error::store_failed(&error))
}

fn answer(tenant: &Tenant, params: &Params, browser: &Browser) -> Result<Response, StoreError> {
    let request = match AuthorizationRequest::read(tenant, params) {
        Ok(request) => request,
        Err(Refusal::Page(problem)) => return Ok(pages::error::page(&problem)),
        Err(Refusal::Client(reply, error, description)) => {
            return Ok(reply.error(tenant, error, &description));
        }
    };
    let session = browser.session(tenant)?;
    let caller =
        Caller { client_id: Some(request.client.id.clone()), sid: session.as_ref().map(|s| s.sid.clone()) };
    let usable = session.filter(|session| is_fresh(tenant, &request, session));
    if request.prompt == Some(Prompt::None) {
        return without_page(tenant, &request, usable, &caller);
    }
    match usable {
        Some(_) if request.prompt == Some(Prompt::Consent) => to_page(tenant, params, browser, "consent"),
        Some(session) if request.prompt.is_none() => completion::complete(tenant, &request, &session),
        _ if request.connection.as_deref() == Some(SOCIAL) => to_page(tenant, params, browser, "social"),
        _ => to_page(tenant, params, browser, if request.sign_up { "signup" } else { "login" }),
    }
}

/// `prompt=none`: an answer without any page, or an error (OpenID Connect Core §3.1.2.6).
fn without_page(
    tenant: &Tenant,
    request: &AuthorizationRequest,
    session: Option<Session>,
    caller: &Caller,
) -> Result<Response, StoreError> {
    match session {
        None => Ok(request.reply.error(tenant, "login_required", "Login required")),
        Some(_) if tenant.has_fault(caller, Fault::ConsentRequired) => {
            Ok(request.reply.error(tenant, "consent_required", "Consent required"))
        }
        Some(session) => completion::complete(tenant, request, &session),
    }
}

/// Whether a session is of the connection asked for, and young enough for `max_age`; one of age 0 never is (OpenID Connect Core §3.1.2.1).
fn is_fresh(tenant: &Tenant, request: &AuthorizationRequest, session: &Session) -> bool {
    let age = tenant.clock().now() - session.auth_time;
    let asked_for = request.connection.as_deref().is_none_or(|name| name == connection(&session.user_id));
    asked_for && request.max_age.is_none_or(|max_age| max_age > 0 && age <= max_age)
}

/// Lets the request wait, and sends the browser to a page.
fn to_page(tenant: &Tenant, params: &Params, browser: &Browser, page: &str) -> Result<Response, StoreError> {
    let (secret, cookie) = browser.secret_or_new(tenant);
    let state = tenant.store().begin_transaction(&secret, &params.0, tenant.clock().now())?;
    let response = redirect(&format!("/u/{page}?state={state}"));
    Ok(match cookie {
        Some(cookie) => with_header(response, "set-cookie", &cookie),
        None => response,
    })
}
