//! `GET` and `PATCH /api/v2/users/{id}`: the merge to the letter, and every refusal.

mod common;

use common::*;
use serde_json::{Value, json};
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Options, Rate, SECOND_EMAIL, Tenant};

fn stored(tenant: &Tenant) -> String {
    tenant.user_metadata(DEMO_EMAIL).map(|metadata| metadata.to_string()).unwrap_or_default()
}

#[tokio::test]
async fn the_profile_is_auth0s_and_keeps_the_order_of_names() {
    let me = Me::of(&tenant()).await;
    let answer = me.get("").await;
    assert_eq!(answer.status, 200);
    let profile = answer.json();
    assert_eq!(profile["user_id"], "auth0|6a0f3c5d9e1b2a4c8d7e6f50");
    assert_eq!(profile["identities"][0]["connection"], "Username-Password-Authentication");
    assert_eq!(profile["app_metadata"], json!({"plan": "founder", "seats": 3}));
    assert!(answer.body.contains(
        r#""user_metadata":{"hobby":"surfing","addresses":{"home":"123 Main Street, Anytown, ST 12345""#
    ));
    for name in ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"] {
        assert!(answer.header(name).parse::<i64>().is_ok(), "{name}");
    }
}

#[tokio::test]
async fn a_person_without_metadata_has_no_such_key() {
    let tenant = tenant();
    let url =
        UserAgent::new(&tenant).sign_in(&authorize_url(&tenant, &[]), SECOND_EMAIL, DEMO_PASSWORD).await;
    let tokens = exchange(&tenant, &param(&url, "code").expect("a code")).await.json();
    let me = Me::with(&tenant, &tokens);
    let profile = me.get("").await.json();
    assert!(profile.get("user_metadata").is_none() && profile.get("app_metadata").is_none());
    assert_eq!(me.patch(r#"{"user_metadata":{}}"#).await.json()["user_metadata"], json!({}));
    assert_eq!(me.get("").await.json()["user_metadata"], json!({}));
}

#[tokio::test]
async fn fields_are_included_or_left_out() {
    let me = Me::of(&tenant()).await;
    assert_eq!(me.get("?fields=email").await.body, r#"{"email":"user@example.com"}"#);
    let names = |value: Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        names(me.get("?fields=user_id,email,nothing&include_fields=true").await.json()),
        ["email", "user_id"]
    );
    let rest = names(me.get("?fields=email,user_metadata&include_fields=false").await.json());
    assert!(
        rest.contains(&"user_id".into())
            && !rest.contains(&"email".into())
            && !rest.contains(&"user_metadata".into())
    );
    let odd = me.get("?fields=email&include_fields=perhaps").await;
    assert_eq!((odd.status, &odd.json()["errorCode"]), (400, &"invalid_query_string".into()));
}

#[tokio::test]
async fn the_first_level_is_merged_and_what_is_inside_is_replaced() {
    let before = r#"{"b":2,"addresses":{"work":"y"},"list":[1,2,3],"color":"red"}"#;
    let cases = [
        (r#"{"a":1}"#, r#"{"b":2,"addresses":{"work":"y"},"list":[1,2,3],"color":"red","a":1}"#),
        (r#"{"addresses":{"home":"x"}}"#, r#"{"b":2,"addresses":{"home":"x"},"list":[1,2,3],"color":"red"}"#),
        (r#"{"list":[]}"#, r#"{"b":2,"addresses":{"work":"y"},"list":[],"color":"red"}"#),
        (r#"{"b":null}"#, r#"{"addresses":{"work":"y"},"list":[1,2,3],"color":"red"}"#),
        (r#"{"absent":null}"#, before),
        (
            r#"{"addresses":{"work":null}}"#,
            r#"{"b":2,"addresses":{"work":null},"list":[1,2,3],"color":"red"}"#,
        ),
        (r#"{"b":"text"}"#, r#"{"b":"text","addresses":{"work":"y"},"list":[1,2,3],"color":"red"}"#),
        ("{}", "{}"),
    ];
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    for (patch, after) in cases {
        assert!(tenant.set_user_metadata(DEMO_EMAIL, serde_json::from_str::<Value>(before).expect("JSON")));
        let answer = me.patch(format!(r#"{{"user_metadata":{patch}}}"#)).await;
        assert_eq!(answer.status, 200, "{patch}");
        assert_eq!(answer.json()["user_metadata"].to_string(), after, "{patch}");
        assert_eq!(stored(&tenant), after, "{patch}");
        assert_eq!(answer.json()["email"], DEMO_EMAIL, "the whole user comes back");
    }
}

#[tokio::test]
async fn values_are_kept_to_the_letter() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let metadata = r#"{"z":1.0,"a":1e+400,"n":9007199254740993,"m":-0,"e":1e+5,"t":0.10,"":"empty name","__proto__":{"x":1},"constructor":1,"emoji 🏄":"שלום","long":[[[[{"a b":null}]]]]}"#;
    me.patch(r#"{"user_metadata":{}}"#).await;
    let answer = me.patch(format!(r#"{{"user_metadata":{metadata}}}"#)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(stored(&tenant), metadata);
    assert!(me.get("").await.body.contains(metadata));
    // an exponent too is kept as it is spelled
    me.patch(r#"{"user_metadata":{"a":1E400,"e":1e5}}"#).await;
    assert_eq!(stored(&tenant), metadata.replace("1e+400", "1E400").replace("1e+5", "1e5"));
}

#[tokio::test]
async fn a_patch_moves_updated_at_and_so_does_a_login() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let updated_at = |profile: Value| profile["updated_at"].as_str().expect("a time").to_owned();
    let before = updated_at(me.get("").await.json());
    tenant.clock().advance(5);
    let patched = updated_at(me.patch(r#"{"user_metadata":{"a":1}}"#).await.json());
    tenant.clock().advance(5);
    tokens(&tenant, &[]).await;
    let signed_in = updated_at(me.get("").await.json());
    assert!(before < patched && patched < signed_in, "{before} {patched} {signed_in}");
}

#[tokio::test]
async fn bad_bodies_change_nothing() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let before = stored(&tenant);
    let deep = format!(r#"{{"user_metadata":{{"a":{}1{}}}}}"#, "[".repeat(200), "]".repeat(200));
    let cases = [
        ("", 400, "invalid_body", "JSON format"),
        ("{}", 400, "invalid_body", "Missing required property"),
        ("{", 400, "invalid_body", "JSON format"),
        ("[]", 400, "invalid_body", "Expected type object"),
        ("null", 400, "invalid_body", "Expected type object"),
        (deep.as_str(), 400, "invalid_body", "JSON format"),
        (r#"{"user_metadata":null}"#, 400, "invalid_body", "found type null"),
        (r#"{"user_metadata":[1]}"#, 400, "invalid_body", "found type array"),
        (r#"{"user_metadata":{"a.b":1}}"#, 400, "invalid_body", "a.b"),
        (r#"{"user_metadata":{"a":[{"$set":1}]}}"#, 400, "invalid_body", "$set"),
        (r#"{"user_metadata":{"a":{"$serde_json::private::Number":"1"}}}"#, 400, "invalid_body", "$"),
        (r#"{"user_metadata":{"a":"\ud800"}}"#, 400, "invalid_body", "JSON format"),
        (
            r#"{"foo":1,"user_metadata":{"a":1}}"#,
            400,
            "invalid_body",
            "Additional properties not allowed: foo",
        ),
    ];
    for (body, status, code, words) in cases {
        let answer = me.patch(body.to_owned()).await;
        let json = answer.json();
        assert_eq!(
            (answer.status, &json["errorCode"], &json["statusCode"]),
            (status, &code.into(), &status.into()),
            "{body}"
        );
        assert!(json["message"].as_str().expect("a text").contains(words), "{body}: {json}");
    }
    let roots = me.patch(r#"{"given_name":"A","user_metadata":{"a":1},"email":"a@b.c"}"#).await;
    assert_eq!(roots.status, 403);
    assert_eq!(roots.json()["message"], "You cannot update the following fields: given_name, email");
    let long = me.patch(format!(r#"{{"user_metadata":{{"a":"{}"}}}}"#, "x".repeat(1_048_576))).await;
    assert_eq!((long.status, &long.json()["statusCode"]), (413, &413.into()));
    let no_json =
        ask(&tenant, "PATCH", &me.path, &[("authorization", &me.bearer)], r#"{"user_metadata":{"a":1}}"#)
            .await;
    assert_eq!(no_json.status, 415);
    assert_eq!(stored(&tenant), before);
}

#[tokio::test]
async fn every_bad_token_has_its_own_answer() {
    let tenant = tenant();
    let tokens = tokens(&tenant, &[]).await;
    let me = Me::with(&tenant, &tokens);
    let id_token = format!("Bearer {}", tokens["id_token"].as_str().expect("a token"));
    let broken = format!("{}AA", &me.bearer[..me.bearer.len() - 2]);
    let cases = [
        (None, 401, "Missing authentication"),
        (Some("Bearer kFkWmZp1Q0aVxO6bX0m7yX3T5c9d2e1f"), 400, "Bad HTTP authentication header format"),
        (Some("Basic Zm9vOmJhcg=="), 400, "Bad HTTP authentication header format"),
        (Some("Bearer"), 400, "Bad HTTP authentication header format"),
        (Some("Bearer a.b.c"), 401, "Invalid token"),
        (Some(broken.as_str()), 401, "Invalid signature received for JSON Web Token validation"),
        (Some(id_token.as_str()), 401, "Bad audience: cameo"),
    ];
    for (bearer, status, message) in cases {
        let headers: Vec<(&str, &str)> = bearer.map(|bearer| ("authorization", bearer)).into_iter().collect();
        let answer = ask(&tenant, "GET", &me.path, &headers, "").await;
        assert_eq!((answer.status, &answer.json()["message"]), (status, &message.into()), "{bearer:?}");
        assert_eq!(answer.json().get("errorCode").is_some(), status == 400, "a 401 has no errorCode");
    }
    tenant.clock().advance(86_400);
    let expired = me.get("").await;
    assert_eq!(expired.status, 401);
    assert_eq!(expired.json()["message"], "Expired token received for JSON Web Token validation");
}

#[tokio::test]
async fn scopes_and_ownership_are_checked() {
    let tenant = tenant();
    let reader = Me::with(&tenant, &tokens(&tenant, &[("scope", "openid read:current_user")]).await);
    let refused = reader.patch(r#"{"user_metadata":{"a":1}}"#).await;
    assert_eq!((refused.status, &refused.json()["errorCode"]), (403, &"insufficient_scope".into()));
    assert_eq!(
        refused.json()["message"],
        "Insufficient scope, expected any of: update:users,update:users_app_metadata,update:current_user_metadata"
    );
    let writer =
        Me::with(&tenant, &tokens(&tenant, &[("scope", "openid update:current_user_metadata")]).await);
    assert_eq!(writer.get("").await.json()["errorCode"], "insufficient_scope");

    let other = "/api/v2/users/auth0%7C6a0f3c5d9e1b2a4c8d7e6f51";
    let foreign = ask(&tenant, "GET", other, &[("authorization", &reader.bearer)], "").await;
    assert_eq!((foreign.status, &foreign.json()["errorCode"]), (403, &"unowned_resource".into()));

    let bad_id = ask(&tenant, "GET", "/api/v2/users/%FF", &[("authorization", &reader.bearer)], "").await;
    assert_eq!((bad_id.status, &bad_id.json()["errorCode"]), (400, &"invalid_uri".into()));

    tenant.delete_user(DEMO_EMAIL);
    let gone = reader.get("").await;
    assert_eq!((gone.status, &gone.json()["errorCode"]), (404, &"inexistent_user".into()));
    assert_eq!(gone.json()["message"], "The user does not exist.");
}

#[tokio::test]
async fn too_many_calls_are_told_so_until_the_bucket_fills() {
    let rate = Rate { burst: 2, per_minute: 120 };
    let tenant = Tenant::open(Options { management_rate: rate, ..options() }).expect("a tenant");
    let me = Me::of(&tenant).await;
    assert_eq!((me.get("").await.status, me.get("").await.status), (200, 200));
    let refused = me.get("").await;
    assert_eq!((refused.status, refused.header("x-ratelimit-remaining")), (429, "0"));
    assert_eq!(refused.json()["message"], "Global limit has been reached");
    assert_eq!(refused.json()["errorCode"], "too_many_requests");
    tenant.clock().advance(1);
    assert_eq!(me.get("").await.status, 200);
}
