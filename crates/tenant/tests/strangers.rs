//! What a page of somebody else cannot do with a tenant on this machine.

mod common;

use common::*;
use rstest::rstest;
use tenant::{Options, Tenant};

#[rstest]
#[case("localhost:4400", 200)]
#[case("LOCALHOST", 200)]
#[case("127.0.0.1:9", 200)]
#[case("[::1]:4400", 200)]
#[case("tenant.example", 200)] // the issuer's own
#[case("tenant.example:4400", 200)]
#[case("other.tenant.example", 421)]
#[case("attacker.example:4400", 421)]
#[case("localhost.attacker.example", 421)]
#[case("127.0.0.1.attacker.example:4400", 421)]
#[case("192.168.0.7:4400", 421)]
#[case("user@localhost:4400", 421)]
#[case("", 421)]
#[tokio::test]
async fn only_names_of_this_machine_and_the_issuers_are_answered(#[case] host: &str, #[case] status: u16) {
    let issuer = "https://tenant.example/".into();
    let tenant = Tenant::open(Options { issuer, ..options() }).expect("a tenant");
    for path in ["/outbox", "/", "/style.css", "/.well-known/openid-configuration"] {
        assert_eq!(ask(&tenant, "GET", path, &[("host", host)], "").await.status, status, "{path}");
    }
}

#[tokio::test]
async fn a_refused_host_is_told_which_one_is_right() {
    let refused = ask(&tenant(), "GET", "/outbox", &[("host", "attacker.example")], "").await;
    assert!(
        refused.body.contains("http://localhost:4400/") && !refused.body.contains("second@"),
        "{}",
        refused.body
    );
}

#[tokio::test]
async fn development_endpoints_need_a_header_that_a_form_cannot_send() {
    let tenant = tenant();
    let keys = async || get(&tenant, "/.well-known/jwks.json").await.body;
    let before = keys().await;
    let form = [("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(ask(&tenant, "POST", "/__dev/rotate-keys", &form, "").await.status, 403);
    assert_eq!(keys().await, before);
    // a script of another origin may not send it either
    let preflight = [
        ("origin", "http://localhost:8080"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", tenant::DEV_HEADER),
    ];
    let answer = ask(&tenant, "OPTIONS", "/__dev/rotate-keys", &preflight, "").await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
    assert_eq!(
        ask(&tenant, "POST", "/__dev/rotate-keys", &[(tenant::DEV_HEADER, "1")], "").await.status,
        200
    );
    assert_ne!(keys().await, before);
}

#[rstest]
#[case("http://localhost:8080", true)] // a client's page
#[case("https://attacker.example", false)]
#[case("null", false)]
#[tokio::test]
async fn forms_of_other_pages_change_nothing(#[case] origin: &str, #[case] allowed: bool) {
    let tenant = tenant();
    let token = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    let headers = [("origin", origin), ("content-type", "application/x-www-form-urlencoded")];
    let body = "client_id=cameo&connection=Username-Password-Authentication&email=new%40example.com&password=Brand-new-1";
    let made = ask(&tenant, "POST", "/dbconnections/signup", &headers, body).await;
    let mailed = ask(&tenant, "POST", "/dbconnections/change_password", &headers, body).await;
    let revoked =
        ask(&tenant, "POST", "/oauth/revoke", &headers, format!("client_id=cameo&token={token}")).await;
    for answer in [&made, &mailed, &revoked] {
        assert_eq!(answer.status == 200, allowed, "{}", answer.body);
    }
    if !allowed {
        assert_eq!((revoked.status, revoked.body), (403, format!("Origin {origin} is not allowed.")));
        assert_eq!(refresh(&tenant, &token).await.status, 200, "the token is as good as before");
    }
}
