//! Renewing the session: in time, one at a time over all tabs, and never signing out because the network is down.

use super::Auth;
use super::provider::provider;
use crate::browser::{clock, lock};
use crate::lazy::NotLoaded;
use account::http::TransportError;
use account::oidc::token::TokenError;
use account::session::{Session, SignedOut};
use account::sign_in::RefreshError;
use wasm_bindgen_futures::spawn_local;

/// The lock's name; all tabs of this origin share it.
const LOCK: &str = "cameo.refresh";

/// There is no session to act with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSession;

impl Auth {
    /// A session whose access token is fresh, as far as the network allows.
    ///
    /// # Errors
    /// When nobody is signed in, or the session is over.
    pub async fn session(self) -> Result<Session, NoSession> {
        let session = self.current().ok_or(NoSession)?;
        if session.is_due(clock::now()) { self.renew(&session).await } else { Ok(session) }
    }

    /// A session other than `stale`, whose access token is due or was refused.
    ///
    /// Returns `stale` itself when the provider cannot be reached: a dead network ends no session.
    ///
    /// # Errors
    /// When the session is over.
    pub async fn renew(self, stale: &Session) -> Result<Session, NoSession> {
        lock::exclusive(LOCK, self.renew_alone(stale)).await
    }

    async fn renew_alone(self, stale: &Session) -> Result<Session, NoSession> {
        // Another tab, or another call of this one, may have renewed while this one waited for the lock.
        let latest = self.stored().or_else(|| self.current()).ok_or(NoSession)?;
        if !latest.access_token().same_as(stale.access_token().expose()) {
            self.adopt(latest.clone());
            return Ok(latest);
        }
        let renewed = match provider().await {
            Ok(provider) => (provider.refresh)(latest.clone(), self.settings()).await,
            Err(NotLoaded) => Err(TokenError::from(TransportError::Unreachable).into()),
        };
        // Signed out meanwhile: the answer belongs to nobody.
        let still_ours = self.current().is_some_and(|now| now.subject() == latest.subject());
        match renewed {
            _ if !still_ours => Err(NoSession),
            Ok(session) => {
                self.adopt(session.clone());
                Ok(session)
            }
            Err(RefreshError::NoRefreshToken) if !latest.is_over(clock::now()) => Ok(latest),
            Err(error) if error.ends_session() => {
                let expired = matches!(error, RefreshError::NoRefreshToken);
                self.end(if expired { SignedOut::Expired } else { SignedOut::Revoked });
                Err(NoSession)
            }
            Err(_) => Ok(latest),
        }
    }

    /// Looks at the clock: renews what is due, ends what is over.
    pub(super) fn keep_fresh(self) {
        let Some(session) = self.current() else { return };
        let now = clock::now();
        if session.is_over(now) {
            self.end(SignedOut::Expired);
        } else if session.refresh_token().is_some() && session.is_due(now) {
            spawn_local(async move {
                // The outcome shows in the state.
                let _ = self.renew(&session).await;
            });
        }
    }
}
