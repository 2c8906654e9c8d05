//! A little browser without a socket, for tests that go through the real pages.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use tower::ServiceExt;

use crate::tenant::Tenant;

/// A browser at the tenant: it keeps cookies, follows redirects inside the tenant, and sends forms.
#[derive(Clone, Debug)]
pub struct UserAgent {
    router: Router,
    origin: url::Url,
    cookies: BTreeMap<String, String>,
}

/// Where the browser is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The address, query and fragment included. An address outside the tenant was not opened.
    pub url: String,
    /// The status; 0 for an address outside the tenant.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Page {
    /// The value of an input of the page, as a browser would send it.
    pub fn input(&self, name: &str) -> Option<String> {
        let tag = self.body.split("<input").find(|tag| tag.contains(&format!(r#"name="{name}""#)))?;
        let value = tag.split(r#"value=""#).nth(1)?.split('"').next()?;
        Some(
            value
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"),
        )
    }
}

impl UserAgent {
    /// A fresh browser, without cookies.
    pub fn new(tenant: &Tenant) -> Self {
        Self { router: tenant.router(), origin: tenant.issuer_url().clone(), cookies: BTreeMap::new() }
    }

    /// Opens an address and follows redirects as long as they stay at the tenant.
    pub async fn open(&mut self, url: &str) -> Page {
        self.go(Method::GET, url, None).await
    }

    /// Sends a form to an address of the tenant, and follows redirects.
    pub async fn submit(&mut self, url: &str, fields: &[(&str, &str)]) -> Page {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.go(Method::POST, url, Some(body)).await
    }

    /// Opens an authorization URL, fills in the sign-in page if it comes, and gives the address at the client where the
    /// sign-in ends (or that of the page it got stuck at).
    pub async fn sign_in(&mut self, authorize_url: &str, email: &str, password: &str) -> String {
        let page = self.open(authorize_url).await;
        if !page.url.contains("/u/login") {
            return page.url;
        }
        let state = page.input("state").unwrap_or_default();
        self.submit("/u/login", &[("state", &state), ("username", email), ("password", password)]).await.url
    }

    /// Opens an authorization URL, fills in the sign-up page, and gives the address where it ends. The URL must carry
    /// `screen_hint=signup`.
    pub async fn sign_up(&mut self, authorize_url: &str, email: &str, password: &str) -> String {
        let page = self.open(authorize_url).await;
        if !page.url.contains("/u/signup") {
            return page.url;
        }
        let state = page.input("state").unwrap_or_default();
        self.submit("/u/signup", &[("state", &state), ("email", email), ("password", password)]).await.url
    }

    /// Forgets all cookies.
    pub fn forget(&mut self) {
        self.cookies.clear();
    }

    /// Whether the browser has a session cookie of the tenant.
    pub fn has_session(&self) -> bool {
        self.cookies.keys().any(|name| name.starts_with("tenant_session_"))
    }

    async fn go(&mut self, method: Method, url: &str, form: Option<String>) -> Page {
        let (mut method, mut form) = (method, form);
        let mut here = url.to_owned();
        for _ in 0..10 {
            let Ok(target) = self.origin.join(&here) else { break };
            if target.origin() != self.origin.origin() {
                return Page { url: here, status: 0, body: String::new() };
            }
            let (status, location, body) = self.ask(&method, &target, form.take()).await;
            match location {
                Some(next) => {
                    here = target.join(&next).map_or(next.clone(), |joined| {
                        // an address at the client is given back to the letter
                        if joined.origin() == self.origin.origin() { joined.to_string() } else { next }
                    })
                }
                None => return Page { url: target.to_string(), status: status.as_u16(), body },
            }
            method = Method::GET;
        }
        Page { url: here, status: 0, body: "too many redirects, or no address".into() }
    }

    async fn ask(
        &mut self,
        method: &Method,
        target: &url::Url,
        form: Option<String>,
    ) -> (StatusCode, Option<String>, String) {
        let path = &target[url::Position::BeforePath..url::Position::AfterQuery];
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.unwrap_or_default()));
        let Ok(request) = request else { return (StatusCode::BAD_REQUEST, None, "not an address".into()) };
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    self.cookies.remove(name)
                } else {
                    self.cookies.insert(name.into(), value.into())
                };
            }
        }
        let location =
            response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap_or_default();
        (status, location, String::from_utf8_lossy(&body).into_owned())
    }
}
