use super::*;
use rstest::rstest;
use serde_json::json;

fn answer(status: u16, challenge: Option<&str>, body: &str) -> Response {
    let mut answer = ::http::Response::builder().status(status);
    if let Some(challenge) = challenge {
        answer = answer.header("www-authenticate", challenge);
    }
    answer.body(body.as_bytes().to_vec()).expect("valid")
}

#[test]
fn check_61_the_token_stands_in_the_header_and_nowhere_else() {
    let request = request("https://t.example/userinfo", &Secret::new("at-1".to_owned())).expect("built");
    assert_eq!(request.headers()[AUTHORIZATION], "Bearer at-1");
    assert!(!request.uri().to_string().contains("at-1") && request.body().is_empty());
    let broken = super::request("https://t.example/userinfo", &Secret::new("a\nb".to_owned()));
    assert_eq!(broken.expect_err("refused"), UserinfoError::Unauthorized);
}

#[rstest]
#[case(r#"{"sub":"auth0|2"}"#)]
#[case(r#"{"name":"No subject"}"#)]
#[case(r#"{"sub":["auth0|1"]}"#)]
#[case(r#"{"sub":"AUTH0|1"}"#)]
fn check_62_claims_about_somebody_else_are_thrown_away(#[case] body: &str) {
    assert_eq!(judge(&answer(200, None, body), "auth0|1"), Err(UserinfoError::OtherSubject));
}

#[rstest]
#[case("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhdXRoMHwxIn0.AAAA")]
#[case("<html>")]
#[case("[]")]
fn check_63_a_signed_answer_is_refused(#[case] body: &str) {
    assert_eq!(judge(&answer(200, None, body), "auth0|1"), Err(UserinfoError::NotJson));
}

#[test]
fn check_64_claims_that_are_missing_are_no_error() {
    let claims = judge(&answer(200, None, r#"{"sub":"auth0|1"}"#), "auth0|1").expect("claims");
    assert!(claims.get("email").is_none());
}

#[rstest]
#[case(401, None, "Unauthorized", UserinfoError::Unauthorized)]
#[case(
    401,
    Some(r#"Bearer realm="Users", error="invalid_token", error_description="Expired""#),
    "Unauthorized",
    UserinfoError::Unauthorized
)]
#[case(400, Some(r#"Bearer error="invalid_token""#), "", UserinfoError::Unauthorized)]
#[case(403, Some(r#"Bearer realm="a", error="insufficient_scope", scope="openid profile""#), "", UserinfoError::InsufficientScope { scope: "openid profile".to_owned() })]
#[case(403, Some(r#"Bearer my_error="insufficient_scope""#), "", UserinfoError::Status { status: 403 })]
#[case(429, None, "{}", UserinfoError::Status { status: 429 })]
fn check_65_the_challenge_speaks_where_the_body_does_not(
    #[case] status: u16,
    #[case] challenge: Option<&str>,
    #[case] body: &str,
    #[case] why: UserinfoError,
) {
    assert_eq!(judge(&answer(status, challenge, body), "auth0|1"), Err(why));
}

#[test]
fn check_66_claims_that_point_elsewhere_are_left_alone() {
    let body = json!({
        "sub": "auth0|1", "_claim_names": { "credit": "src1" },
        "_claim_sources": { "src1": { "endpoint": "https://elsewhere.example/claims" } },
    });
    let claims = judge(&answer(200, None, &body.to_string()), "auth0|1").expect("claims");
    assert!(claims.get("credit").is_none());
}
