//! The algorithms beside RS256, and what the header may not decide.

use super::tests::{KEY, claims, expected, header, jwk, key_set};
use super::*;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use rsa::{Pkcs1v15Sign, Pss};
use rstest::rstest;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static CURVE: LazyLock<SigningKey> = LazyLock::new(|| SigningKey::random(&mut rand::thread_rng()));

fn curve_jwk() -> Value {
    let point = CURVE.verifying_key().to_encoded_point(false);
    let text = |bytes: Option<&p256::FieldBytes>| B64.encode(bytes.expect("a coordinate"));
    json!({ "kty": "EC", "crv": "P-256", "kid": "curve", "x": text(point.x()), "y": text(point.y()) })
}

fn rsa_jwk(kid: &str, alg: &str) -> Value {
    let mut key = jwk(kid);
    key["alg"] = json!(alg);
    key
}

/// A good token that says `alg` and is signed with `really`.
fn token(alg: &str, really: &str, kid: &str) -> Secret<String> {
    let mut header = header();
    header["alg"] = json!(alg);
    header["kid"] = json!(kid);
    let part = |value: &Value| B64.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(&claims()));
    let digest = Sha256::digest(signed.as_bytes());
    let signature = match really {
        "RS256" => KEY.sign(Pkcs1v15Sign::new::<Sha256>(), &digest).expect("signed"),
        "PS256" => KEY.sign_with_rng(&mut rand::thread_rng(), Pss::new::<Sha256>(), &digest).expect("signed"),
        _ => {
            let signature: Signature = CURVE.sign(signed.as_bytes());
            signature.to_bytes().to_vec()
        }
    };
    Secret::new(format!("{signed}.{}", B64.encode(signature)))
}

fn judged(raw: &Secret<String>, allowed: &[SignatureAlgorithm], keys: &[Value]) -> Result<(), IdTokenError> {
    verify(raw, &key_set(keys), &Expected { algorithms: allowed, ..expected() }).map(|_| ())
}

const ALL: [SignatureAlgorithm; 3] =
    [SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256, SignatureAlgorithm::Es256];

fn keys() -> [Value; 3] {
    [rsa_jwk("rs", "RS256"), rsa_jwk("ps", "PS256"), curve_jwk()]
}

#[rstest]
#[case("RS256", "rs")]
#[case("PS256", "ps")]
#[case("ES256", "curve")]
fn check_37_an_algorithm_is_accepted_only_where_it_is_allowed(#[case] alg: &str, #[case] kid: &str) {
    let raw = token(alg, alg, kid);
    assert_eq!(judged(&raw, &ALL, &keys()), Ok(()));
    let others: Vec<_> = ALL.into_iter().filter(|one| one.name() != alg).collect();
    assert_eq!(judged(&raw, &others, &keys()), Err(IdTokenError::Algorithm { found: alg.to_owned() }));
}

#[rstest]
#[case::pss_as_pkcs1("RS256", "PS256", "rs", IdTokenError::Signature)]
#[case::pkcs1_as_pss("PS256", "RS256", "ps", IdTokenError::Signature)]
#[case::curve_with_an_rsa_key("ES256", "ES256", "rs", IdTokenError::UnknownKey)]
#[case::rsa_with_a_curve_key("RS256", "RS256", "curve", IdTokenError::UnknownKey)]
#[case::a_key_of_another_alg("RS256", "RS256", "ps", IdTokenError::UnknownKey)]
#[case::rsa_signature_as_curve("ES256", "RS256", "curve", IdTokenError::Signature)]
fn check_39_the_key_must_suit_the_algorithm(
    #[case] alg: &str,
    #[case] really: &str,
    #[case] kid: &str,
    #[case] why: IdTokenError,
) {
    assert_eq!(judged(&token(alg, really, kid), &ALL, &keys()), Err(why));
}

#[rstest]
#[case::another_curve("crv", json!("P-384"))]
#[case::for_encryption("use", json!("enc"))]
#[case::another_alg("alg", json!("ES384"))]
#[case::short("x", json!("AAAA"))]
fn check_39_a_curve_key_that_does_not_suit_is_passed_over(#[case] name: &str, #[case] value: Value) {
    let mut key = curve_jwk();
    key[name] = value;
    assert_eq!(judged(&token("ES256", "ES256", "curve"), &ALL, &[key]), Err(IdTokenError::UnknownKey));
}

#[test]
fn check_39_a_point_beside_the_curve_is_no_key() {
    let mut key = curve_jwk();
    key["y"] = key["x"].clone();
    assert_eq!(judged(&token("ES256", "ES256", "curve"), &ALL, &[key]), Err(IdTokenError::Signature));
}

#[test]
fn check_40_the_only_key_that_suits_the_algorithm_needs_no_kid() {
    let mut header = header();
    header.as_object_mut().expect("an object").remove("kid");
    let raw = Secret::new(super::tests::token(&header, &claims()));
    assert_eq!(judged(&raw, &ALL, &[jwk("one"), curve_jwk()]), Ok(()));
    assert_eq!(judged(&raw, &ALL, &[jwk("one"), jwk("two")]), Err(IdTokenError::UnknownKey));
}

#[test]
fn check_38_a_key_in_the_header_is_not_looked_at() {
    let mut header = header();
    header["jwk"] = jwk("current");
    header["jku"] = json!("https://evil.example/jwks.json");
    let raw = Secret::new(super::tests::token(&header, &claims()));
    assert_eq!(judged(&raw, &ALL, &[]), Err(IdTokenError::UnknownKey));
}

#[test]
fn check_36_a_token_that_is_too_large_is_not_looked_at() {
    let mut claims = claims();
    claims["padding"] = json!("x".repeat(64 * 1024));
    let raw = Secret::new(super::tests::token(&header(), &claims));
    assert_eq!(judged(&raw, &ALL, &[jwk("current")]), Err(IdTokenError::Malformed));
}
