//! The static page that stands until the app has arrived.

use super::location;
use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};

/// What a person may press in the static page. Pressing only sets the fragment, so nothing has to run to remember it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// `#sign-in`
    SignIn,
    /// `#sign-up`
    SignUp,
}

/// Takes the static page away, and tells what was pressed in it.
pub fn remove() -> Option<Clicked> {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    let clicked = match location::fragment().as_str() {
        "sign-in" => Clicked::SignIn,
        "sign-up" => Clicked::SignUp,
        _ => return None,
    };
    // Or Back, and a reload, would carry it out again.
    location::rewrite(&location::route().unwrap_or_default());
    Some(clicked)
}

/// Says that the app is there and its buttons work: what somebody needs who signs in may be fetched ahead now.
pub fn arrived() {
    let arrived = Reflect::get(&window(), &"cameoArrived".into()).ok();
    if let Some(arrived) = arrived.and_then(|arrived| arrived.dyn_into::<Function>().ok()) {
        // It throws nothing: it only asks for idle time.
        let _ = arrived.call0(&JsValue::NULL);
    }
}
