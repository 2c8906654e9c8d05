//! Keys, as far as they are meant for the page.

use leptos::ev::KeyboardEvent;

/// What a browser gives as the code of a key that an input method uses for itself (UI Events §7.3.1).
const IN_USE: u32 = 229;

/// The key that was pressed; the empty text while somebody composes a character. Enter ends a composition, and Escape takes
/// one back: neither is meant for the page. Safari ends the composition before that key, which then has only its code to tell.
pub fn key(event: &KeyboardEvent) -> String {
    if event.is_composing() || event.key_code() == IN_USE { String::new() } else { event.key() }
}
