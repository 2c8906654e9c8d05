//! The stored session and the stored attempts to sign in. Writes before anything is used; decides nothing.

use crate::browser::storage::{Kept, Shelf};
use account::linking::LinkAttempt;
use account::oidc::callback::RawCallback;
use account::oidc::transaction::LoginTransaction;
use account::secret::Secret;
use account::session::Session;
use account::settings::{Settings, StorageKind};

/// The session's key; the one that other tabs watch.
pub const SESSION_KEY: &str = "cameo.session";

/// Attempts to sign in, each under its `state`, in the tab that began it.
const ATTEMPT_PREFIX: &str = "cameo.sign-in.";

/// A second sign-in, of another account, in the tab that began it. The latest counts.
const SECOND_KEY: &str = "cameo.second-sign-in";

/// Its answer, in memory, on the way to the page that judges it.
const ANSWER_KEY: &str = "cameo.answer";

/// Left behind by a sign-out for the page that the provider sends the person back to.
const FAREWELL_KEY: &str = "cameo.signed-out";

const TAB: StorageKind = StorageKind::Session;

/// The session that is stored, if it was made with these settings.
pub fn load(settings: &Settings) -> Option<Session> {
    Session::restore(&Shelf::new(settings.storage).get(SESSION_KEY)?, settings)
}

/// Stores `session` in place of the earlier one.
pub fn save(settings: &Settings, session: &Session) -> Kept {
    Shelf::new(settings.storage).put(SESSION_KEY, session.to_text().expose())
}

/// Forgets the session.
pub fn forget(settings: &Settings) {
    Shelf::new(settings.storage).remove(SESSION_KEY);
}

/// Remembers an attempt until its callback. `InMemoryOnly` means that it will not survive leaving the page.
pub fn remember(attempt: &LoginTransaction) -> Kept {
    let key = format!("{ATTEMPT_PREFIX}{}", attempt.state.expose());
    Shelf::new(TAB).put(&key, attempt.to_text().expose())
}

/// Takes the attempt with this `state`; a second time there is none.
pub fn take_attempt(state: &str) -> Option<LoginTransaction> {
    LoginTransaction::from_text(&Shelf::new(TAB).take(&format!("{ATTEMPT_PREFIX}{state}"))?)
}

/// Remembers a second sign-in until its callback, as [`remember`] does a first.
pub fn remember_second(attempt: &LinkAttempt) -> Kept {
    Shelf::new(TAB).put(SECOND_KEY, attempt.to_text().expose())
}

/// Takes the second sign-in that is under way; a second time there is none.
pub fn take_second() -> Option<LinkAttempt> {
    LinkAttempt::from_text(&Shelf::new(TAB).take(SECOND_KEY)?)
}

/// Puts an answer that is no first sign-in's aside, if a second one is under way.
pub fn put_aside(raw: &RawCallback) -> bool {
    let waits = Shelf::new(TAB).get(SECOND_KEY).is_some();
    if waits {
        // A query has no `#`.
        let answer = [raw.query.expose(), "#", raw.fragment.expose()].concat();
        Shelf::new(StorageKind::Memory).put(ANSWER_KEY, &answer);
    }
    waits
}

/// Whether an answer was put aside.
pub fn has_answer() -> bool {
    Shelf::new(StorageKind::Memory).get(ANSWER_KEY).is_some()
}

/// Takes the answer that was put aside; a second time there is none.
pub fn take_answer() -> Option<RawCallback> {
    let answer = Shelf::new(StorageKind::Memory).take(ANSWER_KEY)?;
    let (query, fragment) = answer.split_once('#')?;
    Some(RawCallback { query: Secret::new(query.to_owned()), fragment: Secret::new(fragment.to_owned()) })
}

/// Notes that the person is signing out, for the page they come back to.
pub fn leave_farewell() {
    Shelf::new(TAB).put(FAREWELL_KEY, "1");
}

/// Whether the person has just come back from signing out.
pub fn take_farewell() -> bool {
    Shelf::new(TAB).take(FAREWELL_KEY).is_some()
}
