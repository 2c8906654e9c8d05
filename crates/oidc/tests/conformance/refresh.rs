//! `OIDCCClientRefreshTokenProfileTestPlan`.

use super::{accepted, claims};
use crate::support::Person;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::sign_in::{RefreshError, SignInError};
use tenant::{Fault, Scope};

async fn refused(fault: Fault) -> IdTokenError {
    let person = Person::new();
    let session = accepted(&person).await;
    person.tenant.set_fault(Scope::All, fault);
    match person.refresh(&session).await {
        Err(RefreshError::Checks(SignInError::IdToken(error))) => error,
        other => panic!("the refreshed ID token should have been refused: {other:?}"),
    }
}

#[tokio::test]
async fn oidcc_client_test_refresh_token() {
    let person = Person::new();
    let session = accepted(&person).await;
    let renewed = person.refresh(&session).await.expect("renewed");
    assert_ne!(renewed.access_token().expose(), session.access_token().expose());
    assert_eq!(claims(&person, &renewed).await.expect("claims")["sub"], session.subject());
}

#[tokio::test]
async fn oidcc_client_test_refresh_token_invalid_issuer() {
    assert_eq!(refused(Fault::RefreshWrongIssuer).await, IdTokenError::Mismatch { claim: "iss" });
}

#[tokio::test]
async fn oidcc_client_test_refresh_token_invalid_sub() {
    assert_eq!(refused(Fault::RefreshWrongSubject).await, IdTokenError::Mismatch { claim: "sub" });
}

#[tokio::test]
async fn a_refreshed_id_token_for_another_client_is_refused() {
    assert_eq!(refused(Fault::RefreshWrongAudience).await, IdTokenError::Mismatch { claim: "aud" });
}

/// The moment of the authentication may move on, as the person may have proven who they are for another app (OpenID Connect
/// Core §12.2 says only what it must not mean); it does not move back.
#[tokio::test]
async fn a_refreshed_id_token_of_a_later_authentication_goes_on_and_of_an_earlier_does_not() {
    let person = Person::new();
    let options = SignInOptions { max_age: Some(3_600), ..Default::default() };
    let address = person.go_and_sign_in(options).await;
    let session = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in").session;
    person.tenant.set_fault(Scope::All, Fault::RefreshOtherAuthTime);
    let renewed = person.refresh(&session).await.expect("a later one");
    assert!(renewed.id_token().authenticated_at() > session.id_token().authenticated_at());
    person.tenant.clear_faults();
    person.tenant.set_fault(Scope::All, Fault::OldAuthTime);
    let error = person.refresh(&renewed).await.expect_err("an earlier one");
    let why = IdTokenError::Mismatch { claim: "auth_time" };
    assert_eq!(error, RefreshError::Checks(SignInError::IdToken(why)));
}

/// A refreshed ID token has no nonce, or that of the sign-in (OpenID Connect Core §12.2).
#[tokio::test]
async fn a_refreshed_id_token_with_another_nonce_is_refused() {
    assert_eq!(refused(Fault::RefreshWrongNonce).await, IdTokenError::Mismatch { claim: "nonce" });
}

/// Names among the claims are unique (RFC 7519 §4).
#[tokio::test]
async fn repeated_claims_are_refused() {
    let person = Person::new();
    person.tenant.set_fault(Scope::All, Fault::RepeatedClaims);
    assert_eq!(person.sign_in().await.map(|_| ()), Err(SignInError::IdToken(IdTokenError::Malformed)));
}
