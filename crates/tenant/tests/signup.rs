//! Accounts without a page: `/dbconnections/signup` and `/dbconnections/change_password`.

mod common;

use common::*;
use rstest::rstest;
use serde_json::{Value, json};
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, Endpoint, Fault, Options, Scope, SignUpRefusal, Tenant};

fn signup(change: Value) -> Value {
    let mut body = json!({"client_id": "cameo", "connection": "Username-Password-Authentication", "email": "New@example.com",
        "password": "Brand-new-1"});
    for (name, value) in change.as_object().expect("an object") {
        body[name] = value.clone();
    }
    body
}

#[tokio::test]
async fn signup_makes_an_account_and_tells_its_number() {
    let tenant = tenant();
    let change = json!({"name": "New Person", "user_metadata": {"hobby": "chess"}});
    let answer = post_json(&tenant, "/dbconnections/signup", signup(change)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let account = answer.json();
    assert_eq!(account["_id"].as_str().map(str::len), Some(24));
    assert_eq!(
        (&account["email"], &account["email_verified"], &account["name"]),
        (&"new@example.com".into(), &false.into(), &"New Person".into())
    );
    assert_eq!(tenant.user_metadata("new@example.com"), Some(json!({"hobby": "chess"})));
    assert!(account.get("password").is_none());
    let end =
        UserAgent::new(&tenant).sign_in(&authorize_url(&tenant, &[]), "new@example.com", "Brand-new-1").await;
    assert!(param(&end, "code").is_some(), "{end}");
}

#[rstest]
#[case::taken(json!({"email": DEMO_EMAIL}), json!({"name": "BadRequestError", "code": "user_exists", "description": "The user already exists.", "statusCode": 400}))]
#[case::common(json!({"password": "Password1!"}), json!({"name": "PasswordDictionaryError", "message": "Password is too common", "code": "invalid_password", "description": "Password is too common", "statusCode": 400}))]
#[case::personal(json!({"email": "brandnew@example.com", "password": "Brandnew-1"}), json!({"name": "PasswordNoUserInfoError", "message": "Password contains user information", "code": "invalid_password", "description": "Password contains user information", "statusCode": 400}))]
#[case::no_email(json!({"email": ""}), json!({"error": "missing email parameter"}))]
#[case::odd_email(json!({"email": "nobody"}), json!({"error": "invalid email format"}))]
#[case::number(json!({"password": 1}), json!({"error": "invalid password type (expected string)"}))]
#[case::stranger(json!({"client_id": "stranger"}), json!({"error": "client not found"}))]
#[case::connection(json!({"connection": "other"}), json!({"error": "connection not found"}))]
#[case::metadata_list(json!({"user_metadata": []}), json!({"error": "invalid user_metadata type (expected object)"}))]
#[case::metadata_number(json!({"user_metadata": {"a": 1}}), json!({"error": "invalid user_metadata.a type (only strings are allowed)"}))]
#[tokio::test]
async fn signup_refuses_in_the_shapes_of_the_wire(#[case] change: Value, #[case] body: Value) {
    let answer = post_json(&tenant(), "/dbconnections/signup", signup(change)).await;
    assert_eq!((answer.status, answer.json()), (400, body));
}

#[tokio::test]
async fn a_weak_password_is_answered_by_the_rules() {
    let body =
        post_json(&tenant(), "/dbconnections/signup", signup(json!({"password": "abcdefgh"}))).await.json();
    assert_eq!((&body["name"], &body["code"]), (&"PasswordStrengthError".into(), &"invalid_password".into()));
    let rules = &body["description"]["rules"];
    assert_eq!((&rules[0]["code"], &rules[0]["verified"]), (&"lengthAtLeast".into(), &true.into()));
    assert_eq!((&rules[1]["code"], &rules[1]["verified"]), (&"containsAtLeast".into(), &false.into()));
    assert_eq!(
        rules[1]["items"][0],
        json!({"code": "lowerCase", "message": "lower case letters (a-z)", "verified": true})
    );
    assert!(body["policy"].as_str().expect("a text").contains("At least 8 characters"));
}

#[tokio::test]
async fn signup_metadata_has_limits() {
    let tenant = tenant();
    let many: serde_json::Map<String, Value> = (0..11).map(|i| (i.to_string(), json!("x"))).collect();
    for metadata in [json!(many), json!({"x".repeat(101): "a"}), json!({"a": "x".repeat(501)})] {
        let answer =
            post_json(&tenant, "/dbconnections/signup", signup(json!({"user_metadata": metadata}))).await;
        assert_eq!(answer.status, 400, "{metadata}");
    }
    let most: serde_json::Map<String, Value> =
        (0..10).map(|i| (format!("{i}{}", "n".repeat(99)), json!("v".repeat(500)))).collect();
    assert_eq!(
        post_json(&tenant, "/dbconnections/signup", signup(json!({"user_metadata": most}))).await.status,
        200
    );
}

#[tokio::test]
async fn a_masked_tenant_answers_invalid_signup() {
    let tenant = Tenant::open(Options { tell_user_exists: false, ..options() }).expect("a tenant");
    let body = post_json(&tenant, "/dbconnections/signup", signup(json!({"email": DEMO_EMAIL}))).await.json();
    assert_eq!((&body["code"], &body["description"]), (&"invalid_signup".into(), &"Invalid sign up".into()));
}

#[rstest]
#[case(SignUpRefusal::Masked, json!({"name": "BadRequestError", "code": "invalid_signup", "description": "Invalid sign up", "statusCode": 400}))]
#[case(SignUpRefusal::Captcha, json!({"name": "BadRequestError", "code": "invalid_captcha", "description": "Invalid captcha value", "statusCode": 400}))]
#[case(SignUpRefusal::PasswordLeaked, json!({"name": "PasswordLeakedError", "code": "password_leaked", "message": "This combination of credentials was detected in a public data breach on another website.", "description": "This combination of credentials was detected in a public data breach on another website.", "statusCode": 400}))]
#[case(SignUpRefusal::Extension("Members only.".into()), json!({"name": "ExtensibilityError", "code": "hook_error", "message": "Members only.", "description": "Members only.", "statusCode": 400}))]
#[case(SignUpRefusal::OAuthPassword, json!({"error": "invalid_password", "error_description": "The password is too weak."}))]
#[case(SignUpRefusal::Disabled, json!({"error": "public signup is disabled"}))]
#[tokio::test]
async fn every_other_refusal_can_be_set(#[case] reason: SignUpRefusal, #[case] body: Value) {
    let tenant = tenant();
    tenant.set_fault(Scope::Client("cameo".into()), Fault::SignUpRefused(reason));
    let answer = post_json(&tenant, "/dbconnections/signup", signup(json!({}))).await;
    assert_eq!((answer.status, answer.json()), (400, body));
    assert_eq!(tenant.profile("new@example.com"), None);
    tenant.clear_faults();
    assert_eq!(post_json(&tenant, "/dbconnections/signup", signup(json!({}))).await.status, 200);
}

#[tokio::test]
async fn sign_up_is_throttled_and_loses_its_answer() {
    let tenant = tenant();
    tenant.set_fault(
        Scope::All,
        Fault::TooManyRequests { endpoint: Endpoint::SignUp, readable: true, reset_in: 2 },
    );
    assert_eq!(post_json(&tenant, "/dbconnections/signup", signup(json!({}))).await.status, 429);
    assert_eq!(tenant.profile("new@example.com"), None);
}

#[tokio::test]
async fn a_connection_may_want_a_username_that_nobody_has() {
    let tenant = Tenant::open(Options { requires_username: true, ..options() }).expect("a tenant");
    let missing = post_json(&tenant, "/dbconnections/signup", signup(json!({}))).await;
    assert_eq!((missing.status, missing.json()), (400, json!({"error": "missing username parameter"})));
    let made = post_json(&tenant, "/dbconnections/signup", signup(json!({"username": "ada"}))).await;
    assert_eq!((made.status, &made.json()["username"]), (200, &"ada".into()));
    let other = signup(json!({"email": "other@example.com", "username": "Ada"}));
    let taken = post_json(&tenant, "/dbconnections/signup", other).await;
    let body = json!({"name": "BadRequestError", "code": "username_exists", "description": "The username provided is in use already.", "statusCode": 400});
    assert_eq!((taken.status, taken.json()), (400, body));
}

#[tokio::test]
async fn change_password_says_the_same_to_everybody_ten_times() {
    let tenant = tenant();
    let body = |email: &str| json!({"client_id": "cameo", "email": email, "connection": "Username-Password-Authentication"});
    for email in [DEMO_EMAIL, "nobody@example.com"] {
        let answer = post_json(&tenant, "/dbconnections/change_password", body(email)).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (200, "We've just sent you an email to reset your password.")
        );
        assert!(answer.header("content-type").starts_with("text/html"));
    }
    for _ in 0..9 {
        assert_eq!(post_json(&tenant, "/dbconnections/change_password", body(DEMO_EMAIL)).await.status, 200);
    }
    assert_eq!(post_json(&tenant, "/dbconnections/change_password", body(DEMO_EMAIL)).await.status, 429);
    assert_eq!(
        post_json(&tenant, "/dbconnections/change_password", json!({"email": DEMO_EMAIL})).await.status,
        400
    );
}
