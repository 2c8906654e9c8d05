//! What a sign-in sends, how keys are fetched, and what a refresh may change.

#[path = "support/somebody.rs"]
mod somebody;
mod support;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::discovery::{self, ProviderMetadata};
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::issuer::Issuer;
use cameo_oidc::jwks::JwksError;
use cameo_oidc::key_cache::{KeyCache, MAX_AGE, MIN_INTERVAL};
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, Adoption, AfterRefresh, NextStep, RefreshError, SignInError};
use cameo_oidc::time::Timestamp;
use cameo_oidc::token::TokenError;
use cameo_oidc::transaction::LoginTransaction;
use cameo_settings::Settings;
use rstest::rstest;
use somebody::somebody_else;
use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use support::{NOW, Person, REDIRECT_URI};
use tenant::{Fault, Scope};

fn begun(more: &str, options: &SignInOptions, seed: u8) -> (HashMap<String, String>, LoginTransaction) {
    let settings = format!(r#"{{{more}"issuer":"https://t.example/","clientId":"cameo"}}"#);
    let settings = Settings::parse(&settings).expect("valid");
    let document = r#"{"issuer":"https://t.example/","authorization_endpoint":"https://t.example/a?fixed=1",
        "token_endpoint":"https://t.example/t","jwks_uri":"https://t.example/k"}"#;
    let issuer = Issuer::parse("https://t.example/").expect("valid");
    let provider: ProviderMetadata =
        discovery::judge(&issuer, &Response::new(document.into())).expect("a document");
    let drawn = Cell::new(seed);
    let random = |bytes: &mut [u8]| {
        drawn.set(drawn.get() + 1);
        bytes.fill(drawn.get());
    };
    let (url, attempt) =
        sign_in::begin(provider, &settings.client, REDIRECT_URI, options, &random, Timestamp(NOW))
            .expect("an address");
    (url.query_pairs().into_owned().collect(), attempt)
}

#[test]
fn check_05_06_07_three_fresh_secrets_of_256_bits_for_each_attempt() {
    let mut seen = HashSet::new();
    for seed in [0, 100] {
        let (query, attempt) = begun("", &SignInOptions::default(), seed);
        for secret in [attempt.state.expose(), attempt.nonce.expose(), attempt.code_verifier.expose()] {
            assert_eq!(secret.len(), 43);
            assert!(seen.insert(secret.to_owned()));
        }
        assert_eq!(&query["state"], attempt.state.expose());
        assert_eq!(&query["nonce"], attempt.nonce.expose());
        assert_eq!(query["code_challenge"], attempt.code_verifier.challenge());
        assert_eq!(query["code_challenge_method"], "S256");
        assert!(!query.values().any(|value| value == attempt.code_verifier.expose()));
    }
}

#[test]
fn check_08_the_attempt_remembers_what_was_asked() {
    let options = SignInOptions {
        return_to: "/profile".to_owned(),
        max_age: Some(0),
        acr_values: Some("mfa".to_owned()),
        organization: Some("acme".to_owned()),
        ..Default::default()
    };
    let (_, attempt) = begun("", &options, 0);
    let again = LoginTransaction::from_text(attempt.to_text().expose()).expect("an attempt");
    assert_eq!(format!("{again:?}"), format!("{attempt:?}"));
    assert_eq!((again.max_age, again.organization.as_deref()), (Some(0), Some("acme")));
    assert!(again.state.same_as(attempt.state.expose()) && again.nonce.same_as(attempt.nonce.expose()));
}

#[test]
fn check_09_every_parameter_survives_its_encoding() {
    let odd = "a+b &c=d#e%20/ü";
    let options = SignInOptions { login_hint: Some(odd.to_owned()), ..Default::default() };
    let (query, _) = begun("", &options, 0);
    assert_eq!(query["login_hint"], odd);
    assert_eq!((query["redirect_uri"].as_str(), query["fixed"].as_str()), (REDIRECT_URI, "1"));
}

#[test]
fn check_12_24_the_redirect_uri_is_exact_and_no_other_way_back_is_asked_for() {
    let options = SignInOptions { return_to: "/profile?x=1".to_owned(), ..Default::default() };
    let (query, attempt) = begun("", &options, 0);
    assert_eq!((query["redirect_uri"].as_str(), attempt.redirect_uri.as_str()), (REDIRECT_URI, REDIRECT_URI));
    assert!(!query.contains_key("response_mode"));
}

#[test]
fn check_25_57_what_an_invitation_brings_goes_along() {
    let options = SignInOptions {
        organization: Some("org_1".to_owned()),
        invitation: Some("i1".to_owned()),
        organization_name: Some("acme".to_owned()),
        ..Default::default()
    };
    let (query, _) = begun(r#""organization":"other","uiLocales":"de en","#, &options, 0);
    assert_eq!((query["organization"].as_str(), query["invitation"].as_str()), ("org_1", "i1"));
    assert_eq!((query["organization_name"].as_str(), query["ui_locales"].as_str()), ("acme", "de en"));
    let (query, attempt) = begun(r#""organization":"acme","#, &SignInOptions::default(), 0);
    assert_eq!((query["organization"].as_str(), attempt.organization.as_deref()), ("acme", Some("acme")));
}

#[tokio::test]
async fn check_31_a_scope_that_was_not_granted_is_noted() {
    let person = Person::with_settings(r#""scope":"openid email never:granted","#);
    let session = person.sign_in().await.expect("signed in");
    assert!(session.is_granted("email") && !session.is_granted("never:granted"));
    assert_eq!(session.refused_scopes().collect::<Vec<_>>(), ["never:granted"]);
}

#[tokio::test]
async fn check_33_a_code_is_sent_once() {
    let person = Person::new();
    let address = person.go_and_sign_in(SignInOptions::default()).await;
    let callback = person.arrive(&address).expect("ours");
    let sent = Cell::new(0);
    let transport = async |request: Request| {
        if request.uri().path() == "/oauth/token" {
            sent.set(sent.get() + 1);
            return Err(TransportError::TimedOut);
        }
        person.send(request).await
    };
    let error =
        sign_in::complete(callback, &person.settings.client, &person.keys, &transport, || person.now()).await;
    assert_eq!(
        error.expect_err("no answer"),
        SignInError::Token(TokenError::Transport(TransportError::TimedOut))
    );
    assert_eq!(sent.get(), 1);
}

fn fetches(person: &Person) -> usize {
    person.asked.borrow().iter().filter(|path| path.contains("jwks")).count()
}

#[tokio::test]
async fn check_41_an_unknown_key_is_looked_for_once_and_then_not_for_a_while() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let session = person.refresh(&session).await.expect("renewed");
    let session = person.refresh(&session).await.expect("renewed");
    assert_eq!(fetches(&person), 1, "kept over sign-in and renewals");
    person.tenant.set_fault(Scope::All, Fault::UnknownKid);
    let refused = person.refresh(&session).await.expect_err("an unknown key");
    assert_eq!(refused, RefreshError::Checks(IdTokenError::UnknownKey.into()));
    assert_eq!(fetches(&person), 2, "looked for once");
    let session = person_again(&person).await;
    let waiting = person.refresh(&session).await.expect_err("still unknown");
    assert_eq!(waiting, RefreshError::Checks(JwksError::AskedAgain.into()));
    assert!(!waiting.ends_session(), "nothing was decided without a look at the keys");
    assert_eq!(fetches(&person), 2, "not again so soon");
    person.clock.advance(MIN_INTERVAL);
    let session = person_again(&person).await;
    assert!(person.refresh(&session).await.expect_err("unknown after all").ends_session());
    assert_eq!(fetches(&person), 3, "and again after a minute");
    person.clock.advance(MAX_AGE);
    person_again(&person).await;
    assert_eq!(fetches(&person), 4, "and when the keys are old");
}

/// A fresh session, signed in while the tenant behaves.
async fn person_again(person: &Person) -> Session {
    person.tenant.clear_faults();
    let session = person.sign_in().await.expect("signed in");
    person.tenant.set_fault(Scope::All, Fault::UnknownKid);
    session
}

#[tokio::test]
async fn check_69_a_refresh_without_a_new_refresh_token_keeps_the_old_one() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    person.tenant.set_fault(Scope::All, Fault::MissingRefreshToken);
    let renewed = person.refresh(&session).await.expect("renewed");
    assert!(
        renewed
            .refresh_token()
            .is_some_and(|kept| { session.refresh_token().is_some_and(|old| kept.same_as(old.expose())) })
    );
    assert_eq!(renewed.id_token().passed().len(), session.id_token().passed().len());
}

#[tokio::test]
async fn check_71_a_spent_token_is_no_end_when_another_tab_has_renewed() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let by_another_tab = person.refresh(&session).await.expect("renewed");
    let spent = person.refresh(&session).await.expect_err("spent");
    assert_eq!(spent.then(&session, Some(&by_another_tab)), AfterRefresh::UseStored);
    assert_eq!(spent.then(&session, Some(&session)), AfterRefresh::SignIn);
    assert_eq!(spent.then(&session, None), AfterRefresh::SignIn);
}

#[rstest]
#[case(TokenError::Transport(TransportError::Unreachable))]
#[case(TokenError::Server { status: 503 })]
#[case(TokenError::TooManyRequests)]
#[tokio::test]
async fn check_72_what_passes_is_no_sign_out(#[case] error: TokenError) {
    let session = Person::new().sign_in().await.expect("signed in");
    assert_eq!(RefreshError::Token(error).then(&session, Some(&session)), AfterRefresh::TryLater);
}

#[tokio::test]
async fn check_75_the_end_of_a_refresh_token_is_the_one_of_the_latest_answer() {
    let person = Person::new();
    let left = Cell::new(Some(200_000));
    let limited = async |request: Request| {
        let mut answer = person.send(request).await?;
        let text = String::from_utf8_lossy(answer.body()).into_owned();
        if let Some(left) = left.get() {
            let limit = format!("{{\"refresh_expires_in\":{left},\"access_token\"");
            *answer.body_mut() = text.replacen("{\"access_token\"", &limit, 1).into();
        }
        Ok(answer)
    };
    let address = person.go_and_sign_in(SignInOptions::default()).await;
    let callback = person.arrive(&address).expect("ours");
    let completed =
        sign_in::complete(callback, &person.settings.client, &person.keys, &limited, || person.now()).await;
    let session = completed.expect("signed in").session;
    assert_eq!(session.sign_in_needed_at(), Some(person.now().plus(200_000)));
    person.clock.advance(80_000);
    let renew = async |session: &Session| {
        sign_in::refresh(session, &person.settings.client, &limited, || person.now()).await.expect("renewed")
    };
    let renewed = renew(&session).await;
    let end = person.now().plus(200_000);
    assert_eq!(renewed.sign_in_needed_at(), Some(end), "put off where the provider puts it off");
    person.clock.advance(10);
    left.set(Some(199_990));
    let renewed = renew(&renewed).await;
    assert_eq!(renewed.sign_in_needed_at(), Some(end), "counted down where it counts down");
    left.set(None);
    let silent = renew(&renewed).await;
    assert_eq!(silent.sign_in_needed_at(), Some(end), "kept where it says nothing");
    let restored = Session::restore(silent.to_text().expose(), &person.settings.client).expect("restored");
    assert_eq!(restored.sign_in_needed_at(), Some(end));
    assert!(!restored.is_over(end.plus(-1)) && restored.is_over(end));
}

#[tokio::test]
async fn check_78_an_access_token_may_look_like_anything() {
    let person = Person::new();
    person.tenant.set_fault(Scope::All, Fault::OpaqueAccessToken);
    assert!(person.sign_in().await.is_ok());
}

#[tokio::test]
async fn check_81_82_signing_out_names_the_person_and_needs_nothing_on_the_way_back() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let url = session.logout_url("http://localhost:8080/").expect("an address");
    let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
    assert_eq!(&query["id_token_hint"], session.id_token().raw().expose());
    assert_eq!(
        (query["client_id"].as_str(), query["post_logout_redirect_uri"].as_str()),
        ("cameo", "http://localhost:8080/")
    );
    assert!(!query.contains_key("state"), "nothing that could be missing or different on the way back");
    person.tenant.set_fault(Scope::All, Fault::NoEndSessionEndpoint);
    let session = person.sign_in().await.expect("signed in");
    let url = session.logout_url("http://localhost:8080/").expect("an address");
    assert!(url.as_str().contains("/v2/logout?client_id=cameo&returnTo="), "{url}");
    assert!(!url.as_str().contains(session.id_token().raw().expose().as_str()));
}

#[rstest]
#[case::listed(
    r#""prompt_values_supported":["none","login","create"],"#,
    "https://t.example/t",
    "create",
    None
)]
#[case::auth0("", "https://t.example/oauth/token", "login", Some("signup"))]
#[case::elsewhere("", "https://t.example/t", "login", None)]
fn a_sign_up_page_is_asked_for_as_the_provider_knows_it(
    #[case] more: &str,
    #[case] token_endpoint: &str,
    #[case] prompt: &str,
    #[case] hint: Option<&str>,
) {
    let settings = Settings::parse(r#"{"issuer":"https://t.example/","clientId":"cameo"}"#).expect("valid");
    let document = format!(
        r#"{{{more}"issuer":"https://t.example/","authorization_endpoint":"https://t.example/a",
            "token_endpoint":"{token_endpoint}","jwks_uri":"https://t.example/k"}}"#
    );
    let provider =
        discovery::judge(&settings.client.issuer, &Response::new(document.into())).expect("a document");
    let options = SignInOptions { sign_up: true, ..Default::default() };
    let random = |bytes: &mut [u8]| bytes.fill(7);
    let (url, _) =
        sign_in::begin(provider, &settings.client, REDIRECT_URI, &options, &random, Timestamp(NOW))
            .expect("an address");
    let query: HashMap<_, _> = url.query_pairs().into_owned().collect();
    assert_eq!(query.get("prompt").map(String::as_str), Some(prompt));
    assert_eq!(query.get("screen_hint").map(String::as_str), hint);
}

#[tokio::test]
async fn check_97_somebody_else_coming_back_from_a_step_up_is_refused() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let step_up = |subject: &str| SignInOptions {
        again: true,
        max_age: Some(0),
        subject: Some(subject.to_owned()),
        ..Default::default()
    };
    let address = person.go_and_sign_in(step_up(session.subject())).await;
    assert!(!address.contains("subject") && person.arrive(&address).is_ok(), "nothing of it is sent");
    let address = person.go_and_sign_in(step_up(session.subject())).await;
    assert!(person.complete(person.arrive(&address).expect("ours")).await.is_ok());
    let address = person.go_and_sign_in(step_up("auth0|another")).await;
    let before = person.asked.borrow().len();
    let error = person.complete(person.arrive(&address).expect("ours")).await.expect_err("refused");
    assert_eq!((&error, error.next_step()), (&SignInError::OtherPerson, NextStep::SignInAsSomeoneElse));
    assert!(person.asked.borrow()[before..].iter().any(|path| path == "/oauth/revoke"), "given back");
    assert!(person.refresh(&session).await.is_ok(), "whoever is signed in stays so");
}

#[tokio::test]
async fn check_55_an_authentication_in_the_future_is_not_a_moment_ago() {
    let person = Person::new();
    let options = SignInOptions { max_age: Some(3_600), ..Default::default() };
    let address = person.go_and_sign_in(options).await;
    let session = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in").session;
    let at = session.id_token().authenticated_at().expect("said");
    assert!(session.is_recent(300, at) && session.is_recent(300, at.plus(-60)));
    assert!(!session.is_recent(300, at.plus(-61)));
}

#[tokio::test]
async fn check_72_a_page_of_a_firewall_is_no_refusal() {
    let session = Person::new().sign_in().await.expect("signed in");
    let judged = |status: u16, body: &str| {
        let response = ::http::Response::builder().status(status).body(body.as_bytes().to_vec());
        RefreshError::from(cameo_oidc::token::judge(&response.expect("valid")).expect_err("no tokens"))
    };
    for (status, body) in [
        (403, "<html>Forbidden</html>"),
        (403, "{}"),
        (401, r#"{"message":"Unauthorized"}"#),
        (404, ""),
        (200, "<html>Sign in to this network</html>"),
        (302, ""),
        (400, r#"{"error":"temporarily_unavailable"}"#),
        (403, r#"{"error":"too_many_attempts"}"#),
    ] {
        let error = judged(status, body);
        assert_eq!(error.then(&session, Some(&session)), AfterRefresh::TryLater, "{status} {body}");
    }
    for error in ["invalid_grant", "invalid_client", "unauthorized_client", "mfa_required", "access_denied"] {
        let error = judged(403, &format!(r#"{{"error":"{error}"}}"#));
        assert_eq!(error.then(&session, Some(&session)), AfterRefresh::SignIn, "{error}");
    }
}

#[tokio::test]
async fn check_68_a_renewed_session_is_whole_before_its_id_token_is_verified() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let no_keys = async |request: Request| match request.uri().path().contains("jwks") {
        true => Err(TransportError::Unreachable),
        false => person.send(request).await,
    };
    let renewed = sign_in::refresh(&session, &person.settings.client, &no_keys, || person.now()).await;
    let renewed = renewed.expect("no keys are asked for");
    assert!(renewed.is_unverified());
    // Nothing of the token that is not verified is believed.
    assert_eq!(renewed.id_token().raw().expose(), session.id_token().raw().expose());
    let verify = async |session: &Session, transport: &_| {
        sign_in::verify_renewed(session, &person.settings.client, &KeyCache::new(), transport, || {
            person.now()
        })
        .await
    };
    let error = verify(&renewed, &no_keys).await.expect_err("no keys");
    assert!(!error.ends_session(), "{error:?}");
    // It is verified later, after a reload and past its own end, by the moment when it came.
    person.clock.advance(40 * 24 * 3_600);
    let restored = Session::restore(renewed.to_text().expose(), &person.settings.client).expect("restored");
    assert!(restored.is_unverified() && restored.has_tokens_of(&renewed));
    let all = async |request: Request| person.send(request).await;
    let keys = KeyCache::new();
    let verified =
        sign_in::verify_renewed(&restored, &person.settings.client, &keys, &all, || person.now()).await;
    let verified = verified.expect("verified");
    assert!(!verified.is_unverified() && verified.has_tokens_of(&renewed));
    assert_ne!(verified.id_token().raw().expose(), session.id_token().raw().expose());
}

#[tokio::test]
async fn check_98_a_rotated_refresh_token_outlives_the_answer_that_brought_it() {
    let person = Person::new();
    let mut session = person.sign_in().await.expect("signed in");
    for (from, to) in [("\"access_token\"", "\"token\""), ("\"Bearer\"", "\"DPoP\"")] {
        let spoiled = async |request: Request| {
            let response = person.send(request).await?;
            let text = String::from_utf8_lossy(response.body()).replace(from, to);
            Ok::<_, TransportError>(response.map(|_| text.into_bytes()))
        };
        let rotated = sign_in::refresh(&session, &person.settings.client, &spoiled, || person.now()).await;
        let rotated = rotated.expect("the refresh token is kept");
        assert!(!rotated.has_tokens_of(&session));
        assert!(rotated.access_token().same_as(session.access_token().expose()));
        session = rotated;
    }
    assert!(person.refresh(&session).await.is_ok(), "nothing was used twice");
}

#[tokio::test]
async fn check_70_a_token_that_fails_a_check_gives_the_new_refresh_token_back() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    person.tenant.set_fault(Scope::All, Fault::RefreshWrongSubject);
    let send = async |request: Request| person.send(request).await;
    let renewed =
        sign_in::refresh(&session, &person.settings.client, &send, || person.now()).await.expect("tokens");
    let error =
        sign_in::verify_renewed(&renewed, &person.settings.client, &person.keys, &send, || person.now())
            .await;
    assert!(error.expect_err("another subject").ends_session());
    assert_eq!(renewed.subject(), session.subject());
    let new = renewed.refresh_token().expect("one");
    let revocation = renewed.revocation().expect("a request");
    assert!(String::from_utf8_lossy(revocation.body()).contains(new.expose().as_str()));
}

#[tokio::test]
async fn a_later_or_another_session_in_storage_is_left_alone() {
    let person = Person::new();
    let sent = person.sign_in().await.expect("signed in");
    assert_eq!(Adoption::of(&sent, Some(&sent)), Adoption::Store);
    assert_eq!(Adoption::of(&sent, None), Adoption::GiveBack);
    let stepped_up = person.sign_in().await.expect("signed in again");
    assert_eq!(Adoption::of(&sent, Some(&stepped_up)), Adoption::UseStored);
    let somebody = somebody_else(&person).await;
    assert_eq!(Adoption::of(&sent, Some(&somebody)), Adoption::GiveBack);
    let spent = RefreshError::Token(TokenError::InvalidGrant { description: String::new() });
    assert_eq!(spent.then(&sent, Some(&somebody)), AfterRefresh::OtherPerson);
}

#[tokio::test]
async fn scopes_that_came_into_the_settings_later_are_told() {
    let person = Person::with_settings(r#""scope":"openid email","#);
    let session = person.sign_in().await.expect("signed in");
    assert_eq!(session.unasked_scopes(&person.settings.client), Vec::<String>::new());
    let mut now = person.settings.clone();
    now.client.scope = "openid email read:current_user".to_owned();
    assert_eq!(session.unasked_scopes(&now.client), ["read:current_user"]);
    let problems = cameo_settings::access::AccessProblem::of_session(&session, &now);
    let scopes = vec!["read:current_user".to_owned()];
    assert!(
        problems.contains(&cameo_settings::access::AccessProblem::ScopesUnasked { scopes }),
        "{problems:?}"
    );
}

#[tokio::test]
async fn check_81_an_address_that_would_be_too_long_does_without_the_id_token() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let with_picture = |length: usize| {
        let mut stored: serde_json::Value = serde_json::from_str(session.to_text().expose()).expect("JSON");
        let token = stored["id_token"].as_str().expect("a text").to_owned();
        let parts: Vec<&str> = token.split('.').collect();
        let mut claims: serde_json::Value =
            serde_json::from_slice(&B64.decode(parts[1]).expect("base64url")).expect("JSON");
        claims["picture"] = format!("data:image/png;base64,{}", "A".repeat(length)).into();
        let token = [parts[0], &B64.encode(claims.to_string()), parts[2]].join(".");
        stored["id_token"] = token.into();
        let session = Session::restore(&stored.to_string(), &person.settings.client).expect("restored");
        let url = session.logout_url("http://localhost:8080/").expect("an address");
        (url.as_str().len(), url.query_pairs().into_owned().collect::<HashMap<_, _>>())
    };
    let (length, query) = with_picture(12_000);
    assert!(length <= 2_000 && !query.contains_key("id_token_hint"), "{length}");
    assert_eq!(
        (query["client_id"].as_str(), query["post_logout_redirect_uri"].as_str()),
        ("cameo", "http://localhost:8080/")
    );
    assert!(!query["logout_hint"].is_empty());
    let (length, query) = with_picture(1);
    assert!(length <= 2_000 && query.contains_key("id_token_hint") && !query.contains_key("logout_hint"));
}
