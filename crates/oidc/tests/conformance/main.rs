//! The relying-party tests of the OpenID Foundation's conformance suite, each under its own name: the core is the client, the
//! development tenant under one fault the provider, and neither a socket nor a browser stands between them.

#[path = "../support/mod.rs"]
mod support;

mod algorithms;
mod basic;
mod config;
mod fapi2;
mod implicit;
mod logout;
mod refresh;
mod third_party;

use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::SignInError;
use cameo_oidc::userinfo::{self, UserinfoError};
use serde_json::{Map, Value};
use support::Person;
use tenant::{Fault, Scope};

/// A member of `config.json` that chooses the implicit flow.
const IMPLICIT: &str = r#""responseType":"id_token token","#;

/// Somebody whose provider misbehaves in one way.
fn under(fault: Fault) -> Person {
    implicit_or_code("", fault)
}

/// As [`under`], with more members in `config.json`.
fn implicit_or_code(more: &str, fault: Fault) -> Person {
    let person = Person::with_settings(more);
    person.tenant.set_fault(Scope::All, fault);
    person
}

/// Why the ID token of a sign-in was refused.
async fn refused(person: Person) -> IdTokenError {
    match person.sign_in().await {
        Err(SignInError::IdToken(error)) => error,
        other => panic!("the ID token should have been refused: {other:?}"),
    }
}

/// Signs in, which must succeed.
async fn accepted(person: &Person) -> Session {
    person.sign_in().await.expect("signed in")
}

/// What userinfo tells about the person of a session.
async fn claims(person: &Person, session: &Session) -> Result<Map<String, Value>, UserinfoError> {
    let request = userinfo::request("http://localhost:4400/userinfo", session.access_token())?;
    userinfo::judge(&person.send(request).await?, session.subject())
}
