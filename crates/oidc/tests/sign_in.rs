//! Signing in and staying signed in, against the tenant's router: no socket, no browser, a frozen clock.

mod support;

use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::http::TransportError;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, NextStep, RefreshError, SignInError};
use cameo_oidc::time::Timestamp;
use cameo_oidc::token::TokenError;
use rstest::rstest;
use support::Person;

#[tokio::test]
async fn code_and_pkce_lead_to_a_session_and_back_to_the_page() {
    let person = Person::new();
    let options = SignInOptions { return_to: "/profile/edit".to_owned(), ..Default::default() };
    let address = person.go_and_sign_in(options).await;
    assert!(address.starts_with("http://localhost:8080/callback?"), "{address}");
    let completed = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in");
    assert_eq!(completed.return_to, "/profile/edit");
    assert!(completed.session.subject().starts_with("auth0|"));
    assert!(completed.session.refresh_token().is_some());
    assert!(completed.session.is_granted("update:current_user_metadata"));
    assert_eq!(completed.session.refused_scopes().count(), 0);
}

#[tokio::test]
async fn check_93_the_implicit_flow_brings_its_tokens_in_the_fragment() {
    let person = Person::with_settings(r#""responseType":"id_token token","#);
    let address = person.go_and_sign_in(SignInOptions::default()).await;
    assert!(address.contains("#") && !address.contains('?'), "{address}");
    let session = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in").session;
    assert!(session.refresh_token().is_none());
}

#[tokio::test]
async fn check_18_a_callback_is_used_once() {
    let person = Person::new();
    let address = person.go_and_sign_in(SignInOptions::default()).await;
    let first = person.arrive(&address).expect("ours");
    assert_eq!(person.arrive(&address).expect_err("used"), CallbackError::UnknownState);
    assert!(person.complete(first).await.is_ok());
}

#[tokio::test]
async fn check_08_two_attempts_side_by_side_do_not_disturb_each_other() {
    let person = Person::new();
    let first = person.go_and_sign_in(SignInOptions::default()).await;
    let second = person.go_and_sign_in(SignInOptions::default()).await;
    assert!(person.complete(person.arrive(&second).expect("ours")).await.is_ok());
    assert!(person.complete(person.arrive(&first).expect("ours")).await.is_ok());
}

#[tokio::test]
async fn check_34_a_code_that_waited_too_long_is_an_invalid_grant() {
    let person = Person::new();
    let address = person.go_and_sign_in(SignInOptions::default()).await;
    person.clock.advance(20 * 60);
    let error = person.complete(person.arrive(&address).expect("ours")).await.expect_err("refused");
    assert!(matches!(error, SignInError::Token(TokenError::InvalidGrant { .. })), "{error:?}");
    assert_eq!(error.next_step(), NextStep::SignIn);
}

#[tokio::test]
async fn check_02_discovery_holds_the_issuer_to_the_letter() {
    let mut person = Person::new();
    person.settings.client.issuer =
        cameo_oidc::issuer::Issuer::parse("http://localhost:4400").expect("valid");
    let error = sign_in::discover(&person.settings.client, &|request| person.send(request)).await;
    assert!(matches!(error, Err(DiscoveryError::IssuerMismatch { .. })), "{error:?}");
}

#[tokio::test]
async fn check_68_a_session_is_renewed_and_its_refresh_token_replaced() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    assert!(!session.is_due(person.now()));
    person.clock.set(session.expires_at().plus(-30).0);
    assert!(session.is_due(person.now()));
    let renewed = person.refresh(&session).await.expect("renewed");
    assert_eq!(renewed.subject(), session.subject());
    assert!(renewed.expires_at() > session.expires_at());
    let old = session.refresh_token().expect("one");
    assert!(!old.same_as(renewed.refresh_token().expect("another").expose()));
}

#[tokio::test]
async fn check_71_a_spent_refresh_token_ends_the_session() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let renewed = person.refresh(&session).await.expect("renewed");
    let error = person.refresh(&session).await.expect_err("spent");
    assert!(error.ends_session(), "{error:?}");
    // Reuse looks like theft, so the whole family is revoked.
    assert!(person.refresh(&renewed).await.expect_err("revoked").ends_session());
}

#[tokio::test]
async fn check_72_a_dead_network_ends_no_session() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    for outage in [TransportError::Unreachable, TransportError::TimedOut] {
        person.outage.set(Some(outage));
        let error = person.refresh(&session).await.expect_err("no network");
        assert_eq!(error, RefreshError::Token(TokenError::Transport(outage)));
        assert!(!error.ends_session());
    }
    person.outage.set(None);
    assert!(person.refresh(&session).await.is_ok());
}

#[tokio::test]
async fn check_79_a_revoked_refresh_token_is_useless() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let answer = person.send(session.revocation().expect("a request")).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert!(person.refresh(&session).await.expect_err("revoked").ends_session());
}

#[tokio::test]
async fn a_stored_session_comes_back_for_the_same_settings_only() {
    let mut person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let text = session.to_text();
    let restored = Session::restore(text.expose(), &person.settings.client).expect("restored");
    assert_eq!(restored.subject(), session.subject());
    assert!(restored.access_token().same_as(session.access_token().expose()));
    person.settings.client.client_id = "another".to_owned();
    assert!(Session::restore(text.expose(), &person.settings.client).is_none());
    assert!(Session::restore("{}", &person.settings.client).is_none());
}

#[tokio::test]
async fn the_sign_up_page_is_asked_for_whoever_is_signed_in_there() {
    let person = Person::new();
    let url = person.leave(SignInOptions { sign_up: true, ..Default::default() }).await;
    assert!(url.contains("screen_hint=signup") && url.contains("prompt=login"), "{url}");
    assert!(!url.contains("max_age"), "a new account has nothing to prove: {url}");
}

/// A stored session of the person, with a token that lives for `life` seconds from now.
async fn living_for(person: &Person, life: i64) -> Session {
    let session = person.sign_in().await.expect("signed in");
    let stored = session.to_text();
    let mut stored: serde_json::Value = serde_json::from_str(stored.expose()).expect("JSON");
    stored["issued_at"] = support::NOW.into();
    stored["expires_at"] = (support::NOW + life).into();
    Session::restore(&stored.to_string(), &person.settings.client).expect("restored")
}

#[rstest]
#[case::long(86_400, 86_340)]
#[case::two_minutes(120, 60)]
#[case::short(30, 15)]
#[tokio::test]
async fn check_73_a_token_is_due_a_minute_before_its_end_or_at_half_its_life(
    #[case] life: i64,
    #[case] due: i64,
) {
    let person = Person::new();
    let session = living_for(&person, life).await;
    let after = |seconds: i64| Timestamp(support::NOW + seconds);
    assert!(!session.is_due(after(due - 1)) && session.is_due(after(due)));
    // A clock that was set back tells nothing any more.
    assert!(session.is_due(after(-life - 1)));
}
