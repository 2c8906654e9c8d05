//! The sign-in page.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::error;
use super::layout::{Page, alert, escaped, field};
use super::waiting::Waiting;
use crate::authorize::response::form_action;
use crate::params::Params;
use crate::password;
use crate::rate::Rate;
use crate::store::demo::{DEMO_EMAIL, DEMO_PASSWORD};
use crate::store::users::{PASSWORD_PROVIDER, User};
use crate::tenant::Tenant;

/// Failed sign-ins per address.
const FAILURES: Rate = Rate { burst: 10, per_minute: 10 };

/// `GET /u/login?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => {
            let hint = waiting.request.login_hint.clone().unwrap_or_default();
            page(&waiting, &hint, None)
        }
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/login` with `state`, `username`, `password`.
pub(crate) async fn submit(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let waiting = match Waiting::find(&tenant, &headers, params.get("state")) {
        Ok(waiting) => waiting,
        Err(problem) => return error::page(&problem),
    };
    let (email, given) =
        (params.get("username").unwrap_or_default().trim(), params.get("password").unwrap_or_default());
    if email.is_empty() || given.is_empty() {
        return page(&waiting, email, Some("Please enter your email address and your password."));
    }
    match checked(&tenant, email, given) {
        Ok(Ok(user)) => waiting.signed_in(&tenant, &user).unwrap_or_else(|e| error::store_failed(&e)),
        Ok(Err(problem)) => page(&waiting, email, Some(problem)),
        Err(e) => error::store_failed(&e),
    }
}

/// The person with this address and password, or what to say.
fn checked(tenant: &Tenant, email: &str, given: &str) -> rusqlite::Result<Result<User, &'static str>> {
    let account = tenant.store().account(PASSWORD_PROVIDER, email)?;
    if let Some(account) = account.filter(|account| password::matches(given, &account.password_hash)) {
        return Ok(Ok(account.user));
    }
    let bucket = format!("failures {}", email.to_lowercase());
    let standing = tenant.buckets().take(bucket, FAILURES, tenant.clock().now_millis());
    Ok(Err(match standing.allowed {
        true => "Wrong email or password.",
        false => "Too many attempts for this address. Please wait a minute and try again.",
    }))
}

fn page(waiting: &Waiting, email: &str, problem: Option<&str>) -> Response {
    // after a failure the password is what is to be typed again
    let focus_password = !email.is_empty();
    let autofocus = |here: bool| if here { " autofocus" } else { "" };
    let described = if problem.is_some() { r#" aria-invalid="true" aria-describedby="problem""# } else { "" };
    let username = format!(
        r#"type="email" autocomplete="username" autocapitalize="none" spellcheck="false" required{}{described}"#,
        autofocus(!focus_password)
    );
    let password = format!(
        r#"type="password" autocomplete="current-password" required{}{described}"#,
        autofocus(focus_password)
    );
    let content = format!(
        r#"<h1>Sign in</h1>
<p class="lead">to go on to {name}</p>
{problem}<form method="post" action="/u/login">
<input type="hidden" name="state" value="{state}">
{username}
{password}
<div class="buttons"><button type="submit">Sign in</button></div>
</form>
<p class="lead"><a href="/u/social?state={state}">Continue with Sample Social</a></p>
<div class="aside">
<p>No account here yet? <a href="/u/signup?state={state}">Sign up</a></p>
<p><a href="/outbox">Mails</a> of this tenant</p>
<p>To look around: <code id="demo-email">{DEMO_EMAIL}</code> with the password <code id="demo-password">{DEMO_PASSWORD}</code></p>
</div>"#,
        name = escaped(&waiting.request.client.name),
        problem = problem.map(alert).unwrap_or_default(),
        state = escaped(&waiting.state),
        username = field("Email address", &username, "username", email, None, None),
        password = field("Password", &password, "password", "", None, None),
    );
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let form_action = form_action(&waiting.request.reply.redirect_uri);
    Page { status, title: "Sign in", content, form_action: &form_action }.answer()
}
