//! Discovery, keys, userinfo, tokeninfo, and the endpoints that are off.

mod common;

use common::*;
use serde_json::{Value, json};
use tenant::{Options, Tenant};

#[tokio::test]
async fn discovery_names_every_endpoint_under_the_issuer() {
    let tenant = tenant();
    let document = get(&tenant, "/.well-known/openid-configuration").await.json();
    assert_eq!(document["issuer"], "http://localhost:4400/");
    for name in [
        "authorization_endpoint",
        "token_endpoint",
        "userinfo_endpoint",
        "jwks_uri",
        "revocation_endpoint",
        "end_session_endpoint",
    ] {
        assert!(document[name].as_str().expect(name).starts_with("http://localhost:4400/"), "{name}");
    }
    let old = Tenant::open(Options { end_session: false, ..options() }).expect("a tenant");
    assert!(
        get(&old, "/.well-known/openid-configuration").await.json().get("end_session_endpoint").is_none()
    );
}

#[tokio::test]
async fn keys_rotate_and_old_tokens_stay_good_until_the_key_is_gone() {
    let tenant = tenant();
    let kids = async || -> Vec<Value> {
        let keys = get(&tenant, "/.well-known/jwks.json").await.json();
        keys["keys"].as_array().expect("keys").iter().map(|key| key["kid"].clone()).collect()
    };
    let before = kids().await;
    assert_eq!(before.len(), 2);
    let me = Me::of(&tenant).await;
    let rotated = ask(&tenant, "POST", "/__dev/rotate-keys", &[(tenant::DEV_HEADER, "1")], "").await;
    assert_eq!(rotated.json()["current"], before[1]);
    let after = kids().await;
    assert_eq!((after.len(), &after[0], &after[2]), (3, &before[1], &before[0]));
    assert_eq!(me.get("").await.status, 200);
    tenant.replace_keys().expect("new keys");
    assert_eq!(
        me.get("").await.json()["message"],
        "Invalid signature received for JSON Web Token validation"
    );
}

#[tokio::test]
async fn userinfo_tells_what_the_scopes_cover_and_never_metadata() {
    let tenant = tenant();
    let ask_with = async |scope: &str, audience: &str| {
        let tokens = tokens(&tenant, &[("scope", scope), ("audience", audience)]).await;
        let bearer = format!("Bearer {}", tokens["access_token"].as_str().expect("a token"));
        ask(&tenant, "GET", "/userinfo", &[("authorization", &bearer)], "").await
    };
    let whole = ask_with("openid profile email", "").await;
    assert_eq!(whole.header("access-control-allow-origin"), "*");
    let info = whole.json();
    assert_eq!(
        (&info["sub"], &info["name"], &info["email_verified"]),
        (&"auth0|6a0f3c5d9e1b2a4c8d7e6f50".into(), &"Robin Ashby".into(), &true.into())
    );
    assert_eq!(info["updated_at"], "2026-08-20T09:30:00.000Z");
    assert!(info.get("user_metadata").is_none());
    assert_eq!(
        ask_with("openid", "http://localhost:4400/api/v2/").await.body,
        r#"{"sub":"auth0|6a0f3c5d9e1b2a4c8d7e6f50"}"#
    );
    assert_eq!(ask_with("email", "").await.status, 401, "no openid, no userinfo");
}

#[tokio::test]
async fn userinfo_refuses_in_plain_text() {
    let tenant = tenant();
    for bearer in ["Bearer nonsense", "Basic x", ""] {
        let answer = ask(&tenant, "GET", "/userinfo", &[("authorization", bearer)], "").await;
        assert_eq!((answer.status, answer.body.as_str()), (401, "Unauthorized"));
        assert!(answer.header("content-type").starts_with("text/plain"));
        assert!(answer.header("www-authenticate").starts_with(r#"Bearer realm="Users", error=""#));
    }
}

#[tokio::test]
async fn userinfo_may_be_asked_ten_times_and_then_five_times_a_minute() {
    let tenant = tenant();
    let bearer = format!("Bearer {}", tokens(&tenant, &[]).await["access_token"].as_str().expect("a token"));
    let status = async || ask(&tenant, "GET", "/userinfo", &[("authorization", &bearer)], "").await.status;
    for _ in 0..10 {
        assert_eq!(status().await, 200);
    }
    assert_eq!(status().await, 429);
    tenant.clock().advance(12);
    assert_eq!((status().await, status().await), (200, 429));
}

#[tokio::test]
async fn tokeninfo_gives_the_profile_for_an_id_token() {
    let tenant = tenant();
    let id_token = tokens(&tenant, &[]).await["id_token"].clone();
    let profile = post_json(&tenant, "/tokeninfo", json!({"id_token": id_token})).await.json();
    assert_eq!(
        (&profile["user_id"], &profile["user_metadata"]["hobby"]),
        (&"auth0|6a0f3c5d9e1b2a4c8d7e6f50".into(), &"surfing".into())
    );
    tenant.clock().advance(36_000);
    assert_eq!(post_json(&tenant, "/tokeninfo", json!({"id_token": id_token})).await.status, 401);
    assert_eq!(post_json(&tenant, "/delegation", json!({})).await.json()["error"], "unsupported_grant_type");
    assert_eq!(
        post_json(&tenant, "/co/authenticate", json!({})).await.json()["error"],
        "unauthorized_client"
    );
}

#[tokio::test]
async fn a_client_that_has_said_everything_is_still_answered() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let running = tenant::Running::start(options()).await.expect("a tenant");
    let mut stream = tokio::net::TcpStream::connect(running.address()).await.expect("a connection");
    let request = format!("GET /.well-known/jwks.json HTTP/1.1\r\nhost: {}\r\n\r\n", running.address());
    // held until the sending side is closed, so that the tenant sees the end before it answers
    let gate = running.hold_request(tenant::Endpoint::Jwks);
    stream.write_all(request.as_bytes()).await.expect("sent");
    stream.shutdown().await.expect("half closed");
    gate.reached().await.expect("the request comes");
    gate.release();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}
