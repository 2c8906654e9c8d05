//! Edits that are not saved yet. They outlive the page, the session and the browser, and belong to whoever made them.

use crate::browser::pieces;
use crate::browser::storage::{Kept, Shelf};
use account::profile::Draft;
use account::settings::{Settings, StorageKind};
use account::sign_up::{Leftover, leftover};

/// Where a subject's draft lies. Beside the session, not in it: a session that ends takes no edit along.
fn key(subject: &str) -> String {
    format!("cameo.draft.{subject}")
}

const SHELF: Shelf = Shelf::new(StorageKind::Local);
const TAB: Shelf = Shelf::new(StorageKind::Session);

/// Puts `subject`'s draft away.
pub fn keep(subject: &str, draft: &Draft) -> Kept {
    let key = key(subject);
    let text = pieces::text(|out| draft.write_text(out));
    if text.is_some_and(|text| SHELF.put_long(&key, &text)) {
        return Kept::AsAsked;
    }
    SHELF.put(&key, &draft.to_text())
}

/// The draft that `subject` has not saved yet.
pub fn kept(subject: &str) -> Option<Draft> {
    Draft::from_text(&SHELF.get(&key(subject))?)
}

/// Forgets `subject`'s draft: it is saved, or the person discarded it.
pub fn discard(subject: &str) {
    SHELF.remove(&key(subject));
}

/// Puts away what a sign-up could not carry, for the first sign-in of `subject`.
pub fn keep_leftover(settings: &Settings, subject: &str, left: &Leftover) {
    let key = leftover::key(settings, subject);
    if SHELF.put(&key, &left.to_text()) == Kept::InMemoryOnly {
        TAB.put(&key, &left.to_text());
    }
}

/// The same while nobody knows whether there is an account, and who it is: in this tab alone.
pub fn keep_leftover_by_address(settings: &Settings, email: &str, left: &Leftover) {
    TAB.put(&leftover::key_by_address(settings, email), &left.to_text());
}

/// What waits for `subject`, whose address this is.
pub fn leftover(settings: &Settings, subject: &str, email: Option<&str>) -> Option<Leftover> {
    let key = leftover::key(settings, subject);
    let by_address = || TAB.get(&leftover::key_by_address(settings, email?));
    let text = SHELF.get(&key).or_else(|| TAB.get(&key)).or_else(by_address)?;
    Leftover::from_text(&text)
}

/// Forgets what waits for `subject`: it is stored, or not wanted any more.
pub fn discard_leftover(settings: &Settings, subject: &str, email: Option<&str>) {
    let key = leftover::key(settings, subject);
    SHELF.remove(&key);
    TAB.remove(&key);
    if let Some(email) = email {
        TAB.remove(&leftover::key_by_address(settings, email));
    }
}

/// Where a text lies that is no JSON yet, so that no draft can hold it.
fn text_key(subject: &str) -> String {
    format!("cameo.text.{subject}")
}

/// Puts a text away that `subject` has not finished.
pub fn keep_text(subject: &str, text: &str) -> Kept {
    SHELF.put(&text_key(subject), text)
}

/// The text that `subject` has not finished.
pub fn kept_text(subject: &str) -> Option<String> {
    SHELF.get(&text_key(subject))
}

/// Forgets that text: it says something now, or the person discarded it.
pub fn discard_text(subject: &str) {
    SHELF.remove(&text_key(subject));
}

/// Where what is typed at sign-up lies, as there is no subject yet.
const FORM: &str = "cameo.form.sign-up";

/// Puts away what is typed at sign-up: in this tab alone, as nobody knows yet who sits before it.
pub fn keep_form(text: &str) {
    TAB.put(FORM, text);
}

/// What was typed at sign-up.
pub fn kept_form() -> Option<String> {
    TAB.get(FORM)
}

/// Forgets what was typed at sign-up: the account is made.
pub fn discard_form() {
    TAB.remove(FORM);
}
