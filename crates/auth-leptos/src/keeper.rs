//! What auth keeps in the browser: the session, the attempts to sign in, and when somebody signed out. Decides nothing.

use crate::AuthConfig;
use crate::browser::kind::{ATTEMPT, CARRIED, FAREWELL, SECOND_SIGN_IN, SESSION, TOMBSTONE};
use crate::browser::storage::{Kept, Name, Scope, Shelf};
use crate::browser::{clock, random};
use cameo_oidc::client::Client;
use cameo_oidc::secret::Secret;
use cameo_oidc::session::{Session, StorageKind};
use cameo_oidc::transaction::LoginTransaction;

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

/// Where auth keeps what, with this configuration.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// The app that all names are of.
    pub scope: Scope,
    storage: StorageKind,
}

impl Keeper {
    /// The keeper of this app with this configuration.
    pub fn of(config: &AuthConfig) -> Self {
        Self { scope: config.scope(), storage: config.storage }
    }

    fn tab(&self) -> Shelf {
        self.scope.shelf(StorageKind::Session)
    }

    fn all_tabs(&self) -> Shelf {
        self.scope.shelf(StorageKind::Local)
    }

    /// The key of the session; the one that other tabs watch.
    pub fn session_key(&self) -> String {
        self.scope.key(&SESSION)
    }

    /// The session that is stored, if `client` got it.
    pub fn load(&self, client: &Client) -> Option<Begun> {
        let text = self.scope.shelf(self.storage).get(&self.session_key())?;
        let (at, session) = text.split_once(' ')?;
        Some(Begun { session: Session::restore(session, client)?, at: at.parse().ok()? })
    }

    /// Stores a session in place of the earlier one.
    pub fn save(&self, begun: &Begun) -> Kept {
        let text = [&begun.at.to_string(), " ", begun.session.to_text().expose()].concat();
        self.scope.shelf(self.storage).put(&self.session_key(), &text)
    }

    /// Forgets the session.
    pub fn forget(&self) {
        self.scope.shelf(self.storage).remove(&self.session_key());
    }

    /// Remembers an attempt until its callback. `InMemoryOnly` means that it will not survive leaving the page.
    ///
    /// The callback may open in another tab, so all tabs find it; its `state` is known to this browser and the provider
    /// alone. Where nothing is kept in the browser, it is in this tab, with what only memory holds otherwise.
    pub fn remember(&self, attempt: &LoginTransaction) -> Kept {
        let key = self.scope.key_of(&ATTEMPT, attempt.state.expose(), "");
        let text = attempt.to_text();
        match self.storage {
            StorageKind::Memory => {
                self.carry(attempt.state.expose());
                // Ten minutes, as all that is carried.
                self.tab().put(&self.carried_attempt(attempt.state.expose()), text.expose())
            }
            _ => match self.all_tabs().put(&key, text.expose()) {
                Kept::AsAsked => Kept::AsAsked,
                Kept::InMemoryOnly => self.tab().put(&key, text.expose()),
            },
        }
    }

    /// Takes the attempt with this `state`; a second time there is none.
    pub fn take_attempt(&self, state: &str) -> Option<LoginTransaction> {
        let key = self.scope.key_of(&ATTEMPT, state, "");
        let (here, anywhere) = (self.tab().take(&key), self.all_tabs().take(&key));
        let carried = self.tab().take(&self.carried_attempt(state));
        LoginTransaction::from_text(&here.or(anywhere).or(carried)?)
    }

    /// The key of the attempt with this `state`, where nothing is kept in the browser.
    fn carried_attempt(&self, state: &str) -> String {
        self.scope.key_of(&CARRIED, state, "attempt")
    }

    /// Puts edits and answers that only memory holds into this tab, for one redirect.
    fn carry(&self, state: &str) {
        let memory = self.scope.shelf(StorageKind::Memory);
        for (key, name) in memory.names() {
            let is_of_a_person = name.kind.is_some_and(|kind| kind.is_of_a_person() && !kind.is_record());
            if let (true, Some(text)) = (is_of_a_person, memory.get(&key)) {
                self.tab().put(&self.scope.key_of(&CARRIED, state, &key), &text);
            }
        }
    }

    /// Takes back what was carried over the redirect of the attempt with this `state`, for `subject` alone. Whatever else was
    /// carried is forgotten.
    pub fn take_carried(&self, state: &str, subject: &str) {
        let prefix = self.scope.prefix(&CARRIED, state);
        for (key, name) in self.tab().names() {
            if name.kind != Some(&CARRIED) {
                continue;
            }
            let text = self.tab().take(&key);
            let (Some(text), true) = (text, key.starts_with(&prefix)) else { continue };
            // What has no subject yet is offered, not used.
            let is_theirs = |carried: Name| carried.of == subject || carried.of.starts_with("mailto:");
            if self.scope.namespace().read(&name.part).is_some_and(is_theirs) {
                self.scope.shelf(StorageKind::Memory).put(&name.part, &text);
            }
        }
    }

    /// Remembers a second sign-in until its callback. The latest counts.
    pub fn remember_second(&self, attempt: &Secret<String>) -> Kept {
        self.tab().put(&self.scope.key(&SECOND_SIGN_IN), attempt.expose())
    }

    /// Takes the second sign-in that is under way; a second time there is none.
    pub fn take_second(&self) -> Option<String> {
        self.tab().take(&self.scope.key(&SECOND_SIGN_IN))
    }

    /// Whether a second sign-in is under way.
    pub fn has_second(&self) -> bool {
        self.tab().get(&self.scope.key(&SECOND_SIGN_IN)).is_some()
    }

    /// Notes that somebody signs out by choice.
    pub fn bury(&self, tombstone: Tombstone) {
        let rest = if tombstone.keeps_edit { " edit" } else { "" };
        let text = tombstone.at.to_string() + rest;
        self.all_tabs().put(&self.scope.key(&TOMBSTONE), &text);
    }

    /// When somebody signed out here by choice, the last time.
    pub fn tombstone(&self) -> Option<Tombstone> {
        let text = self.all_tabs().get(&self.scope.key(&TOMBSTONE))?;
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
            let shelf = self.scope.shelf(kind);
            for (key, name) in shelf.names() {
                let stays = match name.kind {
                    Some(unsaved) if unsaved.is_unsaved() && name.of == subject => keeps_edit,
                    // What was typed in this tab has no subject yet.
                    Some(typed) if typed.may_lack_subject() && kind != StorageKind::Local => false,
                    Some(of_a_person) if of_a_person.is_of_a_person() => name.of != subject,
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
            let shelf = self.scope.shelf(kind);
            for (key, name) in shelf.names() {
                let goes = name.kind.is_some_and(|kind| kind.is_of_a_person() && !kind.is_unsaved());
                if goes && name.of == subject {
                    shelf.remove(&key);
                }
            }
        }
    }

    /// Notes that the person is signing out, for the page they come back to.
    pub fn leave_farewell(&self, keeps_edit: bool) {
        self.tab().put(&self.scope.key(&FAREWELL), if keeps_edit { "edit" } else { "all" });
    }

    /// Whether the person has just come back from signing out, and whether an edit of theirs is kept.
    pub fn take_farewell(&self) -> Option<bool> {
        Some(self.tab().take(&self.scope.key(&FAREWELL))? == "edit")
    }
}

/// A name for what belongs to nobody else, such as a tab.
pub fn fresh_name() -> String {
    let mut bytes = [0; 16];
    random::fill(&mut bytes);
    format!("{:032x}", u128::from_le_bytes(bytes))
}
