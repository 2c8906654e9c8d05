//! The mails that the tenant writes instead of sending, and what following their links changes.

mod common;

use common::*;
use serde_json::json;
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Mail, MailKind, Tenant};

const CONNECTION: &str = "Username-Password-Authentication";
const NEW: &str = "Another-horse-2";

async fn forgot(tenant: &Tenant, email: &str) -> Answer {
    let body = json!({"client_id": "cameo", "email": email, "connection": CONNECTION});
    post_json(tenant, "/dbconnections/change_password", body).await
}

fn newest(tenant: &Tenant) -> Mail {
    tenant.mails().into_iter().next().expect("a mail")
}

#[tokio::test]
async fn a_sign_up_brings_a_mail_that_verifies_the_address_once() {
    let tenant = tenant();
    let body =
        json!({"client_id": "cameo", "email": "new@example.com", "password": NEW, "connection": CONNECTION});
    assert_eq!(post_json(&tenant, "/dbconnections/signup", body).await.status, 200);
    let mail = newest(&tenant);
    assert_eq!((mail.kind, mail.to.as_str()), (MailKind::Verification, "new@example.com"));
    let verified = || tenant.profile("new@example.com").expect("a person")["email_verified"] == true;
    assert!(!verified());
    let mut browser = UserAgent::new(&tenant);
    assert!(browser.open(&mail.link).await.body.contains("Your address is verified"));
    assert!(verified());
    let again = browser.open(&mail.link).await;
    assert!(again.status == 400 && again.body.contains("This link is void"));
}

/// How many mails there are for a new password; the one that a demo user got with the account is none.
fn resets(tenant: &Tenant) -> usize {
    tenant.mails().iter().filter(|mail| mail.kind == MailKind::PasswordReset).count()
}

#[tokio::test]
async fn everybody_gets_the_same_answer_and_only_a_known_address_a_mail() {
    let tenant = tenant();
    let unknown = forgot(&tenant, "nobody@example.com").await;
    assert_eq!(resets(&tenant), 0);
    let by_id = forgot(&tenant, "auth0|6a0f3c5d9e1b2a4c8d7e6f50").await;
    assert_eq!(resets(&tenant), 0, "a user_id is no address");
    let known = forgot(&tenant, "USER@example.com").await;
    assert_eq!((unknown.status, &unknown.body), (known.status, &known.body));
    assert_eq!((by_id.status, &by_id.body), (known.status, &known.body));
    assert_eq!((newest(&tenant).kind, newest(&tenant).to.as_str()), (MailKind::PasswordReset, DEMO_EMAIL));
}

#[tokio::test]
async fn the_link_sets_a_new_password_by_the_same_rules_and_once() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    forgot(&tenant, DEMO_EMAIL).await;
    let page = browser.open(&newest(&tenant).link).await;
    assert!(page.body.contains(r#"autocomplete="new-password""#));
    assert_eq!(page.input("username").as_deref(), Some(DEMO_EMAIL));
    let ticket = page.input("ticket").expect("a ticket");
    for (weak, why) in [("short", "at least 8"), ("Password1!", "among the most used"), ("", "at least 8")] {
        let page = browser.submit("/u/reset-password", &[("ticket", &ticket), ("password", weak)]).await;
        assert!(page.status == 400 && page.body.contains(why), "{weak}: {}", page.body);
    }
    let fields = [("ticket", ticket.as_str()), ("password", NEW)];
    assert!(browser.submit("/u/reset-password", &fields).await.body.contains("Your password is changed"));
    assert_eq!(browser.submit("/u/reset-password", &fields).await.status, 400);
    // the session from before is over, the old password too
    let page = browser.open(&authorize_url(&tenant, &[])).await;
    assert!(page.url.contains("/u/login"), "{}", page.url);
    let old = browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    assert!(old.contains("/u/login"), "{old}");
    assert!(browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, NEW).await.starts_with(CALLBACK));
}

#[tokio::test]
async fn a_ticket_ends_after_five_days_and_with_the_next_mail() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    forgot(&tenant, DEMO_EMAIL).await;
    let first = newest(&tenant).link;
    forgot(&tenant, DEMO_EMAIL).await;
    let second = newest(&tenant).link;
    assert_eq!(browser.open(&first).await.status, 400);
    assert_eq!(browser.open(&second).await.status, 200);
    tenant.clock().advance(432_000);
    assert_eq!(browser.open(&second).await.status, 400);
    for nonsense in ["/u/reset-password", "/u/email-verification?ticket=x", "/u/reset-password?ticket=%00"] {
        assert_eq!(browser.open(nonsense).await.status, 400);
    }
}

#[tokio::test]
async fn the_outbox_lists_the_mails_and_shows_each() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    // The second demo user's address is still to be verified.
    let body = browser.open("/outbox").await.body;
    assert!(body.contains("Verify your email address") && !body.contains("Choose a new password"));
    forgot(&tenant, DEMO_EMAIL).await;
    let mail = newest(&tenant);
    let list = browser.open("/outbox").await.body;
    assert!(list.contains(&format!(r#"<a href="/outbox/{}">Choose a new password</a>"#, mail.id)), "{list}");
    let shown = browser.open(&format!("/outbox/{}", mail.id)).await.body;
    assert!(shown.contains(&format!(r#"href="{}""#, mail.link)), "{shown}");
    assert_eq!(browser.open("/outbox/999").await.status, 404);
    assert_eq!(browser.open("/outbox/x").await.status, 404);
    for page in ["/", &authorize_url(&tenant, &[]), &authorize_url(&tenant, &[("screen_hint", "signup")])] {
        assert!(browser.open(page).await.body.contains(r#"<a href="/outbox">Mails</a>"#), "{page}");
    }
}
