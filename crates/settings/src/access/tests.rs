use super::*;
use crate::Settings;
use cameo_auth0::api::ApiError;
use cameo_auth0::api::judge_user;
use cameo_oidc::callback::AuthorizationError;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::http::TransportError;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::jwks::JwksError;
use cameo_oidc::sign_in::{NextStep, RefreshError, SignInError};
use cameo_oidc::token;
use cameo_oidc::token::TokenError;
use rstest::rstest;

type Answer = cameo_oidc::http::Response;

fn answer(status: u16, body: &str) -> Answer {
    ::http::Response::builder().status(status).body(body.as_bytes().to_vec()).expect("valid")
}

fn settings() -> Settings {
    Settings::parse(r#"{"issuer":"https://t.example/","clientId":"cameo"}"#).expect("valid")
}

fn scopes(named: &[&str]) -> Option<AccessProblem> {
    Some(AccessProblem::ScopesMissing { scopes: named.iter().map(|name| (*name).to_owned()).collect() })
}

#[rstest]
#[case("login_required", "Login required", None)]
#[case("consent_required", "Consent required", None)]
#[case("interaction_required", "Interaction required", None)]
#[case("access_denied", "User did not authorize the request", Some(AccessProblem::PersonRefused))]
#[case("access_denied", "Service not found: https://t.example/api", Some(AccessProblem::AudienceUnknown))]
#[case("unauthorized", "user is blocked", Some(AccessProblem::PersonRefused))]
#[case("invalid_request", "the connection was not found", Some(AccessProblem::Connection))]
#[case("invalid_request", "no connections enabled for the client", Some(AccessProblem::Connection))]
#[case("invalid_request", "Cannot request both online_access and offline_access scopes", None)]
#[case("unsupported_response_type", "", Some(AccessProblem::GrantTypeNotEnabled))]
#[case("unauthorized_client", "Callback URL mismatch.", Some(AccessProblem::CallbackUrlNotAllowed))]
#[case(
    "unauthorized_client",
    "Grant type 'implicit' not allowed for the client.",
    Some(AccessProblem::GrantTypeNotEnabled)
)]
#[case("unmet_authentication_requirements", "", None)]
fn check_21_a_refusal_at_the_callback_has_a_cause(
    #[case] error: &str,
    #[case] description: &str,
    #[case] cause: Option<AccessProblem>,
) {
    let (error, description) = (error.to_owned(), description.to_owned());
    let error = SignInError::from(CallbackError::Refused(AuthorizationError { error, description }));
    assert_eq!(AccessProblem::of_sign_in(&error, true, &settings()), cause);
}

#[rstest]
#[case(403, r#"{"error":"invalid_grant","error_description":"Invalid authorization code"}"#, None)]
#[case(403, r#"{"error":"invalid_grant","error_description":"Failed to verify code verifier"}"#, None)]
#[case(
    403,
    r#"{"error":"invalid_grant","error_description":"user is blocked"}"#,
    Some(AccessProblem::PersonRefused)
)]
#[case(400, r#"{"error":"invalid_request","error_description":"Missing required parameter: code"}"#, None)]
#[case(
    400,
    r#"{"error":"invalid_request","error_description":"invalid audience specified"}"#,
    Some(AccessProblem::AudienceUnknown)
)]
#[case(400, r#"{"error":"unsupported_grant_type"}"#, Some(AccessProblem::GrantTypeNotEnabled))]
#[case(400, r#"{"error":"unauthorized_client"}"#, Some(AccessProblem::GrantTypeNotEnabled))]
#[case(401, r#"{"error":"invalid_client"}"#, Some(AccessProblem::NotAPublicClient))]
#[case(403, r#"{"error":"mfa_required","mfa_token":"x"}"#, None)]
#[case(429, r#"{"error":"too_many_requests"}"#, Some(AccessProblem::TooManyRequests))]
#[case(500, "<html>", None)]
fn check_34_a_refusal_of_the_token_endpoint_has_a_cause(
    #[case] status: u16,
    #[case] body: &str,
    #[case] cause: Option<AccessProblem>,
) {
    let error = SignInError::from(token::judge(&answer(status, body)).expect_err("refused"));
    assert_eq!(AccessProblem::of_sign_in(&error, true, &settings()), cause);
}

#[rstest]
#[case("Unknown or invalid refresh token.", AccessProblem::RefreshTokenSpent)]
#[case(
    "The refresh_token was generated for a user who doesn't exist anymore.",
    AccessProblem::RefreshTokenSpent
)]
#[case("user is blocked", AccessProblem::PersonRefused)]
fn check_71_a_refused_refresh_has_a_cause(#[case] description: &str, #[case] cause: AccessProblem) {
    let error = RefreshError::Token(TokenError::InvalidGrant { description: description.to_owned() });
    assert_eq!(AccessProblem::of_refresh(&error, &settings()), Some(cause));
    assert_eq!(
        AccessProblem::of_refresh(&RefreshError::NoRefreshToken, &settings()),
        Some(AccessProblem::NoRefreshToken)
    );
}

#[rstest]
#[case(400, r#"{"statusCode":400,"error":"Bad Request","message":"Bad HTTP authentication header format","errorCode":"Bearer"}"#, Some(AccessProblem::AudienceMissing))]
#[case(
    401,
    r#"{"statusCode":401,"error":"Unauthorized","message":"Bad audience: https://t.example/userinfo"}"#,
    Some(AccessProblem::AudienceUnknown)
)]
#[case(401, r#"{"statusCode":401,"error":"Unauthorized","message":"Missing authentication"}"#, None)]
#[case(401, r#"{"statusCode":401,"error":"Unauthorized","message":"Expired token received for JSON Web Token validation"}"#, None)]
#[case(401, r#"{"statusCode":401,"error":"Unauthorized","message":"Invalid token"}"#, None)]
#[case(403, r#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: update:users,update:current_user_metadata","errorCode":"insufficient_scope"}"#, scopes(&["update:users", "update:current_user_metadata"]))]
#[case(403, r#"{"statusCode":403,"error":"Forbidden","message":"User to be acted on does not match subject in bearer token.","errorCode":"unowned_resource"}"#, None)]
#[case(404, r#"{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}"#, None)]
#[case(400, r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'x'","errorCode":"invalid_body"}"#, None)]
#[case(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"","errorCode":"operation_not_supported"}"#,
    None
)]
#[case(429, r#"{"statusCode":429,"error":"Too Many Requests","message":"Global limit has been reached","errorCode":"too_many_requests"}"#, Some(AccessProblem::TooManyRequests))]
fn check_74_an_error_of_the_management_api_has_a_cause(
    #[case] status: u16,
    #[case] body: &str,
    #[case] cause: Option<AccessProblem>,
) {
    let error = judge_user(&answer(status, body), "auth0|1").expect_err("refused");
    assert_eq!(AccessProblem::of_api(&error, true, &[]), cause);
}

#[test]
fn check_35_no_answer_means_the_origin_only_where_others_answer() {
    let silence = SignInError::from(TokenError::Transport(TransportError::Unreachable));
    assert_eq!(AccessProblem::of_sign_in(&silence, true, &settings()), Some(AccessProblem::OriginNotAllowed));
    assert_eq!(AccessProblem::of_sign_in(&silence, false, &settings()), Some(AccessProblem::Unreachable));
    assert_eq!(
        AccessProblem::of_api(&ApiError::Unreachable, true, &[]).and_then(|problem| problem.setting()),
        Some(Setting::AllowedOrigins)
    );
}

#[test]
fn check_37_60_what_an_id_token_fails_on_has_a_cause() {
    let hs256 = SignInError::IdToken(IdTokenError::Algorithm { found: "HS256".to_owned() });
    let problem = AccessProblem::of_sign_in(&hs256, true, &settings());
    assert_eq!(problem, Some(AccessProblem::Algorithm { found: "HS256".to_owned() }));
    let late = SignInError::IdToken(IdTokenError::Expired { seconds: 7_000 });
    assert_eq!(
        AccessProblem::of_sign_in(&late, true, &settings()),
        Some(AccessProblem::Clock { seconds: 7_000 })
    );
}

#[test]
fn a_failed_fetch_is_told_by_its_cause() {
    for (why, cause) in [
        (TransportError::Blocked, AccessProblem::BlockedHere),
        (TransportError::OriginNotAllowed, AccessProblem::OriginNotAllowed),
        (TransportError::Redirected, AccessProblem::Redirected),
        (TransportError::TimedOut, AccessProblem::Unreachable),
    ] {
        for error in [
            SignInError::Discovery(DiscoveryError::Transport(why)),
            TokenError::Transport(why).into(),
            JwksError::Transport(why).into(),
        ] {
            assert_eq!(AccessProblem::of_sign_in(&error, true, &settings()), Some(cause.clone()), "{error}");
            let step = if why.is_lasting() { NextStep::TellOperator } else { NextStep::SignIn };
            assert_eq!(error.next_step(), step, "{error}");
        }
        assert_eq!(AccessProblem::of_api(&why.into(), true, &[]), Some(cause));
    }
    assert_eq!(AccessProblem::BlockedHere.setting(), Some(Setting::ConnectOrigins));
}

#[rstest]
#[case::keycloak("Invalid scopes: nonsense offline_access", &["offline_access"])]
#[case::google(
    "Some requested scopes were invalid. {valid=[openid, profile], invalid=[offline_access]}",
    &[]
)]
#[case::silent("", &[])]
#[case::part_of_a_word("offline_access_please", &[])]
fn a_refused_scope_is_named_where_the_words_name_it(#[case] description: &str, #[case] named: &[&str]) {
    let refusal = AuthorizationError { error: "invalid_scope".into(), description: description.into() };
    let error = SignInError::from(CallbackError::Refused(refusal));
    let scopes = named.iter().map(|name| (*name).to_owned()).collect();
    let expected = AccessProblem::ScopeRefused { scopes, offline: true };
    assert_eq!(AccessProblem::of_sign_in(&error, true, &settings()), Some(expected));
    assert_eq!(error.next_step(), NextStep::TellOperator);
}

#[test]
fn scopes_that_came_later_are_a_reason_to_sign_in_again_and_none_to_change_the_file() {
    let expected = vec!["update:users".to_owned(), "update:current_user_metadata".to_owned()];
    let error = ApiError::InsufficientScope { expected };
    let unasked = ["update:current_user_metadata".to_owned()];
    let problem = AccessProblem::of_api(&error, true, &unasked).expect("a cause");
    assert_eq!(problem, AccessProblem::ScopesUnasked { scopes: unasked.to_vec() });
    assert_eq!(problem.setting(), None);
}

#[rstest]
#[case(IdTokenError::Algorithm { found: "HS256".into() }, Some(Setting::SignatureAlgorithm))]
#[case(IdTokenError::UntrustedAudience { found: "api".into() }, Some(Setting::TrustedAudiences))]
#[case(IdTokenError::UnusableKey { found: "RSA, 16384 bits".into() }, Some(Setting::SigningKey))]
#[case(IdTokenError::Mismatch { claim: "iss" }, Some(Setting::Issuer))]
#[case(IdTokenError::Mismatch { claim: "aud" }, None)]
fn what_no_further_sign_in_mends_is_for_the_operator(
    #[case] error: IdTokenError,
    #[case] at: Option<Setting>,
) {
    let error = SignInError::from(error);
    assert_eq!(error.next_step(), NextStep::TellOperator);
    let problem = AccessProblem::of_sign_in(&error, true, &settings());
    assert_eq!(problem.and_then(|problem| problem.setting()), at);
}

#[rstest]
#[case(CallbackError::NoIssuer, AccessProblem::AnswerWithoutIssuer)]
#[case(CallbackError::WrongPlace { found: "query" }, AccessProblem::AnswerInWrongPlace)]
fn an_answer_that_the_provider_puts_wrongly_is_for_the_operator(
    #[case] error: CallbackError,
    #[case] cause: AccessProblem,
) {
    let error = SignInError::from(error);
    assert_eq!(error.next_step(), NextStep::TellOperator);
    assert_eq!(AccessProblem::of_sign_in(&error, true, &settings()), Some(cause));
}
