//! What the browser tells the page.

use leptos::ev;
use leptos::prelude::{document, window_event_listener, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `back` whenever the person may have been away: the tab is shown again or was frozen, the network is back, or the page
/// comes out of the back/forward cache, where it kept everything it had on screen.
pub fn on_return(back: impl Fn() + Clone + 'static) {
    for name in ["focus", "online", "pageshow"] {
        let back = back.clone();
        let _lives_as_long_as_the_page = window_event_listener_untyped(name, move |_| back());
    }
    let listener = Closure::<dyn Fn()>::new(back);
    for name in ["visibilitychange", "resume"] {
        // Fails only for a document that is not there.
        let _ = document().add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Calls `changed` when another tab writes `key` into `localStorage`, or removes it.
pub fn on_other_tab(key: String, changed: impl Fn() + 'static) {
    let _lives_as_long_as_the_page = window_event_listener(ev::storage, move |event| {
        let event = event.unchecked_into::<web_sys::StorageEvent>();
        // No key: the whole storage was cleared.
        if event.key().is_none_or(|written| written == key) {
            changed();
        }
    });
}
