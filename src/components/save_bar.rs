//! Saving and not saving, always in reach.

use crate::texts::use_texts;
use leptos::prelude::*;

/// What is unsaved, Save and Cancel. Save says why it has nothing to do instead of vanishing from the keyboard's way.
#[component]
pub fn SaveBar(
    /// How many first-level fields differ from what is stored.
    #[prop(into)]
    changed: Signal<usize>,
    /// Whether saving is under way.
    #[prop(into)]
    saving: Signal<bool>,
    /// Save was pressed.
    #[prop(into)]
    save: Callback<()>,
    /// Cancel was pressed.
    #[prop(into)]
    cancel: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let words = move || match changed.get() {
        0 => texts.edit.nothing_changed.to_owned(),
        count => (texts.edit.changed)(count),
    };
    let idle = move || changed.get() == 0 || saving.get();
    let press = move |_| {
        if !idle() {
            save.run(());
        }
    };
    view! {
        <div class="save-bar">
            <p class="save-bar-words" id="save-words" role="status" class:is-unsaved=move || changed.get() != 0>{words}</p>
            <button type="button" class="button" on:click=move |_| cancel.run(())>{texts.press.cancel}</button>
            <button
                type="button"
                class="button button-main"
                id="save"
                aria-disabled=move || idle().to_string()
                aria-describedby="save-words"
                on:click=press
            >
                {move || if saving.get() { texts.press.saving } else { texts.press.save }}
            </button>
        </div>
    }
    .into_any()
}
