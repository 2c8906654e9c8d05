//! The second connection: Sample Social.

mod common;

use common::*;
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD};

#[tokio::test]
async fn a_social_identity_is_made_once_and_signs_in() {
    let tenant = tenant();
    let url = authorize_url(&tenant, &[("connection", "fake-social")]);
    let mut subjects = vec![];
    for _ in 0..2 {
        let mut browser = UserAgent::new(&tenant);
        let page = browser.open(&url).await;
        assert!(page.url.contains("/u/social"), "{}", page.url);
        let state = page.input("state").expect("a state");
        let wrong = browser.submit("/u/social", &[("state", &state), ("email", "nobody")]).await;
        assert!(wrong.status == 400 && wrong.body.contains(r#"role="alert""#));
        let fields = [("state", state.as_str()), ("email", "kim@social.example"), ("name", "Kim Social")];
        let end = browser.submit("/u/social", &fields).await.url;
        let tokens = exchange(&tenant, &param(&end, "code").expect("a code")).await.json();
        let claims = claims(&tokens["id_token"]);
        assert_eq!((&claims["name"], &claims["email_verified"]), (&"Kim Social".into(), &true.into()));
        let profile = Me::with(&tenant, &tokens).get("").await.json();
        let identity = &profile["identities"][0];
        assert_eq!((&identity["provider"], &identity["isSocial"]), (&"google-oauth2".into(), &true.into()));
        assert_eq!(identity["connection"], "fake-social");
        subjects.push(claims["sub"].as_str().expect("a subject").to_owned());
    }
    assert!(subjects[0].starts_with("google-oauth2|") && subjects[0] == subjects[1], "{subjects:?}");
}

#[tokio::test]
async fn the_sign_in_page_offers_it_and_a_session_of_the_other_connection_does_not_count() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let page = browser.open(&authorize_url(&tenant, &[])).await;
    assert!(page.body.contains("Continue with Sample Social"));
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    let page = browser.open(&authorize_url(&tenant, &[("connection", "fake-social")])).await;
    assert!(page.url.contains("/u/social"), "{}", page.url);
    let state = page.input("state").expect("a state");
    // an address is somebody's within a connection only
    let end = browser.submit("/u/social", &[("state", &state), ("email", DEMO_EMAIL)]).await;
    let tokens = exchange(&tenant, &param(&end.url, "code").expect("a code")).await.json();
    assert!(claims(&tokens["id_token"])["sub"].as_str().expect("a subject").starts_with("google-oauth2|"));
    // nor does an account without a password let anybody in by an empty one
    let page =
        browser.open(&authorize_url(&tenant, &[("connection", "Username-Password-Authentication")])).await;
    let state = page.input("state").expect("a state");
    let fields = [("state", state.as_str()), ("username", "kim@social.example"), ("password", "")];
    assert_eq!(browser.submit("/u/login", &fields).await.status, 400);
}
