//! The sign-in page.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, SignInForm, alert, escaped, field, form_action};
use crate::store::demo::{DEMO_EMAIL, DEMO_PASSWORD};

/// The form, with the address typed so far and what was wrong with it.
pub(crate) fn page(form: &SignInForm<'_>, email: &str, problem: Option<&str>) -> Response {
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
        name = escaped(form.application),
        problem = problem.map(alert).unwrap_or_default(),
        state = escaped(form.state),
        username = field("Email address", &username, "username", email, None, None),
        password = field("Password", &password, "password", "", None, None),
    );
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let form_action = form_action(form.redirect_uri);
    Page { status, title: "Sign in", content, form_action: &form_action }.answer()
}
