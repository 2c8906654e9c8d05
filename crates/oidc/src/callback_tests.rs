use super::*;
use crate::discovery::ProviderMetadata;
use crate::issuer::Issuer;
use crate::pkce::CodeVerifier;
use proptest::prelude::*;
use rstest::rstest;

const NOW: Timestamp = Timestamp(1_700_000_000);

fn attempt(response_type: ResponseType, iss_parameter_supported: bool) -> LoginTransaction {
    LoginTransaction {
        state: Secret::new("the-state".to_owned()),
        nonce: Secret::new("the-nonce".to_owned()),
        code_verifier: CodeVerifier::fresh(&|bytes: &mut [u8]| bytes.fill(7)),
        provider: ProviderMetadata {
            issuer: Issuer::parse("https://tenant.example/").expect("valid"),
            authorization_endpoint: "https://tenant.example/authorize".to_owned(),
            token_endpoint: "https://tenant.example/oauth/token".to_owned(),
            jwks_uri: "https://tenant.example/.well-known/jwks.json".to_owned(),
            userinfo_endpoint: None,
            revocation_endpoint: None,
            end_session_endpoint: None,
            iss_parameter_supported,
            prompt_create_supported: false,
            offline_access_supported: true,
        },
        redirect_uri: "https://app.example/callback".to_owned(),
        scope: "openid".to_owned(),
        response_type,
        max_age: None,
        acr_values: None,
        organization: None,
        subject: None,
        return_to: "/profile".to_owned(),
        started_at: NOW.plus(-60),
    }
}

fn judge(query: &str, fragment: &str, attempt: LoginTransaction) -> Result<ValidatedCallback, CallbackError> {
    let raw =
        RawCallback { query: Secret::new(query.to_owned()), fragment: Secret::new(fragment.to_owned()) };
    parse_callback(&raw, |state| (state == "the-state").then_some(attempt), NOW)
}

fn why(query: &str) -> CallbackError {
    judge(query, "", attempt(ResponseType::Code, false)).expect_err("refused")
}

#[test]
fn a_code_is_decoded_exactly_once() {
    let callback = judge("code=a%2525b%2Bc&state=the-state", "", attempt(ResponseType::Code, false));
    let Ok(ValidatedCallback { grant: Grant::Code(code), .. }) = callback else { panic!("{callback:?}") };
    assert_eq!(code.expose(), "a%25b+c");
}

#[test]
fn the_fragment_of_the_implicit_flow_gives_tokens() {
    let fragment = "access_token=at&id_token=it&state=the-state&token_type=Bearer&expires_in=7200";
    let callback = judge("", fragment, attempt(ResponseType::IdTokenToken, false)).expect("accepted");
    let Grant::Tokens { access_token, id_token, expires_in, .. } = callback.grant else {
        panic!("no tokens")
    };
    assert_eq!((access_token.expose().as_str(), id_token.expose().as_str()), ("at", "it"));
    assert_eq!(expires_in, Some(7200));
}

#[rstest]
#[case::nothing("", CallbackError::Empty)]
#[case::strange_parameters_only("utm_source=mail", CallbackError::Empty)]
#[case::no_state("code=1", CallbackError::NoState)]
#[case::error_without_state("error=access_denied", CallbackError::NoState)]
#[case::foreign_state("code=1&state=foreign", CallbackError::UnknownState)]
#[case::state_is_looked_at_before_error("error=access_denied&state=foreign", CallbackError::UnknownState)]
#[case::state_twice("code=1&state=the-state&state=the-state", CallbackError::Repeated { name: "state" })]
#[case::code_twice("code=1&code=2&state=the-state", CallbackError::Repeated { name: "code" })]
#[case::no_code("state=the-state&iss=https%3A%2F%2Ftenant.example%2F", CallbackError::Missing { name: "code" })]
#[case::empty_code("code=&state=the-state", CallbackError::Missing { name: "code" })]
#[case::other_issuer("code=1&state=the-state&iss=https%3A%2F%2Fevil.example%2F", CallbackError::OtherIssuer)]
#[case::issuer_to_the_letter(
    "code=1&state=the-state&iss=https%3A%2F%2Ftenant.example",
    CallbackError::OtherIssuer
)]
fn check_16_17_18_19_what_is_not_ours_is_refused(#[case] query: &str, #[case] expected: CallbackError) {
    assert_eq!(why(query), expected);
}

#[test]
fn check_16_a_state_in_query_and_fragment_occurs_twice() {
    let judged = judge("code=1&state=the-state", "state=the-state", attempt(ResponseType::Code, false));
    assert_eq!(judged.expect_err("refused"), CallbackError::Repeated { name: "state" });
}

#[rstest]
#[case::code_in_the_fragment("", "code=1&state=the-state", ResponseType::Code, "fragment")]
#[case::tokens_in_the_query(
    "access_token=at&id_token=it&state=the-state&token_type=Bearer",
    "",
    ResponseType::IdTokenToken,
    "query"
)]
#[case::code_for_the_implicit_flow("code=1&state=the-state", "", ResponseType::IdTokenToken, "query")]
fn check_95_an_answer_in_the_other_part_of_the_address_is_not_used(
    #[case] query: &str,
    #[case] fragment: &str,
    #[case] flow: ResponseType,
    #[case] found: &'static str,
) {
    let why = judge(query, fragment, attempt(flow, false)).expect_err("refused");
    assert_eq!(why, CallbackError::WrongPlace { found });
}

#[rstest]
#[case("_=_")]
#[case("access_token=theirs&code=theirs&error=theirs")]
fn check_95_the_other_part_of_the_address_does_no_harm(#[case] other: &str) {
    let callback = judge("code=ours&state=the-state", other, attempt(ResponseType::Code, false));
    let Ok(ValidatedCallback { grant: Grant::Code(code), .. }) = callback else { panic!("{callback:?}") };
    assert_eq!(code.expose(), "ours");
    let tokens = "access_token=at&id_token=it&state=the-state&token_type=Bearer";
    assert!(judge(other, tokens, attempt(ResponseType::IdTokenToken, false)).is_ok());
}

#[rstest]
#[case::in_the_query("error=access_denied&state=the-state", "")]
#[case::in_the_fragment("", "error=access_denied&state=the-state")]
fn check_95_a_refusal_is_heard_wherever_it_stands(#[case] query: &str, #[case] fragment: &str) {
    for flow in [ResponseType::Code, ResponseType::IdTokenToken] {
        let why = judge(query, fragment, attempt(flow, false)).expect_err("refused");
        assert!(matches!(why, CallbackError::Refused(_)), "{why:?}");
    }
}

#[test]
fn check_20_a_promised_issuer_must_come() {
    let judged = judge("code=1&state=the-state", "", attempt(ResponseType::Code, true));
    assert_eq!(judged.expect_err("refused"), CallbackError::NoIssuer);
}

#[test]
fn check_20_an_id_token_names_the_issuer_as_well() {
    let implicit = |fragment: &str| judge("", fragment, attempt(ResponseType::IdTokenToken, true));
    let tokens = "access_token=at&id_token=it&state=the-state&token_type=Bearer";
    assert!(implicit(tokens).is_ok());
    for without in [
        "access_token=at&state=the-state&token_type=Bearer",
        "error=access_denied&state=the-state",
        "error=access_denied&id_token=it&state=the-state",
    ] {
        assert_eq!(implicit(without).expect_err("refused"), CallbackError::NoIssuer, "{without}");
    }
    let other = format!("{tokens}&iss=https%3A%2F%2Fevil.example%2F");
    assert_eq!(implicit(&other).expect_err("refused"), CallbackError::OtherIssuer);
}

#[test]
fn check_08_half_an_hour_is_too_late() {
    let mut late = attempt(ResponseType::Code, false);
    late.started_at = NOW.plus(-30 * 60);
    assert_eq!(judge("code=1&state=the-state", "", late).expect_err("refused"), CallbackError::TooLate);
}

#[test]
fn check_21_a_refusal_keeps_the_code_and_cuts_the_words() {
    let long = "x".repeat(5_000);
    let CallbackError::Refused(refusal) =
        why(&format!("error=access_denied&error_description={long}&state=the-state"))
    else {
        panic!("not a refusal")
    };
    assert_eq!(refusal.error, "access_denied");
    assert_eq!(refusal.description.chars().count(), 300);
}

#[test]
fn check_91_printing_a_callback_shows_no_secret() {
    let callback =
        judge("code=hush&state=the-state", "", attempt(ResponseType::Code, false)).expect("accepted");
    let printed = format!("{callback:?}");
    assert!(!printed.contains("hush") && !printed.contains("the-nonce") && !printed.contains("the-state"));
}

proptest! {
    #[test]
    fn no_text_panics_and_none_without_the_state_is_accepted(query in ".{0,80}", fragment in ".{0,80}") {
        let accepted = judge(&query, &fragment, attempt(ResponseType::Code, false)).is_ok();
        prop_assert!(!accepted || query.contains("the-state") || fragment.contains("the-state"));
    }
}
