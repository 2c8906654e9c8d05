//! The question before unsaved changes are left behind.

use crate::texts::use_texts;
use cameo_settings::StorageKind;
use leptos::html::Dialog;
use leptos::prelude::*;

/// What the person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Stay, and go on editing.
    Stay,
    /// Go, and keep the changes for later.
    KeepAndGo,
    /// Go, and forget the changes.
    DiscardAndGo,
}

/// A modal dialog while `asked` is true. Escape means to stay.
#[component]
pub fn Leave(
    /// Whether the question is asked now.
    #[prop(into)]
    asked: Signal<bool>,
    /// Where changes are kept, which decides for how long they are.
    storage: StorageKind,
    /// The answer.
    #[prop(into)]
    answer: Callback<Leaving>,
) -> impl IntoView {
    let texts = use_texts();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if asked.get() {
            // Fails only for a dialog that is open already.
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let press = move |leaving| move |_| answer.run(leaving);
    view! {
        <dialog
            class="leave"
            node_ref=dialog
            aria-labelledby="leave-title"
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                answer.run(Leaving::Stay);
            }
        >
            <div class="leave-words">
                <h2 id="leave-title">{texts.edit().leave_title}</h2>
                <p>{(texts.edit().leave_words)(storage)}</p>
                <div class="buttons">
                    <button type="button" class="button button-main" on:click=press(Leaving::Stay)>{texts.press.keep_editing}</button>
                    <button type="button" class="button" on:click=press(Leaving::KeepAndGo)>{texts.press.leave}</button>
                    <button type="button" class="button button-plain" on:click=press(Leaving::DiscardAndGo)>{texts.press.discard}</button>
                </div>
            </div>
        </dialog>
    }
    .into_any()
}
