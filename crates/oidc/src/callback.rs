//! The way back: what the provider put into the address (RFC 6749 §4.1.2, OpenID Connect Core 1.0 §3.2.2.5).
//!
//! The raw text is parsed here, not by a router: routers decode twice, and a `code` may contain `%`.

use super::transaction::LoginTransaction;
use crate::client::ResponseType;
use crate::secret::Secret;
use crate::time::Timestamp;
use thiserror::Error;

/// The longest `error_description` that is shown, in characters. It is the tenant's text, so it is only ever text.
const MAX_DESCRIPTION: usize = 300;

/// The address of the callback page as the browser had it, taken before it was wiped.
#[derive(Clone, Debug, Default)]
pub struct RawCallback {
    /// The query without its `?`.
    pub query: Secret<String>,
    /// The fragment without its `#`.
    pub fragment: Secret<String>,
}

/// A callback that belongs to a sign-in of this browser. Only [`parse_callback`] makes one, only
/// [`complete`](crate::sign_in::complete) takes one.
///
/// ```
/// # use cameo_oidc::{http::{Request, Response, TransportError}, callback::ValidatedCallback, key_cache::KeyCache};
/// # use cameo_oidc::{client::Client, sign_in::{Completed, SignInError, complete}, time::Timestamp};
/// # async fn send(_: Request) -> Result<Response, TransportError> { Err(TransportError::Unreachable) }
/// async fn go_on(callback: ValidatedCallback, client: &Client) -> Result<Completed, SignInError> {
///     complete(callback, client, &KeyCache::new(), &send, || Timestamp(0)).await
/// }
/// ```
///
/// What was not validated is not taken,
///
/// ```compile_fail,E0308
/// # use cameo_oidc::{http::{Request, Response, TransportError}, callback::RawCallback, key_cache::KeyCache};
/// # use cameo_oidc::{client::Client, sign_in::{Completed, SignInError, complete}, time::Timestamp};
/// # async fn send(_: Request) -> Result<Response, TransportError> { Err(TransportError::Unreachable) }
/// async fn go_on(callback: RawCallback, client: &Client) -> Result<Completed, SignInError> {
///     complete(callback, client, &KeyCache::new(), &send, || Timestamp(0)).await
/// }
/// ```
///
/// what was is taken once,
///
/// ```compile_fail,E0382
/// # use cameo_oidc::{http::{Request, Response, TransportError}, callback::ValidatedCallback, key_cache::KeyCache};
/// # use cameo_oidc::{client::Client, sign_in::{Completed, SignInError, complete}, time::Timestamp};
/// # async fn send(_: Request) -> Result<Response, TransportError> { Err(TransportError::Unreachable) }
/// async fn go_on(callback: ValidatedCallback, client: &Client) -> Result<Completed, SignInError> {
///     let _ = complete(callback, client, &KeyCache::new(), &send, || Timestamp(0)).await;
///     complete(callback, client, &KeyCache::new(), &send, || Timestamp(0)).await
/// }
/// ```
///
/// and nobody else makes one.
///
/// ```compile_fail,E0451
/// # use cameo_oidc::{callback::ValidatedCallback, transaction::LoginTransaction};
/// fn forge(callback: ValidatedCallback, transaction: LoginTransaction) -> ValidatedCallback {
///     ValidatedCallback { transaction, ..callback }
/// }
/// ```
#[derive(Debug)]
pub struct ValidatedCallback {
    pub(crate) transaction: LoginTransaction,
    pub(crate) grant: Grant,
}

impl ValidatedCallback {
    /// Where the person wanted to be when they left: a path of this site.
    #[must_use]
    pub fn return_to(&self) -> &str {
        &self.transaction.return_to
    }
}

/// What the provider gave.
#[derive(Debug)]
pub(crate) enum Grant {
    /// A code, to be exchanged at the token endpoint.
    Code(Secret<String>),
    /// The tokens themselves: the implicit flow.
    Tokens {
        access_token: Secret<String>,
        id_token: Secret<String>,
        token_type: String,
        expires_in: Option<i64>,
        scope: Option<String>,
    },
}

/// Why a callback is not used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CallbackError {
    /// The page was opened without any answer in its address.
    #[error("the callback carries no answer")]
    Empty,
    /// An answer without `state`.
    #[error("the callback carries no state")]
    NoState,
    /// No attempt of this browser has this `state`: used up, too old, or somebody else's.
    #[error("no sign-in of this browser is waiting for this answer")]
    UnknownState,
    /// The attempt began too long ago.
    #[error("the sign-in took longer than it may")]
    TooLate,
    /// A parameter occurs twice (RFC 6749 §3.1).
    #[error("the parameter {name} occurs twice")]
    Repeated {
        /// Which one.
        name: &'static str,
    },
    /// `iss` names another provider (RFC 9207 §2.4).
    #[error("the answer comes from another issuer")]
    OtherIssuer,
    /// The provider promises `iss` and did not send it (RFC 9207 §2.4).
    #[error("the answer does not say which issuer it comes from")]
    NoIssuer,
    /// The answer stands in the part of the address that belongs to the other flow: the query is for a code, the fragment for
    /// tokens (OAuth 2.0 Multiple Response Types §2.1, RFC 6749 §4.1.2).
    #[error("the answer stands in the {found} of the address, where this flow has none")]
    WrongPlace {
        /// Where it stands: `query` or `fragment`.
        found: &'static str,
    },
    /// Neither an error nor what was asked for.
    #[error("the answer lacks {name}")]
    Missing {
        /// The parameter's name.
        name: &'static str,
    },
    /// The provider said no.
    #[error("the provider answered {0}")]
    Refused(AuthorizationError),
}

/// An error response of the authorization endpoint (RFC 6749 §4.1.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{error}: {description}")]
pub struct AuthorizationError {
    /// The code.
    pub error: String,
    /// The provider's own words, cut short; empty if there are none.
    pub description: String,
}

impl AuthorizationError {
    /// Whether the provider, or an Action of the tenant, turned this account away. The description says why, in words that
    /// were written for the person.
    #[must_use]
    pub fn is_denial(&self) -> bool {
        matches!(self.error.as_str(), "access_denied" | "unauthorized")
    }

    /// Whether it did so because the e-mail address is not verified. There is no code for that: tenants say it in the
    /// description, as in "Please verify your email before logging in."
    #[must_use]
    pub fn wants_verified_email(&self) -> bool {
        let words = self.description.to_ascii_lowercase();
        self.is_denial() && words.contains("verif") && words.contains("mail")
    }
}

/// Judges what came back. `state` is looked at first, before any error.
///
/// `take` hands out the attempt stored under a `state` and forgets it in the same step.
///
/// # Errors
/// When the answer is not one of this browser's, not complete, or a refusal.
pub fn parse_callback(
    raw: &RawCallback,
    take: impl FnOnce(&str) -> Option<LoginTransaction>,
    now: Timestamp,
) -> Result<ValidatedCallback, CallbackError> {
    let (query, fragment) = (Parameters::read(&raw.query)?, Parameters::read(&raw.fragment)?);
    let is_empty = query.is_empty() && fragment.is_empty();
    // The part without `state` is not the provider's: some add `#_=_`, and analytics add what they like.
    let (parameters, place) = match (&query.state, &fragment.state) {
        (Some(_), Some(_)) => return Err(CallbackError::Repeated { name: "state" }),
        (Some(_), None) => (query, "query"),
        (None, Some(_)) => (fragment, "fragment"),
        (None, None) if is_empty => return Err(CallbackError::Empty),
        (None, None) => return Err(CallbackError::NoState),
    };
    let state = parameters.state.as_deref().unwrap_or_default();
    let transaction = take(state).ok_or(CallbackError::UnknownState)?;
    if !transaction.state.same_as(state) {
        return Err(CallbackError::UnknownState);
    }
    if transaction.is_over(now) {
        return Err(CallbackError::TooLate);
    }
    // An ID token that comes along names the issuer, too, and is verified (RFC 9207 §2.4 demands `iss` where none does).
    let names_issuer = parameters.error.is_none() && parameters.id_token.is_some();
    match &parameters.iss {
        Some(iss) if iss != transaction.provider.issuer.as_str() => return Err(CallbackError::OtherIssuer),
        None if transaction.provider.iss_parameter_supported && !names_issuer => {
            return Err(CallbackError::NoIssuer);
        }
        _ => {}
    }
    if let Some(error) = parameters.error {
        let description = parameters.error_description.unwrap_or_default();
        let description = description.chars().take(MAX_DESCRIPTION).collect();
        let error = error.chars().take(MAX_DESCRIPTION).collect();
        return Err(CallbackError::Refused(AuthorizationError { error, description }));
    }
    let expected = match transaction.response_type {
        ResponseType::Code => "query",
        ResponseType::IdTokenToken => "fragment",
    };
    if place != expected {
        return Err(CallbackError::WrongPlace { found: place });
    }
    let grant = match transaction.response_type {
        ResponseType::Code => Grant::Code(present(parameters.code, "code")?),
        ResponseType::IdTokenToken => Grant::Tokens {
            access_token: present(parameters.access_token, "access_token")?,
            id_token: present(parameters.id_token, "id_token")?,
            token_type: parameters.token_type.ok_or(CallbackError::Missing { name: "token_type" })?,
            expires_in: parameters.expires_in.and_then(|seconds| seconds.parse().ok()),
            scope: parameters.scope,
        },
    };
    Ok(ValidatedCallback { transaction, grant })
}

fn present(value: Option<String>, name: &'static str) -> Result<Secret<String>, CallbackError> {
    value.filter(|text| !text.is_empty()).map(Secret::new).ok_or(CallbackError::Missing { name })
}

/// The parameters that mean something here; everything else is ignored (RFC 6749 §4.1.2).
#[derive(Default)]
struct Parameters {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    error_description: Option<String>,
    iss: Option<String>,
    access_token: Option<String>,
    id_token: Option<String>,
    token_type: Option<String>,
    expires_in: Option<String>,
    scope: Option<String>,
}

impl Parameters {
    /// One part of the address: its query or its fragment.
    fn read(part: &Secret<String>) -> Result<Self, CallbackError> {
        let mut found = Self::default();
        for (name, value) in url::form_urlencoded::parse(part.expose().as_bytes()) {
            let Some((slot, name)) = found.slot(&name) else { continue };
            if slot.replace(value.into_owned()).is_some() {
                return Err(CallbackError::Repeated { name });
            }
        }
        Ok(found)
    }

    fn slot(&mut self, name: &str) -> Option<(&mut Option<String>, &'static str)> {
        Some(match name {
            "state" => (&mut self.state, "state"),
            "code" => (&mut self.code, "code"),
            "error" => (&mut self.error, "error"),
            "error_description" => (&mut self.error_description, "error_description"),
            "iss" => (&mut self.iss, "iss"),
            "access_token" => (&mut self.access_token, "access_token"),
            "id_token" => (&mut self.id_token, "id_token"),
            "token_type" => (&mut self.token_type, "token_type"),
            "expires_in" => (&mut self.expires_in, "expires_in"),
            "scope" => (&mut self.scope, "scope"),
            _ => return None,
        })
    }

    fn is_empty(&self) -> bool {
        self.code.is_none() && self.error.is_none() && self.id_token.is_none() && self.access_token.is_none()
    }
}

#[cfg(test)]
#[path = "callback_tests.rs"]
mod tests;
