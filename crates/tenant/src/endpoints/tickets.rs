//! `/u/email-verification` and `/u/reset-password`: where the links of the mails lead.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use crate::http::params::Params;
use crate::new_user::NewUser;
use crate::pages::error::{self, Problem};
use crate::pages::layout::escaped;
use crate::pages::signup::in_words;
use crate::pages::tickets;
use crate::password;
use crate::store::StoreError;
use crate::store::mails::{MailKind, StoredMail};
use crate::tenant::Tenant;

fn mail(tenant: &Tenant, ticket: Option<&str>, kind: MailKind) -> Result<StoredMail, Problem> {
    tenant.store().ticket(ticket.unwrap_or_default(), kind, tenant.clock().now())?.ok_or_else(tickets::void)
}

/// `GET /u/email-verification?ticket=…`
pub(crate) async fn verify(State(tenant): State<Tenant>, RawQuery(query): RawQuery) -> Response {
    let params = Params::urlencoded(query.unwrap_or_default().as_bytes());
    let verified = || -> Result<StoredMail, Problem> {
        let mail = mail(&tenant, params.get("ticket"), MailKind::Verification)?;
        let done = tenant.store().verify_email(&mail, tenant.clock().now_millis())?;
        done.then_some(mail).ok_or_else(tickets::void)
    };
    match verified() {
        Ok(mail) => tickets::done("Your address is verified", &format!("{} is yours.", escaped(&mail.email))),
        Err(problem) => error::page(&problem),
    }
}

/// `GET /u/reset-password?ticket=…`
pub(crate) async fn ask(State(tenant): State<Tenant>, RawQuery(query): RawQuery) -> Response {
    let params = Params::urlencoded(query.unwrap_or_default().as_bytes());
    match mail(&tenant, params.get("ticket"), MailKind::PasswordReset) {
        Ok(mail) => tickets::page(&mail, None),
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
        return tickets::page(&mail, wrong.password.or(wrong.above).as_deref());
    }
    let stored = || -> Result<bool, StoreError> {
        match password::hash(given, tenant.password_cost()) {
            Some(hash) => tenant.store().reset_password(&mail, &hash, tenant.clock().now_millis()),
            None => Ok(false),
        }
    };
    match stored() {
        Ok(true) => tickets::done(
            "Your password is changed",
            "Sign in with the new one from now on, wherever you use it.",
        ),
        Ok(false) => error::page(&tickets::void()),
        Err(e) => error::store_failed(&e),
    }
}
