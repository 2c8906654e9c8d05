//! `OIDCCClientBasicTestPlan`: the code flow.

use super::{accepted, claims, refused, under};
use crate::support::Person;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::userinfo::UserinfoError;
use tenant::{Fault, Scope};

#[tokio::test]
async fn oidcc_client_test() {
    let person = Person::new();
    let session = accepted(&person).await;
    assert_eq!(claims(&person, &session).await.expect("claims")["sub"], session.subject());
}

#[tokio::test]
async fn oidcc_client_test_invalid_iss() {
    assert_eq!(refused(under(Fault::WrongIssuer)).await, IdTokenError::Mismatch { claim: "iss" });
}

#[tokio::test]
async fn oidcc_client_test_missing_sub() {
    assert_eq!(refused(under(Fault::MissingSubject)).await, IdTokenError::Missing { claim: "sub" });
}

#[tokio::test]
async fn oidcc_client_test_invalid_aud() {
    assert_eq!(refused(under(Fault::WrongAudience)).await, IdTokenError::Mismatch { claim: "aud" });
}

#[tokio::test]
async fn oidcc_client_test_missing_aud() {
    assert_eq!(refused(under(Fault::MissingAudience)).await, IdTokenError::Missing { claim: "aud" });
}

#[tokio::test]
async fn oidcc_client_test_missing_iat() {
    assert_eq!(refused(under(Fault::MissingIssuedAt)).await, IdTokenError::Missing { claim: "iat" });
}

#[tokio::test]
async fn oidcc_client_test_kid_absent_single_jwks() {
    let person = under(Fault::MissingKid);
    person.tenant.set_fault(Scope::All, Fault::SingleKey);
    accepted(&person).await;
}

/// The suite lets a client refuse, or try every key. Ours does not guess.
#[tokio::test]
async fn oidcc_client_test_kid_absent_multiple_jwks() {
    assert_eq!(refused(under(Fault::MissingKid)).await, IdTokenError::UnknownKey);
}

#[tokio::test]
async fn oidcc_client_test_idtoken_sig_rs256() {
    accepted(&Person::new()).await;
}

/// The suite lets a client of the code flow accept. Ours does not: a token with an empty signature is none.
#[tokio::test]
async fn oidcc_client_test_idtoken_sig_none() {
    assert_eq!(refused(under(Fault::AlgNone)).await, IdTokenError::Malformed);
}

#[tokio::test]
async fn oidcc_client_test_invalid_sig_rs256() {
    assert_eq!(refused(under(Fault::BadSignature)).await, IdTokenError::Signature);
}

#[tokio::test]
async fn oidcc_client_test_invalid_sig_hs256() {
    assert_eq!(refused(under(Fault::AlgHs256)).await, IdTokenError::Algorithm { found: "HS256".into() });
}

#[tokio::test]
async fn oidcc_client_test_invalid_sig_es256() {
    assert_eq!(refused(under(Fault::AlgEs256)).await, IdTokenError::Algorithm { found: "ES256".into() });
}

#[tokio::test]
async fn oidcc_client_test_nonce_invalid() {
    assert_eq!(refused(under(Fault::WrongNonce)).await, IdTokenError::Mismatch { claim: "nonce" });
}

#[tokio::test]
async fn oidcc_client_test_userinfo_invalid_sub() {
    let person = under(Fault::UserInfoWrongSubject);
    let session = accepted(&person).await;
    assert_eq!(claims(&person, &session).await, Err(UserinfoError::OtherSubject));
}

#[tokio::test]
async fn oidcc_client_test_scope_userinfo_claims() {
    let person = Person::new();
    let session = accepted(&person).await;
    let claims = claims(&person, &session).await.expect("claims");
    assert_eq!((&claims["name"], &claims["email"]), (&"Robin Ashby".into(), &"user@example.com".into()));
    // the tenant knows neither, and an absent claim is no error (OpenID Connect Core §5.3.2)
    assert!(!claims.contains_key("address") && !claims.contains_key("phone_number"));
}

/// The token goes in the header, never in the address (RFC 6750 §2.3).
#[tokio::test]
async fn oidcc_client_test_userinfo_bearer_header() {
    let session = accepted(&Person::new()).await;
    let request = cameo_oidc::userinfo::request("http://localhost:4400/userinfo", session.access_token())
        .expect("a request");
    assert!(request.headers()["authorization"].to_str().expect("text").starts_with("Bearer "));
    assert_eq!((request.uri().query(), request.body().len()), (None, 0));
}

/// A signed answer was not asked for: it is refused, and nobody is signed out by it.
#[tokio::test]
async fn oidcc_client_test_userinfo_signed() {
    let person = under(Fault::SignedUserInfo);
    let session = accepted(&person).await;
    assert_eq!(claims(&person, &session).await, Err(UserinfoError::NotJson));
}

#[tokio::test]
async fn oidcc_client_test_aggregated_claims() {
    let person = under(Fault::AggregatedClaims);
    let session = accepted(&person).await;
    let claims = claims(&person, &session).await.expect("claims");
    assert!(claims.contains_key("_claim_names") && !claims.contains_key("address"));
}

#[tokio::test]
async fn oidcc_client_test_distributed_claims() {
    let person = under(Fault::DistributedClaims);
    let session = accepted(&person).await;
    assert!(claims(&person, &session).await.expect("claims").contains_key("_claim_sources"));
    assert!(person.tenant.requests().iter().all(|request| request.path != "/claims"));
}
