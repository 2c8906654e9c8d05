//! Composes the tenant: every address with its endpoint, and what stands in front of all of them. This is the only file that
//! names endpoints.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{delete, get, post};

use crate::endpoints::management::{self, identities, users};
use crate::endpoints::{
    authorize, consent, dbconnections, discovery, login, logout, outbox, signup, site, social, tickets,
    token, userinfo,
};
use crate::http::paths;
use crate::middleware::{cors, host, network};
use crate::tenant::Tenant;

impl Tenant {
    /// All endpoints and pages, as one function from request to response.
    pub fn router(&self) -> Router {
        router(self.clone())
    }
}

fn router(tenant: Tenant) -> Router {
    Router::new()
        .route("/", get(site::home))
        .route("/.well-known/openid-configuration", get(discovery::configuration))
        .route(paths::KEYS, get(discovery::jwks))
        .route(paths::MOVED_KEYS, get(discovery::jwks))
        .route("/__dev/rotate-keys", post(discovery::rotate))
        .route("/authorize", get(authorize::endpoint).post(authorize::endpoint))
        .route("/u/login", get(login::show).post(login::submit))
        .route("/u/signup", get(signup::show).post(signup::submit))
        .route("/u/social", get(social::show).post(social::submit))
        .route("/u/consent", get(consent::show).post(consent::submit))
        .route("/u/email-verification", get(tickets::verify))
        .route("/u/reset-password", get(tickets::ask).post(tickets::reset))
        .route("/outbox", get(outbox::list))
        .route("/outbox/{id}", get(outbox::show))
        .route("/style.css", get(site::style))
        .route("/oauth/token", post(token::endpoint))
        .route("/oauth/revoke", post(token::revoke))
        .route("/userinfo", get(userinfo::endpoint).post(userinfo::endpoint))
        .route("/tokeninfo", post(userinfo::tokeninfo))
        .route("/v2/logout", get(logout::v2))
        .route("/oidc/logout", get(logout::oidc).post(logout::oidc))
        .route("/dbconnections/signup", post(dbconnections::signup))
        .route("/dbconnections/change_password", post(dbconnections::change_password))
        .route("/co/authenticate", post(dbconnections::cross_origin_authenticate))
        .route("/delegation", post(dbconnections::delegation))
        .route("/api/v2/users/{id}", get(users::endpoint).patch(users::endpoint))
        .route("/api/v2/users/{id}/identities", post(identities::link))
        .route("/api/v2/users/{id}/identities/{provider}/{user_id}", delete(identities::unlink))
        .route("/api/{*rest}", get(management::not_found))
        .fallback(site::not_found)
        .method_not_allowed_fallback(site::not_found)
        // `network` has read the body by now and refused one that is too long
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(tenant.clone(), network::pass))
        .layer(from_fn_with_state(tenant.clone(), cors::pass))
        .layer(from_fn_with_state(tenant.clone(), host::pass))
        .layer(from_fn_with_state(tenant.clone(), network::log))
        .with_state(tenant)
}
