//! The network: the browser's `fetch`, and what tells why one found no answer.
//!
//! reqwest gets public documents, such as keys. It follows redirects, which whatever carries a code or a token must not.

use super::clock;
use cameo_oidc::http::{MAX_BODY, READ_HEADERS, Request, Response, TransportError};
use http::header::AUTHORIZATION;
use http::{HeaderValue, Method, StatusCode};
use js_sys::{Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Headers, RequestCache, RequestInit, RequestRedirect, ResponseType,
    SecurityPolicyViolationEvent,
};

/// How long an answer may take, in milliseconds.
const TIME_LIMIT: u32 = 20_000;

/// How long an answer of an origin shows that it can be reached, in milliseconds.
const WITNESS: f64 = 60_000.0;

/// How long the browser may take to report that the page's policy forbade a request, in milliseconds.
const REPORT: i32 = 20;

/// Sends `request` once. This is the core's transport. A redirect is followed where nothing is sent along: no body, no token.
///
/// # Errors
/// When no answer comes. `fetch` does not tell why, so two witnesses do: a violation of the page's policy that the browser
/// reports for this very address, and another answer of the same origin a moment ago, which a dead network would not have
/// given.
pub async fn send(request: Request) -> Result<Response, TransportError> {
    let redirect = if is_public(&request) { RequestRedirect::Follow } else { RequestRedirect::Manual };
    fetch(request, RequestCache::Default, redirect).await
}

/// The same past whatever the browser keeps of an earlier response: for what asks whether anybody answers now. No redirect is
/// followed.
///
/// # Errors
/// As [`send`].
pub async fn send_past_cache(request: Request) -> Result<Response, TransportError> {
    fetch(request, RequestCache::NoStore, RequestRedirect::Manual).await
}

/// Whether nothing is sent along: no body, no token.
fn is_public(request: &Request) -> bool {
    request.method() == Method::GET && !request.headers().contains_key(AUTHORIZATION)
}

/// The same with an answer that the browser keeps from before asked about first: keys may have been replaced, and a profile
/// changed, while the browser still thinks that it knows them. A redirect is followed as by [`send`].
///
/// # Errors
/// As [`send`].
pub async fn send_anew(request: Request) -> Result<Response, TransportError> {
    if is_public(&request) {
        public_document(request).await
    } else {
        fetch(request, RequestCache::NoCache, RequestRedirect::Manual).await
    }
}

/// Gets a public document, and has the browser ask whether the one that it keeps is still the newest.
async fn public_document(request: Request) -> Result<Response, TransportError> {
    let url = request.uri().to_string();
    begin(&url);
    let request = reqwest::Request::try_from(request).map_err(|_| TransportError::Unreachable)?;
    let limit = Duration::from_millis(TIME_LIMIT.into());
    let request = reqwest::RequestBuilder::from_parts(reqwest::Client::new(), request).timeout(limit);
    #[cfg(target_arch = "wasm32")]
    let request = request.fetch_cache_no_cache();
    let answer = match request.send().await {
        Ok(answer) => answer,
        Err(error) if error.is_timeout() => return Err(TransportError::TimedOut),
        Err(_) => return Err(cause(&url).await),
    };
    SEEN.with_borrow_mut(|seen| seen.answered(origin(&url)));
    if answer.content_length().is_some_and(|length| length > MAX_BODY as u64) {
        return Err(TransportError::TooLarge);
    }
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.map_err(|_| TransportError::Unreachable)?;
    if body.len() > MAX_BODY {
        return Err(TransportError::TooLarge);
    }
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

/// Forgets what was seen of an earlier request to `url`.
fn begin(url: &str) {
    watch();
    SEEN.with_borrow_mut(|seen| seen.forbidden.retain(|forbidden| !is_of(forbidden, url)));
}

async fn fetch(
    request: Request,
    cache: RequestCache,
    redirect: RequestRedirect,
) -> Result<Response, TransportError> {
    let url = request.uri().to_string();
    begin(&url);
    let sent = match prepare(&request, cache, redirect) {
        Ok(init) => JsFuture::from(window().fetch_with_str_and_init(&url, &init)).await,
        Err(error) => Err(error),
    };
    let answer = match sent {
        Ok(answer) => answer.unchecked_into::<web_sys::Response>(),
        Err(error) => {
            return Err(match interrupted(&error) {
                TransportError::TimedOut => TransportError::TimedOut,
                _ => cause(&url).await,
            });
        }
    };
    SEEN.with_borrow_mut(|seen| seen.answered(origin(&url)));
    if answer.type_() == ResponseType::Opaqueredirect {
        return Err(TransportError::Redirected);
    }
    received(&answer).await
}

/// The response to a request that the page has sent already; `sent` is what its `fetch` has given.
///
/// # Errors
/// When none comes.
pub async fn sent(sent: Promise) -> Result<Response, TransportError> {
    let answer = JsFuture::from(sent).await.map_err(|error| interrupted(&error))?;
    received(&answer.unchecked_into()).await
}

fn prepare(
    request: &Request,
    cache: RequestCache,
    redirect: RequestRedirect,
) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in request.headers() {
        headers.append(name.as_str(), value.to_str().unwrap_or_default())?;
    }
    let init = RequestInit::new();
    init.set_method(request.method().as_str());
    init.set_headers(&headers);
    init.set_cache(cache);
    init.set_redirect(redirect);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIME_LIMIT)));
    if !request.body().is_empty() {
        init.set_body(&Uint8Array::from(request.body().as_slice()));
    }
    Ok(init)
}

async fn received(answer: &web_sys::Response) -> Result<Response, TransportError> {
    let headers = answer.headers();
    let length = headers.get("content-length").ok().flatten().and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > MAX_BODY) {
        return Err(TransportError::TooLarge);
    }
    let body = JsFuture::from(answer.array_buffer().map_err(|_| TransportError::Unreachable)?).await;
    let body = Uint8Array::new(&body.map_err(|error| interrupted(&error))?);
    if body.length() as usize > MAX_BODY {
        return Err(TransportError::TooLarge);
    }
    let mut response = Response::new(body.to_vec());
    *response.status_mut() =
        StatusCode::from_u16(answer.status()).map_err(|_| TransportError::Unreachable)?;
    // By name, as reading every name that a server may send would cost a visitor four kilobytes.
    for name in READ_HEADERS {
        let value =
            headers.get(name.as_str()).ok().flatten().and_then(|value| HeaderValue::try_from(value).ok());
        if let Some(value) = value {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}

fn interrupted(error: &JsValue) -> TransportError {
    let name = Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("TimeoutError") => TransportError::TimedOut,
        _ => TransportError::Unreachable,
    }
}

/// Why `url` gave no answer.
async fn cause(url: &str) -> TransportError {
    // The report is a task of its own.
    clock::sleep(REPORT).await;
    SEEN.with_borrow(|seen| {
        if seen.forbidden.iter().any(|forbidden| is_of(forbidden, url)) {
            TransportError::Blocked
        } else if seen.has_answered(&origin(url)) {
            TransportError::OriginNotAllowed
        } else {
            TransportError::Unreachable
        }
    })
}

/// What has been seen of the network.
struct Seen {
    /// The addresses that the page's policy has forbidden.
    forbidden: Vec<String>,
    /// The origins that have answered, and when they last did, in milliseconds since 1970.
    answers: Vec<(String, f64)>,
}

thread_local! {
    static SEEN: RefCell<Seen> = const { RefCell::new(Seen { forbidden: Vec::new(), answers: Vec::new() }) };
    static WATCHES: Cell<bool> = const { Cell::new(false) };
}

impl Seen {
    fn answered(&mut self, origin: String) {
        self.answers.retain(|(known, _)| *known != origin);
        self.answers.push((origin, js_sys::Date::now()));
    }

    fn has_answered(&self, origin: &str) -> bool {
        let is_online = window().navigator().on_line();
        let age = |at: f64| js_sys::Date::now() - at;
        is_online
            && self.answers.iter().any(|(known, at)| known == origin && (0.0..WITNESS).contains(&age(*at)))
    }
}

/// Notes from now on what the page's policy forbids.
fn watch() {
    if WATCHES.replace(true) {
        return;
    }
    let note = Closure::<dyn Fn(SecurityPolicyViolationEvent)>::new(|event: SecurityPolicyViolationEvent| {
        if event.effective_directive() == "connect-src" {
            SEEN.with_borrow_mut(|seen| seen.forbidden.push(event.blocked_uri()));
        }
    });
    // Fails only for a document that is not there.
    let _ =
        document().add_event_listener_with_callback("securitypolicyviolation", note.as_ref().unchecked_ref());
    note.forget();
}

/// Whether a report about `forbidden`, an address or its origin alone, is about `url`.
fn is_of(forbidden: &str, url: &str) -> bool {
    !forbidden.is_empty() && url.starts_with(forbidden)
}

/// `https://host:port` of an address.
fn origin(url: &str) -> String {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    let end = url[after_scheme..].find(['/', '?', '#']).map_or(url.len(), |at| after_scheme + at);
    url[..end].to_owned()
}
