//! The pages that the links of the mails lead to: the verified address, and the new password.

use axum::http::StatusCode;
use axum::response::Response;

use super::error::Problem;
use super::layout::{Page, alert, escaped, field};
use crate::store::mails::StoredMail;

/// A link that leads nowhere any more.
pub(crate) fn void() -> Problem {
    let text = "This link was followed already, is older than five days, or was replaced by a newer mail."
        .to_owned();
    Problem::new(StatusCode::BAD_REQUEST, "This link is void", "invalid_ticket", text)
}

/// What was done; `sentence` is HTML already.
pub(crate) fn done(title: &str, sentence: &str) -> Response {
    let content = format!(
        "<h1>{title}</h1>\n<p class=\"lead\">{sentence}</p>\n<div class=\"aside\"><p>You can close this page, or go back to the application.</p></div>"
    );
    Page { status: StatusCode::OK, title, content, form_action: "" }.answer()
}

/// The form for a new password, with what was wrong with the one before.
pub(crate) fn page(mail: &StoredMail, wrong: Option<&str>) -> Response {
    // a password manager keeps the new password with the name that stands above it
    let username = r#"type="email" autocomplete="username" readonly"#;
    let attributes = r#"type="password" autocomplete="new-password" required autofocus"#;
    let hint = "At least 8 characters, of three kinds: small and capital letters, numbers, others.";
    let content = format!(
        r#"<h1>Choose a new password</h1>
{problem}<form method="post" action="/u/reset-password">
<input type="hidden" name="ticket" value="{ticket}">
{email}
{password}
<div class="buttons"><button type="submit">Change password</button></div>
</form>"#,
        problem = wrong.map(|_| alert("The password was not changed.")).unwrap_or_default(),
        ticket = escaped(&mail.ticket),
        email = field("Email address", username, "username", &mail.email, None, None),
        password = field("New password", attributes, "password", "", wrong, Some(hint)),
    );
    let status = if wrong.is_some() { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    Page { status, title: "Choose a new password", content, form_action: "" }.answer()
}
