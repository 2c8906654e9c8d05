//! The pages: what they say, what they allow, and whose they are.

mod common;

use common::*;
use tenant::testing::UserAgent;
use tenant::{DEMO_EMAIL, DEMO_PASSWORD, Options, Tenant};

#[tokio::test]
async fn the_sign_in_page_is_for_people_and_password_managers() {
    let tenant = tenant();
    let page = UserAgent::new(&tenant).open(&authorize_url(&tenant, &[("login_hint", "\"><b>@x.y")])).await;
    for part in [
        r#"<html lang="en">"#,
        r#"name="viewport""#,
        r#"<label for="username">"#,
        r#"autocomplete="username""#,
        r#"autocomplete="current-password""#,
        "Development tenant",
        "to go on to Cameo",
        "Correct-horse-1",
        "/u/signup?state=",
    ] {
        assert!(page.body.contains(part), "{part}");
    }
    assert_eq!(page.input("username").as_deref(), Some("\"><b>@x.y"));
    assert!(!page.body.contains("<script") && !page.body.contains("<b>") && !page.body.contains("style="));
}

#[tokio::test]
async fn the_policy_allows_the_way_back_to_the_client_and_no_script() {
    let tenant = tenant();
    for (callback, source) in
        [("http://127.0.0.1:8080/callback", "http://127.0.0.1:8080"), ("http://[::1]:8080/", "http:")]
    {
        let url = authorize_url(&tenant, &[("redirect_uri", callback)]);
        let redirect = get(&tenant, &url[tenant.issuer().len() - 1..]).await;
        let cookie = redirect.header("set-cookie").split(';').next().expect("a cookie").to_owned();
        assert!(redirect.header("set-cookie").contains("HttpOnly; SameSite=Lax"));
        let page = ask(&tenant, "GET", redirect.header("location"), &[("cookie", &cookie)], "").await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
        assert!(policy.contains(&format!("form-action 'self' {source};")), "{policy}");
        assert!(
            policy.contains("frame-ancestors 'none'") && page.header("cache-control").contains("no-store")
        );
    }
}

#[tokio::test]
async fn a_wrong_password_is_told_at_the_fields_and_keeps_the_address() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let state = browser.open(&authorize_url(&tenant, &[])).await.input("state").expect("a state");
    for (email, password) in [
        (DEMO_EMAIL, "wrong"),
        ("nobody@example.com", DEMO_PASSWORD),
        ("auth0|6a0f3c5d9e1b2a4c8d7e6f50", DEMO_PASSWORD),
    ] {
        let page = browser
            .submit("/u/login", &[("state", &state), ("username", email), ("password", password)])
            .await;
        assert_eq!(page.status, 400);
        assert!(page.body.contains(r#"role="alert""#) && page.body.contains("Wrong email or password."));
        assert!(page.body.contains(r#"aria-describedby="problem""#));
        assert_eq!(page.input("username").as_deref(), Some(email));
        assert!(!page.body.contains(&format!(r#"value="{password}""#)), "a password is never sent back");
    }
    let empty = browser.submit("/u/login", &[("state", &state)]).await;
    assert!(empty.body.contains("Please enter"));
    let end = browser
        .submit(
            "/u/login",
            &[("state", &state), ("username", "USER@example.com"), ("password", DEMO_PASSWORD)],
        )
        .await;
    assert!(end.url.starts_with(CALLBACK), "{}", end.url);
}

#[tokio::test]
async fn many_failures_are_slowed_down() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let state = browser.open(&authorize_url(&tenant, &[])).await.input("state").expect("a state");
    let mut last = String::new();
    for _ in 0..11 {
        last = browser
            .submit("/u/login", &[("state", &state), ("username", DEMO_EMAIL), ("password", "x")])
            .await
            .body;
    }
    assert!(last.contains("Too many attempts"));
}

#[tokio::test]
async fn a_form_from_another_browser_is_refused() {
    let tenant = tenant();
    let (mut mine, mut other) = (UserAgent::new(&tenant), UserAgent::new(&tenant));
    let state = mine.open(&authorize_url(&tenant, &[])).await.input("state").expect("a state");
    other.open(&authorize_url(&tenant, &[])).await;
    let fields = [("state", state.as_str()), ("username", DEMO_EMAIL), ("password", DEMO_PASSWORD)];
    let page = other.submit("/u/login", &fields).await;
    assert!(page.status == 400 && page.body.contains("Please begin again"));
    assert!(mine.submit("/u/login", &fields).await.url.starts_with(CALLBACK));
    assert_eq!(mine.submit("/u/login", &fields).await.status, 400, "nor can a form be sent twice");
}

#[tokio::test]
async fn a_page_left_open_for_an_hour_is_over() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let page = browser.open(&authorize_url(&tenant, &[])).await;
    tenant.clock().advance(3_600);
    assert_eq!(browser.open(&page.url).await.status, 400);
}

#[tokio::test]
async fn a_new_person_signs_up_and_is_signed_in() {
    let tenant = tenant();
    let url = authorize_url(&tenant, &[("screen_hint", "signup")]);
    let end = UserAgent::new(&tenant).sign_up(&url, "New.Person@example.com", "Brand-new-1").await;
    let tokens = exchange(&tenant, &param(&end, "code").unwrap_or_else(|| panic!("{end}"))).await.json();
    let claims = claims(&tokens["id_token"]);
    assert_eq!(
        (&claims["email"], &claims["email_verified"]),
        (&"new.person@example.com".into(), &false.into())
    );
    assert_eq!(
        (&claims["name"], &claims["nickname"]),
        (&"new.person@example.com".into(), &"new.person".into())
    );
    assert_eq!(tenant.user_metadata("new.person@example.com"), None);
}

#[tokio::test]
async fn a_refused_sign_up_says_why_at_its_field() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    let state = browser
        .open(&authorize_url(&tenant, &[("screen_hint", "signup")]))
        .await
        .input("state")
        .expect("a state");
    let cases = [
        ("user@example.com", "Brand-new-1", "There is an account with this address already."),
        ("no address", "Brand-new-1", "Please enter an email address"),
        ("a@example.com", "short", "at least 8 characters"),
        ("a@example.com", "alllowercase", "at least three of"),
        ("a@example.com", "Password1!", "most used"),
        ("brandnew@example.com", "Brandnew-1", "part of your email address"),
    ];
    for (email, password, words) in cases {
        let page =
            browser.submit("/u/signup", &[("state", &state), ("email", email), ("password", password)]).await;
        assert_eq!(page.status, 400, "{email} {password}");
        assert!(page.body.contains(words), "{words}: {}", page.body);
        assert!(page.body.contains(r#"role="alert""#) && page.body.contains(r#"aria-invalid="true""#));
        assert_eq!(page.input("email").as_deref(), Some(email));
    }
}

#[tokio::test]
async fn a_masked_tenant_does_not_tell_who_has_an_account() {
    let tenant = Tenant::open(Options { tell_user_exists: false, ..options() }).expect("a tenant");
    let mut browser = UserAgent::new(&tenant);
    let state = browser
        .open(&authorize_url(&tenant, &[("screen_hint", "signup")]))
        .await
        .input("state")
        .expect("a state");
    let page = browser
        .submit("/u/signup", &[("state", &state), ("email", DEMO_EMAIL), ("password", "Brand-new-1")])
        .await;
    assert!(page.body.contains("could not be made") && !page.body.contains("already"));
}

#[tokio::test]
async fn a_blocked_person_is_sent_back_with_the_reason() {
    let tenant = tenant();
    tenant.block_user(DEMO_EMAIL);
    let end = UserAgent::new(&tenant).sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    assert_eq!(param(&end, "error").as_deref(), Some("unauthorized"));
    assert_eq!(param(&end, "error_description").as_deref(), Some("user is blocked"));
}

#[tokio::test]
async fn whoever_opens_the_tenant_itself_is_told_what_it_is() {
    let page = get(&tenant(), "/").await;
    assert!(
        page.status == 200
            && page.body.contains("Begin at the application.")
            && page.body.contains(DEMO_EMAIL)
    );
}
