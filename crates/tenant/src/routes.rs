//! Every address of the tenant, and what stands in front of all of them.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};

use crate::answer::ApiError;
use crate::tenant::Tenant;
use crate::{
    authorize, cors, database, discovery, host, logout, management, network, pages, token, userinfo,
};

/// The tenant as a function from request to response.
pub(crate) fn router(tenant: Tenant) -> Router {
    Router::new()
        .route("/", get(pages::home::show))
        .route("/.well-known/openid-configuration", get(discovery::configuration))
        .route(discovery::KEYS, get(discovery::jwks))
        .route(discovery::MOVED_KEYS, get(discovery::jwks))
        .route("/__dev/rotate-keys", post(discovery::rotate))
        .route("/authorize", get(authorize::endpoint).post(authorize::endpoint))
        .route("/u/login", get(pages::login::show).post(pages::login::submit))
        .route("/u/signup", get(pages::signup::show).post(pages::signup::submit))
        .route("/u/social", get(pages::social::show).post(pages::social::submit))
        .route("/u/consent", get(pages::consent::show).post(pages::consent::submit))
        .route("/u/email-verification", get(pages::tickets::verify))
        .route("/u/reset-password", get(pages::tickets::ask).post(pages::tickets::reset))
        .route("/outbox", get(pages::outbox::list))
        .route("/outbox/{id}", get(pages::outbox::show))
        .route("/style.css", get(pages::layout::style))
        .route("/oauth/token", post(token::endpoint))
        .route("/oauth/revoke", post(token::revoke))
        .route("/userinfo", get(userinfo::endpoint).post(userinfo::endpoint))
        .route("/tokeninfo", post(userinfo::tokeninfo))
        .route("/v2/logout", get(logout::v2))
        .route("/oidc/logout", get(logout::oidc).post(logout::oidc))
        .route("/dbconnections/signup", post(database::signup))
        .route("/dbconnections/change_password", post(database::change_password))
        .route("/co/authenticate", post(database::cross_origin_authenticate))
        .route("/delegation", post(database::delegation))
        .route("/api/v2/users/{id}", get(management::users).patch(management::users))
        .route("/api/v2/users/{id}/identities", post(management::link))
        .route("/api/v2/users/{id}/identities/{provider}/{user_id}", delete(management::unlink))
        .route("/api/{*rest}", get(management::not_found))
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        // `network` has read the body by now and refused one that is too long
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(tenant.clone(), network::pass))
        .layer(from_fn_with_state(tenant.clone(), cors::pass))
        .layer(from_fn_with_state(tenant.clone(), host::pass))
        .layer(from_fn_with_state(tenant.clone(), network::log))
        .with_state(tenant)
}

/// A page for a person, a body for a program.
async fn not_found(uri: Uri, headers: HeaderMap) -> Response {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match accepts.contains("text/html") && !uri.path().starts_with("/api/") {
        true => pages::error::not_found(),
        false => ApiError::not_found().into_response(),
    }
}
