use super::*;
use rstest::rstest;

fn user(text: &str) -> User {
    User::of(serde_json::from_str(text).expect("the test's JSON object"))
}

#[test]
fn an_ordinary_user_is_read() {
    let user = user(
        r#"{"created_at":"2026-01-02T03:04:05.000Z","shirt":"M","email":"user@example.com","email_verified":true,
            "identities":[{"provider":"auth0","user_id":7}],"name":"Ada Quill","user_id":"auth0|1","logins_count":3,
            "username":"ada","user_metadata":{"b":1.0,"a":null},"app_metadata":{"plan":"founder"},
            "picture":"https://example.com/p.png"}"#,
    );
    assert_eq!(
        (user.user_id(), user.name(), user.email()),
        (Some("auth0|1"), Some("Ada Quill"), Some("user@example.com"))
    );
    assert_eq!(
        (user.email_verified(), user.picture(&Pictures::Any)),
        (Some(true), Some("https://example.com/p.png"))
    );
    assert_eq!(user.user_metadata().to_text(), r#"{"b":1.0,"a":null}"#);
    assert_eq!(user.app_metadata().and_then(|it| it["plan"].as_str()), Some("founder"));
    assert_eq!(user.identities().len(), 1);
    let others: Vec<&str> = user.other_attributes(&Pictures::Any).map(|(name, _)| name).collect();
    assert_eq!(others, ["username", "created_at", "logins_count", "shirt"]);
}

#[test]
fn absent_metadata_is_not_empty_metadata() {
    let (absent, empty) = (user(r#"{"user_id":"a"}"#), user(r#"{"user_metadata":{}}"#));
    assert!(absent.user_metadata().is_empty() && empty.user_metadata().is_empty());
    assert_eq!((absent.has_user_metadata(), empty.has_user_metadata()), (false, true));
}

#[test]
fn oddly_typed_attributes_are_shown_as_they_are() {
    let odd = r#"{"name":7,"email":[],"email_verified":"yes","picture":"http://example.com/p.png","user_id":{},
        "user_metadata":"x","app_metadata":[],"identities":{},"nickname":null}"#;
    let user = user(odd);
    assert_eq!(
        (user.name(), user.email(), user.email_verified(), user.picture(&Pictures::Any)),
        (None, None, None, None)
    );
    assert!(user.user_metadata().is_empty() && user.app_metadata().is_none() && user.identities().is_empty());
    assert_eq!(user.other_attributes(&Pictures::Any).count(), user.attributes().len());
}

#[rstest]
#[case("javascript:alert(1)", false)]
#[case("data:image/png;base64,AAAA", true)]
#[case("data:text/html,<script>", false)]
#[case("http://example.com/data:image/p.png", false)]
#[case("//example.com/p.png", false)]
#[case("HTTPS://example.com/p.png", true)]
#[case("https:/é", false)]
fn check_59_no_picture_is_loaded_without_tls(#[case] address: &str, #[case] shown: bool) {
    let user = user(&Value::from_iter([("picture", address)]).to_string());
    assert_eq!(user.picture(&Pictures::Any).is_some(), shown);
}

#[test]
fn claims_of_userinfo_make_a_user_too() {
    let user = user(r#"{"sub":"auth0|1","nickname":"ada"}"#);
    assert_eq!((user.user_id(), user.other_attributes(&Pictures::Any).count()), (Some("auth0|1"), 0));
}

#[rstest]
#[case(r#"{"given_name":"ada","family_name":"quill","name":"X"}"#, "AQ")]
#[case(r#"{"given_name":"Ada"}"#, "A")]
#[case(r#"{"name":"Ada van der Quill"}"#, "AQ")]
#[case(r#"{"name":"“Ada”"}"#, "A")]
#[case(r#"{"name":"user@example.com"}"#, "U")]
#[case(r#"{"name":"🏄","email":"éva@example.com"}"#, "É")]
#[case(r#"{"name":"李 小龍"}"#, "李小")]
#[case(r#"{"name":"ßen"}"#, "SS")]
#[case("{}", "")]
fn initials_come_from_the_best_name_there_is(#[case] attributes: &str, #[case] initials: &str) {
    assert_eq!(user(attributes).initials(), initials);
}

#[test]
fn a_picture_that_is_not_loaded_is_listed_with_the_rest() {
    let user = user(r#"{"picture":"https://example.com/p.png"}"#);
    assert_eq!(user.picture(&Pictures::Off), None);
    assert_eq!(user.other_attributes(&Pictures::Off).map(|(name, _)| name).collect::<Vec<_>>(), ["picture"]);
    assert_eq!(user.other_attributes(&Pictures::Any).count(), 0);
}

#[test]
fn what_an_id_token_says_of_itself_is_nothing_about_the_person() {
    let claims = r#"{"iss":"https://t.example/","aud":"cameo","iat":1,"exp":2,"nonce":"n","at_hash":"h","sid":"s",
        "auth_time":1,"azp":"cameo","sub":"auth0|1","name":"Jane","hobby":"surfing"}"#;
    let Ok(Value::Object(claims)) = serde_json::from_str(claims) else { panic!("an object") };
    let user = User::of_id_token(&claims);
    assert_eq!(user.attributes().keys().collect::<Vec<_>>(), ["sub", "name", "hobby"]);
}
