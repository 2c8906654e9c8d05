//! Moving the focus to where the work goes on.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

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

/// Takes the focus off what has it, so that what is half typed there is taken as it is.
pub fn leave() {
    if let Some(element) = document().active_element() {
        // Refused only by what is no HTML element.
        let _ = element.unchecked_into::<HtmlElement>().blur();
    }
}
