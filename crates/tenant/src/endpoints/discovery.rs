//! `/.well-known/openid-configuration` and `/.well-known/jwks.json` (OpenID Connect Discovery 1.0).

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::faults::{Caller, Fault};
use crate::http::answer::{self, ApiError};
use crate::http::paths::{KEYS, MOVED_KEYS};
use crate::keys::Curve;
use crate::tenant::Tenant;

/// What Auth0's own document says, its oddities included: `plain` and `HS256` are listed though no browser may use them, and
/// `none` is not, though public clients work.
pub(crate) async fn configuration(State(tenant): State<Tenant>) -> Response {
    let anybody = Caller::default();
    let at = |path: &str| format!("{}{path}", tenant.issuer());
    // the endpoints that a script calls
    let called = match tenant.has_fault(&anybody, Fault::EndpointsElsewhere) {
        true => other_name(tenant.issuer()),
        false => tenant.issuer().to_owned(),
    };
    let called = |path: &str| format!("{called}{path}");
    let mut scopes = vec!["openid", "profile", "offline_access", "email", "phone", "address"];
    if tenant.has_fault(&anybody, Fault::NoOfflineAccess) {
        scopes.retain(|scope| *scope != "offline_access");
    }
    let issuer = match tenant.has_fault(&anybody, Fault::DiscoveryIssuerMismatch) {
        true => "https://other.example/",
        false => tenant.issuer(),
    };
    let jwks = if tenant.has_fault(&anybody, Fault::MovedKeys) { MOVED_KEYS } else { KEYS };
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": called("oauth/token"),
        "userinfo_endpoint": called("userinfo"),
        "jwks_uri": called(&jwks[1..]),
        "revocation_endpoint": called("oauth/revoke"),
        "scopes_supported": scopes,
        "response_types_supported": ["code", "token", "id_token", "token id_token"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "code_challenge_methods_supported": ["S256", "plain"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["HS256", "RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "claims_supported": ["aud", "auth_time", "created_at", "email", "email_verified", "exp", "family_name", "given_name",
            "iat", "identities", "iss", "name", "nickname", "phone_number", "picture", "sub"],
        "request_uri_parameter_supported": false,
        "request_parameter_supported": false,
    });
    if tenant.options().end_session && !tenant.has_fault(&anybody, Fault::NoEndSessionEndpoint) {
        document["end_session_endpoint"] = at("oidc/logout").into();
    }
    if let Some(members) = document.as_object_mut() {
        for (name, fault) in [
            ("userinfo_endpoint", Fault::NoUserInfoEndpoint),
            ("revocation_endpoint", Fault::NoRevocationEndpoint),
        ] {
            if tenant.has_fault(&anybody, fault) {
                members.shift_remove(name);
            }
        }
    }
    if tenant.has_fault(&anybody, Fault::PromptCreate) {
        document["prompt_values_supported"] = json!(["none", "login", "consent", "select_account", "create"]);
    }
    // a promise that the fault breaks
    if tenant.options().response_iss || tenant.has_fault(&anybody, Fault::MissingResponseIssuer) {
        document["authorization_response_iss_parameter_supported"] = true.into();
    }
    cacheable(&document)
}

/// The current and the next key, and the previous one for a while after a rotation.
pub(crate) async fn jwks(State(tenant): State<Tenant>, uri: Uri) -> Response {
    let anybody = Caller::default();
    let here = if tenant.has_fault(&anybody, Fault::MovedKeys) { MOVED_KEYS } else { KEYS };
    if uri.path() != here {
        return ApiError::not_found().into_response();
    }
    let keys = tenant.keys();
    let count = if tenant.has_fault(&anybody, Fault::SingleKey) { 1 } else { 3 };
    let elliptic: Vec<Value> = [(Fault::AlgEs256, Curve::P256), (Fault::AlgEs384, Curve::P384)]
        .into_iter()
        .filter(|(fault, _)| tenant.has_fault(&anybody, fault.clone()))
        .filter_map(|(_, curve)| Some(keys.current.elliptic(curve)?.jwk()))
        .collect();
    let mut keys: Vec<Value> = keys.published().take(count).map(|key| key.jwk()).collect();
    if tenant.has_fault(&anybody, Fault::AlgPs256) {
        keys.iter_mut().for_each(|key| key["alg"] = "PS256".into());
    }
    keys.extend(elliptic);
    cacheable(&json!({"keys": keys}))
}

/// The issuer under the other name of this machine.
fn other_name(issuer: &str) -> String {
    match issuer.contains("//localhost") {
        true => issuer.replacen("//localhost", "//127.0.0.1", 1),
        false => issuer.replacen("//127.0.0.1", "//localhost", 1),
    }
}

/// `POST /__dev/rotate-keys`: the only endpoint that no real tenant has.
pub(crate) async fn rotate(State(tenant): State<Tenant>) -> Response {
    match tenant.rotate_keys() {
        Ok(()) => answer::json(StatusCode::OK, &json!({"current": tenant.keys().current.kid})),
        Err(error) => answer::json(StatusCode::INTERNAL_SERVER_ERROR, &json!({"error": error.to_string()})),
    }
}

fn cacheable(document: &Value) -> Response {
    let mut response = answer::json(StatusCode::OK, document);
    let rule =
        HeaderValue::from_static("public, max-age=15, stale-while-revalidate=15, stale-if-error=86400");
    response.headers_mut().insert(header::CACHE_CONTROL, rule);
    response
}
