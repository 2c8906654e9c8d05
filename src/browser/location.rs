//! The address bar, and where this app lives.

pub use cameo_auth_leptos::browser::location::*;

use cameo_oidc::callback::RawCallback;
use cameo_oidc::secret::Secret;
use leptos::prelude::window;
use leptos::wasm_bindgen::JsValue;

/// Where the first script of `index.html` leaves the provider's answer: query and fragment, as the address bar had them.
const ANSWER: &str = "cameoAnswer";

/// Takes the provider's answer; a second time there is none. The first script of the page has moved it out of the address
/// bar, and out of the history with it, before anything else happened (RFC 9700 §4.2, §4.3).
pub fn take_callback() -> Option<RawCallback> {
    let name = JsValue::from_str(ANSWER);
    let answer = js_sys::Reflect::get(&window(), &name).ok()?;
    // Refused only where it cannot be set either.
    let _ = js_sys::Reflect::delete_property(&window(), &name);
    let part = |index: u32, mark: char| {
        let text = js_sys::Reflect::get_u32(&answer, index).ok()?.as_string()?;
        Some(Secret::new(text.strip_prefix(mark).unwrap_or(&text).to_owned()))
    };
    Some(RawCallback { query: part(0, '?')?, fragment: part(1, '#')? })
}
