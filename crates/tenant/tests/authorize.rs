//! `/authorize`: what is answered at the client, what at the tenant, and how the parameters work.

mod common;

use common::*;
use rstest::rstest;
use serde_json::json;
use tenant::testing::UserAgent;
use tenant::{Addresses, Client, DEMO_EMAIL, DEMO_PASSWORD, Options, Tenant};

async fn sign_in(tenant: &Tenant, extra: &[(&str, &str)]) -> String {
    UserAgent::new(tenant).sign_in(&authorize_url(tenant, extra), DEMO_EMAIL, DEMO_PASSWORD).await
}

async fn error_of(tenant: &Tenant, extra: &[(&str, &str)]) -> (String, String) {
    let url = UserAgent::new(tenant).open(&authorize_url(tenant, extra)).await.url;
    assert!(url.starts_with(CALLBACK), "{url}");
    assert_eq!(param(&url, "state").as_deref(), Some("the-state"), "errors carry the state too");
    (param(&url, "error").unwrap_or_default(), param(&url, "error_description").unwrap_or_default())
}

#[rstest]
#[case::no_response_type(&[("response_type", "")], "invalid_request")]
#[case::unknown_response_type(&[("response_type", "cod")], "unsupported_response_type")]
#[case::hybrid(&[("response_type", "code id_token")], "unsupported_response_type")]
#[case::plain_pkce(&[("code_challenge_method", "plain")], "invalid_request")]
#[case::no_pkce_method(&[("code_challenge_method", "")], "invalid_request")]
#[case::no_challenge(&[("code_challenge", "")], "invalid_request")]
#[case::odd_challenge(&[("code_challenge", "short")], "invalid_request")]
#[case::unknown_mode(&[("response_mode", "jwt")], "invalid_request")]
#[case::unknown_audience(&[("audience", "http://localhost:4400/api/v2")], "access_denied")]
#[case::unknown_connection(&[("connection", "google-oauth2")], "invalid_request")]
#[case::odd_max_age(&[("max_age", "soon")], "invalid_request")]
#[case::negative_max_age(&[("max_age", "-1")], "invalid_request")]
#[case::odd_prompt(&[("prompt", "maybe")], "invalid_request")]
#[case::silent_without_session(&[("prompt", "none")], "login_required")]
#[tokio::test]
async fn errors_go_back_to_the_client(#[case] extra: &[(&str, &str)], #[case] error: &str) {
    assert_eq!(error_of(&tenant(), extra).await.0, error);
}

#[rstest]
#[case::unknown_client(&[("client_id", "stranger")], 400, "Unknown client: stranger")]
#[case::no_client(&[("client_id", "")], 400, "no client_id")]
#[case::no_redirect(&[("redirect_uri", "")], 400, "no redirect_uri")]
#[case::foreign_redirect(&[("redirect_uri", "https://evil.example/callback")], 403, "https://evil.example/callback")]
#[case::loopback_lookalike(&[("redirect_uri", "http://127.0.0.1.evil.example/")], 403, "evil.example")]
#[case::userinfo(&[("redirect_uri", "http://localhost@evil.example/")], 403, "evil.example")]
#[case::script(&[("redirect_uri", "javascript:alert(1)//<script>")], 403, "&lt;script&gt;")]
#[case::fragment(&[("redirect_uri", "http://localhost:1/#x")], 403, "http://localhost:1/#x")]
#[tokio::test]
async fn nobody_is_redirected_who_is_not_known(
    #[case] extra: &[(&str, &str)],
    #[case] status: u16,
    #[case] words: &str,
) {
    let tenant = tenant();
    let page = UserAgent::new(&tenant).open(&authorize_url(&tenant, extra)).await;
    assert!(page.url.starts_with(tenant.issuer()), "{}", page.url);
    assert_eq!(page.status, status);
    assert!(page.body.contains(words), "{}", page.body);
}

#[rstest]
#[case("http://localhost:9999/any/path?x=1%2F")]
#[case("http://127.0.0.1/")]
#[case("http://[::1]:8080/callback")]
#[tokio::test]
async fn any_loopback_address_is_a_callback_of_cameo(#[case] callback: &str) {
    let url = sign_in(&tenant(), &[("redirect_uri", callback)]).await;
    assert!(url.starts_with(callback), "{url}");
    assert!(param(&url, "code").is_some());
}

#[tokio::test]
async fn a_repeated_parameter_is_refused() {
    let tenant = tenant();
    let url = format!("{}&scope=openid", authorize_url(&tenant, &[]));
    let page = UserAgent::new(&tenant).open(&url).await;
    assert_eq!(param(&page.url, "error").as_deref(), Some("invalid_request"));
}

#[rstest]
#[case("id_token token", true, true)]
#[case("token id_token", true, true)]
#[case("id_token", true, false)]
#[case("token", false, true)]
#[tokio::test]
async fn the_implicit_flow_answers_in_the_fragment(
    #[case] response_type: &str,
    #[case] id: bool,
    #[case] access: bool,
) {
    let url = sign_in(&tenant(), &[("response_type", response_type)]).await;
    assert!(url.starts_with(&format!("{CALLBACK}#")), "{url}");
    assert_eq!(param(&url, "state").as_deref(), Some("the-state"));
    assert_eq!((param(&url, "id_token").is_some(), param(&url, "access_token").is_some()), (id, access));
    assert_eq!(param(&url, "expires_in").as_deref(), access.then_some("7200"));
    assert_eq!(param(&url, "refresh_token"), None);
    if id {
        let claims = claims(&json!(param(&url, "id_token")));
        assert_eq!(claims["nonce"], "the-nonce");
        assert_eq!(claims.get("at_hash").is_some(), access);
    }
}

#[tokio::test]
async fn the_implicit_flow_has_its_own_rules() {
    let tenant = tenant();
    assert_eq!(
        error_of(&tenant, &[("response_type", "id_token"), ("nonce", "")]).await.1,
        "Missing required parameter: nonce"
    );
    let query = error_of(&tenant, &[("response_type", "token"), ("response_mode", "query")]).await;
    assert_eq!(query.0, "invalid_request");

    let strict = Client { implicit: false, ..Client::cameo() };
    let tenant = Tenant::open(Options { clients: vec![strict], ..options() }).expect("a tenant");
    assert_eq!(error_of(&tenant, &[("response_type", "id_token token")]).await.0, "unauthorized_client");
}

#[tokio::test]
async fn an_exact_callback_is_compared_as_text() {
    let exact = Addresses::Exact(vec!["https://app.example/callback".into()]);
    let client = Client { callbacks: exact, ..Client::cameo() };
    let tenant = Tenant::open(Options { clients: vec![client], ..options() }).expect("a tenant");
    for (uri, status) in [
        ("https://app.example/callback", 200),
        ("https://app.example/callback/", 403),
        ("https://app.example/callback?x", 403),
    ] {
        let page = UserAgent::new(&tenant).open(&authorize_url(&tenant, &[("redirect_uri", uri)])).await;
        assert_eq!(page.status, status, "{uri}");
    }
}

#[tokio::test]
async fn prompts_and_max_age_decide_whether_a_page_comes() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    tenant.clock().advance(100);
    let mut at = async |extra: &[(&str, &str)]| browser.open(&authorize_url(&tenant, extra)).await.url;
    assert!(at(&[("prompt", "none")]).await.contains("code="));
    assert!(at(&[("prompt", "login")]).await.contains("/u/login"));
    assert!(at(&[("prompt", "select_account")]).await.contains("/u/login"));
    assert!(at(&[("prompt", "consent")]).await.contains("/u/consent"));
    assert!(at(&[("max_age", "100")]).await.contains("code="));
    assert!(at(&[("max_age", "99")]).await.contains("/u/login"));
    assert!(at(&[("max_age", "0")]).await.contains("/u/login"));
    assert!(at(&[("max_age", "99"), ("prompt", "none")]).await.contains("login_required"));
    assert!(at(&[("screen_hint", "signup")]).await.contains("code="), "a session goes straight through");
    assert!(at(&[("screen_hint", "signup"), ("prompt", "login")]).await.contains("/u/signup"));
}

#[tokio::test]
async fn auth_time_is_told_when_asked_for() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    tenant.clock().advance(50);
    for extra in [("max_age", "60"), ("max_age", "0"), ("prompt", "login")] {
        let url = browser.sign_in(&authorize_url(&tenant, &[extra]), DEMO_EMAIL, DEMO_PASSWORD).await;
        let tokens = exchange(&tenant, &param(&url, "code").expect("a code")).await.json();
        let fresh = if extra.1 == "60" { NOW } else { NOW + 50 };
        assert_eq!(claims(&tokens["id_token"])["auth_time"], fresh, "{extra:?}");
    }
}

#[tokio::test]
async fn consent_is_given_or_refused() {
    let tenant = tenant();
    let mut browser = UserAgent::new(&tenant);
    browser.sign_in(&authorize_url(&tenant, &[]), DEMO_EMAIL, DEMO_PASSWORD).await;
    for (action, name, value) in [("decline", "error", "access_denied"), ("accept", "state", "the-state")] {
        let page = browser.open(&authorize_url(&tenant, &[("prompt", "consent")])).await;
        assert!(page.body.contains("change your metadata"));
        let state = page.input("state").expect("a state");
        let end = browser.submit("/u/consent", &[("state", &state), ("action", action)]).await;
        assert_eq!(param(&end.url, name).as_deref(), Some(value));
        assert_eq!(param(&end.url, "code").is_some(), action == "accept");
    }
}

#[tokio::test]
async fn scopes_are_dropped_without_a_word() {
    let tenant = tenant();
    let asked = "openid openid read:users update:current_user_metadata nonsense email";
    assert_eq!(
        tokens(&tenant, &[("scope", asked)]).await["scope"],
        "openid update:current_user_metadata email"
    );
    let without_audience = tokens(&tenant, &[("scope", asked), ("audience", "")]).await;
    assert_eq!(without_audience["scope"], "openid email");
    let opaque = without_audience["access_token"].as_str().expect("a token");
    assert!(opaque.len() == 32 && !opaque.contains('.'));
    assert!(tokens(&tenant, &[("scope", "email")]).await.get("id_token").is_none());
}

#[tokio::test]
async fn an_organization_is_named_in_the_token() {
    let tenant = tenant();
    assert_eq!(claims(&tokens(&tenant, &[("organization", "org_1")]).await["id_token"])["org_id"], "org_1");
    assert_eq!(claims(&tokens(&tenant, &[("organization", "acme")]).await["id_token"])["org_name"], "acme");
}

#[tokio::test]
async fn a_web_message_goes_to_the_applications_origin_alone() {
    let tenant = tenant();
    let path = authorize_url(
        &tenant,
        &[("response_mode", "web_message"), ("prompt", "none"), ("state", "</script>")],
    );
    let answer = get(&tenant, &path[tenant.issuer().len() - 1..]).await;
    assert_eq!(answer.status, 200);
    assert!(
        answer.body.contains(r#""type":"authorization_response""#)
            && answer.body.contains(r#""error":"login_required""#)
    );
    assert!(answer.body.contains(r#", "http://127.0.0.1:8080")"#), "{}", answer.body);
    assert!(answer.body.contains(r#""state":"\u003c/script>""#), "{}", answer.body);
    let policy = answer.header("content-security-policy");
    assert!(
        policy.contains("frame-ancestors http://127.0.0.1:8080") && policy.contains("script-src 'nonce-")
    );
}

#[tokio::test]
async fn the_issuer_comes_along_where_the_tenant_does_so() {
    let tenant = Tenant::open(Options { response_iss: true, ..options() }).expect("a tenant");
    assert_eq!(param(&sign_in(&tenant, &[]).await, "iss").as_deref(), Some("http://localhost:4400/"));
    let discovery = get(&tenant, "/.well-known/openid-configuration").await.json();
    assert_eq!(discovery["authorization_response_iss_parameter_supported"], true);
}

#[tokio::test]
async fn a_form_post_carries_the_answer_to_the_client() {
    let tenant = tenant();
    let path =
        authorize_url(&tenant, &[("response_mode", "form_post"), ("prompt", "none"), ("state", "\"><b>")]);
    let answer = get(&tenant, &path[tenant.issuer().len() - 1..]).await;
    assert!(answer.body.contains(&format!(r#"<form method="post" action="{CALLBACK}">"#)));
    assert!(answer.body.contains(r#"name="error" value="login_required""#));
    assert!(answer.body.contains(r#"name="state" value="&quot;&gt;&lt;b&gt;""#));
    assert!(answer.header("content-security-policy").contains("form-action http://127.0.0.1:8080;"));
}

#[tokio::test]
async fn a_request_may_come_by_post() {
    let tenant = tenant();
    let url = authorize_url(&tenant, &[]);
    let form: Vec<(String, String)> =
        url::Url::parse(&url).expect("a URL").query_pairs().into_owned().collect();
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = post_form(&tenant, "/authorize", &pairs).await;
    assert!(answer.status == 302 && answer.header("location").starts_with("/u/login?state="));
}
