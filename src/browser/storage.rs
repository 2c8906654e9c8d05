//! What this app keeps in the browser: one list of kinds, one way to name them, one way to write them.
//!
//! - Every kind of entry is in [`Kind`], so that what a device keeps can be listed and cleared.
//! - A key names the kind, the base path of the app, the issuer and the client ([`Scope`]), and mostly one thing more, such as
//!   the subject. So two apps on one origin do not meet, nor do two persons.
//! - An entry says when it was written. What is too old is not read, and removed.
//! - A failed write never leaves the older text in force: what cannot be stored is in memory, and the stored text is removed.

use super::{clock, location};
use cameo_settings::{Settings, StorageKind};
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use js_sys::{Array, Function, JsString, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// The beginning of every key, lock and channel of this app.
const APP: &str = "cameo.";

/// How long what belongs to a person is kept, in milliseconds: 30 days.
const KEPT_FOR: i64 = 30 * 24 * 60 * 60 * 1000;

/// How long an attempt to sign in is kept, in milliseconds: half an hour, as long as it may take.
const ATTEMPT_FOR: i64 = 30 * 60 * 1000;

/// How long something is kept that only has to survive one redirect, in milliseconds: ten minutes.
const REDIRECT_FOR: i64 = 10 * 60 * 1000;

/// How much of all persons together is kept in one storage, in UTF-16 code units. Browsers allow about five million for a
/// whole origin.
const MOST: u32 = 3_000_000;

/// Every kind of entry that this app keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The session, with its tokens.
    Session,
    /// An attempt to sign in, under its `state`, until its callback.
    Attempt,
    /// A second sign-in, of another account to link.
    SecondSignIn,
    /// What only memory holds otherwise, carried over one redirect in [`StorageKind::Memory`] mode, under the attempt's `state`.
    Carried,
    /// For the page after a sign-out: that there was one.
    Farewell,
    /// When somebody signed out here by choice. Sessions that began before are over. Nothing in it is about a person.
    Tombstone,
    /// Which tab this is, in [`StorageKind::Session`] mode: a duplicated tab has the same.
    Tab,
    /// Marks of the refresh tokens that tabs have used, in [`StorageKind::Session`] mode.
    Spent,
    /// An edit that is not saved, under its subject.
    Draft,
    /// A text that is no JSON yet, under its subject.
    Text,
    /// What was saved from this device, under its subject.
    History,
    /// What somebody was asked on this device, under their subject.
    Asked,
    /// Answers given at sign-up that are not stored yet.
    SignUpAnswers,
    /// What is typed into the sign-up form.
    SignUpForm,
    /// How the app looks. The static page looks for a key that begins with `cameo.brand`.
    Brand,
    /// The language that was chosen.
    Language,
    /// Another choice about this app alone, such as a view or a theme.
    Choice,
    /// A lock, where the browser has none of its own.
    Lock,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Session,
        Self::Attempt,
        Self::SecondSignIn,
        Self::Carried,
        Self::Farewell,
        Self::Tombstone,
        Self::Tab,
        Self::Spent,
        Self::Draft,
        Self::Text,
        Self::History,
        Self::Asked,
        Self::SignUpAnswers,
        Self::SignUpForm,
        Self::Brand,
        Self::Language,
        Self::Choice,
        Self::Lock,
    ];

    /// As it stands in a key. The static page looks for keys that begin with `cameo.session`.
    const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Attempt => "sign-in",
            Self::SecondSignIn => "second-sign-in",
            Self::Carried => "carried",
            Self::Farewell => "farewell",
            Self::Tombstone => "signed-out",
            Self::Tab => "tab",
            Self::Spent => "spent",
            Self::Draft => "draft",
            Self::Text => "text",
            Self::History => "history",
            Self::Asked => "asked",
            Self::SignUpAnswers => "sign-up",
            Self::SignUpForm => "form",
            Self::Brand => "brand",
            Self::Language => "language",
            Self::Choice => "choice",
            Self::Lock => "lock",
        }
    }

    /// Whether it belongs to the person whose subject is in the key.
    pub const fn is_of_a_person(self) -> bool {
        matches!(self, Self::Draft | Self::Text | Self::History | Self::Asked | Self::SignUpAnswers)
    }

    /// Whether it may stay after somebody has signed out by choice. It says nothing about anybody.
    pub const fn may_stay(self) -> bool {
        matches!(self, Self::Tombstone | Self::Brand | Self::Language | Self::Choice | Self::Farewell)
    }

    /// How long it is kept, in milliseconds.
    const fn kept_for(self) -> Option<i64> {
        match self {
            Self::Draft
            | Self::Text
            | Self::History
            | Self::Asked
            | Self::SignUpAnswers
            | Self::SignUpForm => Some(KEPT_FOR),
            Self::Attempt | Self::SecondSignIn => Some(ATTEMPT_FOR),
            Self::Carried | Self::Farewell => Some(REDIRECT_FOR),
            _ => None,
        }
    }

    /// Which goes first when there is no room; the higher, the earlier.
    const fn expendable(self) -> Option<u8> {
        match self {
            Self::History => Some(1),
            Self::Draft | Self::Text | Self::SignUpAnswers | Self::Asked => Some(0),
            _ => None,
        }
    }
}

/// The app that keys, locks and channels belong to: its base path, its issuer and its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope(String);

impl Scope {
    /// The scope of this app with these settings.
    pub fn of(settings: &Settings) -> Self {
        Self(
            [
                &word(&location::base()),
                " ",
                &word(settings.client.issuer.as_str()),
                " ",
                &word(&settings.client.client_id),
            ]
            .concat(),
        )
    }

    /// The key of an entry that there is one of in this app.
    pub fn key(&self, kind: Kind) -> String {
        self.name(kind.name())
    }

    /// The key of one of several entries. `of` is whose or which it is, such as a subject; `part` tells several of the same
    /// apart, and may be empty.
    pub fn key_of(&self, kind: Kind, of: &str, part: &str) -> String {
        self.prefix(kind, of) + &word(part)
    }

    /// What every key of this kind and `of` begins with, and no other.
    pub fn prefix(&self, kind: Kind, of: &str) -> String {
        [&self.key(kind), " ", &word(of), " "].concat()
    }

    /// A name for a lock or a channel.
    pub fn name(&self, what: &str) -> String {
        [APP, what, " ", &self.0].concat()
    }

    /// Whether `name` is of this app with these settings.
    pub fn is_of(&self, name: &Name) -> bool {
        self.0 == [&name.path, " ", &word(&name.issuer), " ", &word(&name.client_id)].concat()
    }
}

/// `text` without a space.
fn word(text: &str) -> String {
    text.replace('%', "%25").replace(' ', "%20")
}

/// A key, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it is; nothing for what an earlier version of this app has left.
    pub kind: Option<Kind>,
    /// Whose or which it is; empty where there is one only.
    pub of: String,
    /// The issuer.
    pub issuer: String,
    /// The client.
    pub client_id: String,
    /// What tells several of the same apart; mostly empty.
    pub part: String,
    path: String,
}

impl Name {
    /// Reads a key of this app, at any base path; nothing if it is another's.
    pub fn read(key: &str) -> Option<Self> {
        let mut words = key.strip_prefix(APP)?.split(' ');
        let name = words.next()?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name);
        let next = |words: &mut std::str::Split<'_, char>| words.next().map(str::to_owned);
        let plain = |word: Option<String>| word.unwrap_or_default().replace("%20", " ").replace("%25", "%");
        Some(match next(&mut words) {
            Some(path) => Self {
                kind,
                path,
                issuer: plain(next(&mut words)),
                client_id: plain(next(&mut words)),
                of: plain(next(&mut words)),
                part: plain(next(&mut words)),
            },
            // As an earlier version of this app named its keys, whose path nobody knows.
            None => Self {
                kind: None,
                path: word(&location::base()),
                issuer: String::new(),
                client_id: String::new(),
                of: String::new(),
                part: String::new(),
            },
        })
    }

    fn is_of_this_base(&self) -> bool {
        self.path == word(&location::base())
    }
}

/// Whether what was put away survives a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is in the browser's storage, or was meant for memory.
    AsAsked,
    /// The browser's storage is blocked or full: it is in memory only.
    InMemoryOnly,
}

/// One of the browser's storages, or memory. Every operation works whatever the browser allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelf(StorageKind);

impl Shelf {
    /// The storage of this kind.
    pub const fn new(kind: StorageKind) -> Self {
        Self(kind)
    }

    /// The text under `key`, unless it is too old.
    pub fn get(self, key: &str) -> Option<String> {
        let remembered = MEMORY.with_borrow(|memory| memory.get(key).cloned());
        let stored = self.raw().and_then(|raw| raw.get_item(key).ok().flatten());
        let (remembered, stored) = (remembered.as_deref().and_then(read), stored.as_deref().and_then(read));
        // What could not be stored is in memory; what another tab has stored since is newer.
        let (at, text) = match (remembered, stored) {
            (Some(remembered), Some(stored)) if remembered.0 < stored.0 => stored,
            (Some(found), _) | (None, Some(found)) => found,
            (None, None) => return None,
        };
        if is_over(key, at) {
            self.remove(key);
            return None;
        }
        Some(text.to_owned())
    }

    /// Puts `text` under `key`. Where there is no room, entries of other persons make some, the oldest first.
    pub fn put(self, key: &str, text: &str) -> Kept {
        if self.0 != StorageKind::Memory && self.put_long(key, &text.into()) {
            return Kept::AsAsked;
        }
        let entry = [&clock::milliseconds().to_string(), " ", text].concat();
        MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), entry));
        if self.0 == StorageKind::Memory { Kept::AsAsked } else { Kept::InMemoryOnly }
    }

    /// Puts a text of the browser's own under `key`. Whether it is there. If not, nothing is: it is not put into memory, and
    /// what was there before is removed.
    pub fn put_long(self, key: &str, text: &JsValue) -> bool {
        let Some(raw) = self.raw() else { return false };
        let entry = JsString::from([&clock::milliseconds().to_string(), " "].concat().as_str()).concat(text);
        let mut rest = None;
        while !set(&raw, key, &entry) {
            let rest = rest.get_or_insert_with(|| expendable(&raw, key));
            let Some(Expendable { key: expendable, .. }) = next_to_go(rest) else {
                self.remove(key);
                return false;
            };
            // Removing fails only where reading does.
            let _ = raw.remove_item(&expendable);
        }
        MEMORY.with_borrow_mut(|memory| memory.remove(key));
        if Name::read(key).and_then(|name| name.kind).and_then(Kind::expendable).is_some() {
            keep_below_cap(&raw, key);
        }
        true
    }

    /// The keys of this app, at this base path, with what they say, of what is stored: without those in memory.
    pub fn stored_names(self) -> Vec<(String, Name)> {
        self.named(Vec::new())
    }

    /// The keys of this app, at this base path, with what they say; those in memory too.
    pub fn names(self) -> Vec<(String, Name)> {
        self.named(MEMORY.with_borrow(|memory| memory.keys().cloned().collect()))
    }

    fn named(self, mut keys: Vec<String>) -> Vec<(String, Name)> {
        for key in self.raw().iter().flat_map(keys_of) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let read = |key: String| Some((Name::read(&key).filter(|name| name.is_of_this_base())?, key));
        keys.into_iter().filter_map(read).map(|(name, key)| (key, name)).collect()
    }

    /// The keys that begin with `prefix`.
    pub fn keys(self, prefix: &str) -> Vec<String> {
        let mut keys: Vec<String> = self.names().into_iter().map(|(key, _)| key).collect();
        keys.retain(|key| key.starts_with(prefix));
        keys
    }

    /// Forgets what is under `key`.
    pub fn remove(self, key: &str) {
        MEMORY.with_borrow_mut(|memory| memory.remove(key));
        self.remove_stored(key);
    }

    /// Forgets what is stored under `key`, and not what is in memory.
    pub fn remove_stored(self, key: &str) {
        if let Some(raw) = self.raw() {
            // Removing fails only where reading does, and then there is nothing.
            let _ = raw.remove_item(key);
        }
    }

    /// Reads and forgets in one go.
    pub fn take(self, key: &str) -> Option<String> {
        let text = self.get(key);
        self.remove(key);
        text
    }

    /// Whether the browser lets this storage be used at all. Memory always is.
    pub fn is_there(self) -> bool {
        self.0 == StorageKind::Memory || self.raw().is_some()
    }

    /// The browser's storage. gloo-storage panics where it is blocked, so it is asked for only after a look that does not.
    fn raw(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self.0 {
            StorageKind::Local => window.local_storage().ok()?.map(|_| LocalStorage::raw()),
            StorageKind::Session => window.session_storage().ok()?.map(|_| SessionStorage::raw()),
            StorageKind::Memory => None,
        }
    }
}

/// When an entry was written, in milliseconds since 1970, and its text.
fn read(entry: &str) -> Option<(i64, &str)> {
    let (at, text) = entry.split_once(' ')?;
    Some((at.parse().ok()?, text))
}

/// Whether what was written at `at` under `key` is too old to be used, or from a future that a wrong clock has seen.
fn is_over(key: &str, at: i64) -> bool {
    let kept_for = Name::read(key).and_then(|name| name.kind).and_then(Kind::kept_for);
    kept_for.is_some_and(|most| !(-most..most).contains(&(clock::milliseconds() - at)))
}

fn set(raw: &Storage, key: &str, entry: &JsString) -> bool {
    let set = || {
        let set = Reflect::get(raw, &"setItem".into()).ok()?.dyn_into::<Function>().ok()?;
        set.apply(raw, &Array::of2(&key.into(), entry)).ok()
    };
    set().is_some()
}

fn keys_of(raw: &Storage) -> Vec<String> {
    Object::keys(raw.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect()
}

/// An entry that may go to make room.
struct Expendable {
    key: String,
    /// In UTF-16 code units.
    size: u32,
    /// The higher, the earlier it goes: histories of others before their drafts, older before newer; then the person's own
    /// history, and never their edit.
    rank: (bool, u8, std::cmp::Reverse<i64>),
}

/// Takes the entry that goes first. There are few, and sorting them all would cost every visitor a kilobyte.
fn next_to_go(entries: &mut Vec<Expendable>) -> Option<Expendable> {
    let (first, _) = entries.iter().enumerate().max_by_key(|(_, entry)| entry.rank)?;
    Some(entries.swap_remove(first))
}

/// The entries that may go so that `key` can be written.
fn expendable(raw: &Storage, key: &str) -> Vec<Expendable> {
    let own = Name::read(key).map(|name| name.of).unwrap_or_default();
    let mut found = Vec::new();
    for other in keys_of(raw) {
        let Some(name) = Name::read(&other).filter(|name| name.is_of_this_base() && other != key) else {
            continue;
        };
        let Some(rank) = name.kind.and_then(Kind::expendable) else { continue };
        let is_own = !own.is_empty() && name.of == own;
        if is_own && name.kind != Some(Kind::History) {
            continue;
        }
        let Some(entry) = Reflect::get(raw, &JsValue::from_str(&other)).ok().map(JsString::from) else {
            continue;
        };
        // The moment alone: a draft may be a megabyte.
        let at: i64 =
            String::from(entry.slice(0, 20)).split(' ').next().and_then(|at| at.parse().ok()).unwrap_or(0);
        let rank = (!is_own, rank, std::cmp::Reverse(at));
        found.push(Expendable { key: other, size: entry.length(), rank });
    }
    found
}

/// Has the oldest entries go until all persons together are below [`MOST`].
fn keep_below_cap(raw: &Storage, key: &str) {
    let mut others = expendable(raw, key);
    let own = Reflect::get(raw, &JsValue::from_str(key)).map_or(0, |entry| JsString::from(entry).length());
    let mut size = others.iter().map(|entry| entry.size).sum::<u32>().saturating_add(own);
    while size > MOST
        && let Some(entry) = next_to_go(&mut others)
    {
        size = size.saturating_sub(entry.size);
        // Removing fails only where reading does.
        let _ = raw.remove_item(&entry.key);
    }
}
