//! Error pages: what happened, and the one next step.

use axum::http::StatusCode;
use axum::response::Response;

use super::layout::{Page, escaped};
use crate::store::StoreError;

/// What an error page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub status: StatusCode,
    pub title: &'static str,
    /// A short code for the developer.
    pub code: &'static str,
    /// A sentence for the developer; what a request sent may stand in it as it came.
    pub text: String,
}

impl Problem {
    /// A page with this heading; `code` is for whoever is asked for help.
    pub fn new(status: StatusCode, title: &'static str, code: &'static str, text: String) -> Self {
        Self { status, title, code, text }
    }

    /// A store that failed.
    pub fn store(error: &StoreError) -> Self {
        let text = format!("The tenant could not read or write its data: {error}.");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The tenant's data cannot be used", "server_error", text)
    }

    /// A page whose sign-in is over, or belongs to another browser.
    pub fn gone() -> Self {
        let text =
            "This sign-in is over: it took too long, was finished already, or began in another browser."
                .to_owned();
        Self::new(StatusCode::BAD_REQUEST, "Please begin again", "invalid_transaction", text)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::store(&error)
    }
}

/// The page about a problem.
pub(crate) fn page(problem: &Problem) -> Response {
    let content = format!(
        r#"<h1>{}</h1>
<p>{}</p>
<p class="lead">Go back to the application and try from there. Nothing was changed.</p>
<div class="aside"><p class="code">{}</p></div>"#,
        problem.title,
        escaped(&problem.text),
        escaped(problem.code)
    );
    Page { status: problem.status, title: problem.title, content, form_action: "" }.answer()
}

/// The page for a store that failed.
pub(crate) fn store_failed(error: &StoreError) -> Response {
    page(&Problem::store(error))
}

/// The page for an address that does not exist.
pub(crate) fn not_found() -> Response {
    let text = "There is no page at this address.".to_owned();
    page(&Problem::new(StatusCode::NOT_FOUND, "Not found", "not_found", text))
}
