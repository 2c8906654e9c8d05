//! The page at `/`, for somebody who wonders what listens here.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::Page;
use crate::store::demo::{DEMO_EMAIL, DEMO_PASSWORD, SECOND_EMAIL};

/// What to do at the tenant: nothing.
pub(crate) fn page() -> Response {
    let content = format!(
        r#"<h1>Nothing to do here</h1>
<p class="lead">This is where Cameo sends you to sign in, and where it keeps what you edit. Begin at the application.</p>
<div class="aside">
<p>To sign in there: <code>{DEMO_EMAIL}</code> or <code>{SECOND_EMAIL}</code> with the password <code>{DEMO_PASSWORD}</code></p>
<p>What it would have sent: <a href="/outbox">Mails</a></p>
<p>For programs: <a href="/.well-known/openid-configuration">discovery</a> and <a href="/.well-known/jwks.json">keys</a></p>
</div>"#
    );
    Page { status: StatusCode::OK, title: "About", content, form_action: "" }.answer()
}
