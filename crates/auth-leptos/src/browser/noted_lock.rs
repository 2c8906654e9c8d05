//! A lock for browsers without Web Locks: a note in `localStorage` that says who has it and until when.
//!
//! Storage knows no "write if nobody else has": whoever writes waits a moment and looks whether their note still stands.

use super::kind::LOCK;
use super::storage::Scope;
use super::{clock, random};
use cameo_oidc::session::StorageKind;
use std::future::Future;

/// How long a note may take to be seen by every tab, in milliseconds.
const SETTLE: i32 = 60;
/// How long to wait before looking again, in milliseconds.
const PAUSE: i32 = 100;
/// After this many seconds a note is taken for one that a closed tab has left behind: longer than a renewal may take, which
/// is six requests of at most 20 seconds each.
const VALID: i64 = 150;

/// Runs `work` while no other tab of the app runs anything under `name`. `None`: nobody let go within `patience` milliseconds.
pub async fn exclusive<T>(
    scope: &Scope,
    name: &str,
    patience: i32,
    work: impl Future<Output = T>,
) -> Option<T> {
    let key = key(scope, name);
    let shelf = scope.shelf(StorageKind::Local);
    let own = own_name();
    let is_free = || {
        let until = shelf.get(&key).and_then(|note| note.split(' ').next()?.parse::<i64>().ok());
        until.is_none_or(|until| until < clock::now().0)
    };
    let mut waited = 0;
    loop {
        if is_free() {
            let note = format!("{} {own}", clock::now().plus(VALID).0);
            shelf.put(&key, &note);
            clock::sleep(SETTLE).await;
            if shelf.get(&key).as_ref() == Some(&note) {
                let result = work.await;
                shelf.remove(&key);
                return Some(result);
            }
        }
        if waited >= patience {
            return None;
        }
        clock::sleep(PAUSE).await;
        waited += PAUSE;
    }
}

/// Where the note of the lock `name` is.
pub(super) fn key(scope: &Scope, name: &str) -> String {
    [&scope.key(&LOCK), " ", scope.namespace().prefix, name].concat()
}

/// A name that no other tab has.
fn own_name() -> u64 {
    let mut bytes = [0; 8];
    random::fill(&mut bytes);
    u64::from_le_bytes(bytes)
}
