//! What the tests of the tenant share: a tenant in memory with a clock of its own, and a way to ask it.

#![allow(dead_code)] // each test file uses its own part

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tenant::testing::UserAgent;
use tenant::{Clock, DEMO_EMAIL, DEMO_PASSWORD, Options, Tenant};
use tower::ServiceExt;
use url::Url;

pub const CALLBACK: &str = "http://127.0.0.1:8080/callback";
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
/// 2026-08-20T09:30:00Z
pub const NOW: i64 = 1_787_218_200;
pub const SCOPE: &str = "openid profile email offline_access read:current_user update:current_user_metadata";

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("ASCII")).unwrap_or_default()
    }
}

pub fn options() -> Options {
    Options { clock: Clock::manual(NOW), ..Options::default() }
}

pub fn tenant() -> Tenant {
    Tenant::open(options()).expect("a tenant in memory")
}

/// Sends one request.
pub async fn ask(
    tenant: &Tenant,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response =
        tenant.router().oneshot(request.body(body.into()).expect("a request")).await.expect("infallible");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a whole body");
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("UTF-8"),
    }
}

pub async fn get(tenant: &Tenant, path: &str) -> Answer {
    ask(tenant, "GET", path, &[], "").await
}

pub async fn post_json(tenant: &Tenant, path: &str, body: Value) -> Answer {
    ask(tenant, "POST", path, &[("content-type", "application/json")], body.to_string()).await
}

pub async fn post_form(tenant: &Tenant, path: &str, pairs: &[(&str, &str)]) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    ask(tenant, "POST", path, &[("content-type", "application/x-www-form-urlencoded")], body).await
}

/// An authorization URL of the code flow; `extra` is added, or replaces what is there.
pub fn authorize_url(tenant: &Tenant, extra: &[(&str, &str)]) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let audience = tenant.management_audience();
    let mut pairs = vec![
        ("client_id", "cameo"),
        ("redirect_uri", CALLBACK),
        ("response_type", "code"),
        ("scope", SCOPE),
        ("audience", &audience),
        ("state", "the-state"),
        ("nonce", "the-nonce"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    for (name, value) in extra {
        pairs.retain(|(n, _)| n != name);
        if !value.is_empty() {
            pairs.push((name, value));
        }
    }
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{}authorize?{query}", tenant.issuer())
}

/// A parameter of an answer at the client, from query or fragment.
pub fn param(url: &str, name: &str) -> Option<String> {
    let url = Url::parse(url).unwrap_or_else(|e| panic!("{e}: {url}"));
    let text = url.fragment().or(url.query()).unwrap_or_default().to_owned();
    url::form_urlencoded::parse(text.as_bytes()).find(|(n, _)| n == name).map(|(_, value)| value.into_owned())
}

/// Signs the demo user in and gives the code.
pub async fn code(tenant: &Tenant, extra: &[(&str, &str)]) -> String {
    let url = UserAgent::new(tenant).sign_in(&authorize_url(tenant, extra), DEMO_EMAIL, DEMO_PASSWORD).await;
    param(&url, "code").unwrap_or_else(|| panic!("no code in {url}"))
}

/// Exchanges a code.
pub async fn exchange(tenant: &Tenant, code: &str) -> Answer {
    let body = json!({"grant_type": "authorization_code", "client_id": "cameo", "code": code, "code_verifier": VERIFIER,
        "redirect_uri": CALLBACK});
    post_json(tenant, "/oauth/token", body).await
}

/// Exchanges a refresh token.
pub async fn refresh(tenant: &Tenant, token: &str) -> Answer {
    let pairs = [("grant_type", "refresh_token"), ("client_id", "cameo"), ("refresh_token", token)];
    post_form(tenant, "/oauth/token", &pairs).await
}

/// Signs the demo user in and gives the token response.
pub async fn tokens(tenant: &Tenant, extra: &[(&str, &str)]) -> Value {
    let answer = exchange(tenant, &code(tenant, extra).await).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()
}

/// The claims of a token, unverified.
pub fn claims(token: &Value) -> Value {
    part(token, 1)
}

/// A part of a token, decoded.
pub fn part(token: &Value, index: usize) -> Value {
    let part = token.as_str().expect("a token").split('.').nth(index).expect("three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64url")).expect("JSON")
}

/// The Management API as the demo user sees it.
pub struct Me {
    pub tenant: Tenant,
    pub path: String,
    pub bearer: String,
}

impl Me {
    pub async fn of(tenant: &Tenant) -> Self {
        Self::with(tenant, &tokens(tenant, &[]).await)
    }

    pub fn with(tenant: &Tenant, tokens: &Value) -> Self {
        let subject = claims(&tokens["id_token"])["sub"].as_str().expect("a subject").replace('|', "%7C");
        let bearer = format!("Bearer {}", tokens["access_token"].as_str().expect("a token"));
        Self { tenant: tenant.clone(), path: format!("/api/v2/users/{subject}"), bearer }
    }

    pub async fn get(&self, query: &str) -> Answer {
        ask(&self.tenant, "GET", &format!("{}{query}", self.path), &[("authorization", &self.bearer)], "")
            .await
    }

    pub async fn patch(&self, body: impl Into<Body>) -> Answer {
        let headers = [("authorization", self.bearer.as_str()), ("content-type", "application/json")];
        ask(&self.tenant, "PATCH", &self.path, &headers, body).await
    }
}
