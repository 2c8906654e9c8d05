//! `OIDCCClientRefreshTokenProfileTestPlan`.

use super::{accepted, claims};
use crate::support::Person;
use account::oidc::id_token::IdTokenError;
use account::sign_in::{RefreshError, SignInError};
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
