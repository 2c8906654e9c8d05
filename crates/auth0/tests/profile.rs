//! Reading and updating a person's metadata, against the tenant's router.

#[path = "../../oidc/tests/support/mod.rs"]
mod support;

use cameo_auth0::api::{self, ApiError};
use cameo_auth0::user::User;
use cameo_metadata::{Draft, Metadata, MetadataPatch};
use cameo_oidc::session::Session;
use serde_json::json;
use support::{EMAIL, Person};
use tenant::{Endpoint, Fault, Scope};

const API: &str = "http://localhost:4400/api/v2/";

async fn read(person: &Person, session: &Session) -> Result<User, ApiError> {
    let transport = |request| person.send(request);
    api::read_user(&transport, API, session.access_token(), session.subject()).await
}

async fn update(person: &Person, session: &Session, patch: &MetadataPatch) -> Result<User, ApiError> {
    let transport = |request| person.send(request);
    api::update_metadata(&transport, API, session.access_token(), session.subject(), patch).await
}

fn edit(user: &User, name: &str, text: &str) -> MetadataPatch {
    let mut draft = Draft::of(&user.user_metadata());
    let field = draft.member(draft.root(), name).expect("there");
    assert!(draft.set_text(field, text));
    draft.patch().expect("no problems").expect("a change")
}

#[tokio::test]
async fn the_demo_user_is_read_with_everything_in_it() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let user = read(&person, &session).await.expect("read");
    assert_eq!(user.email(), Some(EMAIL));
    let metadata = user.user_metadata();
    assert_eq!(metadata.root().get("hobby"), Some(&json!("surfing")));
    assert_eq!(metadata.root()["addresses"]["home"], json!("123 Main Street, Anytown, ST 12345"));
    assert!(user.app_metadata().is_some());
}

#[tokio::test]
async fn changing_the_hobby_sends_the_hobby_and_the_answer_is_the_truth() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let patch = edit(&read(&person, &session).await.expect("read"), "hobby", "sailing");
    assert_eq!(patch.body(), br#"{"user_metadata":{"hobby":"sailing"}}"#);
    let saved = update(&person, &session, &patch).await.expect("saved");
    assert_eq!(saved.user_metadata().root()["hobby"], json!("sailing"));
    let stored = person.tenant.user_metadata(EMAIL).expect("stored");
    assert_eq!(stored["hobby"], json!("sailing"));
    assert_eq!(stored["addresses"]["work"], json!("9 Harbour Road, Anytown"));
}

#[tokio::test]
async fn a_nested_change_sends_the_whole_root_key() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let user = read(&person, &session).await.expect("read");
    let mut draft = Draft::of(&user.user_metadata());
    let addresses = draft.member(draft.root(), "addresses").expect("there");
    let home = draft.member(addresses, "home").expect("there");
    assert!(draft.set_text(home, "1 New Street"));
    let patch = draft.patch().expect("no problems").expect("a change");
    update(&person, &session, &patch).await.expect("saved");
    let stored = person.tenant.user_metadata(EMAIL).expect("stored");
    assert_eq!(stored["addresses"], json!({ "home": "1 New Street", "work": "9 Harbour Road, Anytown" }));
}

#[tokio::test]
async fn removing_every_key_names_every_key() {
    let person = Person::new();
    assert!(person.tenant.set_user_metadata(EMAIL, json!({ "a": 1, "b": { "c": 2 } })));
    let session = person.sign_in().await.expect("signed in");
    let user = read(&person, &session).await.expect("read");
    let patch = cameo_metadata::patch::diff(&user.user_metadata(), &Metadata::default()).expect("a change");
    assert_eq!(patch.body(), br#"{"user_metadata":{"a":null,"b":null}}"#);
    let saved = update(&person, &session, &patch).await.expect("saved");
    assert!(saved.user_metadata().is_empty());
}

#[tokio::test]
async fn odd_names_and_numbers_come_back_to_the_letter() {
    let text = r#"{"__proto__":1.0,"":"empty","emoji 🦀":1.50,"שלום":9007199254740993,"constructor":{"toString":-0}}"#;
    let odd = Metadata::parse(text).expect("valid");
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let before = read(&person, &session).await.expect("read").user_metadata();
    let patch = cameo_metadata::patch::diff(&before, &odd).expect("a change");
    update(&person, &session, &patch).await.expect("saved");
    let after = read(&person, &session).await.expect("read").user_metadata();
    for (name, value) in odd.root() {
        let stored = after.root().get(name).map(ToString::to_string);
        assert_eq!(stored, Some(value.to_string()), "{name}");
    }
    assert!(after.to_text().contains(r#""emoji 🦀":1.50"#), "{}", after.to_text());
}

#[tokio::test]
async fn a_refused_name_is_a_named_error_and_changes_nothing() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let before = person.tenant.user_metadata(EMAIL);
    let user = read(&person, &session).await.expect("read");
    let mut refused = user.user_metadata().root().clone();
    refused.insert("a.b".to_owned(), json!(1));
    let patch = cameo_metadata::patch::diff(&user.user_metadata(), &refused.into()).expect("a change");
    let error = update(&person, &session, &patch).await.expect_err("refused");
    assert!(matches!(error, ApiError::InvalidBody { .. }), "{error:?}");
    assert_eq!(person.tenant.user_metadata(EMAIL), before);
}

#[tokio::test]
async fn a_missing_scope_is_named() {
    let person = Person::new();
    let scope = "update:current_user_metadata";
    person.tenant.set_fault(Scope::All, Fault::MissingScope(scope.to_owned()));
    let session = person.sign_in().await.expect("signed in");
    assert!(!session.is_granted(scope));
    assert_eq!(session.refused_scopes().collect::<Vec<_>>(), [scope]);
    let patch = edit(&read(&person, &session).await.expect("read"), "hobby", "sailing");
    let error = update(&person, &session, &patch).await.expect_err("refused");
    assert!(
        matches!(&error, ApiError::InsufficientScope { expected } if expected.iter().any(|s| s == scope))
    );
}

#[tokio::test]
async fn an_opaque_token_an_ended_token_and_a_deleted_user_are_told_apart() {
    let person = Person::new();
    person.tenant.set_fault(Scope::All, Fault::OpaqueAccessToken);
    let session = person.sign_in().await.expect("signed in");
    assert_eq!(read(&person, &session).await, Err(ApiError::OpaqueToken));
    person.tenant.clear_faults();

    let session = person.sign_in().await.expect("signed in");
    person.clock.advance(100_000);
    let error = read(&person, &session).await.expect_err("ended");
    assert!(error.needs_refresh(), "{error:?}");

    let session = person.refresh(&session).await.expect("renewed");
    assert!(person.tenant.delete_user(EMAIL));
    assert_eq!(read(&person, &session).await, Err(ApiError::NoSuchUser));
}

#[tokio::test]
async fn a_failing_tenant_is_worth_another_try() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    for fault in [Fault::ServerErrorHtml(Endpoint::ReadUser), Fault::HtmlInsteadOfJson(Endpoint::ReadUser)] {
        person.tenant.set_fault(Scope::All, fault);
        let error = read(&person, &session).await.expect_err("failed");
        assert!(error.can_retry() && !error.ends_session(), "{error:?}");
        person.tenant.clear_faults();
    }
    assert!(read(&person, &session).await.is_ok());
}

#[tokio::test]
async fn check_77_the_access_token_goes_to_the_configured_api_in_the_header() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let base = person.settings.management_api.as_deref().expect("an API");
    let request = api::read_user_request(base, session.access_token(), session.subject()).expect("built");
    assert!(request.uri().to_string().starts_with(base));
    assert!(!request.uri().to_string().contains(session.access_token().expose()));
    assert!(request.headers().contains_key("authorization"));
}
