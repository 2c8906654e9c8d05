//! The shared auth context signal. Everything that depends on who is signed in reads it; only this folder writes it.

use crate::AuthConfig;
use crate::browser::channel::Channel;
use crate::browser::storage::Kept;
use crate::browser::{clock, events, http, location};
use crate::keeper::{Begun, Keeper};
use crate::person::Person;
use crate::provider::provider;
use crate::tabs;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::callback::RawCallback;
use cameo_oidc::session::{AuthState, Generation, Session, SignedOut, StorageKind};
use cameo_oidc::sign_in;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How often the session's time is looked at. One long timer would be wrong after the device has slept.
const TICK: Duration = Duration::from_secs(15);

/// How long after a sign-in a person may have come back and pressed the button, in seconds: even where they are asked every
/// time, they were asked just now.
const COMING_BACK: u32 = 60;

/// The sign-in state, and the verbs that change it. `Copy`; get it by [`use_auth`].
#[derive(Clone, Copy)]
pub struct Auth {
    /// Never freed: there is one in an app, and what the browser calls back keeps it as long as the page lives. So the handle is
    /// as small as can be.
    pub(crate) parts: &'static Parts,
}

/// What [`Auth`] is a handle of.
pub(crate) struct Parts {
    pub(crate) state: RwSignal<AuthState>,
    pub(crate) person: Memo<Option<Person>>,
    pub(crate) leaving: RwSignal<bool>,
    kept: RwSignal<Kept>,
    pub(crate) landing: RwSignal<String>,
    pub(crate) config: &'static AuthConfig,
    pub(crate) keeper: Keeper,
    pub(crate) channel: StoredValue<Channel, LocalStorage>,
    generation: StoredValue<Generation>,
    /// When the session in `state` began ([`Begun`]).
    pub(crate) began: StoredValue<i64>,
    /// Whether this tab is known to be no copy of another one.
    pub(crate) own_tab: StoredValue<bool>,
    /// The response to a second sign-in, on the way to the page that parses it.
    pub(crate) second_response: StoredValue<Option<RawCallback>>,
}

/// The auth context of this app.
///
/// # Panics
/// Outside of [`AuthProvider`](crate::AuthProvider), or before [`provide_auth`].
pub fn use_auth() -> Auth {
    expect_context()
}

/// Provides the context, and starts: with the response of the provider if the page was opened with one, else with what is
/// stored. [`take_callback`](crate::take_callback) takes the response out of the address bar.
pub fn provide_auth(config: AuthConfig, callback: Option<RawCallback>) -> Auth {
    let state = RwSignal::new(AuthState::Starting);
    let config: &AuthConfig = Box::leak(Box::new(config));
    let keeper = Keeper::of(config);
    let generation = StoredValue::new(Generation::default());
    let parts = Parts {
        state,
        person: Memo::new(move |_| {
            state.with(|state| {
                session_of(state).map(|session| Person::of(session, &config.client, generation.get_value()))
            })
        }),
        leaving: RwSignal::new(false),
        kept: RwSignal::new(Kept::AsAsked),
        landing: RwSignal::new(config.routes.landing.to_owned()),
        config,
        channel: tabs::open(&keeper.scope.name("tabs")),
        keeper,
        generation,
        began: StoredValue::new(0),
        own_tab: StoredValue::new(false),
        second_response: StoredValue::new(None),
    };
    let auth = Auth { parts: Box::leak(Box::new(parts)) };
    provide_context(auth);
    match callback {
        Some(raw) => auth.finish(&raw),
        None => auth.start(),
    }
    auth.hear_tabs();
    events::on_return(move || {
        auth.parts.leaving.set(false);
        if !auth.parts.state.with_untracked(|state| matches!(state, AuthState::Failed(_))) {
            auth.follow();
        }
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
        self.parts.state.get()
    }

    /// Whether the page is being left for the provider, reactively.
    pub fn is_leaving(self) -> bool {
        self.parts.leaving.get()
    }

    /// Whether the session will not survive a reload although it should, as storage is blocked or full; reactively.
    pub fn is_in_memory_only(self) -> bool {
        self.parts.kept.get() == Kept::InMemoryOnly
    }

    /// Where the person wanted to be before they signed in.
    pub fn landing(self) -> String {
        self.parts.landing.get_untracked()
    }

    /// The configuration of this app.
    pub fn config(self) -> &'static AuthConfig {
        self.parts.config
    }

    /// The address where the provider sends people back to (`redirect_uri`).
    pub fn callback_address(self) -> String {
        location::address(self.parts.config.routes.callback)
    }

    /// Leaves for the provider's sign-in page and comes back to `return_to`.
    pub fn sign_in(self, return_to: String) {
        self.leave(SignInOptions { return_to, ..Default::default() });
    }

    /// Leaves for the provider's sign-in page as another page, or a link, asks for it.
    pub fn sign_in_with(self, options: SignInOptions) {
        self.leave(options);
    }

    /// Has `person` prove who they are, unless they did so at most `max_age` seconds ago. Whatever comes of it, they stay
    /// signed in. Does nothing if they are not signed in any more.
    pub fn confirm(self, person: &Person, return_to: String, max_age: u32) {
        if self.is_current(person) {
            // The provider's own session may be that of another account, after a second sign-in.
            self.leave(SignInOptions {
                return_to,
                again: true,
                max_age: Some(max_age),
                ..Default::default()
            });
        }
    }

    /// Whether `person` proved who they are at most `max_age` seconds ago; with 0, whether they have just come back from doing
    /// so. Somebody who is not signed in any more did not.
    pub fn is_confirmed(self, person: &Person, max_age: u32) -> bool {
        let age = if max_age == 0 { COMING_BACK } else { max_age };
        self.session_of(person).is_some_and(|session| session.is_recent(age, clock::now()))
    }

    /// Whether the session is still there after the provider's pages, where it is not kept in the page alone.
    pub fn outlives_the_page(self) -> bool {
        self.storage() != StorageKind::Memory && !self.is_in_memory_only()
    }

    /// Whether the provider answers this site at all. Asked after a failure, to tell a refused call from a dead network.
    pub async fn provider_answers(self) -> bool {
        sign_in::discover(&self.parts.config.client, &http::send).await.is_ok()
    }

    /// Goes on with the session that is stored, after signing in again did not work.
    pub fn go_on(self) {
        self.restore();
    }

    /// Whether a session is stored, whatever the last attempt to sign in came to.
    pub fn has_session(self) -> bool {
        self.stored().is_some()
    }

    /// Leaves for the provider's sign-in page, with credentials asked for even if the provider has a session.
    pub fn sign_in_as_someone_else(self) {
        self.leave(SignInOptions { return_to: self.landing(), again: true, ..Default::default() });
    }

    /// Leaves for the provider's sign-in page, so that another account than `person`'s can sign in. Until one does, they stay
    /// signed in; then nothing of them stays but what is not saved anywhere else
    /// ([`Kind::unsaved`](crate::browser::kind::Kind::unsaved)).
    pub fn switch_account(self, person: &Person) {
        if self.is_current(person) {
            let return_to = self.parts.config.routes.landing.to_owned();
            self.leave(SignInOptions { return_to, again: true, ..Default::default() });
        }
    }

    /// Leaves for the provider's sign-up page.
    pub fn sign_up(self) {
        let return_to = self.parts.config.routes.landing.to_owned();
        self.leave(SignInOptions { return_to, sign_up: true, ..Default::default() });
    }

    /// The session as it is now; not reactive.
    pub fn current(self) -> Option<Session> {
        self.parts.state.with_untracked(|state| session_of(state).cloned())
    }

    /// Stores the session, then lets it be used.
    pub(crate) fn adopt(self, session: Session, at: i64) {
        let begun = Begun { session, at };
        self.parts.kept.set(self.parts.keeper.save(&begun));
        self.parts.began.set_value(at);
        self.parts.state.set(AuthState::SignedIn(Arc::new(begun.session)));
    }

    /// Forgets the session. What else is kept of the person stays.
    pub(crate) fn end(self, why: SignedOut) {
        self.next_generation();
        self.parts.keeper.forget();
        self.parts.state.set(AuthState::SignedOut { why });
    }

    /// The provider, or an API, no longer accepts the session of `person`. A session of anybody else is left alone.
    pub fn revoked(self, person: &Person) {
        if self.is_current(person) {
            self.end(SignedOut::Revoked);
        }
    }

    /// Says that the page is being left for the provider, or is not after all.
    pub fn set_leaving(self, leaving: bool) {
        self.parts.leaving.set(leaving);
    }

    /// Which session an answer that is asked for now belongs to.
    pub(crate) fn generation(self) -> Generation {
        self.parts.generation.get_value()
    }

    pub(crate) fn next_generation(self) {
        self.parts.generation.update_value(|generation| *generation = generation.next());
    }

    /// Where the session is kept.
    pub(crate) fn storage(self) -> StorageKind {
        self.parts.config.storage
    }

    /// What is stored now, maybe by another tab, unless somebody has signed out since it began.
    pub(crate) fn stored(self) -> Option<Begun> {
        let keeper = &self.parts.keeper;
        let begun = keeper.load(&self.parts.config.client)?;
        keeper.tombstone_over(begun.at).is_none().then_some(begun)
    }

    /// The session in use, with its beginning.
    pub(crate) fn begun(self) -> Option<Begun> {
        self.current().map(|session| Begun { session, at: self.parts.began.get_value() })
    }

    /// Starts with what is stored.
    fn start(self) {
        let is_alone = self.storage() == StorageKind::Session && self.stored().is_some();
        if !is_alone {
            self.restore();
            return self.tidy_up();
        }
        spawn_local(async move {
            match provider().await {
                Ok(provider) if !(provider.is_own_tab)(self).await => self.sign_in_of_its_own(),
                // Without the code nothing is renewed, and the code looks again before it renews.
                _ => self.restore(),
            }
            self.tidy_up();
        });
    }

    /// This tab is a copy of another one: it forgets the copied session, and gets one of its own by the provider's session,
    /// which mostly asks nothing.
    pub(crate) fn sign_in_of_its_own(self) {
        self.next_generation();
        self.parts.keeper.forget();
        self.parts.state.set(AuthState::Returning);
        self.leave(SignInOptions { return_to: location::here(), ..Default::default() });
    }

    pub(crate) fn restore(self) {
        let why = match self.parts.keeper.take_farewell() {
            Some(keeps_edit) => SignedOut::ByChoice { here_only: false, keeps_edit },
            None => SignedOut::FirstVisit,
        };
        let Some(Begun { session, at }) = self.parts.keeper.load(&self.parts.config.client) else {
            return self.parts.state.set(AuthState::SignedOut { why });
        };
        self.parts.began.set_value(at);
        if session.is_over(clock::now()) {
            return self.end(SignedOut::Expired);
        }
        // What was stored is looked at like what a tab had before it was frozen: nothing is shown of it if somebody has signed
        // out since.
        match self.parts.keeper.tombstone_over(at) {
            Some(tombstone) => {
                if self.storage() == StorageKind::Local {
                    self.parts.keeper.forget();
                }
                self.let_go(session, tombstone.keeps_edit);
            }
            None => self.parts.state.set(AuthState::SignedIn(Arc::new(session))),
        }
    }
}
