//! From a refresh token to the session's next tokens (RFC 6749 §6, OpenID Connect Core 1.0 §12).

use super::SignInError;
use super::complete::{fetch_keys, verify};
use crate::http::Transport;
use crate::oidc::id_token::{Expected, IdTokenError};
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
    let refresh_token = session.refresh_token().ok_or(RefreshError::NoRefreshToken)?;
    let endpoint = &session.provider().token_endpoint;
    let request = token::refresh_request(endpoint, &settings.client_id, refresh_token)?;
    let answer = token::judge(&transport.send(request).await.map_err(TokenError::from)?)?;
    let Some(raw) = answer.id_token.clone() else { return Ok(session.renewed(None, answer, now())) };
    let expected = Expected {
        issuer: &settings.issuer,
        client_id: &settings.client_id,
        nonce: None,
        access_token: &answer.access_token,
        at_hash_required: false,
        max_age: None,
        leeway: settings.leeway_seconds,
        now: now(),
    };
    let checks = async {
        let keys = fetch_keys(session.provider(), transport).await?;
        verify(&raw, keys, &expected, session.provider(), transport).await
    };
    let id_token = checks.await.map_err(RefreshError::Checks)?;
    if !id_token.continues(session.id_token()) {
        return Err(RefreshError::Checks(IdTokenError::Mismatch { claim: "sub" }.into()));
    }
    Ok(session.renewed(Some(id_token), answer, now()))
}
