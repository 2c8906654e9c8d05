use super::*;
use cameo_metadata::{Metadata, patch::diff};
use cameo_oidc::http::{Response, TransportError};
use cameo_oidc::time::Timestamp;
use proptest::prelude::*;
use rstest::rstest;

fn token() -> Secret<String> {
    Secret::new("at.jwt.sig".to_owned())
}

fn answer(status: u16, body: &str) -> Response {
    ::http::Response::builder()
        .status(status)
        .header("x-ratelimit-limit", "10")
        .header("x-ratelimit-remaining", "0")
        .header("x-ratelimit-reset", "1767225600")
        .body(body.as_bytes().to_vec())
        .expect("a response")
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[rstest]
#[case("auth0|abc", "auth0%7Cabc")]
#[case("samlp|a/b@c d%", "samlp%7Ca%2Fb%40c%20d%25")]
#[case("é-._~?#", "%C3%A9-._~%3F%23")]
#[case("..", "..")]
fn an_id_is_one_segment_of_the_path(#[case] sub: &str, #[case] segment: &str) {
    for base in ["http://localhost:4400/api/v2/", "http://localhost:4400/api/v2"] {
        let request = read_user_request(base, &token(), sub).expect("a request");
        assert_eq!(request.uri().path(), format!("/api/v2/users/{segment}"));
        assert_eq!((request.method(), request.uri().query()), (&Method::GET, None));
    }
}

#[test]
fn a_patch_carries_the_token_and_the_exact_body() {
    let mine = Metadata::parse(r#"{"size":42.50}"#).expect("JSON");
    let patch = diff(&Metadata::default(), &mine).expect("a difference");
    let request =
        update_request("https://tenant.example/api/v2/", &token(), "a|1", &patch).expect("a request");
    assert_eq!(request.method(), Method::PATCH);
    assert_eq!(request.headers()["authorization"], "Bearer at.jwt.sig");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), br#"{"user_metadata":{"size":42.50}}"#);
    assert!(!format!("{request:?}").contains("at.jwt.sig"));
}

#[rstest]
#[case("not a url ", "t")]
#[case("https://tenant.example/api/v2/", "line\nbreak")]
fn what_cannot_be_sent_is_said_without_a_panic(#[case] base: &str, #[case] token: &str) {
    let request = read_user_request(base, &Secret::new(token.to_owned()), "a");
    assert_eq!(request.map(|_| ()), Err(ApiError::Unsendable));
}

// Bodies as recorded from Auth0 by the test suites of its SDKs (ruby-auth0, go-auth0, node-auth0, react-native-auth0);
// the statuses are those of auth0.com/docs/api/management/v2/users/patch-users-by-id.
#[rstest]
#[case::invalid_body(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'Expected type object but found type string' on property user_metadata (Data related to the user).","errorCode":"invalid_body"}"#,
    ApiError::InvalidBody {
        message: "Payload validation error: 'Expected type object but found type string' on property user_metadata (Data related to the user).".into(),
        field: Some("user_metadata".into()),
    }
)]
#[case::additional_property(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'Additional properties not allowed: foo'.","errorCode":"invalid_body"}"#,
    ApiError::InvalidBody {
        message: "Payload validation error: 'Additional properties not allowed: foo'.".into(),
        field: Some("foo".into()),
    }
)]
#[case::no_field_named(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"Payload validation error: 'Too long'","errorCode":"invalid_body"}"#,
    ApiError::InvalidBody { message: "Payload validation error: 'Too long'".into(), field: None }
)]
#[case::invalid_uri(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"bad id","errorCode":"invalid_uri"}"#,
    ApiError::Unexpected { status: 400, code: Some("invalid_uri".into()), message: "bad id".into() }
)]
#[case::opaque_token(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"Bad HTTP authentication header format","errorCode":"Bearer"}"#,
    ApiError::OpaqueToken
)]
#[case::operation_not_supported(
    400,
    r#"{"statusCode":400,"error":"Bad Request","message":"no","errorCode":"operation_not_supported"}"#,
    ApiError::Unexpected { status: 400, code: Some("operation_not_supported".into()), message: "no".into() }
)]
#[case::no_header(
    401,
    r#"{"statusCode":401,"error":"Unauthorized","message":"Missing authentication"}"#,
    ApiError::Unauthorized { message: "Missing authentication".into() }
)]
#[case::expired(
    401,
    r#"{"statusCode":401,"error":"Unauthorized","message":"Expired token received for JSON Web Token validation","attributes":{"error":"Expired token received for JSON Web Token validation"}}"#,
    ApiError::TokenExpired
)]
#[case::bad_signature(
    401,
    r#"{"statusCode":401,"error":"Unauthorized","message":"Invalid signature received for JSON Web Token validation"}"#,
    ApiError::Unauthorized { message: "Invalid signature received for JSON Web Token validation".into() }
)]
#[case::insufficient_scope(
    403,
    r#"{"statusCode":403,"error":"Forbidden","message":"Insufficient scope, expected any of: update:users,update:users_app_metadata,update:current_user_metadata","errorCode":"insufficient_scope"}"#,
    ApiError::InsufficientScope {
        expected: names(&["update:users", "update:users_app_metadata", "update:current_user_metadata"]),
    }
)]
#[case::unowned(
    403,
    r#"{"statusCode":403,"error":"Forbidden","message":"User to be acted on does not match subject in bearer token.","errorCode":"unowned_resource"}"#,
    ApiError::UnownedResource
)]
#[case::cannot_update(
    403,
    r#"{"statusCode":403,"error":"Forbidden","message":"You cannot update the following fields: given_name, family_name, email"}"#,
    ApiError::CannotUpdate { fields: names(&["given_name", "family_name", "email"]) }
)]
#[case::no_such_user(
    404,
    r#"{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}"#,
    ApiError::NoSuchUser
)]
#[case::too_many(
    429,
    r#"{"statusCode":429,"error":"Too Many Requests","message":"Global limit has been reached","errorCode":"too_many_requests"}"#,
    ApiError::TooManyRequests { reset: Some(Timestamp(1_767_225_600)) }
)]
#[case::too_many_in_html(429, "<html>", ApiError::TooManyRequests { reset: Some(Timestamp(1_767_225_600)) })]
#[case::too_large(413, "", ApiError::TooLarge { refused: true })]
#[case::server_in_json(
    500,
    r#"{"statusCode":500,"error":"Internal Server Error","message":"oops"}"#,
    ApiError::Server { status: 500 }
)]
#[case::gateway_in_html(502, "<html>Bad Gateway</html>", ApiError::Server { status: 502 })]
#[case::captive_portal(200, "<html>Sign in to the Wi-Fi</html>", ApiError::NotJson { status: 200 })]
#[case::a_list(200, "[]", ApiError::NotJson { status: 200 })]
#[case::no_body(204, "", ApiError::NotJson { status: 204 })]
#[case::not_found_in_html(404, "<html>", ApiError::NotJson { status: 404 })]
#[case::unauthorized_in_text(401, "Unauthorized", ApiError::Unauthorized { message: String::new() })]
#[case::of_no_known_shape(
    418,
    r#"{"message":7}"#,
    ApiError::Unexpected { status: 418, code: None, message: String::new() }
)]
fn every_answer_is_judged(#[case] status: u16, #[case] body: &str, #[case] error: ApiError) {
    assert_eq!(judge_user(&answer(status, body), ME), Err(error.clone()));
    assert_eq!(judge_update(&answer(status, body), ME), Err(error));
}

#[test]
fn an_answer_that_every_browser_reads_is_read() {
    for body in [
        r#"{"user_metadata":{"motto":"surf \ud83d","hobby":"surfing"}}"#,
        r#"{"user_metadata":{"$serde_json::private::Number":"1","hobby":"surfing"}}"#,
        "\u{feff}{\"user_metadata\":{\"hobby\":\"surfing\"}}",
    ] {
        let user = judge_user(&answer(200, body), ME).expect("a user");
        assert_eq!(user.user_metadata().root()["hobby"], "surfing");
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_panic() {
    let nested = |levels: usize| format!(r#"{{"a":{}1{}}}"#, "[".repeat(levels), "]".repeat(levels));
    assert!(judge_user(&answer(200, &nested(126)), ME).is_ok());
    assert_eq!(judge_user(&answer(200, &nested(127)), ME), Err(ApiError::TooDeep));
    assert_eq!(judge_user(&answer(200, &nested(100_000)), ME), Err(ApiError::TooDeep));
}

#[test]
fn the_limits_are_read_where_the_browser_may() {
    let limit = RateLimit { limit: Some(10), remaining: Some(0), reset: Some(Timestamp(1_767_225_600)) };
    assert_eq!(RateLimit::of(&answer(200, "{}")), limit);
    assert_eq!(RateLimit::of(&Response::new(Vec::new())), RateLimit::default());
    let odd =
        ::http::Response::builder().header("x-ratelimit-reset", "soon").body(Vec::new()).expect("a response");
    assert_eq!(RateLimit::of(&odd), RateLimit::default());
}

#[rstest]
#[case(ApiError::Unreachable, "retry unknown")]
#[case(ApiError::TimedOut, "retry unknown")]
#[case(ApiError::Server { status: 503 }, "retry unknown")]
#[case(ApiError::NotJson { status: 200 }, "retry unknown")]
#[case(ApiError::NotJson { status: 403 }, "retry")]
#[case(ApiError::TooManyRequests { reset: None }, "retry")]
#[case(ApiError::TooDeep, "unknown")]
#[case(ApiError::TooLarge { refused: false }, "unknown")]
#[case(ApiError::TooLarge { refused: true }, "")]
#[case(ApiError::TokenExpired, "refresh")]
#[case(ApiError::Unauthorized { message: String::new() }, "ends")]
#[case(ApiError::NoSuchUser, "ends")]
#[case(ApiError::UnownedResource, "")]
#[case(ApiError::OpaqueToken, "")]
fn an_error_tells_what_to_do_next(#[case] error: ApiError, #[case] expected: &str) {
    let said = [
        (error.can_retry(), "retry"),
        (error.needs_refresh(), "refresh"),
        (error.ends_session(), "ends"),
        (error.outcome_unknown(), "unknown"),
    ];
    let said: Vec<&str> = said.into_iter().filter_map(|(holds, word)| holds.then_some(word)).collect();
    assert_eq!(said.join(" "), expected);
}

#[rstest]
#[case(TransportError::Unreachable, ApiError::Unreachable)]
#[case(TransportError::TimedOut, ApiError::TimedOut)]
#[case(TransportError::TooLarge, ApiError::TooLarge { refused: false })]
fn no_answer_is_an_error_of_its_own(#[case] from: TransportError, #[case] to: ApiError) {
    let transport = |_| std::future::ready(Err(from));
    let token = token();
    let read = std::pin::pin!(read_user(&transport, "https://tenant.example/", &token, "a"));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert_eq!(read.poll(&mut context), std::task::Poll::Ready(Err(to)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_whatever_it_is_makes_a_panic(status in 200_u16..600, code in "\\PC*", message in "\\PC*", raw in any::<Vec<u8>>()) {
        let body = serde_json::to_string(&serde_json::Map::from_iter([
            ("errorCode".to_owned(), code.into()),
            ("message".to_owned(), ["Payload on property ", &message].concat().into()),
        ])).expect("JSON");
        let _ = judge_user(&answer(status, &body), ME);
        let response = ::http::Response::builder().status(status).body(raw).expect("a response");
        let _ = judge_update(&response, ME);
    }
}

const ME: &str = "auth0|1";

#[rstest]
#[case::mine(r#"{"user_id":"auth0|1","name":"Jane"}"#, true)]
#[case::not_said(r#"{"name":"Jane"}"#, true)]
#[case::another(r#"{"user_id":"auth0|2","name":"Joe","email":"joe@example.com"}"#, false)]
#[case::to_the_letter(r#"{"user_id":"AUTH0|1"}"#, false)]
#[case::no_text(r#"{"user_id":1}"#, false)]
fn check_96_an_answer_about_another_person_is_refused(#[case] body: &str, #[case] is_ours: bool) {
    for judged in [judge_user(&answer(200, body), ME), judge_update(&answer(200, body), ME)] {
        match judged {
            Ok(_) => assert!(is_ours),
            Err(error) => assert_eq!((error, is_ours), (ApiError::OtherPerson, false)),
        }
    }
    // Whether the patch was stored is not known after such an answer, and trying again is no way out.
    assert!(ApiError::OtherPerson.outcome_unknown());
    assert!(!ApiError::OtherPerson.can_retry() && !ApiError::OtherPerson.ends_session());
}
