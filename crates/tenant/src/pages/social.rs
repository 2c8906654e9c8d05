//! Sample Social: a page that stands for another provider's sign-in, and asks for no password.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, SignInForm, alert, escaped, field, form_action};
use crate::store::demo::SOCIAL_EMAIL;

/// The form, with what was typed so far and what was wrong with it.
pub(crate) fn page(form: &SignInForm<'_>, email: &str, name: &str, problem: Option<&str>) -> Response {
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
        state = escaped(form.state),
        email = field("Email address", &email_attributes, "email", email, None, None),
        name = field("Name", r#"type="text" autocomplete="name""#, "name", name, None, None),
    );
    let status = if problem.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let form_action = form_action(form.redirect_uri);
    Page { status, title: "Sample Social", content, form_action: &form_action }.answer()
}
