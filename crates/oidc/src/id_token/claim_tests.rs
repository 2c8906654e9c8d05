//! What was asked for beyond a sign-in, odd numbers, and the list of what was checked.

use super::tests::{NOW, claims, expected, header, jwk, key_set, token, with};
use super::*;
use rstest::rstest;
use serde_json::json;

fn judged(claims: &Value, expected: &Expected<'_>) -> Result<IdToken<Verified>, IdTokenError> {
    verify(&Secret::new(token(&header(), claims)), &key_set(&[jwk("current")]), expected)
}

fn untrusted(found: &str) -> IdTokenError {
    IdTokenError::UntrustedAudience { found: found.to_owned() }
}

#[rstest]
#[case::with_azp(json!(["cameo", "project"]), json!("cameo"), None)]
#[case::in_another_order(json!(["project", "cameo"]), json!("cameo"), None)]
#[case::azp_is_needed(json!(["cameo", "project"]), Value::Null, Some(IdTokenError::Missing { claim: "azp" }))]
#[case::azp_must_be_ours(
    json!(["cameo", "project"]),
    json!("project"),
    Some(IdTokenError::Mismatch { claim: "azp" })
)]
#[case::we_must_be_there(json!(["project"]), json!("cameo"), Some(IdTokenError::Mismatch { claim: "aud" }))]
#[case::and_nobody_else(json!(["cameo", "project", "other"]), json!("cameo"), Some(untrusted("other")))]
fn check_45_46_a_further_audience_is_one_that_the_settings_trust(
    #[case] aud: Value,
    #[case] azp: Value,
    #[case] expected_why: Option<IdTokenError>,
) {
    let trusted = ["project".to_owned()];
    let mut claims = with("aud", aud);
    if !azp.is_null() {
        claims["azp"] = azp;
    }
    assert_eq!(why(&claims, &Expected { trusted_audiences: &trusted, ..expected() }), expected_why);
}

fn why(claims: &Value, expected: &Expected<'_>) -> Option<IdTokenError> {
    judged(claims, expected).err()
}

#[rstest]
#[case(json!(["cameo", "other"]), json!("cameo"), Some(untrusted("other")))]
#[case(json!(["other", "cameo"]), json!("cameo"), Some(untrusted("other")))]
#[case(json!(["other"]), json!("cameo"), Some(IdTokenError::Mismatch { claim: "aud" }))]
#[case(json!(["cameo", "cameo"]), Value::Null, Some(IdTokenError::Missing { claim: "azp" }))]
#[case(json!(["cameo", "cameo"]), json!("cameo"), None)]
#[case(json!("cameo"), json!("other"), Some(IdTokenError::Mismatch { claim: "azp" }))]
#[case(json!("cameo"), json!(5), Some(IdTokenError::Mismatch { claim: "azp" }))]
#[case(json!(["cameo", 5]), Value::Null, Some(untrusted("5")))]
fn check_45_46_nobody_else_is_trusted(
    #[case] aud: Value,
    #[case] azp: Value,
    #[case] expected_why: Option<IdTokenError>,
) {
    let mut claims = with("aud", aud);
    if !azp.is_null() {
        claims["azp"] = azp;
    }
    assert_eq!(why(&claims, &expected()), expected_why);
}

#[rstest]
#[case("exp", "1700000100.75", true)]
#[case("exp", "1.7000001e9", true)]
#[case("exp", "17000001E2", true)]
#[case("exp", "-1700000100", false)]
#[case("exp", "1e400", false)]
#[case("exp", "1e17", false)]
#[case("exp", "\"1700000100\"", false)]
#[case("exp", "null", false)]
#[case("exp", "true", false)]
#[case("iat", "[1700000000]", false)]
#[case("nbf", "\"0\"", false)]
fn check_52_a_moment_is_a_number_however_it_is_written(
    #[case] claim: &str,
    #[case] written: &str,
    #[case] fits: bool,
) {
    let number: Value = serde_json::from_str(written).expect("JSON");
    let mut claims = claims();
    claims[claim] = number;
    let judged = why(&claims, &expected());
    match fits {
        true => assert_eq!(judged, None),
        false => assert!(matches!(judged, Some(IdTokenError::Missing { .. })), "{judged:?}"),
    }
}

#[rstest]
#[case::an_id("org_abc", "org_id", json!("org_abc"), None)]
#[case::ids_have_a_case("org_abc", "org_id", json!("org_ABC"), Some(IdTokenError::Mismatch { claim: "org_id" }))]
#[case::a_name("acme", "org_name", json!("acme"), None)]
#[case::names_have_no_case(" ACME ", "org_name", json!("Acme"), None)]
#[case::another_name("acme", "org_name", json!("evil"), Some(IdTokenError::Mismatch { claim: "org_name" }))]
#[case::no_id("org_abc", "org_name", json!("org_abc"), Some(IdTokenError::Missing { claim: "org_id" }))]
#[case::no_name("acme", "org_id", json!("acme"), Some(IdTokenError::Missing { claim: "org_name" }))]
fn check_57_the_organisation_is_the_one_that_was_asked_for(
    #[case] asked: &str,
    #[case] claim: &str,
    #[case] value: Value,
    #[case] expected_why: Option<IdTokenError>,
) {
    let expected = Expected { organization: Some(asked), ..expected() };
    assert_eq!(why(&with(claim, value), &expected), expected_why);
}

#[rstest]
#[case("mfa", json!("mfa"), None)]
#[case("gold mfa", json!("mfa"), None)]
#[case("mfa", json!("pwd"), Some(IdTokenError::Mismatch { claim: "acr" }))]
#[case("mfa", Value::Null, Some(IdTokenError::Missing { claim: "acr" }))]
fn check_56_acr_is_one_that_was_asked_for(
    #[case] asked: &str,
    #[case] acr: Value,
    #[case] expected_why: Option<IdTokenError>,
) {
    let expected = Expected { acr_values: Some(asked), ..expected() };
    assert_eq!(why(&with("acr", acr), &expected), expected_why);
}

#[test]
fn check_42_a_token_says_which_checks_it_passed() {
    let verified = judged(&claims(), &expected()).expect("good");
    let names: Vec<_> = verified.passed().iter().map(|check| check.name()).collect();
    assert_eq!(names, ["alg", "iss", "aud", "nonce", "at_hash", "exp", "iat", "sub"]);
    assert_eq!(verified.algorithm(), Some(SignatureAlgorithm::Rs256));
    assert_eq!(verified.key_id(), Some("current"));
    let more = Expected { max_age: Some(600), organization: Some("acme"), ..expected() };
    let verified = judged(&with("org_name", json!("acme")), &more).expect("good");
    assert!(verified.passed().contains(&Check::AuthenticationTime));
    assert!(verified.passed().contains(&Check::Organization));
    assert_eq!(from_text(&to_text(verified.passed())), verified.passed());
}

#[rstest]
#[case("iss", json!("https://other.example/"), Some("iss"))]
#[case("sub", json!("auth0|9"), Some("sub"))]
#[case("aud", json!(["cameo"]), None)]
#[case("aud", json!(["cameo", "other"]), Some("aud"))]
#[case("iat", json!(NOW - 6), Some("iat"))]
#[case("iat", json!(NOW), None)]
#[case("auth_time", json!(NOW - 1), None)]
#[case("auth_time", json!(NOW - 101), Some("auth_time"))]
#[case("auth_time", Value::Null, None)]
#[case("nonce", json!("another"), Some("nonce"))]
#[case("nonce", Value::Null, None)]
#[case("azp", json!("cameo"), None)]
fn check_70_a_refreshed_token_continues_the_first(
    #[case] claim: &str,
    #[case] value: Value,
    #[case] differs: Option<&'static str>,
) {
    let restored = |claims: &Value| {
        IdToken::restore(Secret::new(token(&header(), claims)), Vec::new()).expect("a token")
    };
    let judged = restored(&with(claim, value)).check_continues(&restored(&claims()));
    assert_eq!(judged.err(), differs.map(|claim| IdTokenError::Mismatch { claim }));
}
