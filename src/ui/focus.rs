//! Moving the focus to where the work goes on, and waiting while something is being pressed.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use std::time::Duration;

/// Focuses the element with this id, once the page has been drawn anew.
pub fn focus(id: String) {
    focus_first(vec![id]);
}

/// The same for the first of these ids that is there by then.
pub fn focus_first(ids: Vec<String>) {
    request_animation_frame(move || {
        if let Some(element) = ids.iter().find_map(|id| document().get_element_by_id(id)) {
            // Refused only by what is no HTML element.
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Focuses the element with this id as soon as it is there, before the next key can be pressed.
pub fn focus_soon(id: String) {
    leptos::task::spawn_local(async move {
        // What has changed is drawn within a few turns of this queue, all of them before the next key.
        for _ in 0..8 {
            leptos::task::tick().await;
            if let Some(element) = document().get_element_by_id(&id) {
                // Refused only by what is no HTML element.
                let _ = element.unchecked_into::<HtmlElement>().focus();
                return;
            }
        }
        focus(id);
    });
}

/// Does something that may move what is on the page: at once, or when the press that is under way is over. Between the two
/// halves of a press a button must not move away from under the pointer, as the press would come to nothing.
pub fn after_press(then: impl FnOnce() + 'static) {
    // A field is left by a press on something else, which is `:active` by then.
    if !matches!(document().query_selector(":active"), Ok(Some(_))) {
        return then();
    }
    let (then, over) = (StoredValue::new_local(Some(then)), StoredValue::new(Vec::new()));
    let end = move || {
        let listening: Vec<WindowListenerHandle> = over.try_update_value(std::mem::take).unwrap_or_default();
        listening.into_iter().for_each(WindowListenerHandle::remove);
        if let Some(then) = then.try_update_value(Option::take).flatten() {
            // The click comes after the pointer is up.
            set_timeout(then, Duration::ZERO);
        }
    };
    over.set_value(vec![
        window_event_listener(ev::pointerup, move |_| end()),
        window_event_listener(ev::pointercancel, move |_| end()),
    ]);
}

/// Takes the focus off what has it, so that what is half typed there is taken as it is.
pub fn leave() {
    if let Some(element) = document().active_element() {
        // Refused only by what is no HTML element.
        let _ = element.unchecked_into::<HtmlElement>().blur();
    }
}
