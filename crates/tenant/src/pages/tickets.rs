//! Where the links of the mails lead: the verified address, and the new password.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::error::{self, Problem};
use super::layout::{Page, alert, escaped, field};
use super::signup::in_words;
use crate::params::Params;
use crate::password;
use crate::signup::NewUser;
use crate::store::StoreError;
use crate::store::mails::{MailKind, StoredMail};
use crate::tenant::Tenant;

fn void() -> Problem {
    let text = "This link was followed already, is older than five days, or was replaced by a newer mail."
        .to_owned();
    Problem::new(StatusCode::BAD_REQUEST, "This link is void", "invalid_ticket", text)
}

fn mail(tenant: &Tenant, ticket: Option<&str>, kind: MailKind) -> Result<StoredMail, Problem> {
    tenant.store().ticket(ticket.unwrap_or_default(), kind, tenant.clock().now())?.ok_or_else(void)
}

/// `GET /u/email-verification?ticket=…`
pub(crate) async fn verify(State(tenant): State<Tenant>, RawQuery(query): RawQuery) -> Response {
    let params = Params::urlencoded(query.unwrap_or_default().as_bytes());
    let verified = || -> Result<StoredMail, Problem> {
        let mail = mail(&tenant, params.get("ticket"), MailKind::Verification)?;
        let done = tenant.store().verify_email(&mail, tenant.clock().now_millis())?;
        done.then_some(mail).ok_or_else(void)
    };
    match verified() {
        Ok(mail) => done("Your address is verified", &format!("{} is yours.", escaped(&mail.email))),
        Err(problem) => error::page(&problem),
    }
}

/// `GET /u/reset-password?ticket=…`
pub(crate) async fn ask(State(tenant): State<Tenant>, RawQuery(query): RawQuery) -> Response {
    let params = Params::urlencoded(query.unwrap_or_default().as_bytes());
    match mail(&tenant, params.get("ticket"), MailKind::PasswordReset) {
        Ok(mail) => page(&mail, None),
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/reset-password` with `ticket` and `password`.
pub(crate) async fn reset(State(tenant): State<Tenant>, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let mail = match mail(&tenant, params.get("ticket"), MailKind::PasswordReset) {
        Ok(mail) => mail,
        Err(problem) => return error::page(&problem),
    };
    let given = params.get("password").unwrap_or_default();
    if let Err(refused) = NewUser::new(&mail.email, given).judge_password() {
        let wrong = in_words(&refused);
        // a password that is not judged wrong by itself is refused in the words above the form
        return page(&mail, wrong.password.or(wrong.above).as_deref());
    }
    let stored = || -> Result<bool, StoreError> {
        match password::hash(given, tenant.password_cost()) {
            Some(hash) => tenant.store().reset_password(&mail, &hash, tenant.clock().now_millis()),
            None => Ok(false),
        }
    };
    match stored() {
        Ok(true) => {
            done("Your password is changed", "Sign in with the new one from now on, wherever you use it.")
        }
        Ok(false) => error::page(&void()),
        Err(e) => error::store_failed(&e),
    }
}

fn done(title: &str, sentence: &str) -> Response {
    let content = format!(
        "<h1>{title}</h1>\n<p class=\"lead\">{sentence}</p>\n<div class=\"aside\"><p>You can close this page, or go back to the application.</p></div>"
    );
    Page { status: StatusCode::OK, title, content, form_action: "" }.answer()
}

fn page(mail: &StoredMail, wrong: Option<&str>) -> Response {
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
