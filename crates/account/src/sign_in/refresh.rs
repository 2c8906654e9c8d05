//! From a refresh token to the session's next tokens (RFC 6749 §6, OpenID Connect Core 1.0 §12).

use super::SignInError;
use super::complete::{clock_of, verify};
use crate::http::Transport;
use crate::oidc::id_token::Expected;
use crate::oidc::key_cache::KeyCache;
use crate::oidc::token::{self, TokenError};
use crate::session::Session;
use crate::settings::Settings;
use crate::time::Timestamp;
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
    /// Whether the person must sign in again. A dead network or a busy provider is no reason to.
    #[must_use]
    pub fn ends_session(&self) -> bool {
        match self {
            Self::NoRefreshToken => true,
            Self::Token(error) => !error.is_transient(),
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
}

impl RefreshError {
    /// What to do, after storage was read again (RFC 9700 §4.14.2): `sent` is the session whose refresh token was sent,
    /// `stored` the one that is stored now.
    #[must_use]
    pub fn then(&self, sent: &Session, stored: Option<&Session>) -> AfterRefresh {
        let token = |session: &Session| session.refresh_token().map(|token| token.expose().clone());
        match stored {
            _ if !self.ends_session() => AfterRefresh::TryLater,
            Some(other) if token(other) != token(sent) && other.subject() == sent.subject() => {
                AfterRefresh::UseStored
            }
            _ => AfterRefresh::SignIn,
        }
    }
}

/// Renews `session`. The result must be stored before it is used: the old refresh token is spent (RFC 9700 §4.14).
///
/// # Errors
/// When there is nothing to renew with, the provider refuses, or its ID token speaks of somebody else (Core §12.2).
pub async fn refresh(
    session: &Session,
    settings: &Settings,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Session, RefreshError> {
    refresh_with_keys(session, settings, &KeyCache::default(), transport, now).await
}

/// [`refresh`] with keys that the caller keeps.
///
/// # Errors
/// As [`refresh`].
pub async fn refresh_with_keys(
    session: &Session,
    settings: &Settings,
    cache: &KeyCache,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Session, RefreshError> {
    let refresh_token = session.refresh_token().ok_or(RefreshError::NoRefreshToken)?;
    let endpoint = &session.provider().token_endpoint;
    let request = token::refresh_request(endpoint, &settings.client_id, refresh_token)?;
    let response = transport.send(request).await.map_err(TokenError::from)?;
    let answer = token::judge(&response)?;
    let Some(raw) = answer.id_token.clone() else { return Ok(session.renewed(None, answer, now())) };
    let expected = Expected {
        issuer: &settings.issuer,
        client_id: &settings.client_id,
        algorithms: &settings.id_token_algorithms,
        nonce: None,
        access_token: &answer.access_token,
        at_hash_required: false,
        max_age: None,
        acr_values: None,
        organization: None,
        leeway: settings.leeway_seconds,
        now: now(),
        started_at: None,
        clock: clock_of(&response),
    };
    let checks = async {
        let keys = cache.keys(&session.provider().jwks_uri, transport, now()).await?;
        verify(&raw, &keys, &expected, cache, session.provider(), transport).await
    };
    let id_token = checks.await.map_err(RefreshError::Checks)?;
    id_token.check_continues(session.id_token()).map_err(|why| RefreshError::Checks(why.into()))?;
    Ok(session.renewed(Some(id_token), answer, now()))
}
