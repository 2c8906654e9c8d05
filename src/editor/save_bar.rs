//! Saving and not saving, always in reach.

use crate::texts::{use_saving_texts, use_texts};
use crate::ui::live::live;
use crate::ui::stands;
use cameo_metadata::size::{self, Size};
use leptos::prelude::*;

/// What is unsaved, Save and Cancel. Save says why it has nothing to do instead of vanishing from the keyboard's way.
#[component]
pub fn SaveBar(
    /// How many first-level fields differ from what is stored.
    #[prop(into)]
    changed: Signal<usize>,
    /// How large it would be when it is stored.
    #[prop(into)]
    size: Signal<Size>,
    /// Whether saving is under way.
    #[prop(into)]
    saving: Signal<bool>,
    /// Save was pressed.
    #[prop(into)]
    save: Callback<()>,
    /// The changes shall be looked through.
    #[prop(into)]
    review: Callback<()>,
    /// Cancel was pressed.
    #[prop(into)]
    cancel: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let words = move || match changed.get() {
        0 => texts.edit().nothing_changed.to_owned(),
        count => (texts.edit().changed)(count),
    };
    let full = Memo::new(move |_| {
        let size = size.get();
        ((use_saving_texts().size)(size.bytes, size::LIMIT), size.is_too_large(), size.is_nearly_full())
    });
    // Drawn anew only when it says something else: an alert would be read aloud at each key.
    let is_too_large = Memo::new(move |_| full.with(|(_, is_too_large, _)| *is_too_large));
    let text = move || full.with(|(text, ..)| text.clone());
    let full = move || match is_too_large.get() {
        true => {
            let too_large = use_saving_texts().too_large;
            view! { <p class="save-bar-size is-too-large">{live(text)}" · "<span role="alert">{too_large}</span></p> }.into_any()
        }
        false => {
            let is_nearly_full = move || full.with(|(.., is_nearly_full)| *is_nearly_full);
            view! { <p class="save-bar-size" class:is-nearly-full=is_nearly_full prop:textContent=text></p> }
                .into_any()
        }
    };
    let idle = move || changed.get() == 0 || saving.get();
    let press = move |_| {
        stands::take();
        if !idle() {
            save.run(());
        }
    };
    view! {
        <div class="save-bar">
            <div class="save-bar-words">
                <p id="save-words" role="status" class:is-unsaved=move || changed.get() != 0 prop:textContent=words></p>
                {full}
            </div>
            {move || (changed.get() > 0).then(|| view! {
                <button type="button" class="button button-plain" id="review" on:click=move |_| review.run(())>
                    {use_saving_texts().review}
                </button>
            })}
            <button type="button" class="button" on:click=move |_| cancel.run(())>{texts.press.cancel}</button>
            <button
                type="button"
                class="button button-main"
                id="save"
                aria-disabled=move || idle().to_string()
                aria-describedby="save-words"
                on:click=press
            >
                {live(move || if saving.get() { texts.press.saving } else { texts.press.save })}
            </button>
        </div>
    }
    .into_any()
}
