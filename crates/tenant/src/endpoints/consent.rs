//! `/u/consent`: the consent page, for `prompt=consent`.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::authorization::completion;
use crate::authorization::waiting::Waiting;
use crate::browser::Browser;
use crate::http::params::Params;
use crate::pages::{consent, error};
use crate::store::StoreError;
use crate::tenant::Tenant;
use crate::tokens::scopes;

/// `GET /u/consent?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => {
            let request = &waiting.request;
            let scopes = scopes::granted(&tenant, &request.scope, request.audience.as_deref());
            consent::page(&waiting.form(), &scopes)
        }
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/consent` with `state` and `action` `accept` or `decline`.
pub(crate) async fn submit(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let answered = |waiting: &Waiting| -> Result<Response, StoreError> {
        let reply = &waiting.request.reply;
        let session = Browser::of(&tenant, &headers).session(&tenant)?;
        tenant.store().end_transaction(&waiting.state)?;
        match (params.get("action"), session) {
            (_, None) => Ok(reply.error(&tenant, "login_required", "Login required")),
            (Some("accept"), Some(session)) => completion::complete(&tenant, &waiting.request, &session),
            _ => Ok(reply.error(&tenant, "access_denied", "User did not authorize the request")),
        }
    };
    match Waiting::find(&tenant, &headers, params.get("state")) {
        Ok(waiting) => answered(&waiting).unwrap_or_else(|e| error::store_failed(&e)),
        Err(problem) => error::page(&problem),
    }
}
