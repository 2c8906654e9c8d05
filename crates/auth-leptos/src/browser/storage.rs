//! What this app keeps in the browser: one list of kinds, one way to name them, one way to write them.
//!
//! - Every kind of entry is listed, those of the app in its [`Namespace`], so that what a device keeps can be cleared.
//! - A key names the kind, the base path of the app, the issuer and the client ([`Scope`]), and mostly one thing more, such as
//!   the subject. So two apps on one origin do not meet, nor do two persons.
//! - An entry says when it was written. What is too old is not read, and removed.
//! - A failed write never leaves the older text in force: what cannot be stored is in memory, and the stored text is removed.

use super::kind::{Kind, OWN};
use super::{clock, location};
use cameo_oidc::client::Client;
use cameo_oidc::session::StorageKind;
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use js_sys::{Array, Function, JsString, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// How much of all persons together is kept in one storage, in UTF-16 code units. Browsers allow about five million for a
/// whole origin.
const MOST: u32 = 3_000_000;

/// What tells the entries of an app from those of everything else on its origin.
#[derive(Debug)]
pub struct Namespace {
    /// The beginning of every key, lock and channel, such as `notes.`.
    pub prefix: &'static str,
    /// What the app keeps beside the session.
    pub kinds: &'static [Kind],
}

impl Namespace {
    /// The storage of this kind.
    #[must_use]
    pub const fn shelf(&'static self, kind: StorageKind) -> Shelf {
        Shelf { kind, namespace: self }
    }

    /// Reads a key of this app, at any base path; nothing if it is another's.
    #[must_use]
    pub fn read(&'static self, key: &str) -> Option<Name> {
        let mut words = key.strip_prefix(self.prefix)?.split(' ');
        let kind = self.kind_of(key);
        words.next()?;
        let next = |words: &mut std::str::Split<'_, char>| words.next().map(str::to_owned);
        let plain = |word: Option<String>| word.unwrap_or_default().replace("%20", " ").replace("%25", "%");
        Some(match next(&mut words) {
            Some(path) => Name {
                kind,
                path,
                issuer: plain(next(&mut words)),
                client_id: plain(next(&mut words)),
                of: plain(next(&mut words)),
                part: plain(next(&mut words)),
            },
            // As an earlier version of an app may have named its keys, whose path nobody knows.
            None => Name {
                kind: None,
                path: word(&location::base()),
                issuer: String::new(),
                client_id: String::new(),
                of: String::new(),
                part: String::new(),
            },
        })
    }

    fn kind_of(&'static self, key: &str) -> Option<&'static Kind> {
        let (name, _) = key.strip_prefix(self.prefix)?.split_once(' ')?;
        OWN.iter().chain(self.kinds).find(|kind| kind.name() == name)
    }
}

/// The app that keys, locks and channels belong to: its base path, its issuer and its client.
#[derive(Clone, Debug)]
pub struct Scope {
    namespace: &'static Namespace,
    text: String,
}

impl Scope {
    /// The scope of this app as `client` at its provider.
    #[must_use]
    pub fn new(namespace: &'static Namespace, client: &Client) -> Self {
        let text =
            [&word(&location::base()), " ", &word(client.issuer.as_str()), " ", &word(&client.client_id)]
                .concat();
        Self { namespace, text }
    }

    /// The namespace that it is in.
    #[must_use]
    pub const fn namespace(&self) -> &'static Namespace {
        self.namespace
    }

    /// The storage of this kind.
    #[must_use]
    pub const fn shelf(&self, kind: StorageKind) -> Shelf {
        self.namespace.shelf(kind)
    }

    /// The key of an entry that there is one of in this app.
    #[must_use]
    pub fn key(&self, kind: &Kind) -> String {
        self.name(kind.name())
    }

    /// The key of one of several entries. `of` is whose or which it is, such as a subject; `part` tells several of the same
    /// apart, and may be empty.
    #[must_use]
    pub fn key_of(&self, kind: &Kind, of: &str, part: &str) -> String {
        self.prefix(kind, of) + &word(part)
    }

    /// What every key of this kind and `of` begins with, and no other.
    #[must_use]
    pub fn prefix(&self, kind: &Kind, of: &str) -> String {
        [&self.key(kind), " ", &word(of), " "].concat()
    }

    /// A name for a lock or a channel.
    #[must_use]
    pub fn name(&self, what: &str) -> String {
        [self.namespace.prefix, what, " ", &self.text].concat()
    }

    /// Whether `name` is of this app as this client.
    #[must_use]
    pub fn is_of(&self, name: &Name) -> bool {
        self.text == [&name.path, " ", &word(&name.issuer), " ", &word(&name.client_id)].concat()
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
    pub kind: Option<&'static Kind>,
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
#[derive(Clone, Copy, Debug)]
pub struct Shelf {
    kind: StorageKind,
    namespace: &'static Namespace,
}

impl Shelf {
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
        if self.is_over(key, at) {
            self.remove(key);
            return None;
        }
        Some(text.to_owned())
    }

    /// Puts `text` under `key`. Where there is no room, entries of other persons make some, the oldest first.
    pub fn put(self, key: &str, text: &str) -> Kept {
        if self.kind != StorageKind::Memory && self.put_long(key, &text.into()) {
            return Kept::AsAsked;
        }
        let entry = [&clock::milliseconds().to_string(), " ", text].concat();
        MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), entry));
        if self.kind == StorageKind::Memory { Kept::AsAsked } else { Kept::InMemoryOnly }
    }

    /// Puts a text of the browser's own under `key`. Whether it is there. If not, nothing is: it is not put into memory, and
    /// what was there before is removed.
    pub fn put_long(self, key: &str, text: &JsValue) -> bool {
        let Some(raw) = self.raw() else { return false };
        let entry = JsString::from([&clock::milliseconds().to_string(), " "].concat().as_str()).concat(text);
        let mut rest = None;
        while !set(&raw, key, &entry) {
            let rest = rest.get_or_insert_with(|| self.expendable(&raw, key));
            let Some(Expendable { key: expendable, .. }) = next_to_go(rest) else {
                self.remove(key);
                return false;
            };
            // Removing fails only where reading does.
            let _ = raw.remove_item(&expendable);
        }
        MEMORY.with_borrow_mut(|memory| memory.remove(key));
        if self.namespace.kind_of(key).is_some_and(Kind::is_of_a_person) {
            self.keep_below_cap(&raw, key);
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
        let read =
            |key: String| Some((self.namespace.read(&key).filter(|name| name.is_of_this_base())?, key));
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
        self.kind == StorageKind::Memory || self.raw().is_some()
    }

    /// The browser's storage. gloo-storage panics where it is blocked, so it is asked for only after a look that does not.
    fn raw(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self.kind {
            StorageKind::Local => window.local_storage().ok()?.map(|_| LocalStorage::raw()),
            StorageKind::Session => window.session_storage().ok()?.map(|_| SessionStorage::raw()),
            StorageKind::Memory => None,
        }
    }

    /// Whether what was written at `at` under `key` is too old to be used, or from a future that a wrong clock has seen.
    fn is_over(self, key: &str, at: i64) -> bool {
        let kept_for = self.namespace.kind_of(key).and_then(Kind::milliseconds);
        kept_for.is_some_and(|most| !(-most..most).contains(&(clock::milliseconds() - at)))
    }

    /// The entries that may go so that `key` can be written.
    fn expendable(self, raw: &Storage, key: &str) -> Vec<Expendable> {
        let own = self.namespace.read(key).map(|name| name.of).unwrap_or_default();
        let mut found = Vec::new();
        for other in keys_of(raw) {
            let Some(name) =
                self.namespace.read(&other).filter(|name| name.is_of_this_base() && other != key)
            else {
                continue;
            };
            let Some(kind) = name.kind.filter(|kind| kind.is_of_a_person()) else { continue };
            let is_own = !own.is_empty() && name.of == own;
            if is_own && !kind.is_record() {
                continue;
            }
            let Some(entry) = Reflect::get(raw, &JsValue::from_str(&other)).ok().map(JsString::from) else {
                continue;
            };
            // The moment alone: a draft may be a megabyte.
            let at: i64 = String::from(entry.slice(0, 20))
                .split(' ')
                .next()
                .and_then(|at| at.parse().ok())
                .unwrap_or(0);
            let rank = (!is_own, kind.is_record(), std::cmp::Reverse(at));
            found.push(Expendable { key: other, size: entry.length(), rank });
        }
        found
    }

    /// Has the oldest entries go until all persons together are below [`MOST`].
    fn keep_below_cap(self, raw: &Storage, key: &str) {
        let mut others = self.expendable(raw, key);
        let own =
            Reflect::get(raw, &JsValue::from_str(key)).map_or(0, |entry| JsString::from(entry).length());
        let mut size = others.iter().map(|entry| entry.size).sum::<u32>().saturating_add(own);
        while size > MOST
            && let Some(entry) = next_to_go(&mut others)
        {
            size = size.saturating_sub(entry.size);
            // Removing fails only where reading does.
            let _ = raw.remove_item(&entry.key);
        }
    }
}

/// When an entry was written, in milliseconds since 1970, and its text.
fn read(entry: &str) -> Option<(i64, &str)> {
    let (at, text) = entry.split_once(' ')?;
    Some((at.parse().ok()?, text))
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
    /// The higher, the earlier it goes: records of others before all else of theirs, older before newer; then the person's own
    /// records, and never anything else of theirs.
    rank: (bool, bool, std::cmp::Reverse<i64>),
}

/// Takes the entry that goes first. There are few, and sorting them all would cost every visitor a kilobyte.
fn next_to_go(entries: &mut Vec<Expendable>) -> Option<Expendable> {
    let (first, _) = entries.iter().enumerate().max_by_key(|(_, entry)| entry.rank)?;
    Some(entries.swap_remove(first))
}
