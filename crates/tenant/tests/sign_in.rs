//! Sign-in: `/authorize`, the pages, the code, the tokens.

mod common;

use common::*;
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD};

#[tokio::test]
async fn a_code_becomes_tokens_as_auth0_makes_them() {
    let tenant = tenant();
    let tokens = tokens(&tenant, &[]).await;
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["expires_in"], 86_400);
    assert_eq!(tokens["scope"], SCOPE);
    assert!(tokens["refresh_token"].is_string());

    let id = claims(&tokens["id_token"]);
    assert_eq!(id["iss"], "http://localhost:4400/");
    assert_eq!(id["aud"], "cameo");
    assert_eq!(id["sub"], "auth0|6a0f3c5d9e1b2a4c8d7e6f50");
    assert_eq!(id["nonce"], "the-nonce");
    assert_eq!((id["iat"].as_i64(), id["exp"].as_i64()), (Some(NOW), Some(NOW + 36_000)));
    assert_eq!(id["updated_at"], "2026-08-20T09:30:00.000Z");
    assert_eq!((&id["email"], &id["email_verified"]), (&DEMO_EMAIL.into(), &true.into()));
    assert_eq!(id["name"], "Robin Ashby");
    assert!(id["sid"].is_string());
    assert!(id.get("at_hash").is_none() && id.get("auth_time").is_none());

    let access = claims(&tokens["access_token"]);
    assert_eq!(
        access["aud"],
        serde_json::json!(["http://localhost:4400/api/v2/", "http://localhost:4400/userinfo"])
    );
    assert_eq!((&access["azp"], &access["scope"]), (&"cameo".into(), &SCOPE.into()));
}

#[tokio::test]
async fn a_second_sign_in_needs_no_password() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    let page = browser.open(&authorize_url(&tenant, &[("state", "again")])).await;
    assert!(page.url.starts_with(CALLBACK), "{}", page.url);
    assert_eq!(param(&page.url, "state").as_deref(), Some("again"));
}

#[tokio::test]
async fn the_demo_user_has_a_picture_that_needs_no_network() {
    use base64::Engine;
    let tenant = tenant();
    let tokens = tokens(&tenant, &[]).await;
    let picture = claims(&tokens["id_token"])["picture"].clone();
    let image =
        picture.as_str().and_then(|uri| uri.strip_prefix("data:image/svg+xml;base64,")).expect("a data URI");
    let image = base64::engine::general_purpose::STANDARD.decode(image).expect("base64");
    assert!(String::from_utf8(image).expect("UTF-8").contains(">RA</text>"));
    let me = Me::with(&tenant, &tokens);
    assert_eq!(me.get("").await.json()["picture"], picture);
    let length = tokens["id_token"].as_str().map(str::len);
    assert!(length.is_some_and(|length| length < 1_600), "too long for a sign-out address: {length:?}");
}
