use super::*;
use rstest::rstest;

fn answer(status: u16, body: &str) -> Response {
    ::http::Response::builder().status(status).body(body.as_bytes().to_vec()).expect("valid")
}

#[test]
fn a_full_answer_is_read() {
    let body = r#"{"access_token":"at","id_token":"it","refresh_token":"rt","token_type":"bearer","expires_in":86400,"scope":"openid"}"#;
    let tokens = judge(&answer(200, body)).expect("tokens");
    assert_eq!(tokens.access_token.expose(), "at");
    assert_eq!(tokens.refresh_token.map(|t| t.expose().clone()), Some("rt".to_owned()));
    assert_eq!((tokens.expires_in, tokens.scope.as_deref()), (86_400, Some("openid")));
}

#[rstest]
#[case::absent(r#"{"access_token":"at","token_type":"Bearer"}"#, DEFAULT_LIFETIME)]
#[case::a_number_in_a_text(r#"{"access_token":"at","token_type":"Bearer","expires_in":"60"}"#, 60)]
#[case::negative(r#"{"access_token":"at","token_type":"Bearer","expires_in":-5}"#, DEFAULT_LIFETIME)]
#[case::nonsense(r#"{"access_token":"at","token_type":"Bearer","expires_in":[]}"#, DEFAULT_LIFETIME)]
fn check_29_expires_in_is_read_leniently(#[case] body: &str, #[case] seconds: i64) {
    assert_eq!(judge(&answer(200, body)).map(|tokens| tokens.expires_in), Ok(seconds));
}

// The bodies are those that Auth0 tenants answer with; `invalid_grant` comes with 403, though its documentation says 400 or 401.
#[rstest]
#[case(403, r#"{"error":"invalid_grant","error_description":"Invalid authorization code"}"#,
       TokenError::InvalidGrant { description: "Invalid authorization code".into() })]
#[case(403, r#"{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}"#,
       TokenError::InvalidGrant { description: "Unknown or invalid refresh token.".into() })]
#[case(400, r#"{"error":"invalid_request","error_description":"Missing required parameter: code"}"#,
       TokenError::Refused { error: "invalid_request".into(), description: "Missing required parameter: code".into() })]
#[case(401, r#"{"error":"invalid_client"}"#,
       TokenError::Refused { error: "invalid_client".into(), description: String::new() })]
#[case(429, r#"{"error":"too_many_requests"}"#, TokenError::TooManyRequests)]
#[case(500, "<html>Internal Server Error</html>", TokenError::Server { status: 500 })]
#[case(503, r#"{"error":"temporarily_unavailable"}"#, TokenError::Server { status: 503 })]
#[case(404, "", TokenError::Server { status: 404 })]
#[case(200, "<html>", TokenError::Missing { name: "JSON body" })]
#[case(200, "[]", TokenError::Missing { name: "JSON body" })]
#[case(200, r#"{"access_token":"at","token_type":"mac"}"#, TokenError::TokenType)]
#[case(200, r#"{"access_token":"at"}"#, TokenError::TokenType)]
#[case(200, r#"{"token_type":"Bearer"}"#, TokenError::Missing { name: "access_token" })]
#[case(200, r#"{"access_token":"","token_type":"Bearer"}"#, TokenError::Missing { name: "access_token" })]
#[case(200, r#"{"access_token":7,"token_type":"Bearer"}"#, TokenError::Missing { name: "access_token" })]
fn check_27_28_29_34_a_refusal_is_judged_by_its_error(
    #[case] status: u16,
    #[case] body: &str,
    #[case] expected: TokenError,
) {
    assert_eq!(judge(&answer(status, body)).expect_err("refused"), expected);
}

#[test]
fn check_35_72_only_a_busy_or_absent_provider_is_worth_another_try() {
    assert!(TokenError::Transport(TransportError::Unreachable).is_transient());
    assert!(TokenError::Server { status: 502 }.is_transient());
    assert!(TokenError::TooManyRequests.is_transient());
    assert!(!TokenError::InvalidGrant { description: String::new() }.is_transient());
    assert!(!TokenError::Server { status: 404 }.is_transient());
}

#[test]
fn a_refresh_request_is_a_form() {
    let token = Secret::new("a+b&c".to_owned());
    let request = refresh_request("https://t.example/oauth/token", "cameo", &token).expect("built");
    assert_eq!(request.body(), b"grant_type=refresh_token&client_id=cameo&refresh_token=a%2Bb%26c");
}
