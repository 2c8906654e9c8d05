//! What was saved from this device, so that it can be taken back. It belongs to a subject, and stays in this browser; with the
//! setting `history` off it does not even do that.

use crate::browser::clock;
use crate::browser::storage::Shelf;
use account::profile::Metadata;
use account::profile::history::History;
use account::settings::StorageKind;

const SHELF: StorageKind = StorageKind::Local;
const PREFIX: &str = "cameo.history.";

fn key(subject: &str) -> String {
    [PREFIX, subject].concat()
}

/// The saves of `subject` on this device.
pub fn of(subject: &str) -> History {
    let text = Shelf::new(SHELF).get(&key(subject)).unwrap_or_default();
    History::from_text(&text, subject)
}

/// Remembers a save.
pub fn record(subject: &str, before: &Metadata, after: &Metadata) {
    let mut history = of(subject);
    history.record(clock::now(), before, after);
    // Where storage is full there is no history; the save itself is not affected.
    Shelf::new(SHELF).put(&key(subject), &history.to_text());
}

/// Forgets those of `subject`.
pub fn clear(subject: &str) {
    Shelf::new(SHELF).remove(&key(subject));
}

/// Forgets everybody's.
pub fn clear_all() {
    Shelf::new(SHELF).remove_all(PREFIX);
}
