//! Sample Social: a page that stands for another provider's sign-in. Whoever is named there is signed in.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::error;
use super::layout::{Page, alert, escaped, field};
use super::waiting::Waiting;
use crate::authorize::response::form_action;
use crate::params::Params;
use crate::random;
use crate::signup::is_email;
use crate::store::StoreError;
use crate::store::demo::SOCIAL_EMAIL;
use crate::store::users::{SOCIAL_PROVIDER, User};
use crate::tenant::Tenant;

/// `GET /u/social?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => {
            let hint = waiting.request.login_hint.clone().unwrap_or_default();
            page(&waiting, &hint, "", None)
        }
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/social` with `state`, `email`, `name`: signs in, and makes the person at the first time.
pub(crate) async fn submit(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let waiting = match Waiting::find(&tenant, &headers, params.get("state")) {
        Ok(waiting) => waiting,
        Err(problem) => return error::page(&problem),
    };
    let (email, name) =
        (params.get("email").unwrap_or_default().trim(), params.get("name").unwrap_or_default().trim());
    if !is_email(email) {
        let text = "Please enter an email address, such as name@example.com.";
        return page(&waiting, email, name, Some(text));
    }
    match person(&tenant, email, name) {
        Ok(Some(user)) => waiting.signed_in(&tenant, &user).unwrap_or_else(|e| error::store_failed(&e)),
        Ok(None) => {
            let text = "This account is being deleted. Please try again.";
            page(&waiting, email, name, Some(text))
        }
        Err(e) => error::store_failed(&e),
    }
}

/// The person whom this address at Sample Social signs in, made if need be: after linking, the one it is linked to.
fn person(tenant: &Tenant, email: &str, name: &str) -> Result<Option<User>, StoreError> {
    if tenant.store().account(SOCIAL_PROVIDER, email)?.is_none() {
        let id = format!("{SOCIAL_PROVIDER}|{}", random::user_number());
        let mut user = User::new(id, email, String::new(), tenant.clock().now_millis());
        // the other provider vouches for the address
        user.email_verified = true;
        if !name.is_empty() {
            user.attributes.insert("name".into(), name.into());
        }
        tenant.store().add_user(&user)?;
    }
    Ok(tenant.store().account(SOCIAL_PROVIDER, email)?.map(|account| account.user))
}

fn page(waiting: &Waiting, email: &str, name: &str, problem: Option<&str>) -> Response {
    let described = if problem.is_some() { r#" aria-invalid="true" aria-describedby="problem""# } else { "" };
    let email_attributes = format!(
        r#"type="email" autocomplete="email" autocapitalize="none" spellcheck="false" required autofocus{described}"#
    );
    let content = format!(
        r#"<h1>Sample Social</h1>
<p class="lead">stands for another provider, and asks for no password</p>
{problem}<form method="post" action="/u/social">
<input type="hidden" name="state" value="{state}">
{email}
{name}
<div class="buttons"><button type="submit">Continue</button></div>
</form>
<div class="aside"><p>To look around: <code id="demo-email">{SOCIAL_EMAIL}</code></p>
<p>Rather with a password? <a href="/u/login?state={state}">Sign in</a></p></div>"#,
        problem = problem.map(alert).unwrap_or_default(),
        state = escaped(&waiting.state),
        email = field("Email address", &email_attributes, "email", email, None, None),
        name = field("Name", r#"type="text" autocomplete="name""#, "name", name, None, None),
    );
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let form_action = form_action(&waiting.request.reply.redirect_uri);
    Page { status, title: "Sample Social", content, form_action: &form_action }.answer()
}
