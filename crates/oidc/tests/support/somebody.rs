//! Another person, for the tests in which a browser changes hands.

use super::support::{PASSWORD, Person};
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::session::Session;

/// A session of another person at the same tenant, from another browser.
pub async fn somebody_else(person: &Person) -> Session {
    let browser = Person::at(&person.tenant, person.clock.clone());
    let address = browser.go_and_sign_in_as(SignInOptions::default(), "second@example.com", PASSWORD).await;
    browser.complete(browser.arrive(&address).expect("ours")).await.expect("signed in").session
}
