//! Where things are kept between page loads: the browser's storage, or memory where that is blocked.

use account::settings::StorageKind;
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use js_sys::{Array, Function, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::cell::RefCell;
use std::collections::BTreeMap;
use web_sys::Storage;

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// One of the browser's stores, or memory. Every operation works whatever the browser allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelf(StorageKind);

/// Whether what was put away survives a reload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is in the browser's storage, or was meant for memory.
    AsAsked,
    /// The browser's storage is blocked or full: it is in memory only.
    InMemoryOnly,
}

impl Shelf {
    /// The shelf of the configured kind.
    pub const fn new(kind: StorageKind) -> Self {
        Self(kind)
    }

    /// The text under `key`.
    pub fn get(self, key: &str) -> Option<String> {
        let remembered = MEMORY.with_borrow(|memory| memory.get(key).cloned());
        remembered.or_else(|| self.raw()?.get_item(key).ok().flatten())
    }

    /// Puts `text` under `key`.
    pub fn put(self, key: &str, text: &str) -> Kept {
        if let Some(raw) = self.raw()
            && raw.set_item(key, text).is_ok()
        {
            MEMORY.with_borrow_mut(|memory| memory.remove(key));
            return Kept::AsAsked;
        }
        MEMORY.with_borrow_mut(|memory| memory.insert(key.to_owned(), text.to_owned()));
        if self.0 == StorageKind::Memory { Kept::AsAsked } else { Kept::InMemoryOnly }
    }

    /// Puts a text of the browser's own under `key`. Whether it is there; there is no memory beside it.
    pub fn put_long(self, key: &str, text: &JsValue) -> bool {
        let put = |raw: Storage| {
            let put = Reflect::get(&raw, &"setItem".into()).ok()?.dyn_into::<Function>().ok()?;
            put.apply(&raw, &Array::of2(&key.into(), text)).ok()
        };
        let done = self.raw().and_then(put).is_some();
        if done {
            MEMORY.with_borrow_mut(|memory| memory.remove(key));
        }
        done
    }

    /// Forgets what is under `key`.
    pub fn remove(self, key: &str) {
        MEMORY.with_borrow_mut(|memory| memory.remove(key));
        if let Some(raw) = self.raw() {
            // Removing fails only where reading does, and then there is nothing.
            let _ = raw.remove_item(key);
        }
    }

    /// Forgets everything whose key begins with `prefix`.
    pub fn remove_all(self, prefix: &str) {
        MEMORY.with_borrow_mut(|memory| memory.retain(|key, _| !key.starts_with(prefix)));
        let Some(raw) = self.raw() else { return };
        for key in js_sys::Object::keys(raw.unchecked_ref::<js_sys::Object>())
            .iter()
            .filter_map(|key| key.as_string())
        {
            if key.starts_with(prefix) {
                let _ = raw.remove_item(&key);
            }
        }
    }

    /// Reads and forgets in one go.
    pub fn take(self, key: &str) -> Option<String> {
        let text = self.get(key);
        self.remove(key);
        text
    }

    /// The browser's store. gloo-storage panics where it is blocked, so it is asked for only after a look that does not.
    fn raw(self) -> Option<Storage> {
        let window = web_sys::window()?;
        match self.0 {
            StorageKind::Local => window.local_storage().ok()?.map(|_| LocalStorage::raw()),
            StorageKind::Session => window.session_storage().ok()?.map(|_| SessionStorage::raw()),
            StorageKind::Memory => None,
        }
    }
}
