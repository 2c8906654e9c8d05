//! Whether this tab may use the session that its storage holds.
//!
//! Where each tab has a session of its own, a duplicated tab starts with a copy of it, refresh token included. A provider
//! answers the second use of a refresh token by revoking all that came of it (RFC 9700 §4.14.2), so a copy must never be used.
//! Each tab has a mark beside its session and holds a lock of that name as long as its page lives. A copy finds the lock taken.

use crate::Auth;
use crate::browser::kind::TAB;
use crate::browser::lock;
use crate::keeper::fresh_name;
use cameo_oidc::session::StorageKind;
use leptos::prelude::{GetValue, SetValue};

/// How long the page before this one in the same tab may take to go, in milliseconds.
const PATIENCE: i32 = 2_000;

impl Auth {
    /// Whether the stored session is this tab's own, and no copy of another tab's.
    pub(crate) async fn is_own_tab(self) -> bool {
        if self.storage() != StorageKind::Session || self.parts.own_tab.get_value() {
            return true;
        }
        let scope = &self.parts.keeper.scope;
        let mark = scope.shelf(StorageKind::Session).get(&scope.key(&TAB));
        let is_own = match &mark {
            // No copy has been made that looks for a mark.
            None => true,
            Some(mark) => lock::hold(&scope.name(&["tab-", mark].concat()), PATIENCE).await,
        };
        if mark.is_none() || !is_own {
            self.mark_tab().await;
        }
        self.parts.own_tab.set_value(is_own);
        is_own
    }

    /// Gives this tab a mark of its own, before a session of its own is stored.
    pub(crate) async fn mark_tab(self) {
        if self.storage() != StorageKind::Session {
            return;
        }
        let (scope, mark) = (&self.parts.keeper.scope, fresh_name());
        scope.shelf(StorageKind::Session).put(&scope.key(&TAB), &mark);
        self.parts.own_tab.set_value(lock::hold(&scope.name(&["tab-", &mark].concat()), PATIENCE).await);
    }
}
