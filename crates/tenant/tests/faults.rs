//! Every fault does what it says, to whom it is set for, and to nobody else.

mod common;

use std::time::Duration;

use axum::body::Body;
use common::*;
use rstest::rstest;
use serde_json::{Value, json};
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Endpoint, Failure, Fault, Scope, Tenant};
use tower::ServiceExt;

async fn id_claims_under(fault: Fault, extra: &[(&str, &str)]) -> Value {
    let tenant = tenant();
    tenant.set_fault(Scope::All, fault);
    claims(&tokens(&tenant, extra).await["id_token"])
}

#[rstest]
#[case(Fault::ExpiredIdToken, "exp", json!(NOW - 3_600))]
#[case(Fault::ClockSkew(-400), "exp", json!(NOW + 36_000 - 400))]
#[case(Fault::ClockSkew(400), "iat", json!(NOW + 400))]
#[case(Fault::NotYetValid, "nbf", json!(NOW + 3_600))]
#[case(Fault::WrongIssuer, "iss", json!("https://other.example/"))]
#[case(Fault::WrongAudience, "aud", json!("another-client"))]
#[case(Fault::AudienceList, "aud", json!(["cameo"]))]
#[case(Fault::SecondAudience, "aud", json!(["cameo", "another-client"]))]
#[case(Fault::SecondAudience, "azp", json!("cameo"))]
#[case(Fault::SecondAudienceWithoutAzp, "azp", Value::Null)]
#[case(Fault::WrongAuthorizedParty, "azp", json!("another-client"))]
#[case(Fault::WrongOrganization, "org_id", json!("org_another"))]
#[case(Fault::OldAuthTime, "auth_time", json!(NOW - 86_400))]
#[case(Fault::MissingExpiry, "exp", Value::Null)]
#[case(Fault::MissingIssuedAt, "iat", Value::Null)]
#[case(Fault::MissingIssuer, "iss", Value::Null)]
#[case(Fault::MissingAudience, "aud", Value::Null)]
#[case(Fault::MissingNonce, "nonce", Value::Null)]
#[case(Fault::MissingSubject, "sub", Value::Null)]
#[case(Fault::MissingAuthTime, "auth_time", Value::Null)]
#[tokio::test]
async fn claims_go_wrong(#[case] fault: Fault, #[case] claim: &str, #[case] value: Value) {
    assert_eq!(id_claims_under(fault, &[("max_age", "60")]).await[claim], value);
}

#[tokio::test]
async fn claims_differ_from_what_they_should_be() {
    assert_ne!(id_claims_under(Fault::WrongNonce, &[]).await["nonce"], "the-nonce");
    assert_ne!(id_claims_under(Fault::WrongSubject, &[]).await["sub"], "auth0|6a0f3c5d9e1b2a4c8d7e6f50");
    for (fault, present) in
        [(None, true), (Some(Fault::WrongAtHash), true), (Some(Fault::MissingAtHash), false)]
    {
        let tenant = tenant();
        let right = fault.is_none();
        fault.into_iter().for_each(|fault| tenant.set_fault(Scope::All, fault));
        let url = authorize_url(&tenant, &[("response_type", "id_token token")]);
        let url = UserAgent::new(&tenant).sign_in(&url, DEMO_EMAIL, DEMO_PASSWORD).await;
        let claims = claims(&json!(param(&url, "id_token")));
        assert_eq!(claims.get("at_hash").is_some(), present);
        let hash = <sha2::Sha256 as sha2::Digest>::digest(param(&url, "access_token").expect("a token"));
        use base64::Engine;
        let hash = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&hash[..16]);
        assert_eq!(claims["at_hash"] == hash, right);
    }
}

#[rstest]
#[case(Fault::AlgNone, "alg", json!("none"))]
#[case(Fault::AlgHs256, "alg", json!("HS256"))]
#[case(Fault::AlgEs256, "alg", json!("ES256"))]
#[case(Fault::AlgEs384, "alg", json!("ES384"))]
#[case(Fault::MissingKid, "kid", Value::Null)]
#[tokio::test]
async fn headers_go_wrong(#[case] fault: Fault, #[case] name: &str, #[case] value: Value) {
    let tenant = tenant();
    tenant.set_fault(Scope::All, fault);
    assert_eq!(part(&tokens(&tenant, &[]).await["id_token"], 0)[name], value);
}

async fn published(tenant: &Tenant) -> Vec<Value> {
    let keys = get(tenant, "/.well-known/jwks.json").await.json();
    keys["keys"].as_array().expect("keys").iter().map(|key| key["kid"].clone()).collect()
}

#[tokio::test]
async fn signatures_go_wrong() {
    let tenant = tenant();
    let id_token = async |tenant: &Tenant| tokens(tenant, &[]).await["id_token"].clone();
    let good = id_token(&tenant).await;
    let tokeninfo =
        async |token: Value| post_json(&tenant, "/tokeninfo", json!({"id_token": token})).await.status;
    assert_eq!(tokeninfo(good).await, 200);
    for fault in [Fault::BadSignature, Fault::AlgNone, Fault::AlgHs256, Fault::UnknownKid] {
        tenant.set_fault(Scope::All, fault.clone());
        assert_eq!(tokeninfo(id_token(&tenant).await).await, 401, "{fault:?}");
        tenant.clear_faults();
    }
    let before = published(&tenant).await;
    tenant.set_fault(Scope::All, Fault::KeysReplacedBeforeSigning);
    let fresh = tokens(&tenant, &[]).await;
    assert_eq!(
        Me::with(&tenant, &fresh).get("").await.status,
        200,
        "the access token is signed by the new key too"
    );
    let kid = part(&fresh["id_token"], 0)["kid"].clone();
    assert!(!before.contains(&kid) && published(&tenant).await.contains(&kid));
    assert_eq!(part(&id_token(&tenant).await, 0)["kid"], kid, "the keys change once");
    tenant.set_fault(Scope::All, Fault::SingleKey);
    assert_eq!(published(&tenant).await, [kid]);
}

#[rstest]
#[case(Fault::MissingIdToken, "id_token", Value::Null)]
#[case(Fault::MissingRefreshToken, "refresh_token", Value::Null)]
#[case(Fault::MissingExpiresIn, "expires_in", Value::Null)]
#[case(Fault::LowerCaseTokenType, "token_type", json!("bearer"))]
#[case(Fault::MissingScope("update:current_user_metadata".into()), "scope", json!("openid profile email offline_access read:current_user"))]
#[tokio::test]
async fn token_responses_go_wrong(#[case] fault: Fault, #[case] name: &str, #[case] value: Value) {
    let tenant = tenant();
    tenant.set_fault(Scope::Client("cameo".into()), fault);
    assert_eq!(tokens(&tenant, &[]).await[name], value);
}

#[tokio::test]
async fn access_tokens_come_expired_or_opaque() {
    for (fault, status) in [(Fault::ExpiredAccessToken, 401), (Fault::OpaqueAccessToken, 400)] {
        let tenant = tenant();
        tenant.set_fault(Scope::All, fault);
        assert_eq!(Me::of(&tenant).await.get("").await.status, status);
    }
}

#[rstest]
#[case(Fault::ConsentRefused, "access_denied")]
#[case(Fault::BlockedUser, "unauthorized")]
#[case(Fault::AuthorizationError { error: "interaction_required".into(), description: "x".into() }, "interaction_required")]
#[tokio::test]
async fn authorization_ends_in_an_error(#[case] fault: Fault, #[case] error: &str) {
    let tenant = tenant();
    tenant.set_fault(Scope::All, fault);
    let url = UserAgent::new(&tenant).sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    assert_eq!(param(&url, "error").as_deref(), Some(error));
    assert_eq!(param(&url, "state").as_deref(), Some("the-state"));
}

#[tokio::test]
async fn consent_may_be_wanting_in_silence() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    tenant.set_fault(Scope::All, Fault::ConsentRequired);
    let url = browser.open(&authorize_url(&tenant, &[("prompt", "none")])).await.url;
    assert_eq!(param(&url, "error").as_deref(), Some("consent_required"));
}

#[tokio::test]
async fn states_and_issuers_go_wrong() {
    let with = async |fault: Fault| {
        let tenant = Tenant::open(tenant::Options { response_iss: true, ..options() }).expect("a tenant");
        tenant.set_fault(Scope::All, fault);
        UserAgent::new(&tenant).sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await
    };
    let state = param(&with(Fault::WrongState).await, "state");
    assert!(state.is_some_and(|state| state != "the-state"));
    assert_eq!(param(&with(Fault::MissingState).await, "state"), None);
    assert_eq!(
        param(&with(Fault::WrongResponseIssuer).await, "iss").as_deref(),
        Some("https://other.example/")
    );
    assert_eq!(param(&with(Fault::MissingResponseIssuer).await, "iss"), None);
}

#[tokio::test]
async fn discovery_goes_wrong() {
    let tenant = tenant();
    tenant.set_fault(Scope::All, Fault::DiscoveryIssuerMismatch);
    tenant.set_fault(Scope::All, Fault::NoEndSessionEndpoint);
    let document = get(&tenant, "/.well-known/openid-configuration").await.json();
    assert_eq!(document["issuer"], "https://other.example/");
    assert!(document.get("end_session_endpoint").is_none());
}

#[tokio::test]
async fn refreshed_tokens_and_userinfo_go_wrong() {
    let tenant = tenant();
    let tokens = tokens(&tenant, &[]).await;
    let token = tokens["refresh_token"].as_str().expect("a token");
    tenant.set_fault(Scope::All, Fault::RefreshWrongIssuer);
    tenant.set_fault(Scope::All, Fault::RefreshWrongSubject);
    let refreshed = refresh(&tenant, token).await.json();
    let claims = claims(&refreshed["id_token"]);
    assert_eq!(claims["iss"], "https://other.example/");
    assert_ne!(claims["sub"], "auth0|6a0f3c5d9e1b2a4c8d7e6f50");

    tenant.set_fault(Scope::All, Fault::UserInfoWrongSubject);
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().expect("a token"));
    let info = ask(&tenant, "GET", "/userinfo", &[("authorization", &bearer)], "").await.json();
    assert_ne!(info["sub"], "auth0|6a0f3c5d9e1b2a4c8d7e6f50");

    tenant.set_fault(Scope::All, Fault::RefreshReuse);
    let next = refreshed["refresh_token"].as_str().expect("a token");
    assert_eq!(
        (refresh(&tenant, next).await.status, refresh(&tenant, next).await.status),
        (403, 403),
        "the family is gone"
    );
}

#[tokio::test]
async fn a_fault_of_one_session_leaves_the_others_alone() {
    let tenant = tenant();
    let (mine, other) = (tokens(&tenant, &[]).await, tokens(&tenant, &[]).await);
    let sid = claims(&mine["id_token"])["sid"].as_str().expect("a sid").to_owned();
    tenant.set_fault(Scope::Session(sid.clone()), Fault::DeletedUser);
    tenant.set_fault(Scope::Session(sid), Fault::ServerErrorHtml(Endpoint::Token));
    tenant.set_fault(Scope::Client("another".into()), Fault::ServerErrorHtml(Endpoint::Any));
    assert_eq!(Me::with(&tenant, &mine).get("").await.json()["errorCode"], "inexistent_user");
    assert_eq!(Me::with(&tenant, &other).get("").await.status, 200);
    assert_eq!(refresh(&tenant, mine["refresh_token"].as_str().expect("a token")).await.status, 500);
    assert_eq!(refresh(&tenant, other["refresh_token"].as_str().expect("a token")).await.status, 200);
}

#[tokio::test]
async fn the_network_goes_wrong_where_it_is_told_to() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    tenant.set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
    assert_eq!(me.get("").await.status, 200);
    let failed = me.patch(r#"{"user_metadata":{"a":1}}"#).await;
    assert!(failed.status == 500 && failed.body.starts_with("<!DOCTYPE html>"));
    tenant.clear_faults();
    tenant.set_fault(Scope::All, Fault::HtmlInsteadOfJson(Endpoint::Any));
    let portal = get(&tenant, "/.well-known/jwks.json").await;
    assert_eq!((portal.status, portal.header("content-type")), (200, "text/html"));
}

#[tokio::test]
async fn a_429_is_readable_or_not() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    for readable in [true, false] {
        tenant.clear_faults();
        let busy = Fault::TooManyRequests { endpoint: Endpoint::ReadUser, readable, reset_in: 2 };
        tenant.set_fault(Scope::All, busy);
        let headers = [("authorization", me.bearer.as_str()), ("origin", "http://localhost:8080")];
        let answer = ask(&tenant, "GET", &me.path, &headers, "").await;
        assert_eq!(answer.status, 429);
        assert_eq!(answer.headers.contains_key("access-control-allow-origin"), readable);
        assert_eq!(answer.headers.contains_key("x-ratelimit-reset"), readable);
    }
}

#[rstest]
#[case(Failure::ServerError, 500)]
#[case(Failure::TooManyRequests, 429)]
#[case(Failure::Forbidden, 403)]
#[case(Failure::Aborted, 0)]
#[tokio::test]
async fn one_request_fails_after_another_has_succeeded(#[case] failure: Failure, #[case] status: u16) {
    let tenant = tenant();
    let once = Fault::FailOnceAfter { first: Endpoint::Token, then: Endpoint::Jwks, failure };
    tenant.set_fault(Scope::All, once);
    let keys = async || {
        let request =
            axum::http::Request::get("/.well-known/jwks.json").body(Body::empty()).expect("a request");
        tenant.router().oneshot(request).await.expect("infallible");
        tenant.requests().last().map(|request| request.status)
    };
    assert_eq!(keys().await, Some(200), "no token was asked for yet");
    assert_eq!(refresh(&tenant, "unknown").await.status, 403);
    assert_eq!(keys().await, Some(200), "a refusal is no success");
    tokens(&tenant, &[]).await;
    assert_eq!((keys().await, keys().await), (Some(status), Some(200)));
}

#[tokio::test]
async fn a_firewall_answers_in_place_of_the_token_endpoint() {
    let tenant = tenant();
    let token = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    tenant.set_fault(Scope::All, Fault::ForbiddenHtml(Endpoint::Token));
    let blocked = refresh(&tenant, &token).await;
    assert_eq!((blocked.status, blocked.header("content-type")), (403, "text/html"));
    tenant.clear_faults();
    assert_eq!(refresh(&tenant, &token).await.status, 200, "the token was not spent");
}

#[tokio::test]
async fn requests_are_sent_elsewhere() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    tenant.set_fault(Scope::All, Fault::Redirected(Endpoint::UpdateUser));
    let answer = me.patch(r#"{"user_metadata":{"hobby":"chess"}}"#).await;
    assert_eq!((answer.status, answer.header("location")), (302, "http://localhost:4400/moved"));
    assert_eq!(tenant.user_metadata(DEMO_EMAIL).expect("metadata")["hobby"], "surfing");
    let there = ask(&tenant, "GET", tenant::MOVED, &[("origin", "http://localhost:8080")], "").await;
    assert_eq!((there.status, there.header("access-control-allow-origin")), (404, "*"));
}

#[rstest]
#[case(Endpoint::UserInfo, "GET", "/userinfo")]
#[case(Endpoint::Revoke, "POST", "/oauth/revoke")]
#[tokio::test]
async fn an_endpoint_has_no_cors_headers(
    #[case] endpoint: Endpoint,
    #[case] method: &str,
    #[case] path: &str,
) {
    let tenant = tenant();
    let preflight = [("origin", "http://localhost:8080"), ("access-control-request-method", method)];
    for without in [false, true] {
        if without {
            tenant.set_fault(Scope::All, Fault::WithoutCors(endpoint));
        }
        let asked = ask(&tenant, "OPTIONS", path, &preflight, "").await;
        let answer = ask(&tenant, method, path, &preflight[..1], "").await;
        for headers in [asked.headers, answer.headers] {
            assert_eq!(headers.contains_key("access-control-allow-origin"), !without);
        }
        let other = ask(&tenant, "GET", "/.well-known/jwks.json", &preflight[..1], "").await;
        assert_eq!(other.header("access-control-allow-origin"), "*");
    }
}

#[tokio::test]
async fn a_slow_answer_is_late() {
    let tenant = tenant();
    let delay = Duration::from_millis(40);
    tenant.set_fault(Scope::All, Fault::Slow(Endpoint::Discovery, delay));
    let start = std::time::Instant::now();
    assert_eq!(get(&tenant, "/.well-known/openid-configuration").await.status, 200);
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn a_dropped_connection_breaks_once_before_or_after_the_write() {
    for (fault, written) in [
        (Fault::DroppedBefore(Endpoint::UpdateUser), false),
        (Fault::DroppedAfter(Endpoint::UpdateUser), true),
    ] {
        let tenant = tenant();
        let me = Me::of(&tenant).await;
        tenant.set_fault(Scope::All, fault);
        let request = axum::http::Request::patch(&me.path)
            .header("authorization", &me.bearer)
            .header("content-type", "application/json")
            .body(Body::from(r#"{"user_metadata":{"hobby":"chess"}}"#))
            .expect("a request");
        let response = tenant.router().oneshot(request).await.expect("infallible");
        assert!(axum::body::to_bytes(response.into_body(), usize::MAX).await.is_err());
        assert_eq!(tenant.requests().last().map(|request| request.status), Some(0));
        let hobby = tenant.user_metadata(DEMO_EMAIL).expect("metadata")["hobby"].clone();
        assert_eq!(hobby == "chess", written);
        assert_eq!(me.patch(r#"{"user_metadata":{"hobby":"go"}}"#).await.status, 200, "once only");
    }
}

#[tokio::test]
async fn another_device_edits_just_before_the_patch() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    tenant.set_fault(Scope::All, Fault::ConcurrentEdit(json!({"hobby": "chess", "new": 1})));
    let after = me.patch(r#"{"user_metadata":{"shoe_size":43}}"#).await.json()["user_metadata"].clone();
    assert_eq!(
        (&after["hobby"], &after["new"], &after["shoe_size"]),
        (&"chess".into(), &1.into(), &43.into())
    );
    me.patch(r#"{"user_metadata":{"hobby":"go"}}"#).await;
    assert_eq!(tenant.user_metadata(DEMO_EMAIL).expect("metadata")["hobby"], "go", "once only");
}
