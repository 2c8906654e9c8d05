//! Technical details of a page, with a button that copies them.

use crate::browser::files;
use crate::ui::tech::{Tech, ToClipboard};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The clipboard, for components that do not know the browser.
pub fn clipboard() -> ToClipboard {
    Callback::new(|(text, told): (String, Callback<bool>)| {
        spawn_local(async move { told.run(files::copy(&text).await) });
    })
}

/// The details, closed at first: identifiers, scopes, and whatever else only support asks for.
#[component]
pub fn TechnicalDetails(
    /// The details.
    children: Children,
) -> impl IntoView {
    view! { <Tech clipboard=clipboard()>{children()}</Tech> }.into_any()
}
