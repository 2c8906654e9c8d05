//! When the session is renewed: in time, and never signing out because the network is down.

use crate::browser::clock;
use crate::lazy::NotLoaded;
use crate::provider::provider;
use crate::{Auth, Person};
use cameo_oidc::session::{Session, SignedOut};
use leptos::prelude::GetUntracked;
use wasm_bindgen_futures::spawn_local;

/// There is no session to act with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSession;

impl Auth {
    /// The session of `person`, with a fresh access token as far as the network allows.
    ///
    /// # Errors
    /// When they are not signed in any more, or the session is over.
    pub async fn fresh_session(self, person: &Person) -> Result<Session, NoSession> {
        // A tab that was frozen may have missed a sign-out: nothing is sent before that is known.
        self.follow();
        let session = self.session_of(person).ok_or(NoSession)?;
        if session.is_due(clock::now()) { self.renew(person, &session).await } else { Ok(session) }
    }

    /// A session of `person` other than `stale`, whose access token is due or was refused. Never a session of anybody else.
    ///
    /// Returns `stale` itself when the provider cannot be reached: a dead network ends no session.
    ///
    /// # Errors
    /// When they are not signed in any more, or the session is over.
    pub async fn renew(self, person: &Person, stale: &Session) -> Result<Session, NoSession> {
        match provider().await {
            Ok(provider) => (provider.renew)(self, person.clone(), stale.clone()).await,
            Err(NotLoaded) => self.session_of(person).ok_or(NoSession),
        }
    }

    /// Goes on with what cannot be renewed as long as it lasts.
    pub(crate) fn without_renewal(self, person: &Person, session: Session) -> Result<Session, NoSession> {
        if clock::now() < session.expires_at() {
            return Ok(session);
        }
        if self.is_current(person) {
            self.end(SignedOut::Expired);
        }
        Err(NoSession)
    }

    /// Looks at the clock: renews what is due, ends what is over.
    pub(crate) fn keep_fresh(self) {
        let (Some(session), Some(person)) = (self.current(), self.parts.person.get_untracked()) else {
            return;
        };
        let now = clock::now();
        if session.is_over(now) {
            // Another tab may have stored a later one.
            self.follow();
            let latest = self.session_of(&person);
            let _ended = latest.map(|latest| self.without_renewal(&person, latest));
        } else if session.refresh_token().is_some() && session.is_due(now) {
            spawn_local(async move {
                // The outcome shows in the state.
                let _ = self.renew(&person, &session).await;
            });
        }
    }
}
