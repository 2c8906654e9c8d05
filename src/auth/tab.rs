//! Whether this tab may use the session that its storage holds.
//!
//! Where each tab has a session of its own, a duplicated tab starts with a copy of it, refresh token included. A provider
//! answers the second use of a refresh token by revoking all that came of it (RFC 9700 §4.14.2), so a copy must never be used.
//! Each tab has a mark beside its session and holds a lock of that name as long as its page lives. A copy finds the lock taken.

use super::Auth;
use super::keeper::fresh_name;
use crate::browser::lock;
use crate::browser::storage::{Kind, Shelf};
use cameo_settings::StorageKind;
use leptos::prelude::{GetValue, SetValue};

const SHELF: Shelf = Shelf::new(StorageKind::Session);

/// How long the page before this one in the same tab may take to go, in milliseconds.
const PATIENCE: i32 = 2_000;

impl Auth {
    /// Whether the stored session is this tab's own, and no copy of another tab's.
    pub(super) async fn is_own_tab(self) -> bool {
        if self.storage() != StorageKind::Session || self.own_tab.get_value() {
            return true;
        }
        let key = self.keeper().scope.key(Kind::Tab);
        let mark = SHELF.get(&key);
        let is_own = match &mark {
            // No copy has been made that looks for a mark.
            None => true,
            Some(mark) => lock::hold(&self.keeper().scope.name(&["tab-", mark].concat()), PATIENCE).await,
        };
        if mark.is_none() || !is_own {
            self.mark_tab().await;
        }
        self.own_tab.set_value(is_own);
        is_own
    }

    /// Gives this tab a mark of its own, before a session of its own is stored.
    pub(super) async fn mark_tab(self) {
        if self.storage() != StorageKind::Session {
            return;
        }
        let mark = fresh_name();
        SHELF.put(&self.keeper().scope.key(Kind::Tab), &mark);
        self.own_tab
            .set_value(lock::hold(&self.keeper().scope.name(&["tab-", &mark].concat()), PATIENCE).await);
    }
}
