//! Refresh tokens that this browser has used up.
//!
//! A tab that is duplicated takes `sessionStorage` along, and with it the refresh token. The provider answers a second use of
//! one by revoking the whole family (RFC 9700 §4.14.2), so every tab notes what it spends and looks before it spends.

use crate::browser::storage::Shelf;
use account::session::Session;
use account::settings::StorageKind;

const KEY: &str = "cameo.spent";
const SHELF: StorageKind = StorageKind::Local;
/// More than are spent while a duplicate sleeps over night.
const MOST: usize = 200;

/// Notes that the session's refresh token is about to be used.
pub fn note(session: &Session) {
    let Some(mark) = mark(session) else { return };
    let mut marks = marks();
    marks.retain(|known| *known != mark);
    marks.push(mark);
    let first = marks.len().saturating_sub(MOST);
    Shelf::new(SHELF).put(KEY, &marks[first..].join(" "));
}

/// Takes the note back: the token was not used after all.
pub fn take_back(session: &Session) {
    let Some(mark) = mark(session) else { return };
    let mut marks = marks();
    marks.retain(|known| *known != mark);
    Shelf::new(SHELF).put(KEY, &marks.join(" "));
}

/// Whether the session's refresh token was used, here or in another tab.
pub fn is_spent(session: &Session) -> bool {
    mark(session).is_some_and(|mark| marks().contains(&mark))
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

fn marks() -> Vec<String> {
    let text = Shelf::new(SHELF).get(KEY).unwrap_or_default();
    text.split_whitespace().map(str::to_owned).collect()
}
