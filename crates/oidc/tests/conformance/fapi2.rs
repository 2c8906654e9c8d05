//! The client tests of the FAPI 2 plan that fill the holes of the OpenID Connect plans.

use super::{accepted, refused, under};
use crate::support::Person;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::sign_in::{self, SignInError};
use tenant::Fault;

#[tokio::test]
async fn fapi2_client_test_invalid_expired_exp() {
    let error = refused(under(Fault::ExpiredIdToken)).await;
    assert_eq!(error, IdTokenError::Expired { seconds: 3_600 });
}

#[tokio::test]
async fn fapi2_client_test_invalid_missing_exp() {
    assert_eq!(refused(under(Fault::MissingExpiry)).await, IdTokenError::Missing { claim: "exp" });
}

#[tokio::test]
async fn fapi2_client_test_invalid_iss() {
    assert_eq!(refused(under(Fault::WrongIssuer)).await, IdTokenError::Mismatch { claim: "iss" });
}

#[tokio::test]
async fn fapi2_client_test_invalid_missing_iss() {
    assert_eq!(refused(under(Fault::MissingIssuer)).await, IdTokenError::Missing { claim: "iss" });
}

#[tokio::test]
async fn fapi2_client_test_invalid_missing_aud() {
    assert_eq!(refused(under(Fault::MissingAudience)).await, IdTokenError::Missing { claim: "aud" });
}

#[tokio::test]
async fn fapi2_client_test_invalid_missing_nonce() {
    assert_eq!(refused(under(Fault::MissingNonce)).await, IdTokenError::Missing { claim: "nonce" });
}

#[tokio::test]
async fn fapi2_client_test_invalid_nonce() {
    assert_eq!(refused(under(Fault::WrongNonce)).await, IdTokenError::Mismatch { claim: "nonce" });
}

#[tokio::test]
async fn fapi2_client_test_invalid_secondary_aud() {
    for fault in [Fault::SecondAudience, Fault::SecondAudienceWithoutAzp] {
        let found = "another-client".to_owned();
        assert_eq!(refused(under(fault)).await, IdTokenError::UntrustedAudience { found });
    }
}

#[tokio::test]
async fn fapi2_client_test_valid_aud_as_array() {
    accepted(&under(Fault::AudienceList)).await;
}

#[tokio::test]
async fn fapi2_client_test_invalid_null_alg() {
    assert_eq!(refused(under(Fault::AlgNone)).await, IdTokenError::Malformed);
}

/// Rightly signed, by an algorithm that this client was not set up for.
#[tokio::test]
async fn fapi2_client_test_invalid_alternate_alg() {
    assert_eq!(refused(under(Fault::AlgPs256)).await, IdTokenError::Algorithm { found: "PS256".into() });
}

#[tokio::test]
async fn fapi2_client_test_ensure_authorization_response_with_invalid_state_fails() {
    let error = under(Fault::WrongState).sign_in().await.expect_err("refused");
    assert_eq!(error, SignInError::from(CallbackError::UnknownState));
}

#[tokio::test]
async fn fapi2_client_test_ensure_authorization_response_with_invalid_missing_state_fails() {
    let error = under(Fault::MissingState).sign_in().await.expect_err("refused");
    assert_eq!(error, SignInError::from(CallbackError::NoState));
}

#[tokio::test]
async fn fapi2_client_test_invalid_authorization_response_iss() {
    let error = under(Fault::WrongResponseIssuer).sign_in().await.expect_err("refused");
    assert_eq!(error, SignInError::from(CallbackError::OtherIssuer));
}

#[tokio::test]
async fn fapi2_client_test_remove_authorization_response_iss() {
    let error = under(Fault::MissingResponseIssuer).sign_in().await.expect_err("refused");
    assert_eq!(error, SignInError::from(CallbackError::NoIssuer));
}

#[tokio::test]
async fn fapi2_client_test_token_endpoint_response_without_expires_in() {
    let person = under(Fault::MissingExpiresIn);
    assert!(accepted(&person).await.expires_at() > person.now());
}

#[tokio::test]
async fn fapi2_client_test_token_type_case_insensitivity() {
    accepted(&under(Fault::LowerCaseTokenType)).await;
}

#[tokio::test]
async fn fapi2_client_test_discovery_issuer_mismatch() {
    let person = under(Fault::DiscoveryIssuerMismatch);
    let error = sign_in::discover(&person.settings.client, &|request| person.send(request)).await;
    assert!(matches!(error, Err(DiscoveryError::IssuerMismatch { .. })), "{error:?}");
}

async fn with_max_age(fault: Fault) -> Result<(), SignInError> {
    let person: Person = under(fault);
    let address = person.go_and_sign_in(SignInOptions { max_age: Some(60), ..Default::default() }).await;
    person.complete(person.arrive(&address)?).await.map(|_| ())
}

#[tokio::test]
async fn max_age_is_held_against_auth_time() {
    assert_eq!(with_max_age(Fault::AudienceList).await, Ok(()));
    assert_eq!(with_max_age(Fault::OldAuthTime).await, Err(IdTokenError::TooOld.into()));
    let missing = IdTokenError::Missing { claim: "auth_time" };
    assert_eq!(with_max_age(Fault::MissingAuthTime).await, Err(missing.into()));
}

#[tokio::test]
async fn a_token_of_the_future_is_refused() {
    let error = refused(under(Fault::NotYetValid)).await;
    assert_eq!(error, IdTokenError::NotYetValid { seconds: 3_600 });
}
