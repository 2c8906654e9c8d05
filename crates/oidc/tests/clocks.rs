//! A device whose clock is wrong, and a person who must prove again who they are.

mod support;

use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::id_token::{Check, IdTokenError};
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::SignInError;
use rstest::rstest;
use support::Person;
use tenant::{Fault, Scope};

const HOUR: i64 = 3_600;

#[rstest]
#[case::ahead(3 * HOUR)]
#[case::behind(-3 * HOUR)]
#[case::half_a_day_ahead(12 * HOUR)]
#[case::half_a_day_behind(-12 * HOUR)]
#[tokio::test]
async fn check_60_a_wrong_clock_signs_in_and_is_told(#[case] ahead: i64, #[values(true, false)] dated: bool) {
    let person = Person::new();
    person.ahead.set(ahead);
    person.dated.set(dated);
    let session = person.sign_in().await.expect("signed in");
    assert_eq!(session.clock_offset(), -ahead);
    assert!(!session.is_due(person.now()));
    let restored = Session::restore(session.to_text().expose(), &person.settings.client).expect("restored");
    assert_eq!(restored.clock_offset(), -ahead);
    let renewed = person.refresh(&restored).await.expect("renewed");
    assert_eq!(renewed.clock_offset(), -ahead);
    person.ahead.set(0);
    assert_eq!(person.refresh(&renewed).await.expect("renewed").clock_offset(), 0);
}

#[tokio::test]
async fn check_60_a_right_clock_is_not_spoken_of() {
    let person = Person::new();
    person.ahead.set(45);
    assert_eq!(person.sign_in().await.expect("signed in").clock_offset(), 0);
}

#[tokio::test]
async fn check_60_a_clock_that_explains_nothing_is_named() {
    let person = Person::new();
    person.ahead.set(30 * HOUR);
    let error = person.sign_in().await.expect_err("refused");
    assert!(matches!(&error, SignInError::IdToken(why) if why.may_be_the_clock()), "{error:?}");
}

#[tokio::test]
async fn check_48_an_expired_token_is_not_taken_for_a_wrong_clock() {
    for dated in [true, false] {
        let person = Person::new();
        person.dated.set(dated);
        person.tenant.set_fault(Scope::All, Fault::ExpiredIdToken);
        let error = person.sign_in().await.expect_err("refused");
        assert!(matches!(error, SignInError::IdToken(_)), "{error:?}");
    }
}

fn step_up() -> SignInOptions {
    SignInOptions { max_age: Some(0), ..Default::default() }
}

#[tokio::test]
async fn check_55_stepping_up_makes_the_sign_in_recent() {
    let person = Person::new();
    person.sign_in().await.expect("signed in");
    person.clock.advance(HOUR);
    let address = person.go_and_sign_in(step_up()).await;
    let session = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in").session;
    assert!(
        session.is_recent(300, person.now())
            && session.id_token().passed().contains(&Check::AuthenticationTime)
    );
    person.clock.advance(301);
    assert!(!session.is_recent(300, person.now()));
}

#[rstest]
#[case(Fault::OldAuthTime, IdTokenError::TooOld)]
#[case(Fault::MissingAuthTime, IdTokenError::Missing { claim: "auth_time" })]
#[tokio::test]
async fn check_55_a_step_up_that_proves_nothing_leaves_the_old_session(
    #[case] fault: Fault,
    #[case] why: IdTokenError,
) {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    person.tenant.set_fault(Scope::All, fault);
    let address = person.go_and_sign_in(step_up()).await;
    let error = person.complete(person.arrive(&address).expect("ours")).await.expect_err("refused");
    assert_eq!(error, why.into());
    assert!(person.refresh(&session).await.is_ok());
}

#[tokio::test]
async fn check_55_asking_for_credentials_again_must_be_proven() {
    let person = Person::new();
    let again = SignInOptions { again: true, ..Default::default() };
    let url = person.leave(again.clone()).await;
    assert!(url.contains("prompt=login") && url.contains("max_age=0"), "{url}");
    person.tenant.set_fault(Scope::All, Fault::OldAuthTime);
    let address = person.go_and_sign_in(again).await;
    let error = person.complete(person.arrive(&address).expect("ours")).await.expect_err("refused");
    assert_eq!(error, IdTokenError::TooOld.into());
}
