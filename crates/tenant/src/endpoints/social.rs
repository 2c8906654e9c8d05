//! `/u/social`: the page that stands for another provider's sign-in. Whoever is named there is signed in.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::authorization::waiting::Waiting;
use crate::http::params::Params;
use crate::new_user::is_email;
use crate::pages::{error, social};
use crate::random;
use crate::store::StoreError;
use crate::store::users::{SOCIAL_PROVIDER, User};
use crate::tenant::Tenant;

/// `GET /u/social?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => social::page(&waiting.form(), waiting.login_hint(), "", None),
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/social` with `state`, `email`, `name`: signs in, and makes the person at the first time.
pub(crate) async fn submit(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let waiting = match Waiting::find(&tenant, &headers, params.get("state")) {
        Ok(waiting) => waiting,
        Err(problem) => return error::page(&problem),
    };
    let (email, name) =
        (params.get("email").unwrap_or_default().trim(), params.get("name").unwrap_or_default().trim());
    if !is_email(email) {
        let text = "Please enter an email address, such as name@example.com.";
        return social::page(&waiting.form(), email, name, Some(text));
    }
    match person(&tenant, email, name) {
        Ok(Some(user)) => waiting.signed_in(&tenant, &user).unwrap_or_else(|e| error::store_failed(&e)),
        Ok(None) => {
            let text = "This account is being deleted. Please try again.";
            social::page(&waiting.form(), email, name, Some(text))
        }
        Err(e) => error::store_failed(&e),
    }
}

/// The person whom this address at Sample Social signs in, made if need be: after linking, the one it is linked to.
fn person(tenant: &Tenant, email: &str, name: &str) -> Result<Option<User>, StoreError> {
    if tenant.store().account(SOCIAL_PROVIDER, email)?.is_none() {
        let id = format!("{SOCIAL_PROVIDER}|{}", random::user_number());
        let mut user = User::new(id, email, String::new(), tenant.clock().now_millis());
        // the other provider vouches for the address
        user.email_verified = true;
        if !name.is_empty() {
            user.attributes.insert("name".into(), name.into());
        }
        tenant.store().add_user(&user)?;
    }
    Ok(tenant.store().account(SOCIAL_PROVIDER, email)?.map(|account| account.user))
}
