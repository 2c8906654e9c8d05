//! Codes once and for a minute; refresh tokens in families.

mod common;

use common::*;
use serde_json::json;
use tenant::{Client, Clock, DEMO_EMAIL, Options, Tenant};

const INVALID_CODE: &str = r#"{"error":"invalid_grant","error_description":"Invalid authorization code"}"#;
const INVALID_TOKEN: &str =
    r#"{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}"#;

#[tokio::test]
async fn a_code_works_once_and_a_second_use_revokes_what_came_of_it() {
    let tenant = tenant();
    let code = code(&tenant, &[]).await;
    let first = exchange(&tenant, &code).await.json();
    let second = exchange(&tenant, &code).await;
    assert_eq!((second.status, second.body.as_str()), (403, INVALID_CODE));
    let refreshed = refresh(&tenant, first["refresh_token"].as_str().expect("a token")).await;
    assert_eq!((refreshed.status, refreshed.body.as_str()), (403, INVALID_TOKEN));
}

#[tokio::test]
async fn a_code_is_valid_for_sixty_seconds() {
    let tenant = tenant();
    let (early, late) = (code(&tenant, &[]).await, code(&tenant, &[]).await);
    tenant.clock().advance(59);
    assert_eq!(exchange(&tenant, &early).await.status, 200);
    tenant.clock().advance(1);
    let refused = exchange(&tenant, &late).await;
    assert_eq!((refused.status, refused.body.as_str()), (403, INVALID_CODE));
}

#[tokio::test]
async fn every_wrong_exchange_has_its_own_words() {
    let tenant = tenant();
    let cases = [
        (
            json!({"code_verifier": "wrong-verifier-wrong-verifier-wrong-verifier"}),
            403,
            "invalid_grant",
            "Failed to verify code verifier",
        ),
        (
            json!({"redirect_uri": "http://127.0.0.1:8080/other"}),
            403,
            "invalid_grant",
            "The redirect URI is wrong. Please check the redirect_uri parameter.",
        ),
        (json!({"code": ""}), 400, "invalid_request", "Missing required parameter: code"),
        (json!({"code": "unknown"}), 403, "invalid_grant", "Invalid authorization code"),
        (json!({"client_id": "stranger"}), 401, "invalid_client", "Unknown client: stranger"),
        (
            json!({"grant_type": "password"}),
            403,
            "unsupported_grant_type",
            "Unsupported grant type: password",
        ),
        (json!({"grant_type": ""}), 400, "invalid_request", "Missing required parameter: grant_type"),
    ];
    for (change, status, error, description) in cases {
        let mut body = json!({"grant_type": "authorization_code", "client_id": "cameo", "code": code(&tenant, &[]).await,
            "code_verifier": VERIFIER, "redirect_uri": CALLBACK});
        for (name, value) in change.as_object().expect("an object") {
            body[name] = value.clone();
        }
        let answer = post_json(&tenant, "/oauth/token", body).await;
        assert_eq!(answer.status, status, "{change}");
        assert_eq!(answer.json(), json!({"error": error, "error_description": description}), "{change}");
        assert!(answer.header("cache-control").contains("no-store"));
    }
}

#[tokio::test]
async fn a_refresh_gives_a_new_token_and_no_nonce() {
    let tenant = tenant();
    let first = tokens(&tenant, &[]).await;
    tenant.clock().advance(100);
    let second = refresh(&tenant, first["refresh_token"].as_str().expect("a token")).await.json();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    let (before, after) = (claims(&first["id_token"]), claims(&second["id_token"]));
    assert_eq!(
        (&before["sub"], &before["sid"], &before["iss"]),
        (&after["sub"], &after["sid"], &after["iss"])
    );
    assert!(after.get("nonce").is_none());
    assert_eq!(after["iat"], NOW + 100);
}

#[tokio::test]
async fn a_used_refresh_token_revokes_its_family_and_no_other() {
    let tenant = tenant();
    let (mine, other) = (tokens(&tenant, &[]).await, tokens(&tenant, &[]).await);
    let first = mine["refresh_token"].as_str().expect("a token");
    let second = refresh(&tenant, first).await.json();
    assert_eq!(refresh(&tenant, first).await.body, INVALID_TOKEN);
    assert_eq!(
        refresh(&tenant, second["refresh_token"].as_str().expect("a token")).await.body,
        INVALID_TOKEN
    );
    assert_eq!(refresh(&tenant, other["refresh_token"].as_str().expect("a token")).await.status, 200);
}

fn with_refresh(change: impl Fn(&mut Client)) -> Tenant {
    let mut cameo = Client::cameo();
    change(&mut cameo);
    Tenant::open(Options { clients: vec![cameo], clock: Clock::manual(NOW), ..Options::default() })
        .expect("a tenant")
}

#[tokio::test]
async fn within_the_overlap_only_the_immediately_previous_token_may_come_again() {
    let tenant = with_refresh(|client| client.refresh.overlap = 10);
    let first = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    let second = refresh(&tenant, &first).await.json()["refresh_token"].as_str().expect("a token").to_owned();
    tenant.clock().advance(9);
    let again = refresh(&tenant, &first).await;
    assert_eq!(again.status, 200, "the previous token within the overlap");
    assert_eq!(refresh(&tenant, &second).await.status, 200, "its first successor still works");
    assert_eq!(refresh(&tenant, &first).await.status, 403, "now it is the second to last");
    assert_eq!(refresh(&tenant, &second).await.status, 403, "and the family is gone");
}

#[tokio::test]
async fn after_the_overlap_a_repeat_is_reuse() {
    let tenant = with_refresh(|client| client.refresh.overlap = 10);
    let first = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    assert_eq!(refresh(&tenant, &first).await.status, 200);
    tenant.clock().advance(10);
    assert_eq!(refresh(&tenant, &first).await.status, 403);
}

#[tokio::test]
async fn rotation_does_not_lengthen_a_familys_life_and_idleness_ends_it() {
    let tenant = with_refresh(|client| (client.refresh.lifetime, client.refresh.idle_lifetime) = (1000, 600));
    let mut token = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    tenant.clock().advance(599);
    token = refresh(&tenant, &token).await.json()["refresh_token"].as_str().expect("a token").to_owned();
    tenant.clock().advance(401);
    assert_eq!(refresh(&tenant, &token).await.status, 403, "a thousand seconds after the sign-in");

    let idle = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    tenant.clock().advance(600);
    assert_eq!(refresh(&tenant, &idle).await.status, 403, "unused for six hundred seconds");
}

#[tokio::test]
async fn without_rotation_the_token_stays() {
    let tenant = with_refresh(|client| client.refresh.rotation = false);
    let token = tokens(&tenant, &[]).await["refresh_token"].clone();
    for _ in 0..2 {
        assert_eq!(refresh(&tenant, token.as_str().expect("a token")).await.json()["refresh_token"], token);
    }
}

#[tokio::test]
async fn a_revoked_token_is_over_and_an_unknown_one_is_no_error() {
    let tenant = tenant();
    let token = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    for body in
        [json!({"client_id": "cameo", "token": token}), json!({"client_id": "cameo", "token": "unknown"})]
    {
        assert_eq!(post_json(&tenant, "/oauth/revoke", body).await.status, 200);
    }
    assert_eq!(refresh(&tenant, &token).await.body, INVALID_TOKEN);
    let no_client = post_json(&tenant, "/oauth/revoke", json!({"token": "x"})).await;
    assert_eq!((no_client.status, &no_client.json()["error"]), (400, &"invalid_request".into()));
}

#[tokio::test]
async fn blocked_and_deleted_people_get_no_more_tokens() {
    let tenant = tenant();
    let token = tokens(&tenant, &[]).await["refresh_token"].as_str().expect("a token").to_owned();
    assert!(tenant.block_user(DEMO_EMAIL));
    let blocked = refresh(&tenant, &token).await;
    assert_eq!((blocked.status, &blocked.json()["error_description"]), (403, &"user is blocked".into()));
    assert!(tenant.unblock_user(DEMO_EMAIL));
    assert!(tenant.delete_user(DEMO_EMAIL));
    let deleted = refresh(&tenant, &token).await.json();
    assert_eq!(
        deleted["error_description"],
        "The refresh_token was generated for a user who doesn't exist anymore."
    );
}

#[tokio::test]
async fn a_refresh_may_ask_for_fewer_scopes_and_never_for_more() {
    let tenant = tenant();
    let token =
        tokens(&tenant, &[("scope", "openid offline_access read:current_user")]).await["refresh_token"]
            .clone();
    let pairs = [
        ("grant_type", "refresh_token"),
        ("client_id", "cameo"),
        ("refresh_token", token.as_str().expect("a token")),
        ("scope", "openid update:current_user_metadata read:current_user"),
    ];
    let answer = post_form(&tenant, "/oauth/token", &pairs).await.json();
    assert_eq!(answer["scope"], "openid read:current_user");
}
