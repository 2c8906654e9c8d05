//! Refresh tokens that the tabs of this browser have used up, where each tab has a session of its own.
//!
//! A duplicated tab is [told from the one it was copied from](super::tab) before it uses anything. This is the second line: a
//! tab that comes back from the browser's list of closed tabs may hold a token that its copy has used since.

use crate::browser::kind::SPENT;
use crate::browser::storage::{Scope, Shelf};
use cameo_oidc::session::{Session, StorageKind};

/// More than are spent while a duplicate sleeps over night.
const MOST: usize = 200;

/// Notes that the session's refresh token is about to be used.
pub fn note(scope: &Scope, session: &Session) {
    let Some(mark) = mark(session) else { return };
    let mut marks = marks(scope);
    marks.retain(|known| *known != mark);
    marks.push(mark);
    let first = marks.len().saturating_sub(MOST);
    shelf(scope).put(&scope.key(&SPENT), &marks[first..].join(" "));
}

/// Takes the note back: the token was not used after all.
pub fn take_back(scope: &Scope, session: &Session) {
    let Some(mark) = mark(session) else { return };
    let mut marks = marks(scope);
    marks.retain(|known| *known != mark);
    shelf(scope).put(&scope.key(&SPENT), &marks.join(" "));
}

/// Whether the session's refresh token was used, here or in another tab.
pub fn is_spent(scope: &Scope, session: &Session) -> bool {
    mark(session).is_some_and(|mark| marks(scope).contains(&mark))
}

/// What tells the session's refresh token from others, and says nothing about it.
pub fn mark(session: &Session) -> Option<String> {
    let token = session.refresh_token()?.expose();
    // FNV-1a: 64 bits of a value that has no meaning once it is spent.
    let hash = token.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Some(format!("{hash:x}"))
}

fn shelf(scope: &Scope) -> Shelf {
    scope.shelf(StorageKind::Local)
}

fn marks(scope: &Scope) -> Vec<String> {
    let text = shelf(scope).get(&scope.key(&SPENT)).unwrap_or_default();
    text.split_whitespace().map(str::to_owned).collect()
}
