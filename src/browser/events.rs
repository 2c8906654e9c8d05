//! What the browser tells the page.

use leptos::ev;
use leptos::prelude::{document, window, window_event_listener, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

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

/// Calls `back` when the page comes out of the back/forward cache, as it was when it was left.
pub fn on_restored(back: impl Fn() + 'static) {
    let _lives_as_long_as_the_page = window_event_listener_untyped("pageshow", move |event| {
        let persisted = js_sys::Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            back();
        }
    });
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

/// Leaves the input that has the focus. A browser sends `change` and `blur` of an input that is taken away with the focus in it,
/// when what they would act on is gone already: so they are sent before.
pub fn leave_input() {
    if let Some(element) =
        document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        // Fails never: an element without the focus stays as it is.
        let _ = element.blur();
    }
}

/// Leaves the input that has the focus before the browser's Back and Forward take the page away.
pub fn leave_input_on_back() {
    let listener = Closure::<dyn Fn()>::new(leave_input);
    let function = listener.as_ref().unchecked_ref();
    // In the capture phase, so before the router. Fails only for a window that is not there.
    let _ = window().add_event_listener_with_callback_and_bool("popstate", function, true);
    listener.forget();
}
