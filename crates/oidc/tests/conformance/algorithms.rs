//! The signature algorithms beside RS256, where `config.json` allows them.

use super::{accepted, implicit_or_code};
use tenant::{Fault, Scope};

/// A member of `config.json` that allows every algorithm there is.
const ALL: &str = r#""idTokenAlgorithms":["RS256","PS256","ES256"],"#;

#[tokio::test]
async fn a_sign_in_with_ps256_succeeds_where_it_is_allowed() {
    accepted(&implicit_or_code(ALL, Fault::AlgPs256)).await;
}

#[tokio::test]
async fn a_sign_in_with_es256_succeeds_where_it_is_allowed() {
    accepted(&implicit_or_code(ALL, Fault::AlgEs256)).await;
}

#[tokio::test]
async fn a_bit_changed_is_refused_with_either() {
    for fault in [Fault::AlgPs256, Fault::AlgEs256] {
        let person = implicit_or_code(ALL, fault);
        person.tenant.set_fault(Scope::All, Fault::BadSignature);
        assert!(person.sign_in().await.is_err());
    }
}
