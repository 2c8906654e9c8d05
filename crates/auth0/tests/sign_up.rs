//! Signing up on a page of the app, against the tenant's router: the account, the first sign-in, and what it brings along.

#[allow(dead_code, reason = "each test file uses its own part")]
#[path = "../../oidc/tests/support/mod.rs"]
mod support;

use cameo_auth0::api;
use cameo_auth0::sign_up::form::Around;
use cameo_auth0::sign_up::{
    Account, Leftover, NewAccount, Place, Plan, SignUpError, SignUpForm, leftover, plan, sign_up,
};
use cameo_metadata::schema::{Patterns, Schema};
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::http::TransportError;
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_settings::{Settings, SignUp};
use rstest::rstest;
use serde_json::{Map, Value, json};
use support::{EMAIL, Person};
use tenant::{Clock, Endpoint, Fault, Options, Scope, SignUpRefusal, Tenant};

const API: &str = "http://localhost:4400/api/v2/";
const NEW: &str = "new@example.com";
const PASSWORD: &str = "Brand-new-1";

/// The patterns of these tests.
struct Regress;

impl Patterns for Regress {
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        regress::Regex::with_flags(pattern, "u").ok().map(|pattern| pattern.find(text).is_some())
    }
}

fn form(settings: &Settings) -> SignUpForm {
    let SignUp::Embedded(setting) = &settings.sign_up else { panic!("not embedded") };
    let schema = settings.schema.as_ref().map(|schema| Schema::parse(schema).expect("a schema"));
    let around = Around {
        connection: settings.client.connection.as_deref(),
        schema: schema.as_ref(),
        writes_later: true,
    };
    let (form, problems) = SignUpForm::parse(setting, around, &Regress);
    assert_eq!(problems, []);
    form
}

fn account(email: &str, password: &str) -> NewAccount {
    NewAccount { email: email.into(), password: Secret::new(password.into()), ..NewAccount::default() }
}

async fn send(person: &Person, account: &NewAccount, plan: &Plan) -> Result<Account, SignUpError> {
    let transport = |request| person.send(request);
    sign_up(&transport, &person.settings.client, &form(&person.settings), account, plan).await
}

async fn refused(person: &Person, email: &str, password: &str) -> SignUpError {
    send(person, &account(email, password), &Plan::default()).await.expect_err("refused")
}

fn embedded() -> Person {
    Person::with_settings(r#""signUp":{},"#)
}

fn answers(value: Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

async fn first_sign_in(person: &Person, account: &Account) -> Session {
    let options =
        SignInOptions { login_hint: Some(account.email.clone()), again: true, ..Default::default() };
    let address = person.go_and_sign_in_as(options, NEW, PASSWORD).await;
    person.complete(person.arrive(&address).expect("ours")).await.expect("signed in").session
}

#[tokio::test]
async fn an_account_with_everything_is_complete_after_the_first_sign_in() {
    let person = Person::with_settings(
        r#""schema":{"type":"object","required":["hobby"],"properties":{
            "hobby":{"type":"string"},"size":{"type":"number"},"news":{"type":"boolean"},
            "tags":{"type":"array","items":{"type":"string"}},"about":{"type":"string"}}},
        "signUp":{"fields":["hobby","size","news","tags","about"],"additionalSignUpFields":[
            {"name":"given_name","placeholder":"Given name","storage":"root"},
            {"type":"checkbox","name":"terms","placeholder":"I agree"},
            {"type":"hidden","name":"source","value":"web"}]},"#,
    );
    let given = answers(json!({ "hobby": "chess", "size": 43.50, "news": true, "tags": ["a", "b"],
        "about": "x".repeat(501), "given_name": "Ada", "terms": true }));
    let plan = plan(&form(&person.settings), &given);
    let made = send(&person, &account(" New@Example.com ", PASSWORD), &plan).await.expect("an account");
    assert_eq!(made.email, NEW);

    let stored = person.tenant.profile(NEW).expect("there");
    assert_eq!(stored["given_name"], json!("Ada"));
    assert_eq!(stored["user_metadata"], json!({ "hobby": "chess", "terms": "true", "source": "web" }));
    assert_eq!(stored["user_id"].as_str(), made.subject.as_deref());

    // What waits is kept as text under the subject, and found again by the session.
    let kept = Leftover::of(plan.later).expect("something waits").to_text();
    assert!(!kept.contains(PASSWORD));
    let session = first_sign_in(&person, &made).await;
    let subject = made.subject.expect("a subject");
    assert_eq!(session.subject(), subject);
    assert_eq!(
        leftover::key(&person.settings.client, &subject),
        format!("cameo.sign-up.http://localhost:4400/#{subject}")
    );

    let transport = |request| person.send(request);
    let user =
        api::read_user(&transport, API, session.access_token(), session.subject()).await.expect("read");
    let merge = Leftover::from_text(&kept).expect("ours").join(&user.user_metadata());
    let joined = merge.resolve(&[]).expect("no conflict");
    let patch = cameo_metadata::diff(&user.user_metadata(), &joined).expect("a change");
    api::update_metadata(&transport, API, session.access_token(), session.subject(), &patch)
        .await
        .expect("saved");
    let stored = person.tenant.user_metadata(NEW).expect("there");
    assert_eq!(
        (&stored["size"], &stored["news"], &stored["tags"]),
        (&json!(43.50), &json!(true), &json!(["a", "b"]))
    );
    assert_eq!((&stored["hobby"], stored["about"].as_str().map(str::len)), (&json!("chess"), Some(501)));
}

#[tokio::test]
async fn ten_long_texts_go_along() {
    let names: Vec<String> = (0..11).map(|n| format!("{n}{}", "n".repeat(98))).collect();
    let listed: Vec<Value> = names.iter().map(|name| json!({ "name": name, "placeholder": "x" })).collect();
    let setting = json!({ "additionalSignUpFields": listed });
    let person = Person::with_settings(&format!("\"signUp\":{setting},"));
    let given = names.iter().map(|name| (name.clone(), "ü".repeat(500).into())).collect();
    let plan = plan(&form(&person.settings), &given);
    assert_eq!((plan.now.len(), plan.later.len()), (10, 1));
    send(&person, &account(NEW, PASSWORD), &plan).await.expect("an account");
    let stored = person.tenant.user_metadata(NEW).expect("there");
    assert_eq!(stored.as_object().map(Map::len), Some(10));
}

#[rstest]
#[case::taken(EMAIL, PASSWORD, SignUpError::UserExists)]
#[case::common(NEW, "Password1!", SignUpError::PasswordDictionary)]
#[case::personal("brandnew@example.com", "Brandnew-1", SignUpError::PasswordNoUserInfo)]
#[case::no_address("nobody", PASSWORD, SignUpError::Field { place: Place::Email, message: "invalid email format".into() })]
#[case::no_password(NEW, "", SignUpError::Field { place: Place::Password, message: "missing password parameter".into() })]
#[tokio::test]
async fn what_the_tenant_refuses_has_a_name(
    #[case] email: &str,
    #[case] password: &str,
    #[case] expected: SignUpError,
) {
    assert_eq!(refused(&embedded(), email, password).await, expected);
}

#[rstest]
#[case(SignUpRefusal::Masked, SignUpError::NotSaid)]
#[case(SignUpRefusal::Captcha, SignUpError::Captcha)]
#[case(SignUpRefusal::PasswordLeaked, SignUpError::PasswordLeaked)]
#[case(SignUpRefusal::PasswordHistory, SignUpError::PasswordHistory)]
#[case(SignUpRefusal::Extension("Members only.".into()), SignUpError::Extension { message: Some("Members only.".into()) })]
#[case(SignUpRefusal::OAuthPassword, SignUpError::PasswordStrength { rules: vec![], policy: Some("The password is too weak.".into()) })]
#[case(SignUpRefusal::Disabled, SignUpError::Disabled)]
#[tokio::test]
async fn every_other_refusal_has_one_too(#[case] reason: SignUpRefusal, #[case] expected: SignUpError) {
    let person = embedded();
    person.tenant.set_fault(Scope::All, Fault::SignUpRefused(reason));
    assert_eq!(refused(&person, NEW, PASSWORD).await, expected);
    assert!(!expected.outcome_unknown());
}

#[tokio::test]
async fn a_weak_password_is_judged_again_while_it_is_typed() {
    let error = refused(&embedded(), NEW, "abcdefgh").await;
    let SignUpError::PasswordStrength { rules, policy } = error else { panic!("{error:?}") };
    assert!(policy.is_some());
    let kept = |password: &str| -> Vec<Option<bool>> {
        rules.iter().map(|rule: &cameo_auth0::sign_up::PasswordRule| rule.is_kept(password)).collect()
    };
    assert_eq!(rules[0].words, "At least 8 characters in length");
    assert_eq!(rules.iter().map(|rule| Some(rule.verified)).collect::<Vec<_>>(), kept("abcdefgh"));
    assert_eq!(kept("abcdefgH1"), [Some(true), Some(true)]);
    assert_eq!(rules[1].items[3].is_kept("!"), Some(true));
}

#[tokio::test]
async fn a_taken_username_and_a_missing_one() {
    let mut person = Person::with_settings(r#""signUp":{"username":true},"#);
    let options =
        Options { clock: Clock::manual(support::NOW), requires_username: true, ..Options::default() };
    person.tenant = Tenant::open(options).expect("a tenant");
    let named =
        |email: &str, username: &str| NewAccount { username: username.into(), ..account(email, PASSWORD) };
    let missing = send(&person, &named(NEW, ""), &Plan::default()).await.expect_err("refused");
    assert_eq!(missing.place(), Some(Place::Username));
    send(&person, &named(NEW, "ada"), &Plan::default()).await.expect("an account");
    let taken = send(&person, &named("other@example.com", "ADA"), &Plan::default()).await;
    assert_eq!(taken, Err(SignUpError::UsernameExists));
}

#[tokio::test]
async fn a_lost_answer_leaves_open_whether_there_is_an_account() {
    let person = embedded();
    for (outage, expected) in [
        (TransportError::Unreachable, SignUpError::Unreachable),
        (TransportError::TimedOut, SignUpError::TimedOut),
    ] {
        person.outage.set(Some(outage));
        let error = refused(&person, NEW, PASSWORD).await;
        assert_eq!(error, expected);
        assert!(error.outcome_unknown());
    }
    person.outage.set(None);
    person.tenant.set_fault(Scope::All, Fault::DroppedAfter(Endpoint::SignUp));
    assert_eq!(refused(&person, NEW, PASSWORD).await, SignUpError::Unreachable);
    assert!(person.tenant.profile(NEW).is_some(), "the account was made");
    for (fault, unknown) in [
        (Fault::ServerErrorHtml(Endpoint::SignUp), true),
        (Fault::HtmlInsteadOfJson(Endpoint::SignUp), true),
        (Fault::TooManyRequests { endpoint: Endpoint::SignUp, readable: true, reset_in: 5 }, false),
    ] {
        person.tenant.set_fault(Scope::All, fault);
        let error = refused(&person, NEW, PASSWORD).await;
        assert_eq!(error.outcome_unknown(), unknown, "{error:?}");
        person.tenant.clear_faults();
    }
}

#[tokio::test]
async fn nothing_that_is_printed_shows_the_password() {
    let account = account(NEW, PASSWORD);
    assert!(!format!("{account:?}").contains(PASSWORD));
    let person = embedded();
    let error = refused(&person, EMAIL, PASSWORD).await;
    assert!(!format!("{error:?} {error}").contains(PASSWORD));
}
