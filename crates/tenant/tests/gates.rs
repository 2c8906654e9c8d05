//! A gate holds one request until the test lets it go on.

mod common;

use common::*;
use serde_json::json;
use tenant::{DEMO_EMAIL, Endpoint, Scope, Tenant};

fn hobby(tenant: &Tenant) -> serde_json::Value {
    tenant.user_metadata(DEMO_EMAIL).expect("metadata")["hobby"].clone()
}

#[tokio::test]
async fn a_held_request_is_carried_out_when_it_is_released() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let gate = tenant.hold_request(Scope::All, Endpoint::UpdateUser);
    let other = tenant.clone();
    let held = tokio::spawn(async move { me.patch(r#"{"user_metadata":{"hobby":"chess"}}"#).await.status });
    gate.reached().await.expect("the PATCH comes");
    assert_eq!((hobby(&other), held.is_finished()), (json!("surfing"), false));
    gate.release();
    assert_eq!((held.await.expect("an answer"), hobby(&other)), (200, json!("chess")));
}

#[tokio::test]
async fn a_held_response_belongs_to_what_was_carried_out() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let gate = tenant.hold_response(Scope::All, Endpoint::UpdateUser);
    let other = tenant.clone();
    let held = tokio::spawn(async move { me.patch(r#"{"user_metadata":{"hobby":"chess"}}"#).await.status });
    gate.reached().await.expect("the PATCH comes");
    assert_eq!((hobby(&other), held.is_finished()), (json!("chess"), false));
    gate.release();
    assert_eq!(held.await.expect("an answer"), 200);
}

#[tokio::test]
async fn a_gate_holds_one_request_of_its_endpoint_and_client() {
    let tenant = tenant();
    let me = Me::of(&tenant).await;
    let elsewhere = tenant.hold_request(Scope::Client("another".into()), Endpoint::ReadUser);
    let gate = tenant.hold_request(Scope::Client("cameo".into()), Endpoint::UpdateUser);
    assert_eq!(me.get("").await.status, 200, "another endpoint and another client pass");
    assert!(!gate.is_reached() && !elsewhere.is_reached());
    let held = {
        let me = Me { tenant: me.tenant.clone(), path: me.path.clone(), bearer: me.bearer.clone() };
        tokio::spawn(async move { me.patch(r#"{"user_metadata":{"a":1}}"#).await.status })
    };
    gate.reached().await.expect("the PATCH comes");
    assert!(gate.is_reached());
    assert_eq!(me.patch(r#"{"user_metadata":{"b":1}}"#).await.status, 200, "the next one passes");
    drop(gate);
    assert_eq!(held.await.expect("an answer"), 200, "a gate that is dropped is open");
}

#[tokio::test]
async fn a_gate_that_is_released_early_holds_nobody() {
    let tenant = tenant();
    tenant.hold_request(Scope::All, Endpoint::Discovery).release();
    assert_eq!(get(&tenant, "/.well-known/openid-configuration").await.status, 200);
}
