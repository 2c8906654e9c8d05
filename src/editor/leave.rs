//! The question before unsaved changes are left behind.

use crate::texts::{Words, use_texts};
use crate::ui::icon::{Icon, icon};
use cameo_settings::StorageKind;
use leptos::html::Dialog;
use leptos::prelude::*;

/// What the person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// Stay, and go on editing.
    Stay,
    /// Save, and go once it is saved.
    SaveAndGo,
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
    /// What keeps the changes from being saved.
    #[prop(into)]
    trouble: Signal<Option<Words>>,
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
    let is_stuck = move || trouble.with(Option::is_some);
    let says = move || trouble.get().unwrap_or_default().into_owned();
    let save = move |_| {
        if !is_stuck() {
            answer.run(Leaving::SaveAndGo);
        }
    };
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
                <div class="dialog-head">
                    <h2 id="leave-title">{texts.edit().leave_title}</h2>
                    <button type="button" class="button button-mark" id="stay" aria-label=texts.press.keep_editing on:click=press(Leaving::Stay)>
                        {icon(Icon::Close)}
                    </button>
                </div>
                <p>{(texts.edit().leave_words)(storage)}</p>
                <p class="field-problem" id="leave-trouble" prop:textContent=says></p>
                <div class="buttons">
                    <button type="button" class="button button-danger" on:click=press(Leaving::DiscardAndGo)>{texts.edit().leave_discard}</button>
                    <button type="button" class="button" on:click=press(Leaving::KeepAndGo)>{texts.edit().leave_keep}</button>
                    <button
                        type="button" class="button button-main" id="save-and-leave" aria-describedby="leave-trouble"
                        aria-disabled=move || is_stuck().to_string() on:click=save
                    >
                        {texts.edit().leave_save}
                    </button>
                </div>
            </div>
        </dialog>
    }
    .into_any()
}
