use super::*;
use crate::issuer::Issuer;
use rstest::rstest;

const SITE: &str = "https://app.example/";

fn judged(query: &str) -> Result<SignInOptions, InitiatedError> {
    initiated(query, SITE, &client())
}

fn client() -> Client {
    Client::new(Issuer::parse("https://t.example/").expect("valid"), "cameo")
}

#[test]
fn check_25_a_request_of_the_configured_issuer_starts_a_new_sign_in() {
    let query = "iss=https%3A%2F%2Ft.example%2F&login_hint=a%40b.example&ui_locales=de+en&state=theirs\
                 &target_link_uri=https%3A%2F%2Fapp.example%2Fprofile%3Fa%3Db%23c";
    let options = judged(query).expect("ours");
    assert_eq!(options.return_to, "/profile?a=b#c");
    assert_eq!(options.login_hint.as_deref(), Some("a@b.example"));
    assert_eq!(options.ui_locales.as_deref(), Some("de en"));
}

#[test]
fn check_25_an_invitation_comes_without_issuer() {
    let query = "invitation=i1&organization=org_1&organization_name=acme";
    let options = judged(query).expect("an invitation");
    assert_eq!(options.invitation.as_deref(), Some("i1"));
    assert_eq!(options.organization.as_deref(), Some("org_1"));
    assert_eq!(options.organization_name.as_deref(), Some("acme"));
    assert_eq!(options.return_to, "/");
}

#[rstest]
#[case("", InitiatedError::NoIssuer)]
#[case("login_hint=a", InitiatedError::NoIssuer)]
#[case("iss=https%3A%2F%2Fevil.example%2F", InitiatedError::OtherIssuer)]
#[case("iss=https%3A%2F%2Ft.example", InitiatedError::OtherIssuer)]
#[case("iss=https%3A%2F%2Fevil.example%2F&invitation=i", InitiatedError::OtherIssuer)]
#[case("iss=https%3A%2F%2Ft.example%2F&iss=x", InitiatedError::Repeated { name: "iss" })]
#[case(
    "iss=https%3A%2F%2Ft.example%2F&target_link_uri=https%3A%2F%2Fevil.example%2F",
    InitiatedError::OtherTarget
)]
#[case("iss=https%3A%2F%2Ft.example%2F&target_link_uri=%2F%2Fevil.example%2F", InitiatedError::OtherTarget)]
#[case("iss=https%3A%2F%2Ft.example%2F&target_link_uri=javascript%3Aalert(1)", InitiatedError::OtherTarget)]
#[case(
    "iss=https%3A%2F%2Ft.example%2F&target_link_uri=http%3A%2F%2Fapp.example%2F",
    InitiatedError::OtherTarget
)]
fn check_25_any_other_request_is_refused_by_name(#[case] query: &str, #[case] why: InitiatedError) {
    assert_eq!(judged(query), Err(why));
}

#[rstest]
#[case("https://user:secret@app.example/profile", "/profile")]
#[case("https://app.example/callback?code=1", "/")]
#[case("https://app.example//evil.example", "/")]
#[case("/profile", "/profile")]
fn check_25_the_target_is_a_path_of_this_site(#[case] target: &str, #[case] path: &str) {
    let target: String = url::form_urlencoded::byte_serialize(target.as_bytes()).collect();
    let options = judged(&format!("iss=https%3A%2F%2Ft.example%2F&target_link_uri={target}"));
    assert_eq!(options.map(|options| options.return_to), Ok(path.to_owned()));
}

#[rstest]
#[case("organization=acme", Ok(Some("acme".to_owned())))]
#[case("organization=other", Err(InitiatedError::OtherOrganization))]
#[case("organization=other&invitation=i1", Ok(Some("other".to_owned())))]
#[case("login_hint=a", Ok(None))]
fn check_25_57_the_configured_organisation_stays_but_for_an_invitation(
    #[case] query: &str,
    #[case] outcome: Result<Option<String>, InitiatedError>,
) {
    let client = Client { organization: Some("acme".to_owned()), ..client() };
    let query = format!("iss=https%3A%2F%2Ft.example%2F&{query}");
    assert_eq!(initiated(&query, SITE, &client).map(|options| options.organization), outcome);
    // Without the setting, any organisation may be named.
    assert!(judged(&query).is_ok());
}

#[rstest]
#[case("https://app.example/account/profile?a#b", Ok("/profile?a#b"))]
#[case("https://app.example/account/", Ok("/"))]
#[case("https://app.example/account", Ok("/"))]
#[case("https://app.example/account/callback", Ok("/"))]
#[case("https://app.example/accounting/x", Err(InitiatedError::OtherTarget))]
#[case("https://app.example/account/../x", Err(InitiatedError::OtherTarget))]
#[case("/profile", Err(InitiatedError::OtherTarget))]
fn check_25_the_target_is_inside_the_folder_of_the_app(
    #[case] target: &str,
    #[case] route: Result<&str, InitiatedError>,
) {
    assert_eq!(path_of(target, "https://app.example/account/"), route.map(str::to_owned));
}
