//! Faults of discovery, userinfo and the refreshed ID token do what they say.

mod common;

use common::*;
use rstest::rstest;
use serde_json::{Value, json};
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Endpoint, Fault, Scope, Tenant};

fn under(fault: Fault) -> Tenant {
    let tenant = tenant();
    tenant.set_fault(Scope::All, fault);
    tenant
}

async fn discovery(tenant: &Tenant) -> Value {
    get(tenant, "/.well-known/openid-configuration").await.json()
}

async fn userinfo(tenant: &Tenant) -> Answer {
    let bearer = format!("Bearer {}", tokens(tenant, &[]).await["access_token"].as_str().expect("a token"));
    ask(tenant, "GET", "/userinfo", &[("authorization", &bearer)], "").await
}

#[rstest]
#[case(Fault::NoUserInfoEndpoint, "userinfo_endpoint")]
#[case(Fault::NoRevocationEndpoint, "revocation_endpoint")]
#[case(Fault::NoEndSessionEndpoint, "end_session_endpoint")]
#[tokio::test]
async fn discovery_leaves_an_endpoint_out(#[case] fault: Fault, #[case] name: &str) {
    assert!(discovery(&tenant()).await.get(name).is_some());
    assert!(discovery(&under(fault)).await.get(name).is_none());
}

#[tokio::test]
async fn the_keys_move() {
    for (tenant, usual, moved) in [(tenant(), 200, 404), (under(Fault::MovedKeys), 404, 200)] {
        assert_eq!(get(&tenant, "/.well-known/jwks.json").await.status, usual);
        assert_eq!(get(&tenant, "/.well-known/moved-jwks.json").await.status, moved);
        let named = discovery(&tenant).await["jwks_uri"].as_str().unwrap_or_default().to_owned();
        let path = named.trim_start_matches("http://localhost:4400").to_owned();
        assert_eq!(get(&tenant, &path).await.status, 200, "{named}");
    }
}

#[tokio::test]
async fn ps256_is_told_in_header_and_keys() {
    let tenant = under(Fault::AlgPs256);
    assert_eq!(part(&tokens(&tenant, &[]).await["id_token"], 0)["alg"], "PS256");
    assert_eq!(get(&tenant, "/.well-known/jwks.json").await.json()["keys"][0]["alg"], "PS256");
}

#[tokio::test]
async fn es256_is_signed_by_a_published_key_of_p_256() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier};
    let tenant = under(Fault::AlgEs256);
    let token = tokens(&tenant, &[]).await["id_token"].clone();
    let keys = get(&tenant, "/.well-known/jwks.json").await.json();
    let header = part(&token, 0);
    let all = keys["keys"].as_array().expect("a list");
    let key = all.iter().find(|key| key["kid"] == header["kid"]).expect("the key");
    assert_eq!((&header["alg"], &key["kty"], &key["crv"]), (&"ES256".into(), &"EC".into(), &"P-256".into()));
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let coordinate = |name: &str| bytes(key[name].as_str().expect("a coordinate"));
    let point = [vec![4], coordinate("x"), coordinate("y")].concat();
    let (input, signature) = token.as_str().and_then(|token| token.rsplit_once('.')).expect("three parts");
    let signature = Signature::from_slice(&bytes(signature)).expect("64 bytes");
    VerifyingKey::from_sec1_bytes(&point)
        .expect("a point")
        .verify(input.as_bytes(), &signature)
        .expect("right");
    let plain = get(&self::tenant(), "/.well-known/jwks.json").await.json();
    assert!(plain["keys"].as_array().expect("a list").iter().all(|key| key["kty"] == "RSA"));
}

#[tokio::test]
async fn es384_is_signed_by_a_published_key_of_p_384() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use p384::ecdsa::{Signature, VerifyingKey, signature::Verifier};
    let tenant = under(Fault::AlgEs384);
    let token = tokens(&tenant, &[]).await["id_token"].clone();
    let keys = get(&tenant, "/.well-known/jwks.json").await.json();
    let header = part(&token, 0);
    let all = keys["keys"].as_array().expect("a list");
    let key = all.iter().find(|key| key["kid"] == header["kid"]).expect("the key");
    assert_eq!(
        (&header["alg"], &key["alg"], &key["crv"]),
        (&"ES384".into(), &"ES384".into(), &"P-384".into())
    );
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let coordinate = |name: &str| bytes(key[name].as_str().expect("a coordinate"));
    let point = [vec![4], coordinate("x"), coordinate("y")].concat();
    let (input, signature) = token.as_str().and_then(|token| token.rsplit_once('.')).expect("three parts");
    let signature = Signature::from_slice(&bytes(signature)).expect("96 bytes");
    VerifyingKey::from_sec1_bytes(&point)
        .expect("a point")
        .verify(input.as_bytes(), &signature)
        .expect("right");
}

#[tokio::test]
async fn endpoints_for_scripts_have_another_host() {
    let document = discovery(&under(Fault::EndpointsElsewhere)).await;
    for name in ["token_endpoint", "userinfo_endpoint", "jwks_uri", "revocation_endpoint"] {
        let address = document[name].as_str().expect("an address");
        assert!(address.starts_with("http://127.0.0.1:4400/"), "{name}: {address}");
    }
    for name in ["issuer", "authorization_endpoint", "end_session_endpoint"] {
        let address = document[name].as_str().expect("an address");
        assert!(address.starts_with("http://localhost:4400/"), "{name}: {address}");
    }
}

#[tokio::test]
async fn offline_access_is_neither_listed_nor_granted() {
    let tenant = under(Fault::NoOfflineAccess);
    let scopes = discovery(&tenant).await["scopes_supported"].clone();
    assert!(!scopes.as_array().expect("a list").contains(&json!("offline_access")), "{scopes}");
    let refused = UserAgent::new(&tenant).open(&authorize_url(&tenant, &[])).await.url;
    assert_eq!(param(&refused, "error").as_deref(), Some("invalid_scope"));
    let tokens = tokens(&tenant, &[("scope", "openid profile")]).await;
    assert!(tokens["id_token"].is_string() && tokens.get("refresh_token").is_none());
}

#[tokio::test]
async fn only_the_standards_word_leads_to_the_sign_up_page() {
    let tenant = under(Fault::PromptCreate);
    let prompts = discovery(&tenant).await["prompt_values_supported"].clone();
    assert!(prompts.as_array().expect("a list").contains(&json!("create")), "{prompts}");
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    let page = browser.open(&authorize_url(&tenant, &[("prompt", "create")])).await;
    assert!(page.url.contains("/u/signup"), "{}", page.url);
    browser.forget();
    let page = browser.open(&authorize_url(&tenant, &[("screen_hint", "signup")])).await;
    assert!(page.url.contains("/u/login"), "{}", page.url);
    // without the fault the word is unknown
    let url = authorize_url(&self::tenant(), &[("prompt", "create")]);
    let page = UserAgent::new(&self::tenant()).open(&url).await;
    assert_eq!(param(&page.url, "error").as_deref(), Some("invalid_request"));
}

#[rstest]
#[case("code", "/callback#code=")]
#[case("id_token token", "/callback?access_token=")]
#[tokio::test]
async fn answers_come_where_they_do_not_belong(#[case] response_type: &str, #[case] start: &str) {
    let tenant = under(Fault::ResponseInOtherPart);
    let url = authorize_url(&tenant, &[("response_type", response_type)]);
    let end = UserAgent::new(&tenant).sign_in(&url, DEMO_EMAIL, DEMO_PASSWORD).await;
    assert!(end.contains(start), "{end}");
}

#[tokio::test]
async fn the_lifetime_of_a_refresh_token_is_told_in_every_answer() {
    let tenant = under(Fault::RefreshExpiresIn(600));
    let first = tokens(&tenant, &[]).await;
    assert_eq!(first["refresh_expires_in"], 600);
    tenant.clear_faults();
    tenant.set_fault(Scope::All, Fault::RefreshExpiresIn(900));
    let next = refresh(&tenant, first["refresh_token"].as_str().expect("a token")).await.json();
    assert_eq!(next["refresh_expires_in"], 900);
}

#[tokio::test]
async fn the_management_api_answers_about_somebody_else() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    tenant.set_fault(Scope::All, Fault::OtherUser(Endpoint::UpdateUser));
    assert_eq!(me.get("").await.json()["email"], DEMO_EMAIL, "the other endpoint is right");
    let stranger = me.patch(r#"{"user_metadata":{"hobby":"chess"}}"#).await.json();
    assert_eq!(stranger["email"], "stranger@example.com");
    assert_ne!(stranger["user_id"], "auth0|6a0f3c5d9e1b2a4c8d7e6f50");
    assert_eq!(tenant.user_metadata(DEMO_EMAIL).expect("metadata")["hobby"], "chess", "carried out");
    tenant.set_fault(Scope::All, Fault::OtherUser(Endpoint::ReadUser));
    assert_eq!(me.get("").await.json()["name"], "A Stranger");
    tenant.clear_faults();
    tenant.set_fault(Scope::All, Fault::MissingUserId(Endpoint::ReadUser));
    let nameless = me.get("").await.json();
    assert!(nameless.get("user_id").is_none() && nameless["email"] == DEMO_EMAIL);
}

#[tokio::test]
async fn half_a_surrogate_pair_stands_in_an_answer() {
    let half = |text: &str| text.matches("\\ud83d\"").count();
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    for endpoint in [Endpoint::ReadUser, Endpoint::UpdateUser] {
        tenant.clear_faults();
        tenant.set_fault(Scope::All, Fault::LoneSurrogate(endpoint));
        let read = me.get("").await.body;
        let written = me.patch(r#"{"user_metadata":{"shoe_size":43}}"#).await.body;
        let expected = if endpoint == Endpoint::ReadUser { (1, 0) } else { (0, 1) };
        assert_eq!((half(&read), half(&written)), expected, "{read} {written}");
    }
    tenant.clear_faults();
    tenant.set_fault(Scope::All, Fault::LoneSurrogate(Endpoint::UserInfo));
    assert_eq!(half(&userinfo(&tenant).await.body), 1);
    tenant.set_fault(Scope::All, Fault::LoneSurrogate(Endpoint::Token));
    use base64::Engine;
    let token = tokens(&tenant, &[]).await["id_token"].clone();
    let claims = token.as_str().and_then(|token| token.split('.').nth(1)).expect("claims");
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).expect("base64url");
    assert_eq!(half(&String::from_utf8(claims).expect("ASCII")), 1);
}

#[tokio::test]
async fn context_and_organization_name_are_told_by_switch() {
    let plain = claims(&tokens(&tenant(), &[]).await["id_token"]);
    assert!(plain.get("acr").is_none() && plain.get("org_name").is_none());
    let tenant = under(Fault::Acr("urn:two".into()));
    tenant.set_fault(Scope::All, Fault::WrongOrganizationName);
    let told = claims(&tokens(&tenant, &[("organization", "acme")]).await["id_token"]);
    assert_eq!((&told["acr"], &told["org_name"]), (&"urn:two".into(), &"another".into()));
}

#[tokio::test]
async fn claims_stand_there_twice() {
    use base64::Engine;
    let token = tokens(&under(Fault::RepeatedClaims), &[]).await["id_token"].clone();
    let claims = token.as_str().and_then(|token| token.split('.').nth(1)).expect("claims");
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).expect("base64url");
    let claims = String::from_utf8(claims).expect("UTF-8");
    assert_eq!(claims.matches(r#""sub":"#).count(), 2, "{claims}");
}

#[tokio::test]
async fn userinfo_is_a_signed_token() {
    let tenant = under(Fault::SignedUserInfo);
    let answer = userinfo(&tenant).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/jwt"));
    let claims = claims(&json!(answer.body));
    assert_eq!((&claims["iss"], &claims["aud"]), (&json!(tenant.issuer()), &json!("cameo")));
}

#[rstest]
#[case(Fault::AggregatedClaims, "JWT")]
#[case(Fault::DistributedClaims, "endpoint")]
#[tokio::test]
async fn claims_come_from_elsewhere(#[case] fault: Fault, #[case] member: &str) {
    let tenant = under(fault);
    let told = claims(&tokens(&tenant, &[]).await["id_token"]);
    for claims in [told, userinfo(&tenant).await.json()] {
        assert_eq!(claims["_claim_names"]["address"], "elsewhere");
        assert!(claims["_claim_sources"]["elsewhere"].get(member).is_some(), "{claims}");
    }
}

#[rstest]
#[case(Fault::RefreshWrongAudience, "aud", json!("another-client"))]
#[case(Fault::RefreshOtherAuthTime, "auth_time", json!(NOW + 1))]
#[case(Fault::RefreshAuthTimeMoved(300), "auth_time", json!(NOW + 300))]
#[case(Fault::RefreshAuthTimeMoved(-300), "auth_time", json!(NOW - 300))]
#[tokio::test]
async fn only_the_refreshed_id_token_is_wrong(
    #[case] fault: Fault,
    #[case] claim: &str,
    #[case] value: Value,
) {
    let tenant = under(fault);
    let first = tokens(&tenant, &[("max_age", "60")]).await;
    assert_ne!(claims(&first["id_token"])[claim], value);
    let next = refresh(&tenant, first["refresh_token"].as_str().expect("a token")).await.json();
    assert_eq!(claims(&next["id_token"])[claim], value);
}

#[tokio::test]
async fn a_refreshed_id_token_has_a_nonce_only_under_the_fault() {
    for (tenant, present) in [(tenant(), false), (under(Fault::RefreshWrongNonce), true)] {
        let first = tokens(&tenant, &[]).await;
        assert_eq!(claims(&first["id_token"])["nonce"], "the-nonce");
        let next = refresh(&tenant, first["refresh_token"].as_str().expect("a token")).await.json();
        assert_eq!(claims(&next["id_token"]).get("nonce").is_some(), present);
    }
}
