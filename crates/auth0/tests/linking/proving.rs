//! The second sign-in: what proves another account, and what proves nothing.

use super::*;

#[tokio::test]
async fn the_second_sign_in_asks_for_credentials_and_for_no_more_than_it_needs() {
    let person = Person::with_settings(r#""connection":"Username-Password-Authentication","#);
    let session = person.sign_in().await.expect("signed in");
    let (url, _) = begin(&person, &session).await;
    let query: std::collections::HashMap<String, String> =
        url::Url::parse(&url).expect("an address").query_pairs().into_owned().collect();
    assert_eq!((query["prompt"].as_str(), query["max_age"].as_str()), ("login", "0"));
    assert_eq!(query["scope"], "openid profile email read:current_user");
    assert_eq!((query["response_type"].as_str(), query["code_challenge_method"].as_str()), ("code", "S256"));
    assert!(!query.contains_key("connection"));
}

#[tokio::test]
async fn the_answer_of_a_second_sign_in_is_nothing_to_the_first() {
    let (person, session) = signed_in().await;
    let (url, attempt) = begin(&person, &session).await;
    let address = at_social(&person, &url).await;
    assert_eq!(person.arrive(&address).expect_err("not a sign-in"), CallbackError::UnknownState);
    // and the other way round
    let first = person.go_and_sign_in(Default::default()).await;
    assert_eq!(arrive(&person, &first, attempt, &session).expect_err("another"), ProofError::NotWaiting);
}

#[tokio::test]
async fn an_answer_that_nobody_waits_for_proves_nothing() {
    let (person, session) = signed_in().await;
    let (url, attempt) = begin(&person, &session).await;
    let address = at_social(&person, &url).await;
    let none = linking::parse_answer(&raw(&address), None, &session, person.now());
    assert_eq!(none.expect_err("used up"), ProofError::NotWaiting);
    let empty = arrive(&person, REDIRECT_URI, attempt.clone(), &session);
    assert_eq!(empty.expect_err("no answer"), ProofError::NotWaiting);
    person.clock.advance(31 * 60);
    let late = arrive(&person, &address, attempt, &session).expect_err("too late");
    assert_eq!(late, ProofError::SignIn(SignInError::Callback(CallbackError::TooLate)));
}

#[tokio::test]
async fn somebody_else_who_is_signed_in_by_now_gets_no_proof() {
    let (person, session) = signed_in().await;
    let (url, attempt) = begin(&person, &session).await;
    let address = at_social(&person, &url).await;
    let other = Person::with_settings(SCOPE);
    let transport = |request| other.send(request);
    let provider = sign_in::discover(&other.settings.client, &transport).await.expect("discovery");
    let random = |bytes: &mut [u8]| bytes.fill(9);
    let options = Default::default();
    let begun =
        sign_in::begin(provider, &other.settings.client, REDIRECT_URI, &options, &random, other.now());
    let (theirs, kept) = begun.expect("an address");
    let end = UserAgent::new(&other.tenant).sign_in(theirs.as_str(), "second@example.com", PASSWORD).await;
    let callback = parse_callback(&raw(&end), |_| Some(kept), other.now()).expect("ours");
    let somebody = other.complete(callback).await.expect("signed in").session;
    let error = arrive(&person, &address, attempt, &somebody).expect_err("another person");
    assert_eq!(error, ProofError::OtherPerson);
}

#[tokio::test]
async fn cancelling_at_the_provider_is_no_failure() {
    let (person, session) = signed_in().await;
    person.tenant.set_fault(Scope::All, Fault::ConsentRefused);
    let (url, attempt) = begin(&person, &session).await;
    let address = at_social(&person, &url).await;
    let error = arrive(&person, &address, attempt, &session).expect_err("refused");
    assert!(matches!(error, ProofError::Cancelled { .. }), "{error:?}");
    person.tenant.clear_faults();
    assert!(person.refresh(&session).await.is_ok());
}

#[tokio::test]
async fn the_same_account_is_told_and_its_stray_refresh_token_given_back() {
    let (person, session) = signed_in().await;
    let (url, attempt) = begin(&person, &session).await;
    let address = UserAgent::new(&person.tenant).sign_in(&url, EMAIL, PASSWORD).await;
    let second = arrive(&person, &address, attempt, &session).expect("ours");
    // A tenant that gives a refresh token unasked.
    let revoked = Cell::new(0);
    let transport = async |request: Request| -> Result<Response, TransportError> {
        if request.uri().path() == "/oauth/revoke" {
            revoked.set(revoked.get() + 1);
        }
        let is_token = request.uri().path() == "/oauth/token";
        let answer = person.send(request).await?;
        if !is_token {
            return Ok(answer);
        }
        let (parts, body) = answer.into_parts();
        let mut body: Value = serde_json::from_slice(&body).expect("JSON");
        body["refresh_token"] = json!("stray");
        Ok(Response::from_parts(parts, body.to_string().into_bytes()))
    };
    let error =
        linking::prove(second, &person.settings.client, &person.keys, &transport, || person.now()).await;
    assert_eq!(error.expect_err("the same"), ProofError::SameAccount);
    assert_eq!(revoked.get(), 1);
    assert!(person.refresh(&session).await.is_ok());
}

#[tokio::test]
async fn an_account_that_is_linked_already_is_the_same_account() {
    let (person, session) = signed_in().await;
    let first = proof(&person, &session).await;
    link(&person, &session, &first).await.expect("linked");
    let (url, attempt) = begin(&person, &session).await;
    let address = at_social(&person, &url).await;
    let second = arrive(&person, &address, attempt, &session).expect("ours");
    assert_eq!(prove(&person, second).await.expect_err("the same"), ProofError::SameAccount);
    // A proof from before it was linked finds what it wanted.
    assert_eq!(link(&person, &session, &first).await, Ok(()));
}

#[tokio::test]
async fn a_token_of_another_issuer_or_with_another_signature_proves_nothing() {
    for fault in [Fault::WrongIssuer, Fault::BadSignature, Fault::WrongNonce, Fault::WrongAudience] {
        let (person, session) = signed_in().await;
        let (url, attempt) = begin(&person, &session).await;
        person.tenant.set_fault(Scope::All, fault.clone());
        let address = at_social(&person, &url).await;
        let second = arrive(&person, &address, attempt, &session).expect("ours");
        let error = prove(&person, second).await.expect_err("refused");
        assert!(matches!(error, ProofError::SignIn(SignInError::IdToken(_))), "{fault:?}: {error:?}");
        assert_eq!(count(&person), 1);
    }
}

#[tokio::test]
async fn the_old_flow_proves_an_account_too() {
    let more = r#""responseType":"id_token token","scope":"openid profile email read:current_user update:current_user_metadata update:current_user_identities","#;
    let person = Person::with_settings(more);
    let session = person.sign_in().await.expect("signed in");
    let proof = proof(&person, &session).await;
    assert_eq!(link(&person, &session, &proof).await, Ok(()));
}
