//! Technical details: the one place for identifiers, scopes and whatever else only support asks for. Closed, with a way to copy.

use crate::texts::use_tech_texts;
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use leptos::html::Div;
use leptos::prelude::*;

/// Puts a text on the clipboard. What it is given besides is told whether that worked.
pub type ToClipboard = Callback<(String, Callback<bool>)>;

/// The details, closed at first.
#[component]
pub fn Tech(
    /// Puts a text on the clipboard.
    clipboard: ToClipboard,
    /// The details.
    children: Children,
) -> impl IntoView {
    let words = use_tech_texts();
    let body = NodeRef::<Div>::new();
    view! {
        <details class="tech">
            <summary>{icon(Icon::Chevron)}{words.title}</summary>
            <div class="tech-body">
                <div node_ref=body>{children()}</div>
                <CopyText of=body clipboard label=words.copy />
            </div>
        </details>
    }
    .into_any()
}

/// A button that copies what can be read in an element.
#[component]
pub fn CopyText(
    /// The element.
    of: NodeRef<Div>,
    /// Puts a text on the clipboard.
    clipboard: ToClipboard,
    /// What the button says.
    label: &'static str,
) -> impl IntoView {
    let words = use_tech_texts();
    let copied = RwSignal::new(None::<bool>);
    let told = Callback::new(move |done: bool| {
        // The page may have been left.
        copied.try_set(Some(done));
    });
    let copy = move |_| {
        if let Some(element) = of.get_untracked() {
            clipboard.run((element.inner_text(), told));
        }
    };
    let status = move || match copied.get() {
        Some(true) => words.copied,
        Some(false) => words.not_copied,
        None => "",
    };
    view! {
        <p class="buttons">
            <button type="button" class="button button-small" on:click=copy>{icon(Icon::Copy)}{label}</button>
            <span role="status">{live(status)}</span>
        </p>
    }
    .into_any()
}
