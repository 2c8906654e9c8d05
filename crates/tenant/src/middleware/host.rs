//! Whom the tenant answers: requests for its own name, sent by who may send them.
//!
//! Whoever can load a page in a browser on this machine can make that browser send requests here. Two rules keep such pages out:
//! a request has to name the tenant as its host (a name that somebody pointed at this machine is refused, so DNS rebinding
//! reads nothing), and an endpoint that changes something believes no `Origin` but its own and those of its clients.

use std::net::{Ipv4Addr, Ipv6Addr};

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header, uri::Authority};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::addresses;
use crate::http::answer::{ApiError, text};
use crate::tenant::Tenant;

/// The header that requests under `/__dev/` need, with any value. A page of another origin cannot send it without a preflight,
/// which is not answered there.
pub const DEV_HEADER: &str = "x-tenant-dev";

/// Refuses requests for another host (RFC 9110 §15.5.20), from another origin, or without [`DEV_HEADER`] where it is due.
pub(crate) async fn pass(State(tenant): State<Tenant>, request: Request, next: Next) -> Response {
    if let Some(host) = foreign_host(&tenant, &request) {
        let sentence = format!(
            "This is {}. It answers to that name and to those of this machine, not to {host:?}.\n",
            tenant.issuer()
        );
        return text(StatusCode::MISDIRECTED_REQUEST, "text/plain; charset=utf-8", sentence);
    }
    let path = request.uri().path();
    if path.starts_with("/__dev/") && !request.headers().contains_key(DEV_HEADER) {
        let message = format!("The header {DEV_HEADER} is missing");
        return ApiError::new(StatusCode::FORBIDDEN, None, message).into_response();
    }
    let origin = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    match origin
        .filter(|origin| request.method() == Method::POST && checks_origin(path) && !is_ours(&tenant, origin))
    {
        Some(origin) => {
            // what Auth0 answers where it looks at the origin
            let sentence = format!("Origin {origin} is not allowed.");
            text(StatusCode::FORBIDDEN, "text/plain; charset=utf-8", sentence)
        }
        None => next.run(request).await,
    }
}

/// The host that a request names, if it is not one of ours. One that names none was sent by no browser, and passes.
fn foreign_host(tenant: &Tenant, request: &Request) -> Option<String> {
    let named = match request.headers().get(header::HOST) {
        Some(host) => host.to_str().unwrap_or("?").to_owned(),
        None => request.uri().authority()?.as_str().to_owned(),
    };
    // `user@host` is an authority and no Host (RFC 9112 §3.2)
    let authority = named.parse::<Authority>().ok().filter(|_| !named.contains('@'));
    let host = authority.map(|authority| authority.host().to_ascii_lowercase());
    let ours = |host: &String| Some(host.as_str()) == tenant.issuer_url().host_str() || is_loopback(host);
    match host.as_ref().is_some_and(ours) {
        true => None,
        false => Some(named),
    }
}

/// Whether a host is this machine and nothing else can be: `localhost` and what is under it (RFC 6761 §6.3), 127.0.0.0/8, ::1.
pub(crate) fn is_loopback(host: &str) -> bool {
    let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
        || inner.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback())
}

/// Where a form of any page on the web would have an effect.
fn checks_origin(path: &str) -> bool {
    // the tenant's own pages tie a form to a cookie, and say `no-referrer`, for which a browser writes `Origin: null`
    ["/oauth/", "/dbconnections/", "/co/", "/__dev/"].iter().any(|prefix| path.starts_with(prefix))
}

/// Whether `origin` is the tenant's own or that of a client's pages.
fn is_ours(tenant: &Tenant, origin: &str) -> bool {
    addresses::origin(tenant.issuer()).as_deref() == Some(origin)
        || tenant.options().clients.iter().any(|client| client.callbacks.allow_origin(origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_is_told_from_names_that_look_like_it() {
        for host in ["localhost", "app.localhost", "127.0.0.1", "127.8.0.1", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["localhost.example", "notlocalhost", "127.0.0.1.example", "10.0.0.1", "[::2]", ""] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
