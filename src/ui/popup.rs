//! What a button opens: it closes by Escape, which gives the focus back to the button, and by a click elsewhere.

use crate::ui::keys::key;
use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, Node};

/// What is open now. It is on the page only while it is open.
#[component]
pub fn Popup(
    /// The id of the button that opens and closes it.
    button: String,
    /// It is to be closed.
    #[prop(into)]
    close: Callback<()>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let panel = NodeRef::<Div>::new();
    let opener = StoredValue::new(button);
    let opened_by = move || {
        let id = opener.try_get_value()?;
        document().get_element_by_id(&id)
    };
    // By the path that the click took: what was pressed may be gone from the page by now. A click and not a press, as what
    // closes moves what is below it, and a button must not move while it is being pressed.
    let elsewhere = window_event_listener(ev::click, move |event| {
        let path = event.composed_path();
        let panel = panel.try_get_untracked().flatten().map(|panel| panel.unchecked_into::<Element>());
        let is_here = [panel, opened_by()].into_iter().flatten().any(|element| path.includes(&element, 0));
        if !is_here {
            close.run(());
        }
    });
    let escape = window_event_listener(ev::keydown, move |event| {
        if key(&event) != "Escape" {
            return;
        }
        let active = document().active_element();
        let is_inside = panel
            .try_get_untracked()
            .flatten()
            .is_some_and(|panel| panel.contains(active.as_ref().map(AsRef::<Node>::as_ref)));
        close.run(());
        if let Some(button) = opened_by().filter(|_| is_inside) {
            // The button is there, so it can be focused.
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    });
    on_cleanup(move || {
        elsewhere.remove();
        escape.remove();
    });
    view! { <div class="popup" node_ref=panel>{children()}</div> }.into_any()
}
