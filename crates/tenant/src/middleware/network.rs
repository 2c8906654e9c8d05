//! What happens to a request on its way: the log, the limit on its length, and the faults of the network.

use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::task::AbortHandle;

use crate::browser::Browser;
use crate::faults::gate::Moment;
use crate::faults::{Caller, Endpoint, Failure, Fault};
use crate::http::answer::{ApiError, OAuthError, text, with_header};
use crate::http::params::{Params, bearer};
use crate::http::paths::MOVED;
use crate::middleware::cors::WithoutCors;
use crate::tenant::{LoggedRequest, Tenant};

/// Bytes that a body may have: Auth0's limit.
const BODY_LIMIT: usize = 1_048_576;

/// The connection that a request came by, so that a fault can cut it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line(Arc<OnceLock<AbortHandle>>);

impl Line {
    /// Says which task carries the connection; only the first one counts.
    pub fn carried_by(&self, task: AbortHandle) {
        // an error would mean that it has one already
        let _ = self.0.set(task);
    }

    /// Ends the connection at its next pause, with nothing more sent.
    pub fn cut(&self) {
        if let Some(task) = self.0.get() {
            task.abort();
        }
    }
}

/// Marks an answer that never arrives.
#[derive(Clone, Copy, Debug)]
struct Dropped;

/// Writes the log.
pub(crate) async fn log(State(tenant): State<Tenant>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
    let line = request.extensions().get::<Line>().cloned();
    let response = next.run(request).await;
    let dropped = response.extensions().get::<Dropped>().is_some();
    let status = if dropped { 0 } else { response.status().as_u16() };
    tenant.log(LoggedRequest { method, path, status });
    if let (true, Some(line)) = (dropped, line) {
        line.cut();
        // the connection's task ends here and now; without this line an answer could still slip out
        std::future::pending::<()>().await;
    }
    response
}

/// Reads the body, finds out who asks, and does what the faults say.
pub(crate) async fn pass(State(tenant): State<Tenant>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        let message = format!("Payload content length greater than maximum allowed: {BODY_LIMIT}");
        return ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, None, message).into_response();
    };
    let endpoint = Endpoint::of(&parts.method, parts.uri.path());
    let caller = caller(&tenant, &parts.uri, &parts.headers, &body);
    tenant.gates().pass(&caller, endpoint, Moment::Request).await;
    if let Some(delay) = delay(&tenant, &caller, endpoint) {
        tokio::time::sleep(delay).await;
    }
    if let Some(instead) = instead(&tenant, &caller, endpoint, parts.uri.path()) {
        return instead;
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    let half = |fault: &Fault| if let Fault::HalfAnEmoji(here) = fault { Some(*here) } else { None };
    let response = match tenant.faults().at(&caller, endpoint, half) {
        true => with_half_an_emoji(response).await,
        false => response,
    };
    if response.status().is_success() {
        tenant.faults().succeeded(&caller, endpoint);
    }
    tenant.gates().pass(&caller, endpoint, Moment::Response).await;
    let dropped_after =
        |fault: &Fault| if let Fault::DroppedAfter(here) = fault { Some(*here) } else { None };
    if tenant.faults().at(&caller, endpoint, dropped_after) {
        return dropped();
    }
    response
}

async fn with_half_an_emoji(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else { return server_error() };
    let text = String::from_utf8_lossy(&body).replace('😀', r"\ud83d");
    parts.headers.remove("content-length");
    Response::from_parts(parts, Body::from(text))
}

fn delay(tenant: &Tenant, caller: &Caller, endpoint: Option<Endpoint>) -> Option<std::time::Duration> {
    tenant.faults().find(caller, |fault| match fault {
        Fault::Slow(here, delay) if here.covers(endpoint) => Some(*delay),
        _ => None,
    })
}

/// What a fault answers in place of the endpoint, which is not asked.
fn instead(tenant: &Tenant, caller: &Caller, endpoint: Option<Endpoint>, path: &str) -> Option<Response> {
    let at = |pick: fn(&Fault) -> Option<Endpoint>| tenant.faults().at(caller, endpoint, pick);
    if at(|fault| if let Fault::DroppedBefore(here) = fault { Some(*here) } else { None }) {
        return Some(dropped());
    }
    let failure = tenant.faults().find(caller, |fault| match fault {
        Fault::FailOnce(here, failure) if here.covers(endpoint) => Some(*failure),
        _ => None,
    });
    if let Some(failure) = failure {
        return Some(match failure {
            Failure::Aborted => dropped(),
            Failure::ServerError => server_error(),
            Failure::TooManyRequests => too_many_requests(tenant, path, true, 1),
            Failure::Forbidden => forbidden(),
        });
    }
    let busy = tenant.faults().find(caller, |fault| match fault {
        Fault::TooManyRequests { endpoint: here, readable, reset_in } if here.covers(endpoint) => {
            Some((*readable, *reset_in))
        }
        _ => None,
    });
    if let Some((readable, reset_in)) = busy {
        return Some(too_many_requests(tenant, path, readable, reset_in));
    }
    if at(|fault| if let Fault::ServerErrorHtml(here) = fault { Some(*here) } else { None }) {
        return Some(server_error());
    }
    if at(|fault| if let Fault::HtmlInsteadOfJson(here) = fault { Some(*here) } else { None }) {
        return Some(html(StatusCode::OK, "Welcome to our network"));
    }
    if at(|fault| if let Fault::ForbiddenHtml(here) = fault { Some(*here) } else { None }) {
        return Some(forbidden());
    }
    if at(|fault| if let Fault::Redirected(here) = fault { Some(*here) } else { None }) {
        let response = text(StatusCode::FOUND, "text/plain; charset=utf-8", String::new());
        return Some(with_header(response, "location", &format!("{}{}", tenant.issuer(), &MOVED[1..])));
    }
    None
}

/// Who asks: by bearer token, refresh token, client_id or cookie, whichever there is.
fn caller(tenant: &Tenant, uri: &Uri, headers: &HeaderMap, body: &Bytes) -> Caller {
    let query = Params::urlencoded(uri.query().unwrap_or_default().as_bytes());
    let has_client = ["/oauth/", "/dbconnections/"].iter().any(|prefix| uri.path().starts_with(prefix));
    let form = if has_client { Params::body(headers, body).unwrap_or_default() } else { Params::default() };
    let of_bearer = bearer(headers)
        .and_then(|token| tenant.store().access_token(token).ok().flatten())
        .map(|(grant, _)| grant);
    let refresh = form.get("refresh_token").or(form.get("token"));
    let of_refresh = || refresh.and_then(|token| tenant.store().refresh_grant(token).ok().flatten());
    if let Some(grant) = of_bearer.or_else(of_refresh) {
        return grant.caller();
    }
    let session = Browser::of(tenant, headers).session(tenant).ok().flatten();
    Caller {
        client_id: form.owned("client_id").or(query.owned("client_id")),
        sid: session.map(|session| session.sid),
    }
}

fn too_many_requests(tenant: &Tenant, path: &str, readable: bool, reset_in: i64) -> Response {
    let mut response = match path.starts_with("/api/") {
        true => ApiError::too_many_requests().into_response(),
        false => OAuthError::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Too Many Requests")
            .into_response(),
    };
    if !readable {
        response.extensions_mut().insert(WithoutCors);
        return response;
    }
    let reset = (tenant.clock().now() + reset_in).to_string();
    let headers =
        [("x-ratelimit-limit", "2"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset.as_str())];
    headers.into_iter().fold(response, |response, (name, value)| with_header(response, name, value))
}

fn server_error() -> Response {
    html(StatusCode::INTERNAL_SERVER_ERROR, "500 Internal Server Error")
}

fn forbidden() -> Response {
    html(StatusCode::FORBIDDEN, "Request blocked")
}

fn html(status: StatusCode, title: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    );
    text(status, "text/html", page)
}

/// An answer whose body breaks off at once. Over a socket not even its head is sent, see [`log`].
fn dropped() -> Response {
    let reset = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
    let mut response = Response::new(Body::new(Broken(Some(reset))));
    response.extensions_mut().insert(Dropped);
    response
}

/// A body that is an error and nothing else.
struct Broken(Option<std::io::Error>);

impl hyper::body::Body for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<Bytes>, std::io::Error>>> {
        std::task::Poll::Ready(self.0.take().map(Err))
    }
}
