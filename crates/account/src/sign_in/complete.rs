//! From the callback to a session.

use super::SignInError;
use crate::http::{Transport, TransportError};
use crate::oidc::callback::{Grant, ValidatedCallback};
use crate::oidc::discovery::ProviderMetadata;
use crate::oidc::id_token::{self, Expected, IdToken, IdTokenError, Verified};
use crate::oidc::jwks::{self, Jwks, JwksError};
use crate::oidc::token::{self, DEFAULT_LIFETIME, TokenError, TokenResponse};
use crate::secret::Secret;
use crate::session::Session;
use crate::settings::{ResponseType, Settings};
use crate::time::Timestamp;
use futures_util::future::join;

/// A sign-in that worked.
#[derive(Debug)]
pub struct Completed {
    /// Store it before it is used.
    pub session: Session,
    /// Where the person wanted to be: a path of this site.
    pub return_to: String,
}

/// Completes the sign-in: gets the tokens (code flow) or has them (implicit flow), and checks the ID token.
///
/// The code is sent once and never again (RFC 6749 §4.1.2).
///
/// # Errors
/// The first step that failed; then no token of this answer is used for anything.
pub async fn complete(
    callback: ValidatedCallback,
    settings: &Settings,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Completed, SignInError> {
    let ValidatedCallback { transaction, grant } = callback;
    let (answer, keys) = match grant {
        Grant::Code(code) => {
            let exchange = async {
                let request = token::code_request(&settings.client_id, &transaction, &code)?;
                token::judge(&transport.send(request).await?)
            };
            let (answer, keys) = join(exchange, fetch_keys(&transaction.provider, transport)).await;
            (answer?, keys?)
        }
        Grant::Tokens { access_token, id_token, token_type, expires_in, scope } => {
            if !token::is_bearer(&token_type) {
                return Err(TokenError::TokenType.into());
            }
            let expires_in = expires_in.unwrap_or(DEFAULT_LIFETIME);
            let (id_token, refresh_token) = (Some(id_token), None);
            let answer = TokenResponse { access_token, id_token, refresh_token, expires_in, scope };
            (answer, fetch_keys(&transaction.provider, transport).await?)
        }
    };
    let raw = answer.id_token.clone().ok_or(TokenError::Missing { name: "id_token" })?;
    let expected = Expected {
        issuer: &settings.issuer,
        client_id: &settings.client_id,
        nonce: Some(&transaction.nonce),
        access_token: &answer.access_token,
        at_hash_required: transaction.response_type == ResponseType::IdTokenToken,
        max_age: transaction.max_age,
        leeway: settings.leeway_seconds,
        now: now(),
    };
    let id_token = verify(&raw, keys, &expected, &transaction.provider, transport).await?;
    let return_to = transaction.return_to.clone();
    let session = Session::new(settings, &transaction, id_token, answer, now());
    Ok(Completed { session, return_to })
}

/// The provider's keys.
pub(super) async fn fetch_keys(
    provider: &ProviderMetadata,
    transport: &impl Transport,
) -> Result<Jwks, JwksError> {
    jwks::judge(&transport.send(jwks::request(&provider.jwks_uri)?).await?)
}

/// Verifies a token; on a key it does not know, asks for the keys once more, as they may just have been rotated.
pub(super) async fn verify(
    raw: &Secret<String>,
    keys: Jwks,
    expected: &Expected<'_>,
    provider: &ProviderMetadata,
    transport: &impl Transport,
) -> Result<IdToken<Verified>, SignInError> {
    match id_token::verify(raw, &keys, expected) {
        Err(IdTokenError::UnknownKey) => {
            let keys = fetch_keys(provider, transport).await?;
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
