//! From the callback to a session.

use super::SignInError;
use crate::callback::{Grant, ValidatedCallback};
use crate::client::{Client, ResponseType};
use crate::discovery::ProviderMetadata;
use crate::http::{Response, Transport, TransportError};
use crate::id_token::{self, Expected, IdToken, IdTokenError, ProviderClock, Verified};
use crate::jwks::{Jwks, JwksError};
use crate::key_cache::KeyCache;
use crate::secret::Secret;
use crate::session::Session;
use crate::time::Timestamp;
use crate::token::{self, DEFAULT_LIFETIME, TokenError, TokenResponse, revocation_request};
use futures_util::future::join;

/// A sign-in that worked.
#[derive(Debug)]
pub struct Completed {
    /// Store it before it is used.
    pub session: Session,
    /// Where the person wanted to be: a path of this site.
    pub return_to: String,
}

/// Completes the sign-in: gets the tokens (code flow) or has them (implicit flow), and checks the ID token with the
/// provider's keys out of `cache`.
///
/// The code is sent once and never again (RFC 6749 §4.1.2).
///
/// # Errors
/// The first step that failed; then no token of this answer is used for anything. [`SignInError::OtherPerson`] where the
/// attempt was for somebody else; a refresh token that came is given back then.
pub async fn complete(
    callback: ValidatedCallback,
    client: &Client,
    cache: &KeyCache,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Completed, SignInError> {
    let ValidatedCallback { transaction, grant } = callback;
    let jwks_uri = &transaction.provider.jwks_uri;
    let (answer, clock, keys) = match grant {
        Grant::Code(code) => {
            let exchange = async {
                let request = token::code_request(&client.client_id, &transaction, &code)?;
                let response = transport.send(request).await?;
                Ok::<_, TokenError>((token::judge(&response)?, clock_of(&response)))
            };
            let (answer, keys) = join(exchange, cache.keys(jwks_uri, transport, now())).await;
            let (answer, clock) = answer?;
            // The code is used up, so keys that did not come are worth a second request.
            let keys = match keys {
                Ok(keys) => keys,
                Err(_) => cache.keys(jwks_uri, transport, now()).await?,
            };
            (answer, clock, keys)
        }
        Grant::Tokens { access_token, id_token, token_type, expires_in, scope } => {
            if !token::is_bearer(&token_type) {
                return Err(TokenError::TokenType.into());
            }
            let expires_in = expires_in.unwrap_or(DEFAULT_LIFETIME);
            let answer = TokenResponse {
                access_token,
                id_token: Some(id_token),
                refresh_token: None,
                expires_in,
                refresh_expires_in: None,
                scope,
            };
            (answer, ProviderClock::Unknown, cache.keys(jwks_uri, transport, now()).await?)
        }
    };
    let raw = answer.id_token.clone().ok_or(TokenError::Missing { name: "id_token" })?;
    let expected = Expected {
        issuer: &client.issuer,
        client_id: &client.client_id,
        trusted_audiences: &client.trusted_audiences,
        algorithms: &client.id_token_algorithms,
        nonce: Some(&transaction.nonce),
        access_token: &answer.access_token,
        at_hash_required: transaction.response_type == ResponseType::IdTokenToken,
        max_age: transaction.max_age,
        acr_values: transaction.acr_values.as_deref(),
        organization: transaction.organization.as_deref(),
        leeway: client.leeway_seconds,
        now: now(),
        started_at: Some(transaction.started_at),
        clock,
    };
    let id_token = verify(&raw, &keys, &expected, cache, &transaction.provider, transport, now()).await?;
    if transaction.subject.as_deref().is_some_and(|subject| subject != id_token.subject()) {
        let provider = &transaction.provider;
        let given = provider.revocation_endpoint.as_deref().zip(answer.refresh_token.as_ref());
        let back = given.and_then(|(endpoint, token)| revocation_request(endpoint, &client.client_id, token));
        if let Some(request) = back {
            // A token that was not given back ends with its time.
            let _ = transport.send(request).await;
        }
        return Err(SignInError::OtherPerson);
    }
    let return_to = transaction.return_to.clone();
    let session = Session::new(client, &transaction, id_token, answer, now());
    Ok(Completed { session, return_to })
}

/// What an answer of the token endpoint tells about the provider's clock. Its `Date` can be read only where the provider
/// exposes it to other origins.
pub(super) fn clock_of(response: &Response) -> ProviderClock {
    crate::http::date(response).map_or(ProviderClock::IssuedNow, ProviderClock::Date)
}

/// Verifies a token; on a key it does not know, asks for the keys once more, as they may just have been rotated. `now` is
/// the moment of asking, `expected.now` the one when the token came.
pub(super) async fn verify(
    raw: &Secret<String>,
    keys: &Jwks,
    expected: &Expected<'_>,
    cache: &KeyCache,
    provider: &ProviderMetadata,
    transport: &impl Transport,
    now: Timestamp,
) -> Result<IdToken<Verified>, SignInError> {
    match id_token::verify(raw, keys, expected) {
        Err(IdTokenError::UnknownKey) => {
            let newer = cache.newer_keys(&provider.jwks_uri, transport, now).await?;
            let keys = newer.ok_or(JwksError::AskedAgain)?;
            Ok(id_token::verify(raw, &keys, expected)?)
        }
        judged => Ok(judged?),
    }
}

impl From<TransportError> for SignInError {
    fn from(error: TransportError) -> Self {
        TokenError::from(error).into()
    }
}
