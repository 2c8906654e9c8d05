//! `/u/signup`: the sign-up page.

use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::authorization::waiting::Waiting;
use crate::http::params::Params;
use crate::new_user::{NewUser, SignupError};
use crate::pages::error;
use crate::pages::signup::{self, Wrong};
use crate::tenant::Tenant;

/// `GET /u/signup?state=…`
pub(crate) async fn show(State(tenant): State<Tenant>, headers: HeaderMap, query: RawQuery) -> Response {
    match Waiting::of_query(&tenant, &headers, &query) {
        Ok(waiting) => signup::page(&waiting.form(), waiting.login_hint(), &Wrong::default()),
        Err(problem) => error::page(&problem),
    }
}

/// `POST /u/signup` with `state`, `email`, `password`: makes the account and signs in.
pub(crate) async fn submit(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let params = Params::urlencoded(&body);
    let waiting = match Waiting::find(&tenant, &headers, params.get("state")) {
        Ok(waiting) => waiting,
        Err(problem) => return error::page(&problem),
    };
    let email = params.get("email").unwrap_or_default().trim();
    let new_user = NewUser::new(email, params.get("password").unwrap_or_default());
    match new_user.add(&tenant) {
        Ok(user) => waiting.signed_in(&tenant, &user).unwrap_or_else(|e| error::store_failed(&e)),
        Err(SignupError::Store(e)) => error::store_failed(&e),
        Err(other) => signup::page(&waiting.form(), email, &signup::in_words(&other)),
    }
}
