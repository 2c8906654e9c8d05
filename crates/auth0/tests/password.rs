//! Asking for the mail with which a password is changed, against the tenant's router.

#[path = "../../oidc/tests/support/mod.rs"]
mod support;

use cameo_auth0::api;
use cameo_auth0::password::{PasswordChange, PasswordError};
use cameo_auth0::user::User;
use cameo_oidc::http::TransportError;
use cameo_oidc::session::Session;
use support::{EMAIL, PASSWORD, Person};
use tenant::MailKind;
use tenant::testing::UserAgent;

const NEW: &str = "Another-horse-2";

async fn change_of(person: &Person, session: &Session) -> PasswordChange {
    let transport = |request| person.send(request);
    let base = person.settings.management_api.clone().expect("an API");
    let user: User =
        api::read_user(&transport, &base, session.access_token(), session.subject()).await.expect("read");
    PasswordChange::of(&user, &person.settings.client).expect("a database account")
}

async fn signed_in() -> (Person, Session, PasswordChange) {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let change = change_of(&person, &session).await;
    (person, session, change)
}

async fn ask(person: &Person, change: &PasswordChange) -> Result<(), PasswordError> {
    let transport = |request| person.send(request);
    change.send(&person.settings.client, &transport).await
}

#[tokio::test]
async fn the_mail_leads_to_a_new_password() {
    let (person, session, change) = signed_in().await;
    assert_eq!(change.email, EMAIL);
    ask(&person, &change).await.expect("sent");
    let mail = person.tenant.mails().into_iter().next().expect("a mail");
    assert_eq!((mail.kind, mail.to.as_str()), (MailKind::PasswordReset, EMAIL));
    let mut browser = UserAgent::new(&person.tenant);
    let page = browser.open(&mail.link).await;
    let ticket = page.input("ticket").expect("a form");
    let page = browser.submit("/u/reset-password", &[("ticket", &ticket), ("password", NEW)]).await;
    assert!(page.body.contains("Your password is changed"), "{}", page.body);

    let url = person.leave(Default::default()).await;
    let refused = UserAgent::new(&person.tenant).sign_in(&url, EMAIL, PASSWORD).await;
    assert!(!refused.contains("code="), "{refused}");
    let url = person.leave(Default::default()).await;
    assert!(UserAgent::new(&person.tenant).sign_in(&url, EMAIL, NEW).await.contains("code="));
    // Who asked for it stays signed in.
    assert!(person.refresh(&session).await.is_ok());
}

#[tokio::test]
async fn the_answer_does_not_tell_who_has_an_account() {
    let (person, _, change) = signed_in().await;
    let nobody = PasswordChange { email: "nobody@example.com".to_owned(), ..change.clone() };
    assert_eq!(ask(&person, &change).await, Ok(()));
    assert_eq!(ask(&person, &nobody).await, Ok(()));
    let mails = person.tenant.mails();
    let resets: Vec<_> = mails.iter().filter(|mail| mail.kind == MailKind::PasswordReset).collect();
    assert_eq!((resets.len(), resets[0].to.as_str()), (1, EMAIL));
}

#[tokio::test]
async fn too_many_are_refused_for_a_while() {
    let (person, _, change) = signed_in().await;
    let mut answer = Ok(());
    for _ in 0..30 {
        answer = ask(&person, &change).await;
        if answer.is_err() {
            break;
        }
    }
    assert_eq!(answer, Err(PasswordError::TooManyRequests));
    person.clock.advance(60);
    assert_eq!(ask(&person, &change).await, Ok(()));
}

#[tokio::test]
async fn a_refusal_keeps_the_tenants_words_and_a_lost_answer_is_no_refusal() {
    let (person, _, change) = signed_in().await;
    let change = PasswordChange { connection: "elsewhere".to_owned(), ..change };
    let refused = PasswordError::Refused { status: 400, message: "connection not found".to_owned() };
    assert_eq!(ask(&person, &change).await, Err(refused));
    person.outage.set(Some(TransportError::TimedOut));
    assert_eq!(ask(&person, &change).await, Err(PasswordError::Transport(TransportError::TimedOut)));
}
