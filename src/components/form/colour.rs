//! A colour: the browser's palette, and the text that it stands for.

use super::ask::Ask;
use super::line::placeholder;
use crate::texts::use_schema_texts;
use account::profile::draft::Kind;
use account::profile::schema::Format;
use leptos::prelude::*;

/// Both inputs; each shows what the other sets. The text alone can be empty, or unfinished.
pub fn colour(ask: Ask) -> AnyView {
    let (slot, left, keeps) = (ask.slot, ask.left, ask.keeps_empty());
    let palette = move || match slot.text() {
        text if Format::Color.fits(&text) => text.to_lowercase(),
        _ => "#000000".to_owned(),
    };
    let unset = move || !Format::Color.fits(&slot.text());
    view! {
        <div class="ask-pair">
            <input
                class="ask-colour" class:is-unset=unset type="color" id=slot.input() aria-label=ask.label() aria-describedby=ask.described.clone()
                prop:value=palette on:input=move |event| slot.set_text(Kind::Text, &event_target_value(&event), keeps)
            />
            <input
                class="input ask-short" type="text" autocomplete="off" spellcheck="false" placeholder=placeholder(&ask.schema)
                aria-label=(use_schema_texts().colour_text)(&ask.name) aria-describedby=ask.described.clone()
                aria-invalid=ask.invalid() aria-required=ask.must() prop:value=move || slot.text()
                on:input=move |event| slot.set_text(Kind::Text, &event_target_value(&event), keeps) on:blur=move |_| { left.try_run(()); }
            />
        </div>
    }
    .into_any()
}
