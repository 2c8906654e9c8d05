//! Faults of discovery, userinfo and the refreshed ID token do what they say.

mod common;

use common::*;
use rstest::rstest;
use serde_json::{Value, json};
use tenant::{Fault, Scope, Tenant};

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
