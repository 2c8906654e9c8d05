//! What the tenant knows a browser by: two cookies, out of reach of scripts.

use axum::http::HeaderMap;

use crate::http::params::cookie;
use crate::random;
use crate::store::StoreError;
use crate::store::sessions::{SESSION_LIFETIME, Session};
use crate::tenant::Tenant;

/// The cookies of one request.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    /// Ties a page to the browser that began the sign-in, so that nobody can send a form in another's name.
    secret: Option<String>,
    session: Option<String>,
}

/// A cookie's name carries the port: browsers do not keep cookies of two ports of one host apart.
fn name(tenant: &Tenant, word: &str) -> String {
    let port = tenant.issuer_url().port_or_known_default().unwrap_or_default();
    format!("tenant_{word}_{port}")
}

fn set(tenant: &Tenant, word: &str, value: &str, seconds: i64) -> String {
    let secure = if tenant.issuer().starts_with("https:") { "; Secure" } else { "" };
    format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", name(tenant, word))
}

impl Browser {
    /// Reads the cookies.
    pub fn of(tenant: &Tenant, headers: &HeaderMap) -> Self {
        Self {
            secret: cookie(headers, &name(tenant, "browser")),
            session: cookie(headers, &name(tenant, "session")),
        }
    }

    /// The session of the browser, if it has one that lives.
    pub fn session(&self, tenant: &Tenant) -> Result<Option<Session>, StoreError> {
        match &self.session {
            Some(secret) => tenant.store().session(secret, tenant.clock().now()),
            None => Ok(None),
        }
    }

    /// The browser's secret, if it has one.
    pub fn secret(&self) -> Option<&str> {
        self.secret.as_deref()
    }

    /// The browser's secret, or a new one with the `Set-Cookie` that brings it there.
    pub fn secret_or_new(&self, tenant: &Tenant) -> (String, Option<String>) {
        match &self.secret {
            Some(secret) => (secret.clone(), None),
            None => {
                let secret = random::token();
                let cookie = set(tenant, "browser", &secret, SESSION_LIFETIME);
                (secret, Some(cookie))
            }
        }
    }

    /// The `Set-Cookie` that begins a session.
    pub fn begin(tenant: &Tenant, secret: &str) -> String {
        set(tenant, "session", secret, SESSION_LIFETIME)
    }

    /// The `Set-Cookie` that ends it.
    pub fn end(tenant: &Tenant) -> String {
        set(tenant, "session", "", 0)
    }
}
