//! Saving and not saving, always in reach.

use crate::texts::{Words, use_saving_texts, use_texts};
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use crate::ui::stands;
use cameo_metadata::size::{self, Size};
use leptos::prelude::*;

/// What is unsaved, Close and Save. It stays at one place of the window, so that nothing moves while a button is being
/// pressed. Save says why it has nothing to do instead of leaving the order of the Tab key.
#[component]
pub fn SaveBar(
    /// How many first-level fields differ from what is stored.
    #[prop(into)]
    changed: Signal<usize>,
    /// What keeps the edit from being saved, since Save was pressed.
    #[prop(into)]
    trouble: Signal<Option<Words>>,
    /// How large it would be when it is stored.
    #[prop(into)]
    size: Signal<Size>,
    /// Whether saving is under way.
    #[prop(into)]
    saving: Signal<bool>,
    /// Save was pressed.
    #[prop(into)]
    save: Callback<()>,
    /// The changes are to be looked through.
    #[prop(into)]
    review: Callback<()>,
    /// Close was pressed.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let is_wrong = Memo::new(move |_| trouble.with(Option::is_some));
    let count = move || (texts.edit().changed)(changed.get());
    let any = Memo::new(move |_| changed.get() > 0 && !is_wrong.get());
    let button = move || {
        any.get().then(|| {
            view! {
                <button type="button" class="button button-plain" id="review" title=texts.edit().changed_title on:click=move |_| review.run(())>
                    {live(count)}{icon(Icon::Caret)}
                </button>
            }
        })
    };
    // Drawn anew only when it says something else: an alert would be read aloud at each key.
    let is_too_large = Memo::new(move |_| size.get().is_too_large());
    let is_nearly_full = Memo::new(move |_| size.get().is_nearly_full());
    let full = move || (use_saving_texts().size)(size.get().bytes, size::LIMIT);
    let too_large = move || (use_saving_texts().too_large)(size.get().bytes.saturating_sub(size::LIMIT));
    let meter = move || match (is_too_large.get(), is_nearly_full.get()) {
        (true, _) => Some(
            view! { <p class="save-bar-size is-too-large" role="alert" prop:textContent=too_large></p> }
                .into_any(),
        ),
        (false, true) => {
            Some(view! { <p class="save-bar-size is-nearly-full" prop:textContent=full></p> }.into_any())
        }
        (false, false) => None,
    };
    let idle = move || changed.get() == 0 || saving.get();
    let press = move |_| {
        stands::take();
        if !idle() {
            save.run(());
        }
    };
    let says = move || trouble.get().unwrap_or_default().into_owned();
    view! {
        <div class="save-bar" role="group" aria-label=texts.edit().bar>
            <div class="save-bar-words">
                <div id="save-words" role="status">
                    {button}
                    <span class="save-bar-trouble" prop:textContent=says></span>
                </div>
                {meter}
            </div>
            <button type="button" class="button" id="close" on:click=move |_| close.run(())>{texts.press.done}</button>
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
