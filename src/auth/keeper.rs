//! What auth keeps in the browser: the session, the attempts to sign in, and when somebody signed out. Decides nothing.

use crate::browser::storage::{Kept, Kind, Name, Scope, Shelf};
use crate::browser::{clock, random};
use cameo_auth0::linking::LinkAttempt;
use cameo_oidc::callback::RawCallback;
use cameo_oidc::session::Session;
use cameo_oidc::transaction::LoginTransaction;
use cameo_settings::{Settings, StorageKind};
use std::cell::RefCell;

const TAB: Shelf = Shelf::new(StorageKind::Session);
const ALL_TABS: Shelf = Shelf::new(StorageKind::Local);

thread_local! {
    /// The answer of a second sign-in, on the way to the page that parses it.
    static ANSWER: RefCell<Option<RawCallback>> = const { RefCell::new(None) };
}

/// A session with the moment at which it began.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The session.
    pub session: Session,
    /// When the person signed in, by this device's clock, in milliseconds since 1970. A renewal does not change it.
    pub at: i64,
}

/// The note that somebody signed out here by choice. Every session that began before it is over, in whatever tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// When, by this device's clock, in milliseconds since 1970.
    pub at: i64,
    /// Whether an edit that is not saved stays on this device.
    pub keeps_edit: bool,
}

/// Where auth keeps what, with these settings.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// The app that all names are of.
    pub scope: Scope,
    storage: StorageKind,
}

impl Keeper {
    /// The keeper of this app with these settings.
    pub fn of(settings: &Settings) -> Self {
        Self { scope: Scope::of(settings), storage: settings.storage }
    }

    /// The key of the session; the one that other tabs watch.
    pub fn session_key(&self) -> String {
        self.scope.key(Kind::Session)
    }

    /// The session that is stored, if it was made with these settings.
    pub fn load(&self, settings: &Settings) -> Option<Begun> {
        let text = Shelf::new(self.storage).get(&self.session_key())?;
        let (at, session) = text.split_once(' ')?;
        Some(Begun { session: Session::restore(session, &settings.client)?, at: at.parse().ok()? })
    }

    /// Stores a session in place of the earlier one.
    pub fn save(&self, begun: &Begun) -> Kept {
        let text = [&begun.at.to_string(), " ", begun.session.to_text().expose()].concat();
        Shelf::new(self.storage).put(&self.session_key(), &text)
    }

    /// Forgets the session.
    pub fn forget(&self) {
        Shelf::new(self.storage).remove(&self.session_key());
    }

    /// Remembers an attempt until its callback. `InMemoryOnly` means that it will not survive leaving the page.
    ///
    /// The callback may open in another tab, so all tabs find it; its `state` is known to this browser and the provider
    /// alone. Where the settings keep nothing in the browser, it is in this tab, with what only memory holds otherwise.
    pub fn remember(&self, attempt: &LoginTransaction) -> Kept {
        let key = self.scope.key_of(Kind::Attempt, attempt.state.expose(), "");
        let text = attempt.to_text();
        match self.storage {
            StorageKind::Memory => {
                self.carry(attempt.state.expose());
                // Ten minutes, as all that is carried.
                TAB.put(&self.carried_attempt(attempt.state.expose()), text.expose())
            }
            _ => match ALL_TABS.put(&key, text.expose()) {
                Kept::AsAsked => Kept::AsAsked,
                Kept::InMemoryOnly => TAB.put(&key, text.expose()),
            },
        }
    }

    /// Takes the attempt with this `state`; a second time there is none.
    pub fn take_attempt(&self, state: &str) -> Option<LoginTransaction> {
        let key = self.scope.key_of(Kind::Attempt, state, "");
        let (here, anywhere) = (TAB.take(&key), ALL_TABS.take(&key));
        let carried = TAB.take(&self.carried_attempt(state));
        LoginTransaction::from_text(&here.or(anywhere).or(carried)?)
    }

    /// The key of the attempt with this `state`, where the settings keep nothing in the browser.
    fn carried_attempt(&self, state: &str) -> String {
        self.scope.key_of(Kind::Carried, state, "attempt")
    }

    /// Puts edits and answers that only memory holds into this tab, for one redirect.
    fn carry(&self, state: &str) {
        let memory = Shelf::new(StorageKind::Memory);
        for (key, name) in memory.names() {
            let is_of_a_person = name.kind.is_some_and(|kind| kind.is_of_a_person() && kind != Kind::History);
            if let (true, Some(text)) = (is_of_a_person, memory.get(&key)) {
                TAB.put(&self.scope.key_of(Kind::Carried, state, &key), &text);
            }
        }
    }

    /// Takes back what was carried over the redirect of the attempt with this `state`, for `subject` alone. Whatever else was
    /// carried is forgotten.
    pub fn take_carried(&self, state: &str, subject: &str) {
        let prefix = self.scope.prefix(Kind::Carried, state);
        for (key, name) in TAB.names() {
            if name.kind != Some(Kind::Carried) {
                continue;
            }
            let text = TAB.take(&key);
            let (Some(text), true) = (text, key.starts_with(&prefix)) else { continue };
            // Answers of a sign-up without a subject are offered, not used.
            let is_theirs = |carried: Name| carried.of == subject || carried.of.starts_with("mailto:");
            if Name::read(&name.part).is_some_and(is_theirs) {
                Shelf::new(StorageKind::Memory).put(&name.part, &text);
            }
        }
    }

    /// Remembers a second sign-in until its callback. The latest counts.
    pub fn remember_second(&self, attempt: &LinkAttempt) -> Kept {
        TAB.put(&self.scope.key(Kind::SecondSignIn), attempt.to_text().expose())
    }

    /// Takes the second sign-in that is under way; a second time there is none.
    pub fn take_second(&self) -> Option<LinkAttempt> {
        LinkAttempt::from_text(&TAB.take(&self.scope.key(Kind::SecondSignIn))?)
    }

    /// Puts an answer that is no first sign-in's aside, in memory, if a second one is under way.
    pub fn put_aside(&self, raw: &RawCallback) -> bool {
        let waits = TAB.get(&self.scope.key(Kind::SecondSignIn)).is_some();
        if waits {
            ANSWER.set(Some(raw.clone()));
        }
        waits
    }

    /// Notes that somebody signs out by choice.
    pub fn bury(&self, tombstone: Tombstone) {
        let rest = if tombstone.keeps_edit { " edit" } else { "" };
        let text = tombstone.at.to_string() + rest;
        ALL_TABS.put(&self.scope.key(Kind::Tombstone), &text);
    }

    /// When somebody signed out here by choice, the last time.
    pub fn tombstone(&self) -> Option<Tombstone> {
        let text = ALL_TABS.get(&self.scope.key(Kind::Tombstone))?;
        let (at, rest) = text.split_once(' ').unwrap_or((&text, ""));
        Some(Tombstone { at: at.parse().ok()?, keeps_edit: rest == "edit" })
    }

    /// The tombstone, if it ends a session that began `at`.
    pub fn tombstone_over(&self, at: i64) -> Option<Tombstone> {
        self.tombstone().filter(|tombstone| at <= tombstone.at)
    }

    /// The beginning of a session that begins now: after every tombstone, even where the clock was set back.
    pub fn beginning(&self) -> i64 {
        clock::milliseconds().max(self.tombstone().map_or(0, |tombstone| tombstone.at + 1))
    }

    /// Forgets all that this app keeps of `subject`, with `everywhere` in all tabs' storage too, and all that belongs to a
    /// session. What says nothing about anybody stays, and with `keeps_edit` what they have not saved.
    pub fn clear(&self, subject: &str, keeps_edit: bool, everywhere: bool) {
        let shelves = [StorageKind::Memory, StorageKind::Session, StorageKind::Local];
        for kind in shelves.into_iter().take(if everywhere { 3 } else { 2 }) {
            let shelf = Shelf::new(kind);
            for (key, name) in shelf.names() {
                let stays = match name.kind {
                    Some(Kind::Draft | Kind::Text) if name.of == subject => keeps_edit,
                    // What was typed in this tab has no subject yet.
                    Some(Kind::SignUpAnswers) if kind != StorageKind::Local => false,
                    Some(of_a_person) if of_a_person.is_of_a_person() => name.of != subject,
                    // In use, and gone in a moment.
                    Some(Kind::Lock) => true,
                    Some(other) => other.may_stay(),
                    None => false,
                };
                if !stays {
                    shelf.remove(&key);
                }
            }
        }
    }

    /// Forgets what is kept of `subject` beside their session, as another person has signed in. An edit that is not saved stays:
    /// they were asked about it, or nobody was there to be asked.
    pub fn clear_replaced(&self, subject: &str) {
        for kind in [StorageKind::Memory, StorageKind::Session, StorageKind::Local] {
            let shelf = Shelf::new(kind);
            for (key, name) in shelf.names() {
                let goes = matches!(name.kind, Some(Kind::History | Kind::Asked | Kind::SignUpAnswers));
                if goes && name.of == subject {
                    shelf.remove(&key);
                }
            }
        }
    }

    /// Notes that the person is signing out, for the page they come back to.
    pub fn leave_farewell(&self, keeps_edit: bool) {
        TAB.put(&self.scope.key(Kind::Farewell), if keeps_edit { "edit" } else { "all" });
    }

    /// Whether the person has just come back from signing out, and whether an edit of theirs is kept.
    pub fn take_farewell(&self) -> Option<bool> {
        Some(TAB.take(&self.scope.key(Kind::Farewell))? == "edit")
    }
}

/// Whether an answer was put aside.
pub fn has_answer() -> bool {
    ANSWER.with_borrow(Option::is_some)
}

/// Takes the answer that was put aside; a second time there is none.
pub fn take_answer() -> Option<RawCallback> {
    ANSWER.take()
}

/// A name for what belongs to nobody else, such as a tab.
pub fn fresh_name() -> String {
    let mut bytes = [0; 16];
    random::fill(&mut bytes);
    format!("{:032x}", u128::from_le_bytes(bytes))
}
