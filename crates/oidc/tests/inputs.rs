//! Whatever comes in: nothing panics, and nothing is accepted that a second, independent reading refuses.
//!
//! `CAMEO_FUZZ_CASES` sets how many inputs each of them meets.

mod second_reading;

use cameo_oidc::callback::{RawCallback, parse_callback};
use cameo_oidc::http::Response;
use cameo_oidc::issuer::Issuer;
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{initiated, return_path};
use cameo_oidc::time::Timestamp;
use cameo_oidc::transaction::LoginTransaction;
use cameo_oidc::{discovery, jwks};
use cameo_settings::Settings;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use second_reading as second;

const NOW: Timestamp = Timestamp(1_700_000_000);

/// A seeded run of `CAMEO_FUZZ_CASES` inputs: the same ones every time.
fn meet<S: Strategy>(inputs: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = std::env::var("CAMEO_FUZZ_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    let config =
        Config { cases, failure_persistence: None, max_global_rejects: u32::MAX, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    if let Err(found) = TestRunner::new_with_rng(config, random).run(&inputs, test) {
        panic!("{found}");
    }
}

/// One of `valid` with a few places changed, or bytes that never were valid.
fn changed(valid: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..6_u8);
    let mutated =
        (prop::sample::select(valid), prop::collection::vec(change, 0..4)).prop_map(|(text, changes)| {
            let mut bytes = text.as_bytes().to_vec();
            for (place, byte, how) in changes {
                let at = place.index(bytes.len() + 1);
                match how {
                    0 if at < bytes.len() => bytes[at] = byte,
                    1 if at < bytes.len() => drop(bytes.remove(at)),
                    2 => bytes.insert(at, byte),
                    3 => bytes.truncate(at),
                    4 => bytes.extend_from_within(at..),
                    _ if at < bytes.len() => bytes[at] ^= 1 << (byte % 8),
                    _ => bytes.push(byte),
                }
            }
            bytes
        });
    prop_oneof![9 => mutated, 1 => prop::collection::vec(any::<u8>(), 0..64)]
}

fn texts(valid: &'static [&'static str]) -> impl Strategy<Value = String> {
    changed(valid).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

const DISCOVERY: &str = r#"{"issuer":"https://t.example/","authorization_endpoint":"https://t.example/a","token_endpoint":"https://t.example/t","jwks_uri":"https://t.example/k","code_challenge_methods_supported":["S256"]}"#;

fn attempt() -> LoginTransaction {
    let text = format!(
        r#"{{"state":"s1","nonce":"n1","code_verifier":"v1","provider":{DISCOVERY},"redirect_uri":"https://a.example/callback","scope":"openid","response_type":"code","return_to":"/","started_at":{}}}"#,
        NOW.0 - 60
    );
    LoginTransaction::from_text(&text).expect("an attempt")
}

#[test]
fn check_16_17_19_whatever_the_callback_says() {
    const VALID: &[&str] = &[
        "code=c1&state=s1",
        "state=s1&code=c1&iss=https%3A%2F%2Ft.example%2F",
        "error=access_denied&error_description=No&state=s1",
        "code=%63%31&state=s%31&x=y",
    ];
    meet((texts(VALID), texts(&["", "code=c1", "state=s1&x"])), |(query, fragment)| {
        let raw = RawCallback { query: Secret::new(query.clone()), fragment: Secret::new(fragment.clone()) };
        let accepted = parse_callback(&raw, |state| (state == "s1").then(attempt), NOW).is_ok();
        prop_assert!(!accepted || second::callback_is_ours(&query, &fragment), "{query:?} {fragment:?}");
        Ok(())
    });
}

/// A token of `{"alg":"RS256"}`, `{"sub":"a","iat":1}` and four bytes, in a stored session.
const TOKENS: &[&str] = &[
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIiwiaWF0IjoxfQ.AAAAAA",
    "e30.eyJzdWIiOiJhIn0.AA",
    "eyJhIjoxLCJhIjoyfQ.eyJzdWIiOiJhIn0.AA",
];

#[test]
fn check_36_whatever_the_token_says() {
    let settings = Settings::parse(r#"{"issuer":"https://t.example/","clientId":"c"}"#).expect("valid");
    meet(texts(TOKENS), |token| {
        let id_token = serde_json::Value::from(token.as_str());
        let stored = format!(
            r#"{{"provider":{DISCOVERY},"client_id":"c","id_token":{id_token},"access_token":"a","asked":"","granted":"","issued_at":1,"expires_at":2}}"#
        );
        let accepted = Session::restore(&stored, &settings.client).is_some();
        prop_assert!(!accepted || second::is_compact_token(&token), "{token:?}");
        Ok(())
    });
}

#[test]
fn check_39_whatever_the_key_set_says() {
    const VALID: &[&str] = &[
        r#"{"keys":[{"kty":"RSA","use":"sig","kid":"a","alg":"RS256","n":"AQAB","e":"AQAB"}]}"#,
        r#"{"keys":[{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"},7,null]}"#,
        r#"{"keys":[]}"#,
    ];
    meet(changed(VALID), |body| {
        let accepted = jwks::judge(&Response::new(body.clone())).is_ok();
        prop_assert!(!accepted || second::is_key_set(&body), "{:?}", String::from_utf8_lossy(&body));
        Ok(())
    });
}

#[test]
fn check_02_03_04_whatever_the_discovery_document_says() {
    let issuer = Issuer::parse("https://t.example/").expect("valid");
    meet(changed(&[DISCOVERY]), |body| {
        let accepted = discovery::judge(&issuer, &Response::new(body.clone())).is_ok();
        prop_assert!(!accepted || second::is_discovery(&body), "{:?}", String::from_utf8_lossy(&body));
        Ok(())
    });
}

#[test]
fn check_01_37_60_whatever_the_settings_say() {
    const VALID: &[&str] = &[
        r#"{"domain":"t.example","clientId":"c","leewaySeconds":60,"idTokenAlgorithms":["RS256","ES256"]}"#,
        r#"{"issuer":"https://t.example/","clientId":"c","sensitive":["edit"],"sensitiveMaxAgeSeconds":0}"#,
        r#"{"issuer":"http://localhost:4400/","clientId":"c","storage":"memory","branding":{"name":"x"}}"#,
    ];
    meet(texts(VALID), |text| {
        if let Ok(settings) = Settings::parse(&text) {
            prop_assert!(second::are_settings(&text), "{text:?}");
            prop_assert!(
                settings.client.leeway_seconds <= 300 && !settings.client.id_token_algorithms.is_empty()
            );
        }
        Ok(())
    });
}

#[test]
fn check_10_whatever_the_return_path_says() {
    const VALID: &[&str] =
        &["/profile?a=b#c", "//evil.example", "/\\evil.example", "/.//evil", "/a/../callback"];
    meet(texts(VALID), |wanted| {
        let path = return_path(&wanted);
        prop_assert!(second::stays_here(&path), "{wanted:?} became {path:?}");
        Ok(())
    });
}

#[test]
fn check_25_whatever_the_login_page_is_asked() {
    const VALID: &[&str] = &[
        "iss=https%3A%2F%2Ft.example%2F&target_link_uri=https%3A%2F%2Fa.example%2Fprofile",
        "invitation=i&organization=o",
    ];
    let settings = Settings::parse(r#"{"issuer":"https://t.example/","clientId":"c"}"#).expect("valid");
    meet(texts(VALID), |query| {
        if let Ok(options) = initiated(&query, "https://a.example", &settings.client) {
            prop_assert!(second::stays_here(&options.return_to), "{query:?}");
        }
        Ok(())
    });
}
