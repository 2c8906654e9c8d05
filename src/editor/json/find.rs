//! Searching in the text. The browser's own search stays as it is.

use crate::editor::json::area::{Finds, TEXT, show_find};
use crate::texts::use_texts;
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::keys::key;
use cameo_metadata::source::find;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The id of the field for what is searched.
pub const WANTED: &str = "json-wanted";

/// A field, how many finds there are, and the way from one to the next.
#[component]
pub fn JsonFind(
    /// The text that is searched.
    #[prop(into)]
    text: Signal<String>,
    /// What has been found.
    finds: RwSignal<Finds>,
    /// The search is over.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let words = use_texts().json();
    let wanted = RwSignal::new(String::new());
    Effect::new(move |_| {
        let ranges = wanted.with(|wanted| text.with(|text| find(text, wanted)));
        finds.update(|finds| {
            finds.now = finds.now.min(ranges.len().saturating_sub(1));
            finds.ranges = ranges;
        });
    });
    let go = move |back: bool| {
        let count = finds.with_untracked(|finds| finds.ranges.len());
        if count > 0 {
            finds.update(|finds| finds.now = (finds.now + if back { count - 1 } else { 1 }) % count);
            show_find();
        }
    };
    let end = move || {
        finds.set(Finds::default());
        close.run(());
        focus(TEXT.to_owned());
    };
    let on_key = move |event: KeyboardEvent| match key(&event).as_str() {
        "Enter" => {
            event.prevent_default();
            go(event.shift_key());
        }
        "Escape" => end(),
        _ => {}
    };
    let count = move || {
        let (now, count) = finds.with(|finds| (finds.now, finds.ranges.len()));
        wanted.with(|wanted| !wanted.is_empty()).then(|| (words.found)(now + 1, count))
    };
    view! {
        <div class="json-find" role="search">
            <label for=WANTED>{words.find_label}</label>
            <input
                class="input" type="text" id=WANTED autocomplete="off" spellcheck="false" prop:value=wanted
                on:input=move |event| {
                    wanted.set(event_target_value(&event));
                    finds.update(|finds| finds.now = 0);
                    show_find();
                }
                on:keydown=on_key
            />
            <span class="json-count" role="status" prop:textContent=move || count().unwrap_or_default()></span>
            <button type="button" class="button button-mark" aria-label=words.previous on:click=move |_| go(true)>{icon(Icon::Up)}</button>
            <button type="button" class="button button-mark" aria-label=words.next on:click=move |_| go(false)>{icon(Icon::Caret)}</button>
            <button type="button" class="button button-mark" aria-label=words.close_find on:click=move |_| end()>{icon(Icon::Close)}</button>
        </div>
    }
    .into_any()
}
