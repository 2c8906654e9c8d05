//! Linking another account and parting it again, against the tenant's router.

mod support;

use account::http::{Request, Response, TransportError};
use account::linking::{self, LinkAttempt, LinkError, Preview, Proof, ProofError, SecondSignIn, Unlinked};
use account::oidc::callback::{CallbackError, RawCallback, parse_callback};
use account::profile::User;
use account::profile::api::{self, ApiError};
use account::profile::merge::Choice;
use account::secret::Secret;
use account::session::Session;
use account::sign_in::{self, SignInError};
use serde_json::{Value, json};
use std::cell::Cell;
use support::{EMAIL, PASSWORD, Person, REDIRECT_URI};
use tenant::testing::UserAgent;
use tenant::{Endpoint, Fault, Scope};

const API: &str = "http://localhost:4400/api/v2/";
const SCOPE: &str = r#""scope":"openid profile email offline_access read:current_user update:current_user_metadata update:current_user_identities","#;
const SOCIAL: &str = "kim@social.example";

/// Somebody who is signed in, and may link.
async fn signed_in() -> (Person, Session) {
    let person = Person::with_settings(SCOPE);
    let session = person.sign_in().await.expect("signed in");
    (person, session)
}

async fn begin(person: &Person, session: &Session) -> (String, LinkAttempt) {
    let transport = |request| person.send(request);
    let provider = sign_in::discover(&person.settings, &transport).await.expect("discovery");
    let drawn = Cell::new(100);
    let random = |bytes: &mut [u8]| {
        drawn.set(drawn.get() + 1);
        bytes.fill(drawn.get());
    };
    let (settings, now) = (&person.settings, person.now());
    let begun = linking::begin(provider, settings, REDIRECT_URI, "/account", session, &random, now);
    let (url, attempt) = begun.expect("an address");
    let kept = LinkAttempt::from_text(attempt.to_text().expose()).expect("an attempt");
    (url.into(), kept)
}

/// Signs in at Sample Social, in a browser without a session; the address that leads back.
async fn at_social(person: &Person, url: &str) -> String {
    let mut browser = UserAgent::new(&person.tenant);
    let page = browser.open(url).await;
    let state = page.input("state").expect("a sign-in page");
    browser.submit("/u/social", &[("state", &state), ("email", SOCIAL), ("name", "Kim Social")]).await.url
}

fn raw(address: &str) -> RawCallback {
    let url = url::Url::parse(address).expect("an address");
    let secret = |part: Option<&str>| Secret::new(part.unwrap_or_default().to_owned());
    RawCallback { query: secret(url.query()), fragment: secret(url.fragment()) }
}

fn arrive(
    person: &Person,
    address: &str,
    attempt: LinkAttempt,
    session: &Session,
) -> Result<SecondSignIn, ProofError> {
    linking::parse_answer(&raw(address), Some(attempt), session, person.now())
}

async fn prove(person: &Person, second: SecondSignIn) -> Result<Proof, ProofError> {
    let transport = |request| person.send(request);
    linking::prove(second, &person.settings, &transport, || person.now()).await
}

/// The whole second sign-in, of the social account.
async fn proof(person: &Person, session: &Session) -> Proof {
    let (url, attempt) = begin(person, session).await;
    let address = at_social(person, &url).await;
    prove(person, arrive(person, &address, attempt, session).expect("ours")).await.expect("proven")
}

async fn link(person: &Person, session: &Session, proof: &Proof) -> Result<(), LinkError> {
    let transport = |request| person.send(request);
    linking::link(&transport, API, session, proof, person.now()).await
}

async fn read(person: &Person, session: &Session) -> User {
    let transport = |request| person.send(request);
    api::read_user(&transport, API, session.access_token(), session.subject()).await.expect("read")
}

async fn unlink(person: &Person, session: &Session, id: &str) -> Result<Unlinked, LinkError> {
    let identities = linking::identities(&read(person, session).await);
    let identity = identities.into_iter().find(|identity| identity.id() == id).expect("linked");
    let transport = |request| person.send(request);
    linking::unlink(&transport, API, session, &identity).await
}

fn count(person: &Person) -> usize {
    person.tenant.profile(EMAIL).expect("there")["identities"].as_array().map_or(0, Vec::len)
}

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
    let provider = sign_in::discover(&other.settings, &transport).await.expect("discovery");
    let random = |bytes: &mut [u8]| bytes.fill(9);
    let options = Default::default();
    let begun = sign_in::begin(provider, &other.settings, REDIRECT_URI, &options, &random, other.now());
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
    let error = linking::prove(second, &person.settings, &transport, || person.now()).await;
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

#[tokio::test]
async fn the_old_flow_proves_an_account_too() {
    let more = r#""responseType":"id_token token","scope":"openid profile email read:current_user update:current_user_metadata update:current_user_identities","#;
    let person = Person::with_settings(more);
    let session = person.sign_in().await.expect("signed in");
    let proof = proof(&person, &session).await;
    assert_eq!(link(&person, &session, &proof).await, Ok(()));
}
