//! What a provider may do wrong, one fault of the tenant at a time: nothing forged is accepted, and each refusal has its name.

mod support;

use cameo_oidc::callback::{AuthorizationError, CallbackError};
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::sign_in::{NextStep, SignInError};
use cameo_oidc::token::TokenError;
use rstest::rstest;
use support::Person;
use tenant::{Fault, Scope};

async fn sign_in_with(fault: Fault) -> Result<(), SignInError> {
    let person = Person::new();
    person.tenant.set_fault(Scope::All, fault);
    person.sign_in().await.map(|_| ())
}

#[rstest]
#[case(Fault::AlgNone)]
#[case(Fault::UnknownKid)]
#[case(Fault::BadSignature)]
#[case(Fault::WrongIssuer)]
#[case(Fault::MissingIssuer)]
#[case(Fault::WrongAudience)]
#[case(Fault::MissingAudience)]
#[case(Fault::SecondAudience)]
#[case(Fault::WrongAuthorizedParty)]
#[case(Fault::WrongNonce)]
#[case(Fault::MissingNonce)]
#[case(Fault::MissingSubject)]
#[case(Fault::WrongAtHash)]
#[case(Fault::ExpiredIdToken)]
#[case(Fault::MissingExpiry)]
#[case(Fault::NotYetValid)]
#[case(Fault::MissingIssuedAt)]
#[tokio::test]
async fn check_36_to_53_a_bad_id_token_signs_nobody_in(#[case] fault: Fault) {
    let error = sign_in_with(fault).await.expect_err("refused");
    assert!(matches!(error, SignInError::IdToken(_)), "{error:?}");
}

#[tokio::test]
async fn check_30_an_id_token_is_needed() {
    let error = sign_in_with(Fault::MissingIdToken).await.expect_err("refused");
    assert_eq!(error, TokenError::Missing { name: "id_token" }.into());
}

#[rstest]
#[case(Fault::AudienceList)]
#[case(Fault::LowerCaseTokenType)]
#[case(Fault::MissingExpiresIn)]
#[case(Fault::MissingRefreshToken)]
#[case(Fault::NoEndSessionEndpoint)]
#[case(Fault::KeysReplacedBeforeSigning)]
#[case(Fault::SingleKey)]
#[tokio::test]
async fn check_03_28_29_32_40_44_what_a_provider_may_do_signs_in(#[case] fault: Fault) {
    assert_eq!(sign_in_with(fault).await, Ok(()));
}

#[rstest]
#[case(Fault::WrongState, CallbackError::UnknownState)]
#[case(Fault::MissingState, CallbackError::NoState)]
#[case(Fault::WrongResponseIssuer, CallbackError::OtherIssuer)]
#[tokio::test]
async fn check_17_19_an_answer_that_is_not_ours_is_not_used(
    #[case] fault: Fault,
    #[case] why: CallbackError,
) {
    assert_eq!(sign_in_with(fault).await, Err(why.into()));
}

#[tokio::test]
async fn check_02_another_issuer_in_discovery_stops_before_leaving() {
    let person = Person::new();
    person.tenant.set_fault(Scope::All, Fault::DiscoveryIssuerMismatch);
    let transport = |request| person.send(request);
    let error =
        cameo_oidc::sign_in::discover(&person.settings.client, &transport).await.expect_err("refused");
    assert!(matches!(error, DiscoveryError::IssuerMismatch { .. }), "{error:?}");
}

#[rstest]
#[case("unauthorized", "Please verify your email before logging in.", NextStep::VerifyEmail)]
#[case("access_denied", "Verify your e-mail address first", NextStep::VerifyEmail)]
#[case("unauthorized", "user is blocked", NextStep::SignInAsSomeoneElse)]
#[case("server_error", "could not verify the email", NextStep::SignIn)]
fn an_address_that_is_not_verified_is_known_by_the_words_of_a_denial(
    #[case] error: &str,
    #[case] description: &str,
    #[case] step: NextStep,
) {
    let refusal = AuthorizationError { error: error.into(), description: description.into() };
    assert_eq!(SignInError::from(CallbackError::Refused(refusal)).next_step(), step);
}

#[rstest]
#[case("access_denied", NextStep::SignInAsSomeoneElse)]
#[case("unauthorized", NextStep::SignInAsSomeoneElse)]
#[case("login_required", NextStep::SignIn)]
#[case("consent_required", NextStep::SignIn)]
#[case("interaction_required", NextStep::SignIn)]
#[case("unmet_authentication_requirements", NextStep::SignIn)]
#[case("invalid_request", NextStep::TellOperator)]
#[case("unsupported_response_type", NextStep::TellOperator)]
#[case("unauthorized_client", NextStep::TellOperator)]
#[case("something_new", NextStep::SignIn)]
#[tokio::test]
async fn check_21_22_each_error_of_the_authorization_endpoint_has_a_next_step(
    #[case] error: &str,
    #[case] step: NextStep,
) {
    let person = Person::new();
    let url = person.leave(Default::default()).await;
    let url = url::Url::parse(&url).expect("an address");
    let state = url.query_pairs().find(|(name, _)| name == "state").expect("a state").1.into_owned();
    let address =
        format!("http://localhost:8080/callback?error={error}&error_description=Because.&state={state}");
    let refused = SignInError::from(person.arrive(&address).expect_err("refused"));
    let SignInError::Callback(CallbackError::Refused(refusal)) = &refused else { panic!("{refused:?}") };
    assert_eq!((refusal.error.as_str(), refusal.description.as_str()), (error, "Because."));
    assert_eq!(refused.next_step(), step);
}

#[rstest]
#[case(Fault::RefreshWrongIssuer)]
#[case(Fault::RefreshWrongSubject)]
#[tokio::test]
async fn check_70_a_refresh_that_speaks_of_somebody_else_ends_the_session(#[case] fault: Fault) {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    person.tenant.set_fault(Scope::All, fault);
    let error = person.refresh(&session).await.expect_err("refused");
    assert!(error.ends_session(), "{error:?}");
}

#[tokio::test]
async fn check_42_a_refused_id_token_is_never_a_reason_to_use_the_access_token() {
    let error = sign_in_with(Fault::BadSignature).await.expect_err("refused");
    assert_eq!(error, SignInError::IdToken(IdTokenError::Signature));
}
