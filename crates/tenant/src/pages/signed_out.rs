//! The page after a sign-out that leads nowhere, and the question before one that nobody vouches for.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, escaped, form_action};
use crate::http::params::Params;

/// "You are signed out."
pub(crate) fn page() -> Response {
    let content = "<h1>You are signed out</h1>\n<p class=\"lead\">You can close this page, or go back to the application.</p>";
    Page { status: StatusCode::OK, title: "Signed out", content: content.to_owned(), form_action: "" }
        .answer()
}

/// "Do you want to sign out?": without an ID token to vouch for it, any page could have sent the browser here
/// (RP-Initiated Logout 1.0 §2). `confirmation` is what comes back if the person says yes.
pub(crate) fn confirmation(confirmation: &str, params: &Params) -> Response {
    let kept = ["client_id", "post_logout_redirect_uri", "state"];
    let fields: String = kept
        .into_iter()
        .filter_map(|name| params.get(name).map(|value| (name, value)))
        .chain([("confirmation", confirmation)])
        .map(|(name, value)| format!(r#"<input type="hidden" name="{name}" value="{}">"#, escaped(value)))
        .collect();
    let content = format!(
        r#"<h1>Sign out?</h1>
<p class="lead">An application asks to end your session here.</p>
<form method="post" action="/oidc/logout">{fields}<div class="buttons"><button type="submit">Sign out</button></div></form>"#
    );
    let form_action = params.get("post_logout_redirect_uri").map(form_action).unwrap_or_default();
    Page { status: StatusCode::OK, title: "Sign out", content, form_action: &form_action }.answer()
}
