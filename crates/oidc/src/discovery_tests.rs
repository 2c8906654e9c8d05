use super::*;
use crate::client::Client;
use rstest::rstest;
use serde_json::json;

fn document() -> Value {
    json!({
        "issuer": "https://t.example/",
        "authorization_endpoint": "https://t.example/authorize",
        "token_endpoint": "https://t.example/oauth/token",
        "jwks_uri": "https://keys.example/jwks.json",
        "userinfo_endpoint": "https://t.example/userinfo",
        "revocation_endpoint": "https://t.example/oauth/revoke",
        "end_session_endpoint": "https://t.example/oidc/logout",
        "code_challenge_methods_supported": ["S256", "plain"],
    })
}

fn judged(name: &str, value: Value) -> Result<ProviderMetadata, DiscoveryError> {
    let mut document = document();
    let members = document.as_object_mut().expect("an object");
    match value {
        Value::Null => members.remove(name),
        value => members.insert(name.to_owned(), value),
    };
    let issuer = Issuer::parse("https://t.example/").expect("valid");
    judge(&issuer, &Response::new(document.to_string().into_bytes()))
}

#[rstest]
#[case(json!("https://t.example"))]
#[case(json!("https://T.example/"))]
#[case(json!("https://evil.example/"))]
#[case(json!(["https://t.example/"]))]
#[case(Value::Null)]
fn check_02_the_issuer_is_compared_to_the_letter(#[case] issuer: Value) {
    assert!(matches!(judged("issuer", issuer), Err(DiscoveryError::IssuerMismatch { .. })));
}

#[rstest]
#[case("authorization_endpoint", Value::Null)]
#[case("token_endpoint", json!("http://t.example/oauth/token"))]
#[case("jwks_uri", json!("/jwks.json"))]
#[case("token_endpoint", json!("javascript:alert(1)"))]
fn check_03_a_needed_endpoint_is_there_and_secure(#[case] name: &'static str, #[case] value: Value) {
    assert_eq!(judged(name, value), Err(DiscoveryError::Endpoint { name }));
}

#[rstest]
#[case("userinfo_endpoint", |found: &ProviderMetadata| found.userinfo_endpoint.is_none())]
#[case("revocation_endpoint", |found: &ProviderMetadata| found.revocation_endpoint.is_none())]
#[case("end_session_endpoint", |found: &ProviderMetadata| found.end_session_endpoint.is_none())]
fn check_03_the_other_endpoints_may_be_absent(
    #[case] name: &'static str,
    #[case] absent: fn(&ProviderMetadata) -> bool,
) {
    assert!(judged(name, Value::Null).is_ok_and(|found| absent(&found)));
    assert!(judged(name, json!("http://t.example/x")).is_ok_and(|found| absent(&found)));
    assert!(judged("x", Value::Null).is_ok_and(|found| !absent(&found) && found.jwks_uri.contains("keys")));
}

#[test]
fn check_04_pkce_with_s256_must_not_be_ruled_out() {
    let methods = "code_challenge_methods_supported";
    assert_eq!(judged(methods, json!(["plain"])), Err(DiscoveryError::NoS256));
    assert_eq!(judged(methods, json!([])), Err(DiscoveryError::NoS256));
    assert!(judged(methods, Value::Null).is_ok());
}

#[test]
fn check_20_a_promise_of_iss_is_noted() {
    let name = "authorization_response_iss_parameter_supported";
    assert!(judged(name, json!(true)).is_ok_and(|found| found.iss_parameter_supported));
    assert!(judged(name, json!("true")).is_ok_and(|found| !found.iss_parameter_supported));
}

#[rstest]
#[case("https://t.example/", false)]
#[case("http://localhost:4400/", true)]
fn check_03_an_endpoint_on_this_machine_is_for_an_issuer_on_this_machine(
    #[case] issuer: &str,
    #[case] accepted: bool,
) {
    for name in ["token_endpoint", "userinfo_endpoint", "end_session_endpoint"] {
        let mut document = document();
        document["issuer"] = json!(issuer);
        document[name] = json!("http://127.0.0.1:4400/x");
        let issuer = Issuer::parse(issuer).expect("valid");
        let judged = judge(&issuer, &Response::new(document.to_string().into_bytes()));
        let found = judged.map(|found| match name {
            "token_endpoint" => Some(found.token_endpoint),
            "userinfo_endpoint" => found.userinfo_endpoint,
            _ => found.end_session_endpoint,
        });
        let is_there = found.is_ok_and(|endpoint| endpoint.is_some());
        assert_eq!(is_there, accepted, "{name} of {issuer}");
    }
}

#[rstest]
#[case(Value::Null, true)]
#[case(json!(["openid", "profile", "offline_access"]), true)]
#[case(json!(["openid", "profile"]), false)]
fn offline_access_is_asked_for_where_the_list_has_it_or_there_is_none(
    #[case] scopes: Value,
    #[case] asked: bool,
) {
    let provider = judged("scopes_supported", scopes).expect("valid");
    let client = Client::new(Issuer::parse("https://t.example/").expect("valid"), "a");
    let scope = crate::sign_in::scope(&client, &provider);
    assert_eq!(scope.split(' ').any(|scope| scope == "offline_access"), asked);
    // What the operator writes is asked for as it stands.
    let given = Client { scope: "openid offline_access".to_owned(), is_scope_given: true, ..client };
    assert_eq!(crate::sign_in::scope(&given, &provider), "openid offline_access");
}

#[test]
fn what_a_document_says_survives_being_stored() {
    let mut document = document();
    document["scopes_supported"] = json!(["openid"]);
    document["prompt_values_supported"] = json!(["none", "login", "create"]);
    let issuer = Issuer::parse("https://t.example/").expect("valid");
    let found = judge(&issuer, &Response::new(document.to_string().into_bytes())).expect("valid");
    assert!(found.prompt_create_supported && !found.offline_access_supported);
    assert_eq!(ProviderMetadata::from_members(&found.to_members()), Some(found));
}
