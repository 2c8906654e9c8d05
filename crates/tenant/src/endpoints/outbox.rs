//! `/outbox`: every mail that the tenant would have sent, and each of them with its link.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::pages::{error, outbox};
use crate::tenant::Tenant;

/// `GET /outbox`
pub(crate) async fn list(State(tenant): State<Tenant>) -> Response {
    match tenant.written_mails() {
        Ok(mails) => outbox::list(&mails),
        Err(e) => error::store_failed(&e),
    }
}

/// `GET /outbox/{id}`
pub(crate) async fn show(State(tenant): State<Tenant>, Path(id): Path<String>) -> Response {
    match tenant.written_mails() {
        Ok(mails) => {
            let mail = mails.into_iter().find(|mail| mail.id.to_string() == id);
            mail.map_or_else(error::not_found, |mail| outbox::show(&mail))
        }
        Err(e) => error::store_failed(&e),
    }
}
