//! Linked accounts: two identities of one person, made and parted under the person's own token.

mod common;

use common::*;
use serde_json::{Value, json};
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Options, SECOND_EMAIL, Tenant};

const LINKING: &str = "openid profile email offline_access read:current_user update:current_user_metadata update:current_user_identities";
/// What an application asks for to have a second account proven, whatever session there is.
const SECOND: [(&str, &str); 3] = [("connection", "fake-social"), ("prompt", "login"), ("max_age", "0")];

/// Signs in at Sample Social with a browser that may have a session already.
async fn social(tenant: &Tenant, browser: &mut UserAgent, email: &str) -> Value {
    let page = browser.open(&authorize_url(tenant, &SECOND)).await;
    assert!(page.url.contains("/u/social"), "{}", page.url);
    let state = page.input("state").expect("a state");
    let fields = [("state", state.as_str()), ("email", email), ("name", "Kim Social")];
    let end = browser.submit("/u/social", &fields).await.url;
    exchange(tenant, &param(&end, "code").expect("a code")).await.json()
}

async fn password(tenant: &Tenant, email: &str) -> Value {
    let url = authorize_url(tenant, &[("prompt", "login"), ("scope", LINKING)]);
    let end = UserAgent::new(tenant).sign_in(&url, email, DEMO_PASSWORD).await;
    exchange(tenant, &param(&end, "code").expect("a code")).await.json()
}

async fn link(me: &Me, body: &str) -> Answer {
    let headers = [("authorization", me.bearer.as_str()), ("content-type", "application/json")];
    ask(&me.tenant, "POST", &format!("{}/identities", me.path), &headers, body.to_owned()).await
}

async fn unlink(me: &Me, identity: &str) -> Answer {
    let path = format!("{}/identities/{}", me.path, identity.replace('|', "/"));
    ask(&me.tenant, "DELETE", &path, &[("authorization", &me.bearer)], "").await
}

fn link_with(tokens: &Value) -> String {
    json!({"link_with": tokens["id_token"]}).to_string()
}

fn subject(tokens: &Value) -> String {
    claims(&tokens["id_token"])["sub"].as_str().expect("a subject").to_owned()
}

#[tokio::test]
async fn a_social_account_of_the_same_address_becomes_an_identity_and_a_person_again() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let url = authorize_url(&tenant, &[("scope", LINKING)]);
    let end = browser.sign_in(&url, DEMO_EMAIL, DEMO_PASSWORD).await;
    let first = exchange(&tenant, &param(&end, "code").expect("a code")).await.json();
    let me = Me::with(&tenant, &first);
    let second = social(&tenant, &mut browser, DEMO_EMAIL).await;
    let id = subject(&second);
    assert!(id.starts_with("google-oauth2|") && id != subject(&first));
    assert!(tenant.set_user_metadata(&id, json!({"lost": true})));
    // the first account's own sign-in is untouched
    let first = refresh(&tenant, first["refresh_token"].as_str().expect("a token")).await;
    assert_eq!((first.status, me.get("").await.status), (200, 200));

    let answer = link(&me, &link_with(&second)).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    let identities = answer.json();
    assert_eq!(identities[0]["provider"], "auth0");
    assert!(identities[0].get("profileData").is_none() && identities.as_array().expect("a list").len() == 2);
    let linked = &identities[1];
    assert_eq!(format!("google-oauth2|{}", linked["user_id"].as_str().expect("an id")), id);
    assert_eq!((&linked["connection"], &linked["isSocial"]), (&"fake-social".into(), &true.into()));
    assert_eq!(linked["profileData"]["email"], DEMO_EMAIL);
    assert_eq!(linked["profileData"]["name"], "Kim Social");
    let profile = me.get("").await.json();
    assert!(profile["identities"] == identities && profile["user_metadata"].get("lost").is_none());
    assert!(tenant.profile(&id).is_none(), "no person of its own any more");
    let gone = refresh(&tenant, second["refresh_token"].as_str().expect("a token")).await;
    assert_eq!(gone.status, 403, "{}", gone.body);
    // the browser's session, of the second account until now, is that of the person
    let end = browser.open(&authorize_url(&tenant, &[("prompt", "none")])).await.url;
    let silent = exchange(&tenant, &param(&end, "code").expect("a code")).await.json();
    assert_eq!(format!("/api/v2/users/{}", subject(&silent).replace('|', "%7C")), me.path);
    let again = social(&tenant, &mut UserAgent::new(&tenant), DEMO_EMAIL).await;
    assert_eq!(subject(&again), subject(&silent));

    let twice = link(&me, &link_with(&second)).await;
    assert_eq!((twice.status, &twice.json()["message"]), (409, &"Specified identity already exists.".into()));

    let answer = unlink(&me, &id).await;
    assert_eq!((answer.status, answer.json().as_array().map(Vec::len)), (200, Some(1)), "{}", answer.body);
    let apart = tenant.profile(&id).expect("a person again");
    assert_eq!((&apart["email"], &apart["name"]), (&DEMO_EMAIL.into(), &"Kim Social".into()));
    assert!(apart.get("user_metadata").is_none() && apart.get("app_metadata").is_none());
    let own = social(&tenant, &mut UserAgent::new(&tenant), DEMO_EMAIL).await;
    assert_eq!(subject(&own), id);
    assert_eq!(unlink(&me, &id).await.status, 404);
}

#[tokio::test]
async fn a_second_password_signs_in_the_person_and_its_address_stays_taken() {
    let tenant = tenant();
    let me = Me::with(&tenant, &password(&tenant, DEMO_EMAIL).await);
    let second = password(&tenant, SECOND_EMAIL).await;
    assert_eq!(link(&me, &link_with(&second)).await.status, 201);
    let after = password(&tenant, SECOND_EMAIL).await;
    assert_eq!(Me::with(&tenant, &after).path, me.path);
    let body = json!({"client_id": "cameo", "connection": "Username-Password-Authentication",
        "email": SECOND_EMAIL, "password": "Another-horse-2"});
    assert_eq!(post_json(&tenant, "/dbconnections/signup", body).await.status, 400);
    assert!(tenant.delete_user(DEMO_EMAIL) && tenant.profile(SECOND_EMAIL).is_none());
}

#[tokio::test]
async fn a_linked_password_is_reset_by_its_own_mail() {
    const NEW: &str = "Another-horse-2";
    let tenant = tenant();
    let me = Me::with(&tenant, &password(&tenant, DEMO_EMAIL).await);
    let second = password(&tenant, SECOND_EMAIL).await;
    assert_eq!(link(&me, &link_with(&second)).await.status, 201);
    let body = json!({"client_id": "cameo", "email": SECOND_EMAIL, "connection": "Username-Password-Authentication"});
    assert_eq!(post_json(&tenant, "/dbconnections/change_password", body).await.status, 200);
    let mail = tenant.mails().into_iter().next().expect("a mail");
    assert_eq!(mail.to, SECOND_EMAIL);
    let mut browser = UserAgent::new(&tenant);
    let ticket = browser.open(&mail.link).await.input("ticket").expect("a form");
    let page = browser.submit("/u/reset-password", &[("ticket", &ticket), ("password", NEW)]).await;
    assert!(page.body.contains("Your password is changed"), "{}", page.body);
    let url = authorize_url(&tenant, &[("prompt", "login")]);
    assert!(UserAgent::new(&tenant).sign_in(&url, SECOND_EMAIL, NEW).await.contains("code="));
    // that of the main account is as it was
    assert!(UserAgent::new(&tenant).sign_in(&url, DEMO_EMAIL, DEMO_PASSWORD).await.contains("code="));
}

#[tokio::test]
async fn every_refusal_has_its_own_body_and_changes_nothing() {
    let tenant = tenant();
    let first = password(&tenant, DEMO_EMAIL).await;
    let me = Me::with(&tenant, &first);
    let second = password(&tenant, SECOND_EMAIL).await;
    let id_token = second["id_token"].as_str().expect("a token");
    let broken = format!("{}AA", &id_token[..id_token.len() - 2]);
    let with = |token: &str| json!({"link_with": token}).to_string();
    let access_token = with(second["access_token"].as_str().expect("a token"));
    let cases = [
        ("{".to_owned(), 400, "Invalid request payload JSON format"),
        ("[]".into(), 400, "Expected type object"),
        ("{}".into(), 400, "Missing required property: link_with"),
        (r#"{"link_with":1}"#.into(), 400, "Expected type string"),
        (r#"{"provider":"auth0"}"#.into(), 400, "Additional properties not allowed: provider"),
        (with("a.b.c"), 401, "Invalid token"),
        (with(&broken), 401, "Invalid signature received for JSON Web Token validation"),
        (access_token, 401, "Bad audience"),
        (link_with(&first), 400, "the same"),
    ];
    for (body, status, words) in cases {
        let answer = link(&me, &body).await;
        let json = answer.json();
        assert_eq!((answer.status, &json["statusCode"]), (status, &status.into()), "{body}");
        assert!(json["message"].as_str().expect("a text").contains(words), "{body}: {json}");
        assert_eq!(json.get("errorCode").is_some(), status == 400, "a 401 has no errorCode: {json}");
    }
    let other = Me { path: Me::with(&tenant, &second).path, ..Me::with(&tenant, &first) };
    let foreign = link(&other, &link_with(&second)).await;
    assert_eq!((foreign.status, &foreign.json()["errorCode"]), (403, &"unowned_resource".into()));
    let narrow = link(&Me::of(&tenant).await, &link_with(&second)).await;
    assert_eq!(
        (narrow.status, &narrow.json()["message"]),
        (403, &"Insufficient scope, expected any of: update:users,update:current_user_identities".into())
    );
    let main = unlink(&me, &subject(&first)).await;
    assert_eq!((main.status, &main.json()["statusCode"]), (400, &400.into()));
    assert_eq!(me.get("").await.json()["identities"].as_array().map(Vec::len), Some(1));
    assert!(tenant.delete_user(SECOND_EMAIL));
    assert_eq!(link(&me, &link_with(&second)).await.status, 404);
    tenant.clock().advance(40_000);
    let old = link(&Me::with(&tenant, &password(&tenant, DEMO_EMAIL).await), &link_with(&second)).await;
    assert_eq!(old.json()["message"], "Expired token received for JSON Web Token validation");
}

#[tokio::test]
async fn pages_of_the_client_may_ask_before_they_link_and_part() {
    let tenant = tenant();
    for (method, path) in [("POST", "auth0%7C1/identities"), ("DELETE", "auth0%7C1/identities/x/2")] {
        let headers = [
            ("origin", "http://127.0.0.1:8080"),
            ("access-control-request-method", method),
            ("access-control-request-headers", "authorization,content-type"),
        ];
        let answer = ask(&tenant, "OPTIONS", &format!("/api/v2/users/{path}"), &headers, "").await;
        assert_eq!(answer.header("access-control-allow-origin"), "http://127.0.0.1:8080");
        assert!(answer.header("access-control-allow-methods").contains(method));
        let answer = ask(&tenant, method, &format!("/api/v2/users/{path}"), &headers[..1], "").await;
        assert_eq!((answer.status, &answer.json()["message"]), (401, &"Missing authentication".into()));
        assert_eq!(answer.header("access-control-allow-origin"), "http://127.0.0.1:8080");
    }
}

#[tokio::test]
async fn a_data_file_of_before_linking_is_brought_along() {
    let file = std::env::temp_dir().join(format!("tenant-before-linking-{}.sqlite", std::process::id()));
    let old = rusqlite::Connection::open(&file).expect("a file");
    old.execute_batch(
        "CREATE TABLE users (
            user_id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, email_verified INTEGER NOT NULL,
            password_hash TEXT NOT NULL, attributes TEXT NOT NULL, user_metadata TEXT, app_metadata TEXT,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_login INTEGER,
            logins_count INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0);
        INSERT INTO users VALUES ('auth0|1', 'old@example.com', 1, '', '{}', '{\"a\":1.0}', NULL, 1, 1, NULL, 3, 0);",
    )
    .expect("a store of before");
    drop(old);
    for _ in 0..2 {
        let tenant = Tenant::open(Options { data: Some(file.clone()), ..options() }).expect("a tenant");
        assert_eq!(tenant.user_metadata("old@example.com").expect("metadata").to_string(), r#"{"a":1.0}"#);
        let other = social(&tenant, &mut UserAgent::new(&tenant), "old@example.com").await;
        assert!(subject(&other).starts_with("google-oauth2|"));
    }
    let _ = std::fs::remove_file(&file);
}
