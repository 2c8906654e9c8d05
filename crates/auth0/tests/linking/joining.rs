//! The calls that link and unlink, and what is taken over before.

use super::*;

#[tokio::test]
async fn what_is_only_there_comes_over_and_then_the_accounts_are_one() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    assert!(proof.subject().starts_with("google-oauth2|") && proof.revocation().is_none());
    assert_eq!(proof.claims().email(), Some(SOCIAL));
    assert!(person.tenant.set_user_metadata(proof.subject(), json!({"hobby": "chess", "team": "blue"})));

    let transport = |request| person.send(request);
    let theirs = proof.read(&transport, API).await.expect("read").user_metadata();
    let mine = read(&person, &session).await.user_metadata();
    let preview = Preview::of(&mine, &theirs);
    assert_eq!(preview.conflicts().len(), 1);
    let plan = preview.plan(&[Choice::Theirs]).expect("one choice");
    let patch = plan.patch.expect("a change");
    assert_eq!(patch.text(), r#"{"user_metadata":{"hobby":"chess","team":"blue"}}"#);
    let (token, subject) = (session.access_token(), session.subject());
    api::update_metadata(&transport, API, token, subject, &patch).await.expect("stored");
    link(&person, &session, &proof).await.expect("linked");

    let stored = person.tenant.user_metadata(EMAIL).expect("stored");
    assert_eq!((&stored["hobby"], &stored["team"]), (&json!("chess"), &json!("blue")));
    let identities = linking::identities(&read(&person, &session).await);
    assert!(identities[0].is_main && !identities[0].is_social);
    let linked = &identities[1];
    assert_eq!((linked.id().as_str(), linked.connection.as_str()), (proof.subject(), "fake-social"));
    assert_eq!((linked.name.as_deref(), linked.email.as_deref()), (Some("Kim Social"), Some(SOCIAL)));
    // The first session was never touched.
    assert!(person.refresh(&session).await.is_ok());
}

#[tokio::test]
async fn a_proof_that_waited_too_long_is_not_sent() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    assert_eq!(proof.ends_at().since(person.now()), linking::PROOF_LIFETIME);
    person.clock.advance(linking::PROOF_LIFETIME);
    assert!(proof.is_over(person.now()));
    let asked = person.asked.borrow().len();
    let error = link(&person, &session, &proof).await.expect_err("over");
    assert_eq!(error, LinkError::ProofRefused { message: String::new() });
    assert_eq!(person.asked.borrow().len(), asked);
}

#[tokio::test]
async fn a_proof_that_the_tenant_does_not_take_is_told_from_a_session_that_it_does_not() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    person.tenant.replace_keys().expect("new keys");
    // Nothing that the old keys signed is worth anything: neither token is taken.
    let error = link(&person, &session, &proof).await.expect_err("refused");
    assert!(matches!(error, LinkError::Refused(ApiError::Unauthorized { .. })), "{error:?}");
    let renewed = person.refresh(&session).await.expect("renewed");
    let error = link(&person, &renewed, &proof).await.expect_err("refused");
    assert!(matches!(error, LinkError::ProofRefused { .. }), "{error:?}");
    assert_eq!(count(&person), 1);
}

#[tokio::test]
async fn without_the_scope_nothing_is_linked() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    assert!(!session.is_granted(linking::SCOPE));
    let proof = proof(&person, &session).await;
    let error = link(&person, &session, &proof).await.expect_err("refused");
    assert!(matches!(error, LinkError::Refused(ApiError::InsufficientScope { .. })), "{error:?}");
    assert!(person.tenant.profile(proof.subject()).is_some(), "still a person of its own");
}

#[tokio::test]
async fn a_second_account_that_may_not_be_read_is_told_before_anything_is_lost() {
    let (person, session) = signed_in().await;
    person.tenant.set_fault(Scope::All, Fault::MissingScope("read:current_user".to_owned()));
    let proof = proof(&person, &session).await;
    let transport = |request| person.send(request);
    let error = proof.read(&transport, API).await.expect_err("not granted");
    assert!(matches!(error, ApiError::InsufficientScope { .. }), "{error:?}");
}

/// The tenant does what it is asked on `path`, and the answer is lost; with `all`, every answer after it too.
async fn losing(
    person: &Person,
    lost: &Cell<bool>,
    all: bool,
    request: Request,
) -> Result<Response, TransportError> {
    let is_change = request.uri().path().contains("/identities");
    if lost.get() && all {
        return Err(TransportError::Unreachable);
    }
    let answer = person.send(request).await;
    if is_change {
        lost.set(true);
        return Err(TransportError::TimedOut);
    }
    answer
}

#[tokio::test]
async fn a_lost_answer_is_looked_up_and_never_repeated() {
    for (all, expected) in [(false, Ok(())), (true, Err(LinkError::Unknown(ApiError::TimedOut)))] {
        let (person, session) = signed_in().await;
        let proof = proof(&person, &session).await;
        let lost = Cell::new(false);
        let transport = |request| losing(&person, &lost, all, request);
        assert_eq!(linking::link(&transport, API, &session, &proof, person.now()).await, expected);
        assert_eq!(count(&person), 2);
        let sent = person.asked.borrow().iter().filter(|path| path.ends_with("/identities")).count();
        assert_eq!(sent, 1);

        let linked = linking::identities(&read(&person, &session).await).remove(1);
        let lost = Cell::new(false);
        let transport = |request| losing(&person, &lost, all, request);
        let parted = linking::unlink(&transport, API, &session, &linked).await;
        assert_eq!(parted.map(|_| ()), expected);
        assert_eq!(count(&person), 1);
    }
}

#[tokio::test]
async fn a_proof_links_to_whoever_began_it_and_to_nobody_else() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    assert_eq!(proof.primary(), session.subject());
    let other = somebody::somebody_else(&person).await;
    let asked = person.tenant.requests().len();
    assert_eq!(link(&person, &other, &proof).await, Err(LinkError::OtherPerson));
    assert_eq!(person.tenant.requests().len(), asked, "nothing is sent");
    assert_eq!(link(&person, &session, &proof).await, Ok(()));
}

#[tokio::test]
async fn a_request_that_was_lost_has_changed_nothing() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    let transport = async |request: Request| {
        if request.uri().path().contains("/identities") {
            return Err(TransportError::Unreachable);
        }
        person.send(request).await
    };
    let error = linking::link(&transport, API, &session, &proof, person.now()).await;
    assert_eq!(error, Err(LinkError::Refused(ApiError::Unreachable)));
    assert_eq!(link(&person, &session, &proof).await, Ok(()));
}

#[tokio::test]
async fn unlinking_twice_is_no_failure_and_the_main_account_stays() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    link(&person, &session, &proof).await.expect("linked");
    let linked = linking::identities(&read(&person, &session).await).remove(1);
    assert_eq!(unlink(&person, &session, proof.subject()).await, Ok(Unlinked::Now));
    assert!(person.tenant.profile(proof.subject()).is_some(), "a person of its own again");
    let transport = |request| person.send(request);
    assert_eq!(linking::unlink(&transport, API, &session, &linked).await, Ok(Unlinked::Before));
    assert_eq!(unlink(&person, &session, session.subject()).await, Err(LinkError::MainAccount));
}

#[tokio::test]
async fn an_id_of_any_characters_stands_in_the_address() {
    let (person, session) = signed_in().await;
    let identity = linking::Identity {
        connection: "saml".to_owned(),
        provider: "samlp".to_owned(),
        user_id: "saml|a/b c%".to_owned(),
        is_social: false,
        is_main: false,
        name: None,
        email: None,
    };
    let request = linking::unlink_request(API, session.access_token(), session.subject(), &identity);
    let path = request.expect("a request").uri().path().to_owned();
    assert!(path.ends_with("/identities/samlp/saml%7Ca%2Fb%20c%25"), "{path}");
    let transport = |request| person.send(request);
    assert_eq!(linking::unlink(&transport, API, &session, &identity).await, Ok(Unlinked::Before));
}

#[tokio::test]
async fn a_busy_tenant_is_told_and_nothing_has_changed() {
    let (person, session) = signed_in().await;
    let proof = proof(&person, &session).await;
    person.tenant.set_fault(
        Scope::All,
        Fault::TooManyRequests { endpoint: Endpoint::Any, readable: true, reset_in: 5 },
    );
    let error = link(&person, &session, &proof).await.expect_err("busy");
    assert!(matches!(error, LinkError::Refused(ApiError::TooManyRequests { .. })), "{error:?}");
    person.tenant.clear_faults();
    assert_eq!(count(&person), 1);
}
