//! `OIDCCClientImplicitTestPlan`: the tokens come in the fragment.

use super::{IMPLICIT, accepted, claims, implicit_or_code, refused};
use crate::support::Person;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::userinfo::UserinfoError;
use rstest::rstest;
use tenant::Fault;

#[tokio::test]
async fn oidcc_client_test() {
    let person = Person::with_settings(IMPLICIT);
    let session = accepted(&person).await;
    assert!(session.refresh_token().is_none());
    assert_eq!(claims(&person, &session).await.expect("claims")["sub"], session.subject());
}

#[tokio::test]
async fn oidcc_client_test_nonce_unless_code_flow() {
    let url = Person::with_settings(IMPLICIT).leave(SignInOptions::default()).await;
    let url = url::Url::parse(&url).expect("an address");
    assert!(url.query_pairs().any(|(name, value)| name == "nonce" && value.len() >= 22));
}

#[tokio::test]
async fn oidcc_client_test_invalid_athash() {
    let person = implicit_or_code(IMPLICIT, Fault::WrongAtHash);
    assert_eq!(refused(person).await, IdTokenError::Mismatch { claim: "at_hash" });
}

#[tokio::test]
async fn oidcc_client_test_missing_athash() {
    let person = implicit_or_code(IMPLICIT, Fault::MissingAtHash);
    assert_eq!(refused(person).await, IdTokenError::Missing { claim: "at_hash" });
}

#[rstest]
#[case::oidcc_client_test_invalid_iss(Fault::WrongIssuer, IdTokenError::Mismatch { claim: "iss" })]
#[case::oidcc_client_test_missing_sub(Fault::MissingSubject, IdTokenError::Missing { claim: "sub" })]
#[case::oidcc_client_test_invalid_aud(Fault::WrongAudience, IdTokenError::Mismatch { claim: "aud" })]
#[case::oidcc_client_test_missing_iat(Fault::MissingIssuedAt, IdTokenError::Missing { claim: "iat" })]
#[case::oidcc_client_test_kid_absent_multiple_jwks(Fault::MissingKid, IdTokenError::UnknownKey)]
#[case::oidcc_client_test_invalid_sig_rs256(Fault::BadSignature, IdTokenError::Signature)]
#[case::oidcc_client_test_nonce_invalid(Fault::WrongNonce, IdTokenError::Mismatch { claim: "nonce" })]
#[tokio::test]
async fn the_tests_shared_with_the_basic_plan(#[case] fault: Fault, #[case] why: IdTokenError) {
    assert_eq!(refused(implicit_or_code(IMPLICIT, fault)).await, why);
}

#[tokio::test]
async fn oidcc_client_test_userinfo_invalid_sub() {
    let person = implicit_or_code(IMPLICIT, Fault::UserInfoWrongSubject);
    let session = accepted(&person).await;
    assert_eq!(claims(&person, &session).await, Err(UserinfoError::OtherSubject));
}
