//! Renewing the session: in time, one at a time over all tabs, and never signing out because the network is down.

use super::Auth;
use super::provider::provider;
use super::spent;
use crate::browser::{clock, http, lock};
use crate::lazy::NotLoaded;
use account::http::TransportError;
use account::oidc::token::TokenError;
use account::session::{Session, SignedOut};
use account::settings::StorageKind;
use account::sign_in::{AfterRefresh, RefreshError};
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
        let renewed = lock::exclusive(LOCK, self.renew_alone(stale)).await;
        // Another tab has been at it for long: it may still succeed, and a slow one ends no session.
        renewed.unwrap_or_else(|| self.current().ok_or(NoSession))
    }

    async fn renew_alone(self, stale: &Session) -> Result<Session, NoSession> {
        // Another tab, or another call of this one, may have renewed while this one waited for the lock.
        let latest = self.stored().or_else(|| self.current()).ok_or(NoSession)?;
        if self.is_later(&latest, stale) {
            return Ok(latest);
        }
        let alone = self.settings().storage != StorageKind::Local;
        if alone && spent::is_spent(&latest) {
            return self.without_renewal(self.handed_over(&latest).await.unwrap_or(latest));
        }
        if alone {
            spent::note(&latest);
        }
        let asked_by = self.generation();
        let renewed = match provider().await {
            Ok(provider) => (provider.refresh)(latest.clone(), self.settings()).await,
            Err(NotLoaded) => Err(TokenError::from(TransportError::Unreachable).into()),
        };
        let is_spent = match &renewed {
            Ok(session) => spent::mark(session) != spent::mark(&latest),
            Err(error) => error.ends_session(),
        };
        if alone && !is_spent {
            spent::take_back(&latest);
        }
        // Signed out meanwhile, or somebody else signed in: what the answer brings is for nobody.
        if asked_by.admit(self.generation(), ()).is_none() {
            if let Ok(session) = renewed {
                give_back(&session).await;
            }
            return self.current().ok_or(NoSession);
        }
        match renewed {
            Ok(session) => {
                self.tabs().renewed(&latest);
                self.adopt(session.clone());
                Ok(session)
            }
            Err(RefreshError::NoRefreshToken) => self.without_renewal(latest),
            Err(error) => {
                let stored = self.stored();
                match (error.then(&latest, stored.as_ref()), stored) {
                    // Another tab was quicker, past the lock.
                    (AfterRefresh::UseStored, Some(theirs)) => {
                        self.adopt(theirs.clone());
                        Ok(theirs)
                    }
                    (AfterRefresh::TryLater, _) => Ok(latest),
                    (AfterRefresh::SignIn | AfterRefresh::UseStored, _) => {
                        self.end(SignedOut::Revoked);
                        Err(NoSession)
                    }
                }
            }
        }
    }

    /// Whether `found` is another session than `known`; it is taken over then.
    fn is_later(self, found: &Session, known: &Session) -> bool {
        let is_later = !found.access_token().same_as(known.access_token().expose());
        if is_later {
            self.adopt(found.clone());
        }
        is_later
    }

    /// Goes on with what cannot be renewed as long as it lasts.
    fn without_renewal(self, session: Session) -> Result<Session, NoSession> {
        if clock::now() < session.expires_at() {
            return Ok(session);
        }
        self.end(SignedOut::Expired);
        Err(NoSession)
    }

    /// Looks at the clock: renews what is due, ends what is over.
    pub(super) fn keep_fresh(self) {
        let Some(session) = self.current() else { return };
        let now = clock::now();
        if session.is_over(now) {
            // Judged again with the latest, which another tab may have stored.
            let _ended = self.without_renewal(self.stored().unwrap_or(session));
        } else if session.refresh_token().is_some() && session.is_due(now) {
            spawn_local(async move {
                // The outcome shows in the state.
                let _ = self.renew(&session).await;
            });
        }
    }
}

/// Gives the refresh token of a session that nobody uses back; best effort.
async fn give_back(session: &Session) {
    if let Some(request) = session.revocation() {
        // A token that was not given back ends with its time.
        let _ = http::send(request).await;
    }
}
