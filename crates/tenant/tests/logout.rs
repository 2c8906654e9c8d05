//! `/v2/logout` and `/oidc/logout`: who may end a session, and where it leads.

mod common;

use common::*;
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Fault, SECOND_EMAIL, Scope, Tenant};

async fn signed_in(tenant: &Tenant) -> UserAgent {
    let mut browser = UserAgent::new(tenant);
    browser.sign_in(&authorize_url(tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    assert!(browser.has_session());
    browser
}

#[tokio::test]
async fn v2_logout_ends_the_session_and_goes_back() {
    let tenant = tenant();
    let mut browser = signed_in(&tenant).await;
    let page =
        browser.open("/v2/logout?client_id=cameo&returnTo=http%3A%2F%2Flocalhost%3A8080%2F%3Fa%3D1").await;
    assert_eq!(page.url, "http://localhost:8080/?a=1");
    assert!(!browser.has_session());
    assert!(
        browser.open(&authorize_url(&tenant, &[("prompt", "none")])).await.url.contains("login_required")
    );
    assert!(browser.open("/v2/logout").await.body.contains("You are signed out"));
    for query in ["returnTo=https%3A%2F%2Fevil.example", "client_id=stranger"] {
        let page = browser.open(&format!("/v2/logout?{query}")).await;
        assert_eq!(page.status, 400, "{query}");
    }
}

#[tokio::test]
async fn oidc_logout_with_a_hint_needs_no_question() {
    let tenant = tenant();
    let mut browser = signed_in(&tenant).await;
    let id_token = tokens(&tenant, &[]).await["id_token"].as_str().expect("a token").to_owned();
    tenant.clock().advance(40_000);
    let url = format!(
        "/oidc/logout?id_token_hint={id_token}&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F&state=s"
    );
    assert_eq!(browser.open(&url).await.url, "http://localhost:8080/?state=s");
    assert!(!browser.has_session());
    for query in [
        format!("id_token_hint={id_token}&client_id=other"),
        "id_token_hint=x.y.z".into(),
        format!("id_token_hint={id_token}&post_logout_redirect_uri=https%3A%2F%2Fevil.example"),
    ] {
        assert_eq!(browser.open(&format!("/oidc/logout?{query}")).await.status, 400, "{query}");
    }
}

#[tokio::test]
async fn oidc_logout_without_a_hint_asks_first() {
    let tenant = tenant();
    let mut browser = signed_in(&tenant).await;
    let page = browser
        .open(
            "/oidc/logout?client_id=cameo&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F&state=s",
        )
        .await;
    assert!(page.body.contains("Sign out?") && browser.has_session());
    let forged = browser.submit("/oidc/logout", &[("client_id", "cameo"), ("confirmation", "guess")]).await;
    assert!(forged.body.contains("Sign out?") && browser.has_session());
    let confirmation = page.input("confirmation").expect("a confirmation");
    let fields = [
        ("client_id", "cameo"),
        ("post_logout_redirect_uri", "http://localhost:8080/"),
        ("state", "s"),
        ("confirmation", &confirmation),
    ];
    assert_eq!(browser.submit("/oidc/logout", &fields).await.url, "http://localhost:8080/?state=s");
    assert!(!browser.has_session());
}

#[tokio::test]
async fn an_id_token_of_somebody_else_vouches_for_nothing() {
    let tenant = tenant();
    let mut browser = signed_in(&tenant).await;
    let end =
        UserAgent::new(&tenant).sign_in(&authorize_url(&tenant, &[]), SECOND_EMAIL, DEMO_PASSWORD).await;
    let other = exchange(&tenant, &param(&end, "code").expect("a code")).await.json();
    let url = format!("/oidc/logout?id_token_hint={}", other["id_token"].as_str().expect("a token"));
    assert!(browser.open(&url).await.body.contains("Sign out?") && browser.has_session());
}

#[tokio::test]
async fn a_logout_hint_names_the_session() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let end = browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    let tokens = exchange(&tenant, &param(&end, "code").expect("a code")).await.json();
    let sid = claims(&tokens["id_token"])["sid"].as_str().expect("a sid").to_owned();
    browser.open("/oidc/logout?client_id=cameo&logout_hint=another").await;
    assert!(browser.has_session());
    browser.open(&format!("/oidc/logout?client_id=cameo&logout_hint={sid}")).await;
    assert!(!browser.has_session());
}

#[tokio::test]
async fn the_way_back_from_logout_goes_wrong() {
    let tenant = tenant();
    let state_after = async |fault: Fault| {
        tenant.clear_faults();
        tenant.set_fault(Scope::Client("cameo".into()), fault);
        let url =
            "/oidc/logout?client_id=cameo&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F&state=s";
        param(&UserAgent::new(&tenant).open(url).await.url, "state")
    };
    assert_eq!(state_after(Fault::LogoutWithoutState).await, None);
    assert!(state_after(Fault::LogoutOtherState).await.is_some_and(|state| state != "s"));
}
