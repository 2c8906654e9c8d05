//! From a refresh token to the session's next tokens (RFC 6749 §6, OpenID Connect Core 1.0 §12).

use super::SignInError;
use super::complete::{clock_of, verify};
use crate::client::Client;
use crate::http::Transport;
use crate::id_token::Expected;
use crate::key_cache::KeyCache;
use crate::session::Session;
use crate::time::Timestamp;
use crate::token::{self, TokenError};
use thiserror::Error;

/// Why a session was not renewed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RefreshError {
    /// The provider gave no refresh token.
    #[error("there is no refresh token")]
    NoRefreshToken,
    /// The token endpoint said no, or nothing.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The ID token that came along failed a check.
    #[error("{0}")]
    Checks(SignInError),
}

impl RefreshError {
    /// Whether the person must sign in again: only when the provider refuses the refresh token in so many words, or its ID
    /// token fails a check. A dead network, a busy provider and a firewall's page are no reason to.
    #[must_use]
    pub fn ends_session(&self) -> bool {
        match self {
            Self::NoRefreshToken => true,
            Self::Token(error) => error.is_refusal(),
            Self::Checks(error) => matches!(error, SignInError::IdToken(_)),
        }
    }
}

/// What to do after a refresh failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRefresh {
    /// Use the session that is stored: another tab has renewed it meanwhile, which is why this refresh token was spent.
    UseStored,
    /// Go on with the old one and try again later: nothing was decided.
    TryLater,
    /// The session is over; the person must sign in again.
    SignIn,
    /// Another person has signed in meanwhile. The session that was sent is over, and theirs is left alone.
    OtherPerson,
}

impl RefreshError {
    /// What to do, after storage was read again (RFC 9700 §4.14.2): `sent` is the session whose refresh token was sent,
    /// `stored` the one that is stored now.
    #[must_use]
    pub fn then(&self, sent: &Session, stored: Option<&Session>) -> AfterRefresh {
        let token = |session: &Session| session.refresh_token().map(|token| token.expose().clone());
        match stored {
            _ if !self.ends_session() => AfterRefresh::TryLater,
            Some(other) if other.subject() != sent.subject() => AfterRefresh::OtherPerson,
            Some(other) if token(other) != token(sent) => AfterRefresh::UseStored,
            _ => AfterRefresh::SignIn,
        }
    }
}

/// What to do with a session that a renewal brought, before it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// Store it in place of the one that was renewed, and use it.
    Store,
    /// A later session of the same person is stored: use that one. The new tokens are dropped without a revocation, as a
    /// provider may end every session of the person with them (auth0.com/docs/secure/tokens/refresh-tokens/revoke-refresh-tokens).
    UseStored,
    /// Nobody is signed in any more, or another person is: store nothing, and give the new refresh token back.
    GiveBack,
}

impl Adoption {
    /// What to do with the session that followed `sent`, after storage was read again under the lock: `stored` is what is
    /// there now.
    #[must_use]
    pub fn of(sent: &Session, stored: Option<&Session>) -> Self {
        match stored {
            Some(stored) if stored.has_tokens_of(sent) => Self::Store,
            Some(stored) if stored.subject() == sent.subject() => Self::UseStored,
            _ => Self::GiveBack,
        }
    }
}

/// Renews `session`. The old refresh token is spent by that (RFC 9700 §4.14), so the result must be stored before anything
/// else is done. Nothing is asked for but the tokens.
///
/// Where the response cannot be used but for its refresh token, the session has that one, and is due as before.
///
/// Where an ID token came along, [`Session::is_unverified`] is true, and [`verify_renewed`] comes next; until then, the
/// session has the ID token that was verified before.
///
/// # Errors
/// When there is nothing to renew with, or the provider refuses.
pub async fn refresh(
    session: &Session,
    client: &Client,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Session, RefreshError> {
    let refresh_token = session.refresh_token().ok_or(RefreshError::NoRefreshToken)?;
    let endpoint = &session.provider().token_endpoint;
    let request = token::refresh_request(endpoint, &client.client_id, refresh_token)?;
    let response = transport.send(request).await.map_err(TokenError::from)?;
    match (token::judge(&response), token::rotated(&response)) {
        (Ok(answer), _) => Ok(session.renewed(answer, clock_of(&response), now())),
        // The old refresh token is spent whatever else is wrong with the answer: its successor is kept, and used next.
        (Err(_), Some(successor)) => Ok(session.rotated(successor)),
        (Err(error), None) => Err(error.into()),
    }
}

/// Verifies the ID token that the last renewal of `session` brought (OpenID Connect Core 1.0 §12.2). The result replaces
/// `session`; without such a token it is the same session.
///
/// # Errors
/// [`RefreshError::Checks`]. If it [ends the session](RefreshError::ends_session), the token failed a check, and the
/// session's refresh token is to be given back ([`Session::revocation`]). Otherwise the keys could not be had: the session
/// goes on as it is, and this is called again later.
pub async fn verify_renewed(
    session: &Session,
    client: &Client,
    cache: &KeyCache,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Session, RefreshError> {
    let Some(came) = session.unverified() else { return Ok(session.clone()) };
    let expected = Expected {
        issuer: &client.issuer,
        client_id: &client.client_id,
        trusted_audiences: &client.trusted_audiences,
        algorithms: &client.id_token_algorithms,
        nonce: None,
        access_token: session.access_token(),
        at_hash_required: false,
        max_age: None,
        acr_values: None,
        organization: None,
        leeway: client.leeway_seconds,
        now: came.at,
        started_at: None,
        clock: came.clock,
    };
    let provider = session.provider();
    let checks = async {
        let keys = cache.keys(&provider.jwks_uri, transport, now()).await?;
        verify(&came.raw, &keys, &expected, cache, provider, transport, now()).await
    };
    let id_token = checks.await.map_err(RefreshError::Checks)?;
    id_token.check_continues(session.id_token()).map_err(|why| RefreshError::Checks(why.into()))?;
    Ok(session.verified(id_token))
}
