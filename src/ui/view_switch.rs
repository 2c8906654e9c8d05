//! One edit, two ways to look at it.

use crate::texts::use_texts;
use leptos::prelude::*;

/// Two buttons, of which one is pressed.
#[component]
pub fn ViewSwitch(
    /// Whether the text is shown, and not the form.
    #[prop(into)]
    is_text: Signal<bool>,
    /// The person asks for the text, or for the form.
    #[prop(into)]
    ask: Callback<bool>,
) -> impl IntoView {
    let words = use_texts().json();
    let one = move |text: bool, words: &'static str| {
        let pressed = move || (is_text.get() == text).to_string();
        let press = move |_| {
            if is_text.get_untracked() != text {
                ask.run(text);
            }
        };
        view! { <button type="button" class="button" aria-pressed=pressed on:click=press>{words}</button> }
    };
    view! {
        <div class="view-switch" role="group" aria-label=words.views>
            {one(false, words.form)}
            {one(true, words.json)}
        </div>
    }
    .into_any()
}
