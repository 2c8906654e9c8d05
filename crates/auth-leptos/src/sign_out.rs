//! Signing out: here first, then at the provider.

use crate::browser::{clock, http, location};
use crate::keeper::Tombstone;
use crate::{Auth, Person};
use cameo_oidc::discovery;
use cameo_oidc::http::Request;
use cameo_oidc::session::{Session, SignedOut};
use futures_util::future::{Either, join, select};
use leptos::prelude::GetValue;
use std::pin::pin;
use wasm_bindgen_futures::spawn_local;

/// How long the provider may take to answer before signing out goes on without it, in milliseconds.
const PATIENCE: i32 = 3_000;

impl Auth {
    /// Signs `person` out of this app: forgets the session and all that is kept of them, in every tab, and gives the refresh
    /// token back. The provider's own session goes on. With `keeps_edit`, an edit that is not saved stays on this device.
    pub fn sign_out_here(self, person: &Person, keeps_edit: bool) {
        let Some(session) = self.session_of(person) else { return };
        self.forget_person(&session, SignedOut::ByChoice { here_only: false, keeps_edit });
        spawn_local(async move { give_back(&session).await });
    }

    /// Signs `person` out here as [`Auth::sign_out_here`] does, and leaves to end the provider's session.
    ///
    /// Whether the refresh token could be given back has no say in that. Where the provider cannot be reached at all, the
    /// person is signed out here and told so.
    pub fn sign_out(self, person: &Person, keeps_edit: bool) {
        let Some(session) = self.session_of(person) else { return };
        self.set_leaving(true);
        self.forget_person(&session, SignedOut::ByChoice { here_only: false, keeps_edit });
        spawn_local(async move {
            let home = location::address(self.parts.config.routes.home);
            match session.logout_url(&home) {
                Some(url) if is_reachable(&session).await => {
                    self.parts.keeper.leave_farewell(keeps_edit);
                    location::leave(url.as_str());
                }
                _ => {
                    self.set_leaving(false);
                    self.end(SignedOut::ByChoice { here_only: true, keeps_edit });
                }
            }
        });
    }

    /// Forgets the session and what is kept of the person, and has every other tab do the same: those that are alive now, and
    /// those that are not, as soon as they are.
    fn forget_person(self, session: &Session, why: SignedOut) {
        let SignedOut::ByChoice { keeps_edit, .. } = why else { return };
        let keeper = &self.parts.keeper;
        // After every session that this tab knows of, even where the clock was set back.
        let at = keeper.beginning().max(self.parts.began.get_value());
        keeper.bury(Tombstone { at, keeps_edit });
        self.end(why);
        keeper.clear(session.subject(), keeps_edit, true);
        self.tell_signed_out();
    }
}

/// Gives the refresh token back, and tells whether the provider is there. That it refuses the revocation, or does not let this
/// origin read the answer, says nothing about that: discovery, which has worked before, is the witness.
async fn is_reachable(session: &Session) -> bool {
    let witness = discovery::request(&session.provider().issuer).ok();
    let (given_back, witness) = join(answers(session.revocation()), answers(witness)).await;
    given_back || witness
}

/// Gives the refresh token back, where there is one; best effort. A token that was not given back ends with its time.
pub(crate) async fn give_back(session: &Session) {
    answers(session.revocation()).await;
}

/// Whether a response comes that this page may read, whatever it says.
async fn answers(request: Option<Request>) -> bool {
    let Some(request) = request else { return false };
    match select(pin!(http::send_past_cache(request)), pin!(clock::sleep(PATIENCE))).await {
        Either::Left((answer, _)) => answer.is_ok(),
        Either::Right(_) => false,
    }
}
