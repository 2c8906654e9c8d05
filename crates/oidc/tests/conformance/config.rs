//! `OIDCCClientConfigTestPlan`: discovery and keys.

use super::{accepted, under};
use crate::support::Person;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::sign_in;
use tenant::{Fault, LoggedRequest};

fn asked(requests: &[LoggedRequest], path: &str) -> usize {
    requests.iter().filter(|request| request.path == path).count()
}

#[tokio::test]
async fn oidcc_client_test_discovery_openid_config() {
    let person = Person::new();
    accepted(&person).await;
    assert!(asked(&person.tenant.requests(), "/.well-known/openid-configuration") > 0);
}

#[tokio::test]
async fn oidcc_client_test_discovery_jwks_uri_keys() {
    let person = under(Fault::MovedKeys);
    accepted(&person).await;
    let requests = person.tenant.requests();
    assert_eq!(asked(&requests, "/.well-known/jwks.json"), 0);
    assert!(asked(&requests, "/.well-known/moved-jwks.json") > 0);
}

#[tokio::test]
async fn oidcc_client_test_discovery_issuer_mismatch() {
    let person = under(Fault::DiscoveryIssuerMismatch);
    let error = sign_in::discover(&person.settings.client, &|request| person.send(request)).await;
    assert!(matches!(error, Err(DiscoveryError::IssuerMismatch { .. })), "{error:?}");
}

#[tokio::test]
async fn oidcc_client_test_signing_key_rotation() {
    let person = Person::new();
    accepted(&person).await;
    person.tenant.replace_keys().expect("new keys");
    accepted(&person).await;
}

#[tokio::test]
async fn oidcc_client_test_signing_key_rotation_just_before_signing() {
    accepted(&under(Fault::KeysReplacedBeforeSigning)).await;
}
