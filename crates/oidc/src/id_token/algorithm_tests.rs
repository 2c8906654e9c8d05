//! The algorithms beside RS256, and what the header may not decide.

use super::tests::{KEY, claims, expected, header, jwk, key_set};
use super::*;
use crate::jws::left_half_hash;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, Pss, RsaPrivateKey};
use rstest::rstest;
use serde_json::json;
use sha2::{Digest, Sha256, Sha384, Sha512};
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

static CURVE_384: LazyLock<p384::ecdsa::SigningKey> =
    LazyLock::new(|| p384::ecdsa::SigningKey::random(&mut rand::thread_rng()));

fn curve_384_jwk() -> Value {
    let point = CURVE_384.verifying_key().to_encoded_point(false);
    let text = |bytes: Option<&p384::FieldBytes>| B64.encode(bytes.expect("a coordinate"));
    json!({ "kty": "EC", "crv": "P-384", "kid": "curve384", "x": text(point.x()), "y": text(point.y()) })
}

/// The good claims with the access token's hash by the hash of `alg`.
fn claims_for(alg: &str) -> Value {
    let mut claims = claims();
    if let Some(algorithm) = SignatureAlgorithm::parse(alg) {
        claims["at_hash"] = json!(left_half_hash("at", algorithm));
    }
    claims
}

/// A good token that says `alg` and is signed with `really`.
fn token(alg: &str, really: &str, kid: &str) -> Secret<String> {
    let mut header = header();
    header["alg"] = json!(alg);
    header["kid"] = json!(kid);
    let part = |value: &Value| B64.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(&claims_for(alg)));
    let text = signed.as_bytes();
    let pkcs1 = |padding, digest: &[u8]| KEY.sign(padding, digest).expect("signed");
    let pss = |padding: Pss, digest: &[u8]| {
        KEY.sign_with_rng(&mut rand::thread_rng(), padding, digest).expect("signed")
    };
    let signature = match really {
        "RS256" => pkcs1(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(text)),
        "RS384" => pkcs1(Pkcs1v15Sign::new::<Sha384>(), &Sha384::digest(text)),
        "RS512" => pkcs1(Pkcs1v15Sign::new::<Sha512>(), &Sha512::digest(text)),
        "PS256" => pss(Pss::new::<Sha256>(), &Sha256::digest(text)),
        "PS384" => pss(Pss::new::<Sha384>(), &Sha384::digest(text)),
        "PS512" => pss(Pss::new::<Sha512>(), &Sha512::digest(text)),
        "ES384" => {
            let signature: p384::ecdsa::Signature = CURVE_384.sign(text);
            signature.to_bytes().to_vec()
        }
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

const ALL: [SignatureAlgorithm; 8] = SignatureAlgorithm::ALL;

fn keys() -> Vec<Value> {
    let rsa = ["RS256", "RS384", "RS512", "PS384", "PS512"].map(|alg| rsa_jwk(alg, alg));
    let others = [rsa_jwk("rs", "RS256"), rsa_jwk("ps", "PS256"), curve_jwk(), curve_384_jwk()];
    rsa.into_iter().chain(others).collect()
}

#[rstest]
#[case("RS256", "rs")]
#[case("PS256", "ps")]
#[case("ES256", "curve")]
#[case("ES384", "curve384")]
#[case("RS384", "RS384")]
#[case("RS512", "RS512")]
#[case("PS384", "PS384")]
#[case("PS512", "PS512")]
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
    let found = "EC, P-256".to_owned();
    let judged = judged(&token("ES256", "ES256", "curve"), &ALL, &[key]);
    assert_eq!(judged, Err(IdTokenError::UnusableKey { found }));
}

#[test]
fn check_53_the_hash_of_the_access_token_follows_the_algorithm() {
    let short = left_half_hash("at", SignatureAlgorithm::Rs256);
    let expected = Expected { algorithms: &ALL, ..expected() };
    for (alg, kid) in [("ES384", "curve384"), ("RS512", "RS512")] {
        let good = token(alg, alg, kid);
        assert!(verify(&good, &key_set(&keys()), &expected).is_ok());
        let payload = Compact::parse(good.expose()).expect("a token").payload;
        assert_ne!(payload["at_hash"], short);
    }
}

#[test]
fn check_39_every_key_of_a_repeated_kid_is_tried() {
    let mut stranger = jwk("current");
    let other = RsaPrivateKey::new(&mut rand::thread_rng(), 2048).expect("a key");
    stranger["n"] = json!(B64.encode(other.n().to_bytes_be()));
    let raw = Secret::new(super::tests::token(&header(), &claims()));
    assert_eq!(judged(&raw, &ALL, &[stranger.clone(), jwk("current")]), Ok(()));
    assert_eq!(judged(&raw, &ALL, &[jwk("current"), stranger.clone()]), Ok(()));
    assert_eq!(judged(&raw, &ALL, &[stranger.clone(), stranger]), Err(IdTokenError::Signature));
}

/// A key of `bits` bits that is no product of two primes, and so is a key for nobody; its owner still has a size.
fn large(bits: usize) -> Value {
    let mut modulus = vec![0xff; bits / 8];
    modulus[0] = 0x80;
    json!({ "kty": "RSA", "kid": "current", "n": B64.encode(modulus), "e": "AQAB" })
}

#[rstest]
#[case(4096, IdTokenError::Signature)]
#[case(8192, IdTokenError::Signature)]
#[case(16_384, IdTokenError::UnusableKey { found: "RSA, 16384 bits".to_owned() })]
fn check_39_a_key_that_is_too_large_is_named_as_such(#[case] bits: usize, #[case] why: IdTokenError) {
    let raw = Secret::new(super::tests::token(&header(), &claims()));
    assert_eq!(judged(&raw, &ALL, &[large(bits)]), Err(why));
    // One that fits under the same name is found all the same.
    assert_eq!(judged(&raw, &ALL, &[large(bits), jwk("current")]), Ok(()));
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
