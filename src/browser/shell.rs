//! The static page that stands until the app has arrived.

use super::location;
use leptos::prelude::document;

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
