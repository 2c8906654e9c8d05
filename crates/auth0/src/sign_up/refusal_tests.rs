//! Every refusal in the words of the wire.

use super::*;
use rstest::rstest;
use serde_json::json;

fn refused(status: u16, body: &str) -> SignUpError {
    let answer = ::http::Response::builder().status(status).header("x-ratelimit-reset", "1780000000");
    refusal(&answer.body(body.as_bytes().to_vec()).expect("an answer"))
}

fn named(code: &str) -> String {
    json!({ "name": "BadRequestError", "code": code, "description": "…", "statusCode": 400 }).to_string()
}

fn password(name: &str) -> String {
    json!({ "name": name, "code": "invalid_password", "message": "…", "description": "…", "statusCode": 400 })
        .to_string()
}

#[rstest]
#[case("user_exists", SignUpError::UserExists)]
#[case("username_exists", SignUpError::UsernameExists)]
#[case("invalid_signup", SignUpError::NotSaid)]
#[case("password_leaked", SignUpError::PasswordLeaked)]
#[case("password_dictionary_error", SignUpError::PasswordDictionary)]
#[case("password_no_user_info_error", SignUpError::PasswordNoUserInfo)]
#[case("invalid_captcha", SignUpError::Captcha)]
#[case("too_many_requests", SignUpError::TooManyRequests { reset: None })]
#[case("hook_error", SignUpError::Extension { message: Some("…".into()) })]
fn a_code_decides(#[case] code: &str, #[case] expected: SignUpError) {
    assert_eq!(refused(400, &named(code)), expected);
}

#[rstest]
#[case("PasswordDictionaryError", SignUpError::PasswordDictionary)]
#[case("PasswordNoUserInfoError", SignUpError::PasswordNoUserInfo)]
#[case("PasswordHistoryError", SignUpError::PasswordHistory)]
fn a_name_says_more_than_invalid_password(#[case] name: &str, #[case] expected: SignUpError) {
    assert_eq!(refused(400, &password(name)), expected);
    assert_eq!(expected.place(), Some(Place::Password));
}

#[test]
fn a_weak_password_comes_with_its_rules() {
    let body = json!({ "name": "PasswordStrengthError", "code": "invalid_password", "message": "Password is too weak",
        "policy": "* At least 8 characters", "statusCode": 400, "description": { "verified": false, "rules": [
            { "code": "lengthAtLeast", "format": [8], "message": "At least %d characters", "verified": false }] } });
    let SignUpError::PasswordStrength { rules, policy } = refused(400, &body.to_string()) else {
        panic!("{body}")
    };
    assert_eq!(policy.as_deref(), Some("* At least 8 characters"));
    assert_eq!(
        (rules.len(), rules[0].words.as_str(), rules[0].verified),
        (1, "At least 8 characters", false)
    );
}

#[test]
fn a_password_in_the_shape_of_oauth_has_words_and_no_rules() {
    let body = r#"{"error":"invalid_password","error_description":"Too weak."}"#;
    let expected = SignUpError::PasswordStrength { rules: Vec::new(), policy: Some("Too weak.".into()) };
    assert_eq!(refused(400, body), expected);
}

#[rstest]
#[case("missing email parameter", Some(Place::Email))]
#[case("invalid email format", Some(Place::Email))]
#[case("missing username parameter", Some(Place::Username))]
#[case("invalid password type (expected string)", Some(Place::Password))]
#[case("invalid user_metadata.shoe_size type (only strings are allowed)", Some(Place::Field("shoe_size".into())))]
#[case("user_metadata.about is too long (the maximum is 500)", Some(Place::Field("about".into())))]
#[case("missing given_name parameter", Some(Place::Field("given_name".into())))]
#[case("missing name parameter", Some(Place::Field("name".into())))]
#[case("user_metadata has too many properties (the maximum is 10)", None)]
#[case("something new", None)]
fn a_sentence_is_put_where_it_belongs(#[case] sentence: &str, #[case] expected: Option<Place>) {
    let error = refused(400, &json!({ "error": sentence }).to_string());
    assert_eq!(error.place(), expected, "{error:?}");
    assert!(error.to_string().contains(sentence));
}

#[rstest]
#[case("client not found")]
#[case("connection not found")]
fn a_sentence_about_the_settings_is_for_the_operator(#[case] sentence: &str) {
    let expected = SignUpError::Settings { message: sentence.into() };
    assert_eq!(refused(400, &json!({ "error": sentence }).to_string()), expected);
}

#[test]
fn an_extension_speaks_to_the_person() {
    let body = json!({ "name": "ExtensibilityError", "code": "extensibility_error", "message": "internal",
        "friendly_message": "Only people of our club can sign up.", "statusCode": 400 });
    let expected = SignUpError::Extension { message: Some("Only people of our club can sign up.".into()) };
    assert_eq!(refused(400, &body.to_string()), expected);
}

#[test]
fn statuses_without_a_body_and_bodies_without_a_meaning() {
    let reset = Some(cameo_oidc::time::Timestamp(1_780_000_000));
    assert_eq!(refused(429, "slow down"), SignUpError::TooManyRequests { reset });
    assert_eq!(refused(502, "<html>"), SignUpError::Server { status: 502 });
    assert_eq!(refused(400, "<html>"), SignUpError::NotJson { status: 400 });
    assert_eq!(refused(500, "{}"), SignUpError::Server { status: 500 });
    let stumbled = r#"{"error":"server_error","error_description":"connection timed out"}"#;
    assert!(refused(500, stumbled).outcome_unknown(), "the account may be there");
    assert!(matches!(
        refused(403, r#"{"code":"unauthorized","description":"No."}"#),
        SignUpError::Unexpected { status: 403, .. }
    ));
    assert_eq!(refused(400, r#"{"error":"public signup is disabled"}"#), SignUpError::Disabled);
}

proptest::proptest! {
    #[test]
    fn no_body_makes_it_stop(status in 300u16..600, body in "\\PC*") {
        refused(status, &body);
        refused(status, &json!({ "error": body, "code": body, "name": body }).to_string());
    }
}
