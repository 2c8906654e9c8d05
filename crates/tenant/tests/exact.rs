//! Metadata stays as it was written, and other devices edit it at chosen moments.

mod common;

use axum::body::Body;
use axum::http::Request;
use common::*;
use serde_json::json;
use tenant::{DEMO_EMAIL, Endpoint, Fault, Scope};
use tower::ServiceExt;

#[tokio::test]
async fn numbers_and_the_order_of_names_stay_to_the_letter() {
    let me = Me::of(&tenant()).await;
    me.patch(r#"{"user_metadata":{}}"#).await;
    let metadata =
        r#"{"z":1.0,"a":1e400,"m":[9007199254740993,-0,-0.0,0.10],"e":{"y":1E5,"b":1e+5,"s":"1e5"}}"#;
    let patched = me.patch(format!(r#"{{"user_metadata":{metadata}}}"#)).await;
    assert!(patched.body.contains(metadata), "{}", patched.body);
    let read = me.get("").await.body;
    assert!(read.contains(metadata), "{read}");
    // a later edit of one name leaves the others alone
    let patched = me.patch(r#"{"user_metadata":{"z":2.50}}"#).await.body;
    assert!(patched.contains(&metadata.replace("1.0,", "2.50,")), "{patched}");
}

#[tokio::test]
async fn another_device_edits_now_after_a_read_and_before_a_write() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let hobby = || tenant.user_metadata(DEMO_EMAIL).expect("metadata")["hobby"].clone();
    assert!(tenant.other_device(DEMO_EMAIL, &json!({"hobby": "chess"})));
    assert_eq!(
        (hobby(), tenant.user_metadata(DEMO_EMAIL).expect("metadata")["newsletter"].clone()),
        ("chess".into(), true.into())
    );
    assert!(!tenant.other_device("nobody", &json!({})) && !tenant.other_device(DEMO_EMAIL, &json!([])));

    let other = Scope::Client("another".into());
    tenant.set_fault(other, Fault::EditAfterRead(json!({"hobby": "golf"})));
    tenant.set_fault(Scope::Client("cameo".into()), Fault::EditAfterRead(json!({"hobby": "rowing"})));
    assert_eq!(me.get("").await.json()["user_metadata"]["hobby"], "chess");
    assert_eq!(hobby(), "rowing");
    assert_eq!(me.get("").await.json()["user_metadata"]["hobby"], "rowing");
    assert_eq!(hobby(), "rowing", "it happens once, and to one client");

    tenant.set_fault(Scope::All, Fault::ConcurrentEdit(json!({"hobby": "diving", "new": 1})));
    let patched = me.patch(r#"{"user_metadata":{"hobby":"reading"}}"#).await.json();
    assert_eq!(
        (&patched["user_metadata"]["hobby"], &patched["user_metadata"]["new"]),
        (&json!("reading"), &json!(1))
    );
}

#[tokio::test]
async fn one_patch_of_one_session_is_carried_out_and_never_answered() {
    let tenant = tenant();
    let tokens = tokens(&tenant, &[]).await;
    let (me, other) = (Me::with(&tenant, &tokens), Me::of(&tenant).await);
    let sid = claims(&tokens["id_token"])["sid"].as_str().expect("a session").to_owned();
    tenant.set_fault(Scope::Session(sid), Fault::DroppedAfter(Endpoint::UpdateUser));
    assert_eq!(other.patch(r#"{"user_metadata":{"n":1}}"#).await.status, 200);
    assert_eq!(me.get("").await.status, 200);
    let request = Request::patch(&me.path)
        .header("authorization", &me.bearer)
        .header("content-type", "application/json")
        .body(Body::from(r#"{"user_metadata":{"n":2}}"#))
        .expect("a request");
    let response = tenant.router().oneshot(request).await.expect("infallible");
    assert!(axum::body::to_bytes(response.into_body(), usize::MAX).await.is_err());
    assert_eq!(tenant.user_metadata(DEMO_EMAIL).expect("metadata")["n"], 2);
    assert_eq!(me.patch(r#"{"user_metadata":{"n":3}}"#).await.status, 200);
}
