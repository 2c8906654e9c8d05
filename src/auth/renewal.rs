//! How the session is renewed: one at a time over all tabs. Code that a first visit does not need.

use super::provider::KEYS;
use super::refresh::NoSession;
use super::{Auth, spent};
use crate::browser::{clock, http, lock};
use account::session::{Session, SignedOut};
use account::settings::StorageKind;
use account::sign_in::{self, AfterRefresh, RefreshError};

/// The lock's name; all tabs of this origin share it.
const LOCK: &str = "cameo.refresh";

impl Auth {
    /// [`Auth::renew`], with the code here.
    pub(super) async fn renew_in_turn(self, stale: &Session) -> Result<Session, NoSession> {
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
        let settings = self.settings();
        // What an earlier renewal brought is verified before it is replaced, if the keys can be had by now.
        let latest =
            match sign_in::verify_renewed(&latest, &settings, &KEYS, &http::send_anew, clock::now).await {
                Ok(verified) => verified,
                Err(error) if error.ends_session() => return self.refused(&latest).await,
                Err(_) => latest,
            };
        let renewed = sign_in::refresh(&latest, &settings, &http::send_anew, clock::now).await;
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
                // Stored before anything else can fail: the old refresh token is spent.
                self.adopt(session.clone());
                match sign_in::verify_renewed(&session, &settings, &KEYS, &http::send_anew, clock::now).await
                {
                    Ok(verified) if asked_by == self.generation() => {
                        self.adopt(verified.clone());
                        Ok(verified)
                    }
                    Err(error) if error.ends_session() && asked_by == self.generation() => {
                        self.refused(&session).await
                    }
                    // Without keys, the ID token waits for the next renewal.
                    _ => self.current().ok_or(NoSession),
                }
            }
            Err(RefreshError::NoRefreshToken) => self.without_renewal(latest),
            Err(error) => {
                let stored = self.stored();
                match (error.then(&latest, stored.as_ref()), stored) {
                    // Another tab was quicker, past the lock.
                    (AfterRefresh::UseStored | AfterRefresh::OtherPerson, Some(theirs)) => {
                        self.adopt(theirs.clone());
                        Ok(theirs)
                    }
                    (AfterRefresh::TryLater, _) => Ok(latest),
                    (AfterRefresh::SignIn | AfterRefresh::UseStored | AfterRefresh::OtherPerson, _) => {
                        self.end(SignedOut::Revoked);
                        Err(NoSession)
                    }
                }
            }
        }
    }

    /// The ID token of a renewal failed a check: the session ends, and its refresh token is given back.
    async fn refused(self, session: &Session) -> Result<Session, NoSession> {
        self.end(SignedOut::Revoked);
        give_back(session).await;
        Err(NoSession)
    }

    /// Whether `found` is another session than `known`; it is taken over then.
    fn is_later(self, found: &Session, known: &Session) -> bool {
        let is_later = !found.access_token().same_as(known.access_token().expose());
        if is_later {
            self.adopt(found.clone());
        }
        is_later
    }
}

/// Gives the refresh token of a session that nobody uses back; best effort.
async fn give_back(session: &Session) {
    if let Some(request) = session.revocation() {
        // A token that was not given back ends with its time.
        let _ = http::send(request).await;
    }
}
