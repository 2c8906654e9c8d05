//! How the session is renewed: one at a time over all tabs. Code that a first visit does not need.

use crate::browser::{clock, http, lock};
use crate::provider::KEYS;
use crate::refresh::NoSession;
use crate::sign_out::give_back;
use crate::{Auth, Person, spent};
use cameo_oidc::session::{Session, StorageKind};
use cameo_oidc::sign_in::{self, Adoption, AfterRefresh, RefreshError};

impl Auth {
    /// Runs `work` while no other tab renews or replaces the session. `None`: another tab did not let go in time.
    pub(crate) async fn alone<T>(self, work: impl Future<Output = T>) -> Option<T> {
        lock::exclusive(&self.parts.keeper.scope, "session-lock", work).await
    }

    /// [`Auth::renew`], with the code here.
    pub(crate) async fn renew_in_turn(self, person: &Person, stale: &Session) -> Result<Session, NoSession> {
        if !self.is_own_tab().await {
            if self.is_current(person) {
                self.sign_in_of_its_own();
            }
            return Err(NoSession);
        }
        let renewed = self.alone(self.renew_alone(person, stale)).await;
        // Another tab has been at it for long: it may still succeed, and a slow one ends no session.
        renewed.unwrap_or_else(|| self.session_of(person).ok_or(NoSession))
    }

    async fn renew_alone(self, person: &Person, stale: &Session) -> Result<Session, NoSession> {
        // Another tab, or another call of this one, may have renewed while this one waited for the lock; or somebody has
        // signed out or in.
        self.follow();
        let mut latest = self.session_of(person).ok_or(NoSession)?;
        if !latest.access_token().same_as(stale.access_token().expose()) {
            return Ok(latest);
        }
        // What an earlier renewal brought is verified before it is replaced, if the keys can be had by now.
        if latest.is_unverified() {
            latest = self.verify(person, latest).await?;
        }
        let is_alone = self.storage() == StorageKind::Session;
        if is_alone && spent::is_spent(&self.parts.keeper.scope, &latest) {
            return self.without_renewal(person, latest);
        }
        if is_alone {
            spent::note(&self.parts.keeper.scope, &latest);
        }
        let renewed =
            sign_in::refresh(&latest, &self.parts.config.client, &http::send_anew, clock::now).await;
        let is_spent = match &renewed {
            Ok(session) => spent::mark(session) != spent::mark(&latest),
            Err(error) => error.ends_session(),
        };
        if is_alone && !is_spent {
            spent::take_back(&self.parts.keeper.scope, &latest);
        }
        match renewed {
            // Stored before anything else can fail: the old refresh token is spent.
            Ok(session) => match self.replace(person, &latest, session.clone()) {
                Adoption::Store => self.verify(person, session).await,
                Adoption::UseStored => self.session_of(person).ok_or(NoSession),
                Adoption::GiveBack => {
                    give_back(&session).await;
                    self.session_of(person).ok_or(NoSession)
                }
            },
            Err(RefreshError::NoRefreshToken) => self.without_renewal(person, latest),
            Err(error) => {
                let stored = self.stored().map(|begun| begun.session);
                match error.then(&latest, stored.as_ref()) {
                    AfterRefresh::TryLater => self.session_of(person).ok_or(NoSession),
                    // Another tab was quicker, past the lock; or somebody else has signed in.
                    AfterRefresh::UseStored | AfterRefresh::OtherPerson => {
                        self.follow();
                        self.session_of(person).ok_or(NoSession)
                    }
                    AfterRefresh::SignIn => {
                        self.revoked(person);
                        Err(NoSession)
                    }
                }
            }
        }
    }

    /// Stores `session` in place of `sent`, from which it came, unless somebody has signed out or in meanwhile. Storage is
    /// read again, inside the lock.
    fn replace(self, person: &Person, sent: &Session, session: Session) -> Adoption {
        self.follow();
        let stored = self.stored();
        let adoption = match Adoption::of(sent, stored.as_ref().map(|begun| &begun.session)) {
            Adoption::Store if !self.is_current(person) => Adoption::GiveBack,
            adoption => adoption,
        };
        if let (Adoption::Store, Some(begun)) = (adoption, stored) {
            self.adopt(session, begun.at);
        }
        adoption
    }

    /// Verifies the ID token that a renewal brought. Without keys, it waits for the next renewal, and the session goes on.
    async fn verify(self, person: &Person, session: Session) -> Result<Session, NoSession> {
        match sign_in::verify_renewed(
            &session,
            &self.parts.config.client,
            &KEYS,
            &http::send_anew,
            clock::now,
        )
        .await
        {
            Ok(verified) => {
                if session.is_unverified() {
                    self.replace(person, &session, verified);
                }
            }
            // Refused: the session ends, and its refresh token is given back.
            Err(error) if error.ends_session() => {
                self.revoked(person);
                give_back(&session).await;
            }
            Err(_) => {}
        }
        self.session_of(person).ok_or(NoSession)
    }
}
