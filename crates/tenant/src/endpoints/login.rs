//! `/u/login`: the sign-in page.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::authorization::waiting::Waiting;
use crate::http::params::Params;
use crate::pages::{error, login};
use crate::password;
use crate::rate::Rate;
use crate::store::StoreError;
use crate::store::users::{PASSWORD_PROVIDER, User};
use crate::tenant::Tenant;

/// Failed sign-ins per address.
const FAILURES: Rate = Rate { burst: 10, per_minute: 10 };

/// `GET /u/login?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => login::page(&waiting.form(), waiting.login_hint(), None),
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/login` with `state`, `username`, `password`.
pub(crate) async fn submit(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let waiting = match Waiting::find(&tenant, &headers, params.get("state")) {
        Ok(waiting) => waiting,
        Err(problem) => return error::page(&problem),
    };
    let (email, given) =
        (params.get("username").unwrap_or_default().trim(), params.get("password").unwrap_or_default());
    if email.is_empty() || given.is_empty() {
        return login::page(
            &waiting.form(),
            email,
            Some("Please enter your email address and your password."),
        );
    }
    match checked(&tenant, email, given) {
        Ok(Ok(user)) => waiting.signed_in(&tenant, &user).unwrap_or_else(|e| error::store_failed(&e)),
        Ok(Err(problem)) => login::page(&waiting.form(), email, Some(problem)),
        Err(e) => error::store_failed(&e),
    }
}

/// The person with this address and password, or what to say.
fn checked(tenant: &Tenant, email: &str, given: &str) -> Result<Result<User, &'static str>, StoreError> {
    let account = tenant.store().account(PASSWORD_PROVIDER, email)?;
    if let Some(account) = account.filter(|account| password::matches(given, &account.password_hash)) {
        return Ok(Ok(account.user));
    }
    let bucket = format!("failures {}", email.to_lowercase());
    let standing = tenant.buckets().take(bucket, FAILURES, tenant.clock().now_millis());
    Ok(Err(match standing.allowed {
        true => "Wrong email or password.",
        false => "Too many attempts for this address. Please wait a minute and try again.",
    }))
}
