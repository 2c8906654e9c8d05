//! Edits that are not saved yet. They outlive the page, the session and the browser, and belong to whoever made them.

use crate::browser::pieces;
use crate::browser::storage::{Kept, Shelf};
use account::profile::Draft;
use account::settings::StorageKind;

/// Where a subject's draft lies. Beside the session, not in it: a session that ends takes no edit along.
fn key(subject: &str) -> String {
    format!("cameo.draft.{subject}")
}

const SHELF: StorageKind = StorageKind::Local;

/// Puts `subject`'s draft away.
pub fn keep(subject: &str, draft: &Draft) -> Kept {
    let (shelf, key) = (Shelf::new(SHELF), key(subject));
    let text = pieces::text(|out| draft.write_text(out));
    if text.is_some_and(|text| shelf.put_long(&key, &text)) {
        return Kept::AsAsked;
    }
    shelf.put(&key, &draft.to_text())
}

/// The draft that `subject` has not saved yet.
pub fn kept(subject: &str) -> Option<Draft> {
    Draft::from_text(&Shelf::new(SHELF).get(&key(subject))?)
}

/// Forgets `subject`'s draft: it is saved, or the person discarded it.
pub fn discard(subject: &str) {
    Shelf::new(SHELF).remove(&key(subject));
}

/// Where a text lies that is no JSON yet, so that no draft can hold it.
fn text_key(subject: &str) -> String {
    format!("cameo.text.{subject}")
}

/// Puts a text away that `subject` has not finished.
pub fn keep_text(subject: &str, text: &str) -> Kept {
    Shelf::new(SHELF).put(&text_key(subject), text)
}

/// The text that `subject` has not finished.
pub fn kept_text(subject: &str) -> Option<String> {
    Shelf::new(SHELF).get(&text_key(subject))
}

/// Forgets that text: it says something now, or the person discarded it.
pub fn discard_text(subject: &str) {
    Shelf::new(SHELF).remove(&text_key(subject));
}
