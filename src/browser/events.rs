//! What the browser tells the page.

use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// Calls `back` when the page comes out of the back/forward cache, as it was when it was left.
pub fn on_restored(back: impl Fn() + 'static) {
    let _lives_as_long_as_the_page = window_event_listener_untyped("pageshow", move |event| {
        let persisted = js_sys::Reflect::get(&event, &"persisted".into());
        if persisted.is_ok_and(|persisted| persisted.is_truthy()) {
            back();
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
