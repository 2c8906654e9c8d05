//! The shared auth context signal. Everything that depends on who is signed in reads it; only this folder writes it.

use super::keeper;
use super::tabs::Tabs;
use crate::browser::storage::Kept;
use crate::browser::{clock, events, http};
use crate::routes;
use account::oidc::authorization::SignInOptions;
use account::oidc::callback::RawCallback;
use account::session::{AuthState, Generation, Session, SignedOut};
use account::settings::{Sensitive, Settings};
use account::sign_in;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How often the session's time is looked at. One long timer would be wrong after the device has slept.
const TICK: Duration = Duration::from_secs(15);

/// How long after a sign-in a person may have come back and pressed the button, in seconds: even where the settings ask every
/// time, they were asked just now.
const COMING_BACK: u32 = 60;

/// The sign-in state, and the verbs that change it. `Copy`; get it by [`use_auth`].
#[derive(Clone, Copy)]
pub struct Auth {
    pub(super) state: RwSignal<AuthState>,
    subject: Memo<Option<String>>,
    pub(super) leaving: RwSignal<bool>,
    kept: RwSignal<Kept>,
    pub(super) landing: RwSignal<String>,
    settings: StoredValue<Settings>,
    tabs: Tabs,
    generation: StoredValue<Generation>,
}

/// The auth context of this app.
///
/// # Panics
/// Outside of `<App>`, which provides it.
pub fn use_auth() -> Auth {
    expect_context()
}

/// Provides the context, and starts: with the answer of the provider if the page was opened by it, else with what is stored.
pub fn provide_auth(settings: Settings, callback: Option<RawCallback>) -> Auth {
    let state = RwSignal::new(AuthState::Starting);
    let auth = Auth {
        state,
        subject: Memo::new(move |_| state.with(|state| session_of(state).map(|s| s.subject().to_owned()))),
        leaving: RwSignal::new(false),
        kept: RwSignal::new(Kept::AsAsked),
        landing: RwSignal::new(routes::PROFILE.to_owned()),
        settings: StoredValue::new(settings),
        tabs: Tabs::open(),
        generation: StoredValue::new(Generation::default()),
    };
    provide_context(auth);
    match callback {
        Some(raw) => auth.finish(&raw),
        None => auth.restore(),
    }
    auth.hear_tabs();
    events::on_other_tab(keeper::SESSION_KEY, move || auth.follow());
    events::on_return(move || {
        auth.leaving.set(false);
        auth.follow();
        auth.keep_fresh();
    });
    // Refused only outside a browser.
    let _ = set_interval_with_handle(move || auth.keep_fresh(), TICK);
    auth
}

fn session_of(state: &AuthState) -> Option<&Session> {
    match state {
        AuthState::SignedIn(session) => Some(session),
        _ => None,
    }
}

impl Auth {
    /// Where the app stands with the person, reactively.
    pub fn state(self) -> AuthState {
        self.state.get()
    }

    /// Who is signed in, reactively. A silent refresh does not change it, so pages key their data on this.
    pub fn subject(self) -> Option<String> {
        self.subject.get()
    }

    /// Whether the page is being left for the provider, reactively.
    pub fn is_leaving(self) -> bool {
        self.leaving.get()
    }

    /// Whether the session will not survive a reload although it should, as storage is blocked or full; reactively.
    pub fn is_in_memory_only(self) -> bool {
        self.kept.get() == Kept::InMemoryOnly
    }

    /// Where the person wanted to be before they signed in.
    pub fn landing(self) -> String {
        self.landing.get_untracked()
    }

    /// The settings of this app.
    pub fn settings(self) -> Settings {
        self.settings.get_value()
    }

    /// Leaves for the provider's sign-in page and comes back to `return_to`.
    pub fn sign_in(self, return_to: String) {
        self.leave(SignInOptions { return_to, ..Default::default() });
    }

    /// Leaves for the provider's sign-in page as another page, or a link, asks for it.
    pub fn sign_in_with(self, options: SignInOptions) {
        self.leave(options);
    }

    /// Has the person prove who they are, unless they did so at most `max_age` seconds ago. Whatever comes of it, they stay
    /// signed in.
    pub fn confirm(self, return_to: String, max_age: u32) {
        // The provider's own session may be that of another account, after a second sign-in.
        let subject = self.current().map(|session| session.subject().to_owned());
        self.leave(SignInOptions {
            return_to,
            again: true,
            max_age: Some(max_age),
            subject,
            ..Default::default()
        });
    }

    /// The `max_age` with which the person has to prove who they are before `deed`, if they have to.
    pub fn needs_confirmation(self, deed: Sensitive) -> Option<u32> {
        let max_age = self.settings.with_value(|settings| settings.max_age_for(deed))?;
        let age = if max_age == 0 { COMING_BACK } else { max_age };
        let is_recent = self.current().is_some_and(|session| session.is_recent(age, clock::now()));
        (!is_recent).then_some(max_age)
    }

    /// Whether the provider answers this site at all. Asked after a failure, to tell a refused call from a dead network.
    pub async fn provider_answers(self) -> bool {
        sign_in::discover(&self.settings(), &http::send).await.is_ok()
    }

    /// Goes on with the session that is stored, after signing in again did not work.
    pub fn go_on(self) {
        self.restore();
    }

    /// Whether a session is stored, whatever the last attempt to sign in came to.
    pub fn has_session(self) -> bool {
        self.stored().is_some()
    }

    /// The same, with credentials asked for even if the provider has a session.
    pub fn sign_in_as_someone_else(self) {
        self.leave(SignInOptions { return_to: self.landing(), again: true, ..Default::default() });
    }

    /// Leaves for the provider's sign-up page.
    pub fn sign_up(self) {
        self.leave(SignInOptions {
            return_to: routes::PROFILE.to_owned(),
            sign_up: true,
            ..Default::default()
        });
    }

    /// The session as it is now; not reactive.
    pub fn current(self) -> Option<Session> {
        self.state.with_untracked(|state| session_of(state).cloned())
    }

    /// Stores the session, then lets it be used.
    pub(super) fn adopt(self, session: Session) {
        self.kept.set(self.settings.with_value(|settings| keeper::save(settings, &session)));
        self.state.set(AuthState::SignedIn(Arc::new(session)));
    }

    /// Forgets the session.
    pub(super) fn end(self, why: SignedOut) {
        self.next_generation();
        self.settings.with_value(keeper::forget);
        self.state.set(AuthState::SignedOut { why });
    }

    /// The tenant no longer accepts this session.
    pub fn revoked(self) {
        self.end(SignedOut::Revoked);
    }

    pub(super) fn set_leaving(self, leaving: bool) {
        self.leaving.set(leaving);
    }

    /// Which session an answer that is asked for now belongs to.
    pub(super) fn generation(self) -> Generation {
        self.generation.get_value()
    }

    pub(super) fn next_generation(self) {
        self.generation.update_value(|generation| *generation = generation.next());
    }

    pub(super) fn tabs(self) -> Tabs {
        self.tabs
    }

    /// Reads a stored session.
    pub(super) fn read(self, text: &str) -> Option<Session> {
        self.settings.with_value(|settings| Session::restore(text, settings))
    }

    /// What is stored now, maybe by another tab.
    pub(super) fn stored(self) -> Option<Session> {
        self.settings.with_value(keeper::load)
    }

    pub(super) fn restore(self) {
        let why = if keeper::take_farewell() {
            SignedOut::ByChoice { here_only: false }
        } else {
            SignedOut::FirstVisit
        };
        let next = match self.stored() {
            Some(session) if session.is_over(clock::now()) => {
                return self.end(SignedOut::Expired);
            }
            Some(session) => AuthState::SignedIn(Arc::new(session)),
            None => AuthState::SignedOut { why },
        };
        self.state.set(next);
    }

    /// Does what another tab did: signed in, signed out, renewed.
    fn follow(self) {
        match (self.stored(), self.current()) {
            (Some(theirs), Some(ours)) if theirs.access_token().same_as(ours.access_token().expose()) => {}
            (Some(theirs), ours) => {
                if ours.is_none_or(|ours| ours.subject() != theirs.subject()) {
                    self.next_generation();
                }
                self.state.set(AuthState::SignedIn(Arc::new(theirs)));
            }
            (None, Some(_)) => {
                self.next_generation();
                self.state.set(AuthState::SignedOut { why: SignedOut::OtherTab });
            }
            (None, None) => {}
        }
    }
}
