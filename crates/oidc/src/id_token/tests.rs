use super::*;
use crate::http::Response;
use crate::issuer::Issuer;
use crate::jwks;
use crate::jws::left_half_hash;
use crate::time::Timestamp;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use proptest::prelude::*;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, RsaPrivateKey};
use rstest::rstest;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

pub(super) const NOW: i64 = 1_700_000_000;

pub(super) static KEY: LazyLock<RsaPrivateKey> =
    LazyLock::new(|| RsaPrivateKey::new(&mut rand::thread_rng(), 2048).expect("a key"));
static ISSUER: LazyLock<Issuer> = LazyLock::new(|| Issuer::parse("https://tenant.example/").expect("valid"));
pub(super) static NONCE: LazyLock<Secret<String>> = LazyLock::new(|| Secret::new("the-nonce".to_owned()));
static ACCESS_TOKEN: LazyLock<Secret<String>> = LazyLock::new(|| Secret::new("at".to_owned()));

pub(super) fn key_set(entries: &[Value]) -> Jwks {
    let body = json!({ "keys": entries }).to_string().into_bytes();
    jwks::judge(&Response::new(body)).expect("a key set")
}

pub(super) fn jwk(kid: &str) -> Value {
    let bytes = |n: &rsa::BigUint| B64.encode(n.to_bytes_be());
    json!({ "kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": bytes(KEY.n()), "e": bytes(KEY.e()) })
}

pub(super) fn token(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| B64.encode(value.to_string());
    let signed = format!("{}.{}", part(header), part(claims));
    let digest = Sha256::digest(signed.as_bytes());
    let signature = KEY.sign(Pkcs1v15Sign::new::<Sha256>(), &digest).expect("signed");
    format!("{signed}.{}", B64.encode(signature))
}

pub(super) fn header() -> Value {
    json!({ "alg": "RS256", "typ": "JWT", "kid": "current" })
}

pub(super) fn claims() -> Value {
    json!({
        "iss": "https://tenant.example/", "sub": "auth0|123", "aud": "cameo", "iat": NOW - 5, "exp": NOW + 36_000,
        "nonce": "the-nonce", "at_hash": left_half_hash("at", SignatureAlgorithm::Rs256), "auth_time": NOW - 100,
        "updated_at": "2026-01-01T00:00:00.000Z",
    })
}

pub(super) fn expected() -> Expected<'static> {
    Expected {
        issuer: &ISSUER,
        client_id: "cameo",
        trusted_audiences: &[],
        algorithms: &[SignatureAlgorithm::Rs256],
        nonce: Some(&NONCE),
        access_token: &ACCESS_TOKEN,
        at_hash_required: true,
        max_age: None,
        acr_values: None,
        organization: None,
        leeway: 60,
        now: Timestamp(NOW),
        started_at: Some(Timestamp(NOW - 30)),
        clock: ProviderClock::Unknown,
    }
}

fn judged(header: &Value, claims: &Value, expected: &Expected<'_>) -> Result<String, IdTokenError> {
    let raw = Secret::new(token(header, claims));
    verify(&raw, &key_set(&[jwk("next"), jwk("current")]), expected).map(|token| token.subject().to_owned())
}

/// The good claims with one of them set, or removed by `null`.
pub(super) fn with(claim: &str, value: Value) -> Value {
    let mut claims = claims();
    let members = claims.as_object_mut().expect("an object");
    match value {
        Value::Null => members.remove(claim),
        value => members.insert(claim.to_owned(), value),
    };
    claims
}

#[test]
fn a_good_token_is_verified() {
    assert_eq!(judged(&header(), &claims(), &expected()), Ok("auth0|123".to_owned()));
}

#[rstest]
#[case::none(json!({ "alg": "none", "kid": "current" }))]
#[case::hmac(json!({ "alg": "HS256", "kid": "current" }))]
#[case::not_allowed(json!({ "alg": "RS512", "kid": "current" }))]
#[case::unknown(json!({ "alg": "ES512", "kid": "current" }))]
#[case::missing(json!({ "kid": "current" }))]
#[case::critical(json!({ "alg": "RS256", "kid": "current", "crit": ["b64"], "b64": false }))]
fn check_37_38_only_rs256_without_conditions_is_accepted(#[case] header: Value) {
    assert!(matches!(judged(&header, &claims(), &expected()), Err(IdTokenError::Algorithm { .. })));
}

#[test]
fn check_39_an_unknown_key_is_named_as_such() {
    let strange = json!({ "alg": "RS256", "kid": "elsewhere" });
    assert_eq!(judged(&strange, &claims(), &expected()), Err(IdTokenError::UnknownKey));
}

#[test]
fn check_40_a_token_without_kid_needs_the_only_key() {
    let raw = Secret::new(token(&json!({ "alg": "RS256" }), &claims()));
    assert!(verify(&raw, &key_set(&[jwk("only")]), &expected()).is_ok());
    let several = key_set(&[jwk("one"), jwk("two")]);
    assert_eq!(verify(&raw, &several, &expected()).expect_err("refused"), IdTokenError::UnknownKey);
}

#[rstest]
#[case::small_modulus(json!({ "kty": "RSA", "kid": "current", "n": B64.encode([0xff; 128]), "e": "AQAB" }))]
#[case::for_encryption({ let mut key = jwk("current"); key["use"] = json!("enc"); key })]
#[case::other_algorithm({ let mut key = jwk("current"); key["alg"] = json!("PS256"); key })]
#[case::other_type({ let mut key = jwk("current"); key["kty"] = json!("EC"); key })]
#[case::not_an_object(json!("current"))]
fn check_39_a_key_that_does_not_suit_is_passed_over(#[case] unsuited: Value) {
    let raw = Secret::new(token(&header(), &claims()));
    let keys = key_set(std::slice::from_ref(&unsuited));
    assert_eq!(verify(&raw, &keys, &expected()).expect_err("refused"), IdTokenError::UnknownKey);
    assert!(verify(&raw, &key_set(&[unsuited, jwk("current")]), &expected()).is_ok());
}

#[test]
fn check_42_a_changed_claim_breaks_the_signature() {
    let raw = token(&header(), &claims());
    let parts: Vec<&str> = raw.split('.').collect();
    let forged = B64.encode(with("sub", json!("auth0|999")).to_string());
    let raw = Secret::new(format!("{}.{forged}.{}", parts[0], parts[2]));
    let judged = verify(&raw, &key_set(&[jwk("current")]), &expected());
    assert_eq!(judged.expect_err("refused"), IdTokenError::Signature);
}

#[rstest]
#[case("iss", Value::Null, IdTokenError::Missing { claim: "iss" })]
#[case("iss", json!("https://tenant.example"), IdTokenError::Mismatch { claim: "iss" })]
#[case("sub", Value::Null, IdTokenError::Missing { claim: "sub" })]
#[case("sub", json!(""), IdTokenError::Missing { claim: "sub" })]
#[case("sub", json!("x".repeat(256)), IdTokenError::Missing { claim: "sub" })]
#[case("aud", Value::Null, IdTokenError::Missing { claim: "aud" })]
#[case("aud", json!("other"), IdTokenError::Mismatch { claim: "aud" })]
#[case("aud", json!([]), IdTokenError::Mismatch { claim: "aud" })]
#[case("aud", json!(["cameo", "other"]), IdTokenError::UntrustedAudience { found: "other".to_owned() })]
#[case("azp", json!("other"), IdTokenError::Mismatch { claim: "azp" })]
#[case("exp", Value::Null, IdTokenError::Missing { claim: "exp" })]
#[case("exp", json!("soon"), IdTokenError::Missing { claim: "exp" })]
#[case("exp", json!(NOW - 60), IdTokenError::Expired { seconds: 60 })]
#[case("iat", Value::Null, IdTokenError::Missing { claim: "iat" })]
#[case("iat", json!(-1), IdTokenError::Missing { claim: "iat" })]
#[case("nbf", json!(NOW + 61), IdTokenError::NotYetValid { seconds: 61 })]
#[case("nonce", Value::Null, IdTokenError::Missing { claim: "nonce" })]
#[case("nonce", json!("other"), IdTokenError::Mismatch { claim: "nonce" })]
#[case("nonce", json!(5), IdTokenError::Missing { claim: "nonce" })]
#[case("at_hash", Value::Null, IdTokenError::Missing { claim: "at_hash" })]
#[case("at_hash", json!("AAAA"), IdTokenError::Mismatch { claim: "at_hash" })]
fn check_43_to_53_each_claim_is_checked(
    #[case] claim: &str,
    #[case] value: Value,
    #[case] why: IdTokenError,
) {
    assert_eq!(judged(&header(), &with(claim, value), &expected()), Err(why));
}

#[rstest]
#[case("aud", json!(["cameo"]))]
#[case("azp", json!("cameo"))]
#[case("exp", json!(NOW - 59))]
#[case("exp", json!(1.700_036e9))]
#[case("nbf", json!(NOW + 60))]
fn check_44_46_48_50_what_the_standard_allows_is_accepted(#[case] claim: &str, #[case] value: Value) {
    assert!(judged(&header(), &with(claim, value), &expected()).is_ok());
}

#[rstest]
#[case::old(Some(30), json!(NOW - 100), Err(IdTokenError::TooOld))]
#[case::zero_counts(Some(0), json!(NOW - 61), Err(IdTokenError::TooOld))]
#[case::fresh(Some(0), json!(NOW - 60), Ok(()))]
#[case::from_a_clock_ahead(Some(0), json!(NOW + 60), Ok(()))]
#[case::in_the_future(Some(600), json!(NOW + 61), Err(IdTokenError::Mismatch { claim: "auth_time" }))]
#[case::missing(Some(600), Value::Null, Err(IdTokenError::Missing { claim: "auth_time" }))]
#[case::not_asked(None, Value::Null, Ok(()))]
fn check_55_max_age_is_proven_by_auth_time(
    #[case] max_age: Option<u32>,
    #[case] auth_time: Value,
    #[case] outcome: Result<(), IdTokenError>,
) {
    let expected = Expected { max_age, ..expected() };
    assert_eq!(judged(&header(), &with("auth_time", auth_time), &expected).map(|_| ()), outcome);
}

#[test]
fn check_53_the_code_flow_does_without_at_hash() {
    let expected = Expected { at_hash_required: false, ..expected() };
    assert!(judged(&header(), &with("at_hash", Value::Null), &expected).is_ok());
    assert!(judged(&header(), &with("at_hash", json!("AAAA")), &expected).is_err());
}

#[rstest]
#[case("")]
#[case("a")]
#[case("a.b")]
#[case("..")]
#[case("e30.e30.")]
#[case(".e30.AAAA")]
#[case("e30.e30.AAAA.AAAA")]
#[case("e30=.e30.AAAA")]
#[case("e30.e30.AA+A")]
#[case("WzFd.e30.AAAA")]
fn check_36_what_is_not_a_token_is_malformed(#[case] raw: &str) {
    let judged = verify(&Secret::new(raw.to_owned()), &key_set(&[jwk("current")]), &expected());
    assert_eq!(judged.expect_err("refused"), IdTokenError::Malformed);
}

proptest! {
    #[test]
    fn no_text_panics_or_is_accepted(raw in r"[A-Za-z0-9_.=+-]{0,120}") {
        prop_assert!(verify(&Secret::new(raw), &key_set(&[jwk("current")]), &expected()).is_err());
    }
}
