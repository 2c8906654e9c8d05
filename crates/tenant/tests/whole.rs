//! The tenant as a whole: CORS, odd requests, the log, the socket, the data file.

mod common;

use common::*;
use proptest::prelude::*;
use serde_json::json;
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Endpoint, Fault, OpenError, Options, Running, Scope, Tenant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test]
async fn preflights_are_answered_for_loopback_pages_only() {
    let tenant = tenant();
    for (path, origin, allowed) in [
        ("/api/v2/users/auth0%7Cx", "http://localhost:8080", "http://localhost:8080"),
        ("/oauth/token", "http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("/dbconnections/signup", "http://[::1]:8080", "http://[::1]:8080"),
        ("/api/v2/users/auth0%7Cx", "https://evil.example", ""),
        ("/api/v2/users/auth0%7Cx", "null", ""),
        ("/userinfo", "https://anywhere.example", "*"),
        ("/.well-known/jwks.json", "https://anywhere.example", "*"),
        ("/authorize", "http://localhost:8080", ""),
    ] {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "PATCH"),
            ("access-control-request-headers", "authorization,auth0-client"),
        ];
        let answer = ask(&tenant, "OPTIONS", path, &headers, "").await;
        assert_eq!(
            (answer.status, answer.header("access-control-allow-origin")),
            (204, allowed),
            "{path} {origin}"
        );
        if !allowed.is_empty() {
            assert!(answer.header("access-control-allow-methods").contains("PATCH"));
            assert_eq!(answer.header("access-control-allow-headers"), "authorization,auth0-client");
        }
    }
}

#[tokio::test]
async fn answers_tell_pages_their_rate_limit() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let headers = [("authorization", me.bearer.as_str()), ("origin", "http://localhost:8080")];
    let answer = ask(&tenant, "GET", &me.path, &headers, "").await;
    assert_eq!(answer.header("access-control-allow-origin"), "http://localhost:8080");
    assert!(answer.header("access-control-expose-headers").contains("X-RateLimit-Reset"));
    assert_eq!(answer.header("vary"), "origin,accept-encoding");
    let refused = ask(&tenant, "GET", &me.path, &[("origin", "http://localhost:8080")], "").await;
    assert_eq!(
        (refused.status, refused.header("access-control-allow-origin")),
        (401, "http://localhost:8080")
    );
}

#[tokio::test]
async fn unknown_addresses_are_not_found_and_nothing_more() {
    let tenant = tenant();
    for (method, path) in [
        ("GET", "/nothing"),
        ("DELETE", "/authorize"),
        ("GET", "/api/v2/clients"),
        ("POST", "/api/v2/users/x"),
        ("GET", "/oauth/token"),
    ] {
        let answer = ask(&tenant, method, path, &[], "").await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (404, r#"{"statusCode":404,"error":"Not Found","message":"Not Found"}"#),
            "{method} {path}"
        );
    }
    let page = ask(&tenant, "GET", "/nothing", &[("accept", "text/html")], "").await;
    assert!(page.status == 404 && page.body.contains("There is no page at this address."));
}

const PATHS: [&str; 16] = [
    "/authorize",
    "/oauth/token",
    "/oauth/revoke",
    "/userinfo",
    "/tokeninfo",
    "/v2/logout",
    "/oidc/logout",
    "/u/login",
    "/u/signup",
    "/u/consent",
    "/dbconnections/signup",
    "/dbconnections/change_password",
    "/api/v2/users/auth0%7C6a0f3c5d9e1b2a4c8d7e6f50",
    "/api/v2/users/%00%ff",
    "/co/authenticate",
    "/.well-known/jwks.json",
];
const TYPES: [&str; 4] =
    ["application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data"];
const NAMES: [&str; 12] = [
    "client_id=cameo",
    "redirect_uri=http%3A%2F%2Flocalhost",
    "response_type=code",
    "state=%00",
    "scope=openid",
    "id_token_hint=a.b.c",
    "max_age=99999999999999999999",
    "grant_type=refresh_token",
    "returnTo=%2F%2Fevil",
    "fields=%C3%28",
    "code=%F0%9F%8F%84",
    "refresh_token=%0D%0Ax",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn no_request_makes_it_panic(
        path in prop::sample::select(PATHS.as_slice()),
        method in prop::sample::select(["GET", "POST", "PATCH", "PUT", "OPTIONS", "HEAD", "BREW"].as_slice()),
        content_type in prop::sample::select(TYPES.as_slice()),
        names in prop::collection::vec(prop::sample::select(NAMES.as_slice()), 0..6),
        header in "[ -~]{0,40}",
        body in prop::collection::vec(any::<u8>(), 0..200),
        as_form in any::<bool>(),
    ) {
        let tenant = tenant();
        let query = names.join("&");
        let body = if as_form { query.clone().into_bytes() } else { body };
        let headers = [("content-type", content_type), ("authorization", header.as_str()), ("cookie", header.as_str()), ("origin", header.as_str())];
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let answer = runtime.block_on(ask(&tenant, method, &format!("{path}?{query}"), &headers, body));
        prop_assert!(answer.status < 500, "{} {}", answer.status, answer.body);
    }
}

#[tokio::test]
async fn odd_json_is_refused_and_never_more() {
    let tenant = tenant();
    let bodies = [
        "",
        "null",
        "[]",
        "1e999",
        "\"x\"",
        "{\"a\":",
        "{\"email\":{}}",
        "{\"$serde_json::private::Number\":\"x\"}",
        "{\"client_id\":{\"$serde_json::private::Number\":\"1\"}}",
    ];
    for path in [
        "/oauth/token",
        "/oauth/revoke",
        "/tokeninfo",
        "/dbconnections/signup",
        "/dbconnections/change_password",
    ] {
        for body in bodies.iter().map(|body| (*body).to_owned()).chain([format!(
            "{}1{}",
            "[".repeat(5000),
            "]".repeat(5000)
        )]) {
            let answer =
                ask(&tenant, "POST", path, &[("content-type", "application/json")], body.clone()).await;
            assert!((400..500).contains(&answer.status), "{path} {body}: {}", answer.status);
        }
        let long = ask(&tenant, "POST", path, &[], "x".repeat(1_048_577)).await;
        assert_eq!(long.status, 413);
    }
}

#[tokio::test]
async fn every_request_is_in_the_log() {
    let tenant = tenant();
    get(&tenant, "/userinfo?secret=1").await;
    let last = tenant.requests().pop().expect("a request");
    assert_eq!((last.method.as_str(), last.path.as_str(), last.status), ("GET", "/userinfo", 401));
}

async fn over_the_wire(running: &Running, request: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(running.address()).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}

const DISCOVERY: &str =
    "GET /.well-known/openid-configuration HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn a_running_tenant_stops_for_good_and_comes_back_on_the_same_port() {
    let mut running = Running::start(Options::default()).await.expect("a free port");
    let answer = over_the_wire(&running, DISCOVERY).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(running.issuer()));
    running.tenant().set_user_metadata(DEMO_EMAIL, json!({"kept": true}));

    let mut idle = TcpStream::connect(running.address()).await.expect("a connection");
    running.stop().await;
    assert!(over_the_wire(&running, DISCOVERY).await.is_err(), "the port is closed");
    let mut byte = [0];
    assert!(matches!(idle.read(&mut byte).await, Ok(0) | Err(_)), "and so are old connections");
    assert!(TcpListener::bind(running.address()).await.is_err(), "but nobody else is given it");

    running.restart().await.expect("the same port");
    assert!(over_the_wire(&running, DISCOVERY).await.expect("an answer").starts_with("HTTP/1.1 200"));
    assert_eq!(running.tenant().user_metadata(DEMO_EMAIL), Some(json!({"kept": true})));
}

#[tokio::test]
async fn over_a_socket_a_dropped_connection_sends_not_a_byte() {
    let running = Running::start(Options::default()).await.expect("a free port");
    running.tenant().set_fault(Scope::All, Fault::DroppedAfter(Endpoint::Discovery));
    assert!(over_the_wire(&running, DISCOVERY).await.unwrap_or_default().is_empty());
    assert!(
        over_the_wire(&running, DISCOVERY).await.expect("an answer").starts_with("HTTP/1.1 200"),
        "once only"
    );
}

#[tokio::test]
async fn a_taken_port_is_told_in_a_sentence() {
    let running = Running::start(Options::default()).await.expect("a free port");
    let error =
        Running::listen(&running.address().to_string(), Options::default()).await.expect_err("a taken port");
    assert!(error.to_string().starts_with(&format!("cannot listen on {}: ", running.address())), "{error}");
}

/// A folder of its own, gone at the end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("cameo-tenant-{name}-{}", std::process::id())))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn a_data_file_survives_a_restart_with_keys_sessions_and_tokens() {
    let folder = Folder::new("restart");
    let open = || {
        Tenant::open(Options { data: Some(folder.0.join("deep/er/tenant.sqlite3")), ..options() })
            .expect("a tenant")
    };
    let first = open();
    let me = Me::of(&first).await;
    let refresh_token = tokens(&first, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    let waiting = code(&first, &[]).await;
    assert_eq!(me.patch(r#"{"user_metadata":{"hobby":"chess","n":1.0}}"#).await.status, 200);
    let keys = get(&first, "/.well-known/jwks.json").await.body;
    drop(first);

    let second = open();
    assert_eq!(get(&second, "/.well-known/jwks.json").await.body, keys);
    let me = Me { tenant: second.clone(), ..me };
    let metadata = me.get("").await.json()["user_metadata"].clone();
    assert_eq!((&metadata["hobby"], metadata["n"].to_string().as_str()), (&"chess".into(), "1.0"));
    assert_eq!(refresh(&second, &refresh_token).await.status, 200);
    assert_eq!(exchange(&second, &waiting).await.status, 200);
    let end = UserAgent::new(&second).sign_in(&authorize_url(&second, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    assert!(param(&end, "code").is_some(), "the demo users were not made anew");
}

#[test]
fn an_unusable_file_or_issuer_is_told_in_a_sentence() {
    let folder = Folder::new("unusable");
    std::fs::create_dir_all(&folder.0).expect("a folder");
    let file = folder.0.join("not-a-database");
    std::fs::write(
        &file,
        "this is no SQLite file, and long enough to be seen as such by anybody who looks at it",
    )
    .expect("a file");
    for path in [file, folder.0.clone()] {
        let error = Tenant::open(Options { data: Some(path.clone()), ..Options::default() })
            .expect_err("no database");
        assert!(matches!(error, OpenError::File { .. }), "{error}");
        assert!(
            error.to_string().contains(&*path.to_string_lossy()) && !error.to_string().contains('\n'),
            "{error}"
        );
    }
    for issuer in
        ["http://localhost:4400", "localhost:4400/", "ftp://x/", "http://x/tenant/", "http://x/?a/", ""]
    {
        let error =
            Tenant::open(Options { issuer: issuer.into(), ..Options::default() }).expect_err("no issuer");
        assert!(matches!(error, OpenError::Issuer(_)), "{issuer}");
    }
}
