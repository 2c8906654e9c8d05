//! What stands in the page's inputs is what counts, however it came there.
//!
//! A person's keys send `input`. Password managers and other fillers may send `change` alone, or nothing at all. So an input
//! listens to both, and before anything is sent every input is asked.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Event, EventInit, HtmlInputElement};

/// The text of the input that an event is about. `None` for half of a character: some keyboards send an emoji in two halves,
/// each with an `input` of its own. What is still a half at the `change` is taken, with U+FFFD in its place.
pub fn text_of(event: &Event) -> Option<String> {
    let target = event.target()?;
    let value = js_sys::Reflect::get(&target, &JsValue::from_str("value")).ok()?;
    let value = value.dyn_into::<js_sys::JsString>().ok()?;
    (value.is_valid_utf16() || event.type_() == "change").then(|| value.into())
}

/// Has every input on the page say what stands in it, as if the person had just left it.
pub fn take() {
    let Ok(inputs) = document().query_selector_all("input, textarea, select") else { return };
    for input in (0..inputs.length()).filter_map(|index| inputs.get(index)) {
        // A radio button that is not chosen has nothing to say.
        let is_off = input
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| input.type_() == "radio" && !input.checked() || input.type_() == "file");
        if is_off {
            continue;
        }
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict("change", &init) {
            // Fails only while the same event is being sent.
            let _ = input.dispatch_event(&event);
        }
    }
}
