//! Linking another account and parting it again, against the tenant's router.

#[path = "../../../oidc/tests/support/mod.rs"]
mod support;

#[path = "../../../oidc/tests/support/somebody.rs"]
mod somebody;

mod joining;
mod proving;

use cameo_auth0::api::{self, ApiError};
use cameo_auth0::linking::{
    self, LinkAttempt, LinkError, Preview, Proof, ProofError, SecondSignIn, Unlinked,
};
use cameo_auth0::user::User;
use cameo_metadata::merge::Choice;
use cameo_oidc::callback::{CallbackError, RawCallback, parse_callback};
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, SignInError};
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
    let provider = sign_in::discover(&person.settings.client, &transport).await.expect("discovery");
    let drawn = Cell::new(100);
    let random = |bytes: &mut [u8]| {
        drawn.set(drawn.get() + 1);
        bytes.fill(drawn.get());
    };
    let (settings, now) = (&person.settings.client, person.now());
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
    linking::prove(second, &person.settings.client, &person.keys, &transport, || person.now()).await
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
