//! The 37 cases that auth0-spa-js has for ID tokens (its `__tests__/jwt.test.ts`), by their order there.

use super::tests::{NONCE, NOW, claims, expected, header, jwk, key_set, token};
use super::*;
use crate::time::Timestamp;
use rstest::rstest;
use serde_json::json;

/// What a case changes: the token's text, its claims, or what is expected of it.
#[derive(Default)]
struct Case {
    text: Option<fn(String) -> String>,
    header: Option<Value>,
    claims: Vec<(&'static str, Value)>,
    max_age: Option<u32>,
    organization: Option<&'static str>,
    without_nonce: bool,
    later: i64,
}

fn set(claims: &[(&'static str, Value)]) -> Case {
    Case { claims: claims.to_vec(), ..Case::default() }
}

fn text(change: fn(String) -> String) -> Case {
    Case { text: Some(change), ..Case::default() }
}

fn org(asked: &'static str, claims: &[(&'static str, Value)]) -> Case {
    Case { organization: Some(asked), ..set(claims) }
}

fn aged(max_age: u32, auth_time: Value, later: i64) -> Case {
    Case { max_age: Some(max_age), later, ..set(&[("auth_time", auth_time)]) }
}

/// The token with part `index` emptied.
fn without(token: &str, index: usize) -> String {
    let mut parts: Vec<&str> = token.split('.').collect();
    parts[index] = "";
    parts.join(".")
}

const OK: Option<IdTokenError> = None;

fn missing(claim: &'static str) -> Option<IdTokenError> {
    Some(IdTokenError::Missing { claim })
}

fn mismatch(claim: &'static str) -> Option<IdTokenError> {
    Some(IdTokenError::Mismatch { claim })
}

#[rstest]
#[case::spa_01_good_token(Case::default(), OK)]
#[case::spa_02_fewer_than_three_parts(text(|t| t.rsplit_once('.').map(|(a, _)| a.to_owned()).unwrap_or(t)), Some(IdTokenError::Malformed))]
#[case::spa_02_more_than_three_parts(text(|t| t + ".AAAA"), Some(IdTokenError::Malformed))]
#[case::spa_03_empty_header(text(|t| without(&t, 0)), Some(IdTokenError::Malformed))]
#[case::spa_04_empty_payload(text(|t| without(&t, 1)), Some(IdTokenError::Malformed))]
#[case::spa_05_empty_signature(text(|t| without(&t, 2)), Some(IdTokenError::Malformed))]
#[case::spa_06_normal(Case::default(), OK)]
// Stricter than there: a second audience is nobody whom we trust (Core §3.1.3.7, 3).
#[case::spa_07_several_audiences_with_azp(set(&[("aud", json!(["cameo", "cameo"])), ("azp", json!("cameo"))]), OK)]
#[case::spa_08_organization_id(org("org_123", &[("org_id", json!("org_123"))]), OK)]
#[case::spa_09_organization_name(org("my-org", &[("org_name", json!("my-org"))]), OK)]
#[case::spa_10_organization_name_in_other_case(org("MY-ORG", &[("org_name", json!("my-org"))]), OK)]
#[case::spa_11_organization_name_with_spaces(org(" my-org ", &[("org_name", json!("my-org"))]), OK)]
#[case::spa_12_no_nonce_expected(Case { without_nonce: true, ..set(&[("nonce", Value::Null)]) }, OK)]
#[case::spa_13_no_azp_for_a_string(set(&[("aud", json!("cameo"))]), OK)]
#[case::spa_14_no_azp_for_one_element(set(&[("aud", json!(["cameo"]))]), OK)]
#[case::spa_15_empty(text(|_| String::new()), Some(IdTokenError::Malformed))]
#[case::spa_16_alg(Case { header: Some(json!({ "alg": "HS256", "kid": "current" })), ..Case::default() }, Some(IdTokenError::Algorithm { found: "HS256".to_owned() }))]
#[case::spa_17_iss_missing(set(&[("iss", Value::Null)]), missing("iss"))]
#[case::spa_18_iss_other(set(&[("iss", json!("https://other.example/"))]), mismatch("iss"))]
#[case::spa_19_sub_missing(set(&[("sub", Value::Null)]), missing("sub"))]
#[case::spa_20_aud_missing(set(&[("aud", Value::Null)]), missing("aud"))]
#[case::spa_21_aud_array_without_us(set(&[("aud", json!(["other"]))]), mismatch("aud"))]
#[case::spa_22_aud_string_other(set(&[("aud", json!("other"))]), mismatch("aud"))]
#[case::spa_23_expired(set(&[("exp", json!(NOW - 3_600))]), Some(IdTokenError::Expired { seconds: 3_600 }))]
#[case::spa_24_expired_by_a_given_now(Case { later: 40_000, ..Case::default() }, Some(IdTokenError::Expired { seconds: 4_000 }))]
#[case::spa_25_nbf_in_the_future(set(&[("nbf", json!(NOW + 3_600))]), Some(IdTokenError::NotYetValid { seconds: 3_600 }))]
#[case::spa_26_iat_missing(set(&[("iat", Value::Null)]), missing("iat"))]
#[case::spa_27_nonce_missing(set(&[("nonce", Value::Null)]), missing("nonce"))]
#[case::spa_28_nonce_other(set(&[("nonce", json!("other"))]), mismatch("nonce"))]
#[case::spa_29_azp_missing(set(&[("aud", json!(["cameo", "cameo"]))]), missing("azp"))]
#[case::spa_30_azp_other(set(&[("aud", json!(["cameo", "cameo"])), ("azp", json!("other"))]), mismatch("azp"))]
#[case::spa_31_auth_time_missing(aged(60, Value::Null, 0), missing("auth_time"))]
#[case::spa_32_auth_time_passed(aged(60, json!(NOW - 3_600), 0), Some(IdTokenError::TooOld))]
#[case::spa_33_auth_time_by_a_given_now(aged(60, json!(NOW - 100), -60), OK)]
#[case::spa_34_org_id_missing(org("org_123", &[]), missing("org_id"))]
#[case::spa_35_org_id_other(org("org_123", &[("org_id", json!("org_999"))]), mismatch("org_id"))]
#[case::spa_36_org_name_missing(org("my-org", &[]), missing("org_name"))]
#[case::spa_37_org_name_other(org("my-org", &[("org_name", json!("other"))]), mismatch("org_name"))]
fn check_36_37_43_to_57_as_auth0_spa_js(#[case] case: Case, #[case] why: Option<IdTokenError>) {
    let mut claims = claims();
    let members = claims.as_object_mut().expect("an object");
    for (name, value) in case.claims {
        match value {
            Value::Null => members.remove(name),
            value => members.insert(name.to_owned(), value),
        };
    }
    let raw = token(&case.header.unwrap_or_else(header), &claims);
    let raw = Secret::new(case.text.map_or_else(|| raw.clone(), |change| change(raw.clone())));
    let expected = Expected {
        max_age: case.max_age,
        organization: case.organization,
        nonce: (!case.without_nonce).then_some(&*NONCE),
        now: Timestamp(NOW + case.later),
        started_at: Some(Timestamp(NOW - 30 + case.later)),
        ..expected()
    };
    let judged = verify(&raw, &key_set(&[jwk("next"), jwk("current")]), &expected);
    assert_eq!(judged.err(), why);
}
