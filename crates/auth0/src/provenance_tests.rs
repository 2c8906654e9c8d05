use super::*;
use rstest::rstest;
use serde_json::json;

fn read(attributes: Value, source: Source) -> User {
    let Value::Object(attributes) = attributes else { panic!("an object") };
    User::of(attributes).as_read(Reading { source, at: Timestamp(1_700_000_000) })
}

fn why(attributes: Value, name: &str) -> Option<ReadOnly> {
    let user = read(attributes, Source::ManagementApi);
    Provenance::of(&user, Place::Attribute(name)).expect("it was read").read_only
}

fn given_by(provider: &str, connection: Option<&str>) -> ReadOnly {
    ReadOnly::IdentityProvider { provider: provider.to_owned(), connection: connection.map(str::to_owned) }
}

fn own() -> Value {
    json!({ "user_id": "auth0|1", "identities": [{ "provider": "auth0", "connection": "Username-Password-Authentication" }] })
}

fn social() -> Value {
    json!({ "user_id": "google-oauth2|1", "identities": [
        { "provider": "google-oauth2", "connection": "google-oauth2", "isSocial": true },
        { "provider": "auth0", "connection": "db" },
    ] })
}

#[rstest]
#[case::database(own(), "name", ReadOnly::Administrators)]
#[case::address(own(), "email", ReadOnly::Administrators)]
#[case::by_mail(json!({ "user_id": "email|1" }), "email", ReadOnly::Administrators)]
#[case::by_message(json!({ "user_id": "sms|1" }), "phone_number", ReadOnly::Administrators)]
#[case::social(social(), "name", given_by("google-oauth2", Some("google-oauth2")))]
#[case::social_locale(social(), "locale", given_by("google-oauth2", Some("google-oauth2")))]
#[case::social_but_blocked(social(), "blocked", ReadOnly::Administrators)]
#[case::social_but_counted(social(), "logins_count", ReadOnly::Tenant)]
#[case::social_by_sub(json!({ "sub": "github|1" }), "nickname", given_by("github", None))]
#[case::enterprise_by_sub(json!({ "sub": "samlp|acme|jo" }), "name", given_by("samlp", Some("acme")))]
#[case::another_provider(json!({ "sub": "3f1c" }), "name", ReadOnly::Provider)]
#[case::no_id(json!({}), "name", ReadOnly::Provider)]
#[case::an_id_of_nobody(json!({ "sub": "|1" }), "name", ReadOnly::Provider)]
#[case::an_identity_without_a_provider(json!({ "user_id": "auth0|1", "identities": [{}] }), "name", ReadOnly::Administrators)]
#[case::the_id(own(), "user_id", ReadOnly::Tenant)]
#[case::the_identities(own(), "identities", ReadOnly::Tenant)]
#[case::a_moment(own(), "last_login", ReadOnly::Tenant)]
#[case::a_claim_of_the_token(json!({ "sub": "3f1c" }), "iat", ReadOnly::Tenant)]
#[case::a_claim_of_their_own(own(), "https://example.org/roles", ReadOnly::Operators)]
fn an_attribute_has_a_keeper(#[case] attributes: Value, #[case] name: &str, #[case] expected: ReadOnly) {
    assert_eq!(why(attributes, name), Some(expected));
}

#[rstest]
#[case(Source::ManagementApi, Freshness::Read(Timestamp(1_700_000_000)))]
#[case(Source::UserInfo, Freshness::Read(Timestamp(1_700_000_000)))]
#[case(Source::IdToken, Freshness::Stated(Timestamp(1_700_000_000)))]
fn a_source_says_how_fresh_it_is(#[case] source: Source, #[case] freshness: Freshness) {
    let told = Provenance::of(&read(own(), source), Place::AppMetadata).expect("it was read");
    assert_eq!(told, Provenance { source, freshness, read_only: Some(ReadOnly::Operators) });
}

#[rstest]
#[case(None)]
#[case(Some(ReadOnly::Schema))]
#[case(Some(ReadOnly::Scope("update:current_user_metadata")))]
#[case(Some(ReadOnly::NoManagementApi))]
fn ones_own_can_be_edited_unless_something_forbids_it(#[case] refused: Option<ReadOnly>) {
    let user = read(own(), Source::ManagementApi);
    let told = Provenance::of(&user, Place::UserMetadata(refused.clone())).expect("it was read");
    assert_eq!(told.read_only, refused);
}

#[rstest]
#[case(json!({ "properties": { "a": { "readOnly": true } } }), true)]
#[case(json!({ "properties": { "a": { "readOnly": false } } }), false)]
#[case(json!({ "properties": { "b": { "readOnly": true } } }), false)]
#[case(json!({ "properties": { "a": true } }), false)]
#[case(json!("/schema.json"), false)]
fn a_schema_marks_its_fields(#[case] schema: Value, #[case] expected: bool) {
    assert_eq!(is_marked_read_only(&schema, "a"), expected);
}

#[test]
fn a_profile_that_nobody_noted_the_reading_of_says_nothing() {
    assert_eq!(Provenance::of(&User::of(Default::default()), Place::AppMetadata), None);
}
