//! The consent page.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, SignInForm, escaped, form_action};

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

/// The question, with the scopes that would be granted.
pub(crate) fn page(form: &SignInForm<'_>, scopes: &str) -> Response {
    let name = escaped(form.application);
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
        state = escaped(form.state),
    );
    let form_action = form_action(form.redirect_uri);
    Page { status: StatusCode::OK, title: "Consent", content, form_action: &form_action }.answer()
}
