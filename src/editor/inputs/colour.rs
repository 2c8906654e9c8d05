//! A colour: the browser's palette, and the text that it stands for.

use crate::editor::form::ask::Ask;
use crate::editor::form::slot::Slot;
use crate::editor::inputs::line::placeholder;
use crate::texts::use_schema_texts;
use crate::ui::stands::text_of;
use cameo_metadata::schema::Format;
use leptos::ev::Event;
use leptos::prelude::*;

/// Both inputs; each shows what the other sets. The text alone can be empty, or unfinished.
pub fn colour(ask: Ask) -> AnyView {
    let (slot, left, typed) = (ask.slot, ask.left, ask.typed());
    // Where no colour is held the palette shows one all the same, which nobody has chosen.
    let picked = move |event: Event| {
        if text_of(&event).is_some_and(|picked| picked != untrack(palette_of(slot))) {
            typed(event);
        }
    };
    let unset = move || !Format::Color.fits(&slot.text());
    let text = view! {
        <input
            class="input" type="text" autocomplete="off" spellcheck="false" placeholder=placeholder(&ask.schema)
            aria-label=(use_schema_texts().colour_text)(&ask.name) aria-describedby=ask.described.clone()
            aria-invalid=ask.invalid() aria-required=ask.must() prop:value=move || slot.text()
            on:input=move |event| { typed(event); } on:change=move |event| { typed(event); } on:blur=move |_| { left.try_run(()); }
        />
    };
    view! {
        <div class="ask-pair">
            <input
                class="ask-colour" class:is-unset=unset type="color" id=slot.input() aria-label=ask.label() aria-describedby=ask.described.clone()
                prop:value=palette_of(slot) on:input=move |event| { typed(event); } on:change=picked
            />
            <div class="ask-short">{ask.clearable(text.into_any())}</div>
        </div>
    }
    .into_any()
}

/// What the palette shows.
fn palette_of(slot: Slot) -> impl Fn() -> String + Copy + Send + 'static {
    move || match slot.text() {
        text if Format::Color.fits(&text) => text.to_lowercase(),
        _ => "#000000".to_owned(),
    }
}
