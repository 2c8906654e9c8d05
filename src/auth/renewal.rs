//! How the session is renewed: one at a time over all tabs. Code that a first visit does not need.

use super::refresh::NoSession;
use super::{Auth, Person, spent};
use crate::browser::{clock, http, lock};
use account::session::{Session, SignedOut};
use account::settings::StorageKind;
use account::sign_in::{self, AfterRefresh, RefreshError};

/// The lock's name; all tabs of this origin share it.
const LOCK: &str = "cameo.refresh";

impl Auth {
    /// [`Auth::renew`], with the code here.
    pub(super) async fn renew_in_turn(self, person: &Person, stale: &Session) -> Result<Session, NoSession> {
        let renewed = lock::exclusive(LOCK, self.renew_alone(person, stale)).await;
        // Another tab has been at it for long: it may still succeed, and a slow one ends no session.
        renewed.unwrap_or_else(|| self.session_of(person).ok_or(NoSession))
    }

    async fn renew_alone(self, person: &Person, stale: &Session) -> Result<Session, NoSession> {
        // Another tab, or another call of this one, may have renewed while this one waited for the lock; or somebody else
        // may have signed in.
        self.follow();
        let latest = self.session_of(person).ok_or(NoSession)?;
        if !latest.access_token().same_as(stale.access_token().expose()) {
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
        let renewed = sign_in::refresh(&latest, &self.settings(), &http::send_anew, clock::now).await;
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
            return self.session_of(person).ok_or(NoSession);
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
}

/// Gives the refresh token of a session that nobody uses back; best effort.
async fn give_back(session: &Session) {
    if let Some(request) = session.revocation() {
        // A token that was not given back ends with its time.
        let _ = http::send(request).await;
    }
}
