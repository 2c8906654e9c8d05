//! The authorization request: where a person is sent to sign in (OpenID Connect Core 1.0 §3.1.2.1).

use super::discovery::ProviderMetadata;
use super::pkce;
use super::transaction::LoginTransaction;
use crate::client::{Client, ResponseType};
use url::Url;

/// What a person, or the page they came from, may ask of the provider.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignInOptions {
    /// Where to land afterwards; made safe by [`return_path`](crate::sign_in::return_path).
    pub return_to: String,
    /// Show the sign-up page first, whoever is signed in at the provider: by `prompt=create` where the provider lists it
    /// (OpenID Connect Prompt Create 1.0), else by `prompt=login` and, at Auth0, `screen_hint=signup`.
    pub sign_up: bool,
    /// Ask for credentials even if the provider has a session (`prompt=login`). The browser could strip a parameter, so
    /// `max_age=0` goes with it: then `auth_time` must prove it.
    pub again: bool,
    /// Whose sign-in it must be; another person's is refused. Nothing of it is sent.
    pub subject: Option<String>,
    /// Fills in the identifier (`login_hint`).
    pub login_hint: Option<String>,
    /// The greatest acceptable age of the authentication, in seconds (`max_age`).
    pub max_age: Option<u32>,
    /// The authentication contexts of which one is needed, separated by spaces (`acr_values`).
    pub acr_values: Option<String>,
    /// The languages that the person reads, separated by spaces (`ui_locales`); instead of those of the settings.
    pub ui_locales: Option<String>,
    /// The connection to sign in at, by its name; instead of the one of the settings (an Auth0 parameter).
    pub connection: Option<String>,
    /// The organisation to sign in to, by id or by name; instead of the one of the settings (an Auth0 parameter).
    pub organization: Option<String>,
    /// The invitation that is being answered (an Auth0 parameter).
    pub invitation: Option<String>,
    /// How the organisation of an invitation calls itself (an Auth0 parameter).
    pub organization_name: Option<String>,
}

/// How a provider's sign-up page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpPage {
    /// By `prompt=create`, which the provider lists.
    PromptCreate,
    /// By `screen_hint=signup`, which Auth0 knows.
    ScreenHint,
    /// Nothing tells that there is one: the sign-in page may have a way to it.
    SignInPage,
}

impl SignUpPage {
    /// The way of this provider.
    #[must_use]
    pub fn of(provider: &ProviderMetadata) -> Self {
        match provider {
            provider if provider.prompt_create_supported => Self::PromptCreate,
            provider if provider.is_auth0() => Self::ScreenHint,
            _ => Self::SignInPage,
        }
    }
}

/// The address of the provider's sign-in page for one attempt.
pub(crate) fn url(
    mut endpoint: Url,
    client: &Client,
    transaction: &LoginTransaction,
    options: &SignInOptions,
) -> Url {
    let sign_up = options.sign_up.then(|| SignUpPage::of(&transaction.provider));
    let prompt = match sign_up {
        Some(SignUpPage::PromptCreate) => Some("create"),
        // Without it, whoever is signed in at the provider would be signed in here.
        Some(SignUpPage::ScreenHint | SignUpPage::SignInPage) => Some("login"),
        None => options.again.then_some("login"),
    };
    let max_age = transaction.max_age.map(|seconds| seconds.to_string());
    let challenge = transaction.code_verifier.challenge();
    {
        let mut query = endpoint.query_pairs_mut();
        query
            .append_pair("response_type", transaction.response_type.as_str())
            .append_pair("client_id", &client.client_id)
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
            ("audience", client.audience.as_deref()),
            ("connection", options.connection.as_deref().or(client.connection.as_deref())),
            ("screen_hint", (sign_up == Some(SignUpPage::ScreenHint)).then_some("signup")),
            ("prompt", prompt),
            ("login_hint", options.login_hint.as_deref()),
            ("max_age", max_age.as_deref()),
            ("acr_values", transaction.acr_values.as_deref()),
            ("ui_locales", options.ui_locales.as_deref().or(client.ui_locales.as_deref())),
            ("organization", transaction.organization.as_deref()),
            ("invitation", options.invitation.as_deref()),
            ("organization_name", options.organization_name.as_deref()),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
    }
    endpoint
}
