//! `OIDCCClient3rdPartyInitiatedLoginTestPlan` (OpenID Connect Core §4): what the login page makes of a hint.

use crate::support::Person;
use cameo_oidc::authorization::SignInOptions;

#[tokio::test]
async fn oidcc_client_test_3rd_party_init_login() {
    let person = Person::new();
    let options = SignInOptions {
        login_hint: Some("user@example.com".into()),
        return_to: "/profile".into(),
        ..Default::default()
    };
    let url = url::Url::parse(&person.leave(options.clone()).await).expect("an address");
    assert!(url.as_str().starts_with("http://localhost:4400/authorize?"));
    assert!(url.query_pairs().any(|(name, value)| name == "login_hint" && value == "user@example.com"));
    let address = person.go_and_sign_in(options).await;
    let completed = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in");
    assert_eq!(completed.return_to, "/profile");
}

#[tokio::test]
async fn a_target_outside_this_site_is_not_gone_to() {
    let person = Person::new();
    let options = SignInOptions { return_to: "//other.example/".into(), ..Default::default() };
    let address = person.go_and_sign_in(options).await;
    let completed = person.complete(person.arrive(&address).expect("ours")).await.expect("signed in");
    assert!(completed.return_to.starts_with('/') && !completed.return_to.starts_with("//"));
}
