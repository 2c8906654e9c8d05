//! The authorization request: where a person is sent to sign in (OpenID Connect Core 1.0 §3.1.2.1).

use super::pkce;
use super::transaction::LoginTransaction;
use crate::settings::{ResponseType, Settings};
use url::Url;

/// What a person, or the page they came from, may ask of the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInOptions {
    /// Where to land afterwards; made safe by [`return_path`](crate::sign_in::return_path).
    pub return_to: String,
    /// Show the sign-up page first (`screen_hint=signup`, an Auth0 parameter).
    pub sign_up: bool,
    /// Ask for credentials even if the provider has a session (`prompt=login`).
    pub again: bool,
    /// Fills in the identifier (`login_hint`).
    pub login_hint: Option<String>,
    /// The greatest acceptable age of the authentication, in seconds (`max_age`).
    pub max_age: Option<u32>,
}

/// The address of the provider's sign-in page for one attempt.
pub(crate) fn url(
    mut endpoint: Url,
    settings: &Settings,
    transaction: &LoginTransaction,
    options: &SignInOptions,
) -> Url {
    let max_age = transaction.max_age.map(|seconds| seconds.to_string());
    let challenge = transaction.code_verifier.challenge();
    {
        let mut query = endpoint.query_pairs_mut();
        query
            .append_pair("response_type", transaction.response_type.as_str())
            .append_pair("client_id", &settings.client_id)
            .append_pair("redirect_uri", &transaction.redirect_uri)
            .append_pair("scope", &transaction.scope)
            .append_pair("state", transaction.state.expose())
            .append_pair("nonce", transaction.nonce.expose());
        if transaction.response_type == ResponseType::Code {
            query
                .append_pair("code_challenge", &challenge)
                .append_pair("code_challenge_method", pkce::METHOD);
        }
        let optional = [
            ("audience", settings.audience.as_deref()),
            ("connection", settings.connection.as_deref()),
            ("screen_hint", options.sign_up.then_some("signup")),
            ("prompt", options.again.then_some("login")),
            ("login_hint", options.login_hint.as_deref()),
            ("max_age", max_age.as_deref()),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
    }
    endpoint
}
