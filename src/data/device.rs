//! What this device keeps of one person beside their session: edits that are not saved yet, what was saved from here, which
//! questions were asked, and what was answered at sign-up.
//!
//! It lies where the settings have the session lie, and goes when the person signs out. Each page that is open writes drafts of
//! its own, so that two tabs never overwrite each other.

use crate::auth::{Auth, Person, use_auth};
use crate::browser::storage::{
    ASKED, CHOICE, DRAFT, HISTORY, Kept, Kind, LANGUAGE, Name, SIGN_UP_ANSWERS, SIGN_UP_FORM, Scope, Shelf,
    TEXT, scope, shelf,
};
use crate::browser::{clock, pieces, random};
use cameo_auth0::sign_up::Leftover;
use cameo_metadata::history::History;
use cameo_metadata::path::Path;
use cameo_metadata::{Draft, Metadata};
use cameo_settings::{Settings, StorageKind};
use leptos::prelude::*;

/// The device store of one person. `Copy`; get it by [`use_device`]. Once they are not signed in any more it reads and keeps
/// nothing.
#[derive(Clone, Copy)]
pub struct Device {
    auth: Auth,
    person: StoredValue<Person>,
    scope: StoredValue<Scope>,
    /// What tells the drafts of this page from those of other tabs.
    page: StoredValue<String>,
    /// The drafts and texts of other pages that went into this one's.
    taken_over: StoredValue<Vec<String>>,
    /// Whether the person has given their edits up, and is leaving: the editor that is still shown keeps nothing more.
    given_up: StoredValue<bool>,
    history: Trigger,
}

/// What a device keeps of one person, and of this app besides, by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnDevice {
    /// Whether the session is there.
    pub session: bool,
    /// How many edits there are that are not saved.
    pub edits: usize,
    /// How many saves can be taken back.
    pub saves: usize,
    /// Whether it is noted what they were asked.
    pub asked: bool,
    /// Whether answers of a sign-up wait.
    pub answers: bool,
    /// Choices about this app, which say nothing about anybody: the kind, and what was chosen.
    pub choices: Vec<(&'static Kind, String)>,
}

impl OnDevice {
    /// Whether there is anything that [`Device::clear`] removes.
    pub fn can_be_cleared(&self) -> bool {
        self.edits > 0 || self.saves > 0 || self.asked || self.answers || !self.choices.is_empty()
    }
}

/// An unsaved edit of another page, which is still on the device.
#[derive(Clone, Debug)]
pub struct OtherDraft {
    /// The edit.
    pub draft: Draft,
    key: String,
}

impl OtherDraft {
    /// Whether both are the edit of the same page.
    pub fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// The device store of the person who is signed in.
///
/// # Panics
/// With nobody signed in.
pub fn use_device() -> Device {
    expect_context()
}

impl Device {
    /// The device store of one person.
    pub(super) fn of(person: Person) -> Self {
        let mut name = [0; 8];
        random::fill(&mut name);
        let auth = use_auth();
        let device = Device {
            auth,
            person: StoredValue::new(person),
            scope: StoredValue::new(scope(&auth.settings())),
            page: StoredValue::new(format!("{:016x}", u64::from_le_bytes(name))),
            taken_over: StoredValue::new(Vec::new()),
            given_up: StoredValue::new(false),
            history: Trigger::new(),
        };
        // An account that was begun on the sign-up page is nothing for whoever is signed in now.
        discard_form(&auth.settings());
        if !auth.settings().history {
            device.clear_history();
        }
        device
    }

    /// Keeps this page's draft, in place of its earlier one and of those that were [taken over](Self::take_over).
    pub fn keep_draft(self, draft: &Draft) -> Kept {
        let Some((store, keys)) = self.open_for_edits() else { return Kept::AsAsked };
        let key = keys.of_page(&DRAFT);
        let text = pieces::text(|out| draft.write_text(out));
        let kept = match text {
            Some(text) if store.put_long(&key, &text) => Kept::AsAsked,
            _ => store.put(&key, &draft.to_text()),
        };
        self.forget_taken_over(store, &keys.of_pages(&DRAFT));
        kept
    }

    /// This page's draft, if there is one.
    pub fn own_draft(self) -> Option<Draft> {
        let (store, keys) = self.open()?;
        Draft::from_text(&store.get(&keys.of_page(&DRAFT))?)
    }

    /// The edits of other pages that are not saved, the oldest first; those that went into this page's are not among them.
    pub fn other_drafts(self) -> Vec<OtherDraft> {
        let Some((store, keys)) = self.open() else { return Vec::new() };
        let own = keys.of_page(&DRAFT);
        let known = self.taken_over.try_get_value().unwrap_or_default();
        let others = store.keys(&keys.of_pages(&DRAFT)).into_iter();
        let others = others.filter(|key| *key != own && !known.contains(key));
        others
            .filter_map(|key| Some(OtherDraft { draft: Draft::from_text(&store.get(&key)?)?, key }))
            .collect()
    }

    /// Whether the person has an edit that is not saved, here or from another page.
    pub fn has_draft(self) -> bool {
        self.open().is_some_and(|(store, keys)| {
            [DRAFT, TEXT].iter().any(|kind| !store.keys(&keys.of_pages(kind)).is_empty())
        })
    }

    /// This page's draft holds what `other` holds from now on. The other one goes once this one is kept.
    pub fn take_over(self, other: &OtherDraft) {
        self.taken_over.try_update_value(|known| known.push(other.key.clone()));
    }

    /// Forgets an edit of another page.
    pub fn discard_other(self, other: &OtherDraft) {
        if let Some((store, _)) = self.open() {
            store.remove(&other.key);
        }
    }

    /// `sent` was saved and is stored as `after`, while this page's draft went on and its form is gone.
    pub fn saved_meanwhile(self, sent: &Metadata, after: &Metadata) {
        let Some(mut draft) = self.own_draft() else { return };
        draft.saved_meanwhile(sent, after);
        match draft.is_changed() {
            true => drop(self.keep_draft(&draft)),
            false => self.discard_draft(),
        }
    }

    /// Forgets this page's draft: it is saved, or the person discarded it.
    pub fn discard_draft(self) {
        let Some((store, keys)) = self.open() else { return };
        store.remove(&keys.of_page(&DRAFT));
        self.forget_taken_over(store, &keys.of_pages(&DRAFT));
    }

    /// Keeps a text that is no JSON yet, so that no draft can hold it.
    pub fn keep_text(self, text: &str) -> Kept {
        let Some((store, keys)) = self.open_for_edits() else { return Kept::AsAsked };
        let kept = store.put(&keys.of_page(&TEXT), text);
        self.forget_taken_over(store, &keys.of_pages(&TEXT));
        kept
    }

    /// The text that was not finished, of this page or else of another, which goes once this page keeps or discards its own.
    pub fn unfinished_text(self) -> Option<String> {
        let (store, keys) = self.open()?;
        if let Some(text) = store.get(&keys.of_page(&TEXT)) {
            return Some(text);
        }
        let key = store.keys(&keys.of_pages(&TEXT)).into_iter().next()?;
        let text = store.get(&key)?;
        self.taken_over.try_update_value(|known| known.push(key));
        Some(text)
    }

    /// Whether there is a text that was not finished.
    pub fn has_text(self) -> bool {
        self.open().is_some_and(|(store, keys)| !store.keys(&keys.of_pages(&TEXT)).is_empty())
    }

    /// Forgets this page's text: it is JSON now, or the person discarded it.
    pub fn discard_text(self) {
        let Some((store, keys)) = self.open() else { return };
        store.remove(&keys.of_page(&TEXT));
        self.forget_taken_over(store, &keys.of_pages(&TEXT));
    }

    /// What was saved from this device; reactive.
    pub fn history(self) -> History {
        self.history.track();
        self.read_history()
    }

    /// Remembers a save, unless the settings have it otherwise.
    pub fn record(self, before: &Metadata, after: &Metadata) {
        let Some((store, keys)) = self.open().filter(|_| self.auth.settings().history) else { return };
        let mut history = self.read_history();
        history.record(clock::now().0, before, after);
        // Where storage is full there is no history; the save itself is not affected.
        store.put(&keys.key(&HISTORY), &history.to_text());
        self.history.notify();
    }

    /// Forgets what was saved from this device.
    pub fn clear_history(self) {
        if let Some((store, keys)) = self.open() {
            store.remove(&keys.key(&HISTORY));
            self.history.notify();
        }
    }

    fn read_history(self) -> History {
        let Some((store, keys)) = self.open() else { return History::new("") };
        History::from_text(&store.get(&keys.key(&HISTORY)).unwrap_or_default(), keys.person.subject())
    }

    /// Where the person was asked for something already, as JSON Pointers (RFC 6901).
    pub fn asked(self) -> Vec<String> {
        let Some((store, keys)) = self.open() else { return Vec::new() };
        lines(&store.get(&keys.key(&ASKED)).unwrap_or_default())
    }

    /// Remembers that the person was asked for what belongs at these places. Where storage is blocked they are asked again.
    pub fn note_asked(self, paths: &[Path]) {
        if let Some((store, keys)) = self.open() {
            note_asked(store, &keys.key(&ASKED), paths);
        }
    }

    /// What the person answered at sign-up and is not stored yet.
    pub fn answers(self) -> Option<Answers> {
        let (store, keys) = self.open()?;
        if let Some(left) = store.get(&keys.key(&SIGN_UP_ANSWERS)).and_then(|text| Leftover::from_text(&text))
        {
            return Some(Answers { left, are_theirs: true });
        }
        let session = self.auth.session_of(&keys.person)?;
        let email = session.id_token().claims().get("email")?.as_str()?.to_owned();
        let text = tab(&self.auth.settings()).get(&by_address(&self.auth.settings(), &email))?;
        Some(Answers { left: Leftover::from_text(&text)?, are_theirs: false })
    }

    /// Forgets what was answered at sign-up: it is stored, or not wanted any more.
    pub fn discard_answers(self) {
        let Some((store, keys)) = self.open() else { return };
        store.remove(&keys.key(&SIGN_UP_ANSWERS));
        let settings = self.auth.settings();
        let session = self.auth.session_of(&keys.person);
        let email = session.as_ref().and_then(|session| session.id_token().claims().get("email")?.as_str());
        if let Some(email) = email {
            tab(&settings).remove(&by_address(&settings, email));
        }
    }

    /// Forgets every edit that is not saved, of all pages, and keeps none of this page from now on: the person is leaving it.
    pub fn discard_edits(self) {
        self.given_up.try_set_value(true);
        self.remove_edits();
    }

    fn remove_edits(self) {
        let Some((store, keys)) = self.open() else { return };
        for key in [DRAFT, TEXT].iter().flat_map(|kind| store.keys(&keys.of_pages(kind))) {
            store.remove(&key);
        }
    }

    /// The edits that are not saved: what each would store, or the text where that is no JSON yet.
    pub fn edits(self) -> Vec<Result<Metadata, String>> {
        let Some((store, keys)) = self.open() else { return Vec::new() };
        let texts =
            |kind: &Kind| store.keys(&keys.of_pages(kind)).into_iter().filter_map(move |key| store.get(&key));
        let drafts = texts(&DRAFT).filter_map(|text| Draft::from_text(&text));
        let drafts = drafts.filter_map(|draft| draft.metadata().ok()).map(Ok);
        drafts.chain(texts(&TEXT).map(Err)).collect()
    }

    /// What this device keeps now; reactive as the [history](Self::history) is.
    pub fn kept(self) -> OnDevice {
        self.history.track();
        let Some((store, keys)) = self.open() else { return OnDevice::default() };
        let number = |kind: &Kind| store.keys(&keys.of_pages(kind)).len();
        OnDevice {
            session: self.auth.has_session(),
            edits: number(&DRAFT) + number(&TEXT),
            saves: self.read_history().entries().len(),
            asked: !self.asked().is_empty(),
            answers: self.answers().is_some(),
            choices: self.choices(),
        }
    }

    /// Forgets all that [`Self::kept`] names but the session.
    pub fn clear(self) {
        let Some((store, keys)) = self.open() else { return };
        self.remove_edits();
        self.discard_answers();
        store.remove(&keys.key(&ASKED));
        for shelf in SHELVES.map(shelf) {
            for (key, name) in shelf.names() {
                if keys.scope.is_of(&name) && is_choice(&name) {
                    shelf.remove(&key);
                }
            }
        }
        self.clear_history();
    }

    fn choices(self) -> Vec<(&'static Kind, String)> {
        let Some((_, keys)) = self.open() else { return Vec::new() };
        let mut found = Vec::new();
        for shelf in SHELVES.map(shelf) {
            for (key, name) in shelf.names() {
                let of_this_app = keys.scope.is_of(&name) && is_choice(&name);
                if let (true, Some(kind), Some(text)) = (of_this_app, name.kind, shelf.get(&key))
                    && !found.iter().any(|(known, _)| *known == kind)
                {
                    found.push((kind, text));
                }
            }
        }
        found
    }

    /// The store for edits that are not saved; nothing once they were given up.
    fn open_for_edits(self) -> Option<(Shelf, Keys)> {
        self.open().filter(|_| self.given_up.try_get_value() == Some(false))
    }

    /// The store, for as long as the person is signed in.
    fn open(self) -> Option<(Shelf, Keys)> {
        let person = self.person.try_get_value()?;
        let (scope, page) = (self.scope.try_get_value()?, self.page.try_get_value()?);
        let is_current = self.auth.is_current(&person);
        is_current.then(|| (shelf(self.auth.settings().storage), Keys { person, scope, page }))
    }

    fn forget_taken_over(self, store: Shelf, prefix: &str) {
        self.taken_over.try_update_value(|known| {
            known.iter().filter(|key| key.starts_with(prefix)).for_each(|key| store.remove(key));
            known.retain(|key| !key.starts_with(prefix));
        });
    }
}

/// Where something may lie.
const SHELVES: [StorageKind; 3] = [StorageKind::Local, StorageKind::Session, StorageKind::Memory];

/// Whether it is a choice about this app alone.
fn is_choice(name: &Name) -> bool {
    name.kind.is_some_and(|kind| [LANGUAGE, CHOICE].contains(kind))
}

/// What was answered at sign-up, and waits for the first sign-in.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The answers.
    pub left: Leftover,
    /// Whether the account is the one that the form made. Otherwise only the address is the same: somebody else may have
    /// answered, so the person has to agree before anything is stored.
    pub are_theirs: bool,
}

/// Keeps what a sign-up could not carry, for the first sign-in of the account that it made.
pub fn keep_answers(settings: &Settings, subject: &str, left: &Leftover) {
    let key = scope(settings).key_of(&SIGN_UP_ANSWERS, subject, "");
    shelf(settings.storage).put(&key, &left.to_text());
}

/// The same while nobody knows whether there is an account, and whose it is: in this tab alone, and offered instead of stored.
pub fn keep_answers_by_address(settings: &Settings, email: &str, left: &Leftover) {
    tab(settings).put(&by_address(settings, email), &left.to_text());
}

/// Remembers what the sign-up form has asked the account that it made.
pub fn note_asked_at_sign_up(settings: &Settings, subject: &str, paths: &[Path]) {
    note_asked(shelf(settings.storage), &scope(settings).key_of(&ASKED, subject, ""), paths);
}

/// Keeps what is typed at sign-up: in this tab alone, as there is no subject yet. Never the password.
pub fn keep_form(settings: &Settings, text: &str) {
    tab(settings).put(&scope(settings).key(&SIGN_UP_FORM), text);
}

/// What was typed at sign-up.
pub fn form(settings: &Settings) -> Option<String> {
    tab(settings).get(&scope(settings).key(&SIGN_UP_FORM))
}

/// Forgets what was typed at sign-up: the account is made.
pub fn discard_form(settings: &Settings) {
    tab(settings).remove(&scope(settings).key(&SIGN_UP_FORM));
}

/// The store of this tab; memory where the settings keep nothing in the browser.
fn tab(settings: &Settings) -> Shelf {
    shelf(match settings.storage {
        StorageKind::Memory => StorageKind::Memory,
        StorageKind::Local | StorageKind::Session => StorageKind::Session,
    })
}

fn by_address(settings: &Settings, email: &str) -> String {
    scope(settings).key_of(&SIGN_UP_ANSWERS, &["mailto:", &email.trim().to_lowercase()].concat(), "")
}

fn note_asked(store: Shelf, key: &str, paths: &[Path]) {
    let mut known = lines(&store.get(key).unwrap_or_default());
    // A name with a line break in it is asked for again, and nothing worse.
    known.extend(paths.iter().map(Path::pointer).filter(|pointer| !pointer.contains('\n')));
    known.sort();
    known.dedup();
    store.put(key, &known.join("\n"));
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The keys of one person, and of one page.
struct Keys {
    person: Person,
    scope: Scope,
    page: String,
}

impl Keys {
    /// Of what there is once for a person.
    fn key(&self, kind: &Kind) -> String {
        self.scope.key_of(kind, self.person.subject(), "")
    }

    /// The beginning of the keys of what every page has for itself.
    fn of_pages(&self, kind: &Kind) -> String {
        self.scope.prefix(kind, self.person.subject())
    }

    /// Of what this page has for itself.
    fn of_page(&self, kind: &Kind) -> String {
        self.scope.key_of(kind, self.person.subject(), &self.page)
    }
}
