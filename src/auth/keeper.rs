//! The stored session and the stored attempts to sign in. Writes before anything is used; decides nothing.

use crate::browser::storage::{Kept, Shelf};
use account::oidc::transaction::LoginTransaction;
use account::session::Session;
use account::settings::{Settings, StorageKind};

/// The session's key; the one that other tabs watch.
pub const SESSION_KEY: &str = "cameo.session";

/// Attempts to sign in, each under its `state`, in the tab that began it.
const ATTEMPT_PREFIX: &str = "cameo.sign-in.";

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

/// Notes that the person is signing out, for the page they come back to.
pub fn leave_farewell() {
    Shelf::new(TAB).put(FAREWELL_KEY, "1");
}

/// Whether the person has just come back from signing out.
pub fn take_farewell() -> bool {
    Shelf::new(TAB).take(FAREWELL_KEY).is_some()
}
