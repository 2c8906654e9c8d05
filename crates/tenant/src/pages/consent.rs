//! The consent page, for `prompt=consent`.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::error;
use super::layout::{Page, escaped};
use super::waiting::Waiting;
use crate::authorize::completion;
use crate::authorize::response::form_action;
use crate::browser::Browser;
use crate::params::Params;
use crate::scopes;
use crate::store::StoreError;
use crate::tenant::Tenant;

/// `GET /u/consent?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => page(&tenant, &waiting),
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

fn in_words(scope: &str) -> &'static str {
    match scope {
        "openid" => "know who you are",
        "profile" => "see your name, nickname and picture",
        "email" => "see your email address",
        "address" => "see your postal address",
        "phone" => "see your phone number",
        "offline_access" => "stay signed in",
        "read:current_user" => "read your profile",
        "update:current_user_metadata" => "change your metadata",
        "create:current_user_metadata" => "add metadata",
        "delete:current_user_metadata" => "remove metadata",
        _ => "act for you in this matter",
    }
}

fn page(tenant: &Tenant, waiting: &Waiting) -> Response {
    let request = &waiting.request;
    let name = escaped(&request.client.name);
    let scopes = scopes::granted(tenant, &request.scope, request.audience.as_deref());
    let items: String = scopes
        .split_ascii_whitespace()
        .map(|scope| format!(r#"<li>{}<span class="code">{}</span></li>"#, in_words(scope), escaped(scope)))
        .collect();
    let content = format!(
        r#"<h1>Allow {name}?</h1>
<p class="lead">{name} would like to</p>
<ul>{items}</ul>
<form method="post" action="/u/consent">
<input type="hidden" name="state" value="{state}">
<div class="buttons"><button type="submit" name="action" value="accept">Allow</button>
<button type="submit" class="quiet" name="action" value="decline">Decline</button></div>
</form>"#,
        state = escaped(&waiting.state),
    );
    let form_action = form_action(&request.reply.redirect_uri);
    Page { status: StatusCode::OK, title: "Consent", content, form_action: &form_action }.answer()
}
