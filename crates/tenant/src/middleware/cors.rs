//! Which pages may read which answers (auth0.com/docs/get-started/applications/set-up-cors).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::faults::{Caller, Endpoint, Fault};
use crate::http::answer::text;
use crate::http::paths::MOVED;
use crate::tenant::Tenant;

const EXPOSED: &str = "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";

/// Marks an answer that must not carry CORS headers: what an edge server in front of the tenant answers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WithoutCors;

/// Who may read.
enum Readers {
    /// Anybody, without cookies.
    Anybody,
    /// Pages whose origin is that of a callback URL.
    Clients,
    /// Nobody: these are pages, not answers.
    Nobody,
}

fn readers(path: &str) -> Readers {
    match path {
        "/userinfo" | MOVED => Readers::Anybody,
        _ if path.starts_with("/.well-known/") => Readers::Anybody,
        "/tokeninfo" | "/delegation" | "/co/authenticate" => Readers::Clients,
        _ if ["/oauth/", "/api/", "/dbconnections/"].iter().any(|prefix| path.starts_with(prefix)) => {
            Readers::Clients
        }
        _ => Readers::Nobody,
    }
}

/// Answers preflights and adds the CORS headers (Fetch Standard §3.3).
pub(crate) async fn pass(State(tenant): State<Tenant>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let path = request.uri().path().to_owned();
    let preflight = request.method() == Method::OPTIONS
        && origin.is_some()
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let method = request.headers().get(header::ACCESS_CONTROL_REQUEST_METHOD).filter(|_| preflight);
    let method = method.and_then(|method| Method::from_bytes(method.as_bytes()).ok());
    let endpoint = Endpoint::of(method.as_ref().unwrap_or(request.method()), &path);
    let wanted = request.headers().get(header::ACCESS_CONTROL_REQUEST_HEADERS).cloned();
    let mut response = match preflight {
        true => text(StatusCode::NO_CONTENT, "text/plain; charset=utf-8", String::new()),
        false => next.run(request).await,
    };
    let without = |fault: &Fault| if let Fault::WithoutCors(here) = fault { Some(*here) } else { None };
    if response.extensions().get::<WithoutCors>().is_some()
        || tenant.faults().at(&Caller::default(), endpoint, without)
    {
        return response;
    }
    let headers = response.headers_mut();
    let allowed = match readers(&path) {
        Readers::Nobody => None,
        Readers::Anybody => {
            headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("false"));
            Some(HeaderValue::from_static("*"))
        }
        Readers::Clients => {
            headers.insert(header::VARY, HeaderValue::from_static("origin,accept-encoding"));
            origin.filter(|origin| {
                let origin = origin.to_str().unwrap_or_default();
                tenant.options().clients.iter().any(|client| client.callbacks.allow_origin(origin))
            })
        }
    };
    if let Some(allowed) = allowed {
        allow(headers, allowed, &path, preflight.then_some(wanted).flatten(), preflight);
    }
    response
}

fn allow(
    headers: &mut HeaderMap,
    origin: HeaderValue,
    path: &str,
    wanted: Option<HeaderValue>,
    preflight: bool,
) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if path == "/co/authenticate" {
        headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    }
    if !preflight {
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
        return;
    }
    let methods = HeaderValue::from_static("GET,POST,PATCH,DELETE,OPTIONS");
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
    // the SDKs send a header of their own, `Auth0-Client`; what is asked for is allowed, as at Auth0
    if let Some(wanted) = wanted {
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, wanted);
    }
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}
