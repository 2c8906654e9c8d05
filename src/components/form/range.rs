//! A number between two others, to be slid.

use super::ask::Ask;
use crate::texts::use_schema_texts;
use account::profile::draft::Kind;
use account::profile::schema::{Limit, Type};
use leptos::prelude::*;

/// The slider, with its value said beside it.
pub fn slider(ask: Ask) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let number = |limit: &Option<Limit>| limit.as_ref().map(|limit| limit.number.to_string());
    let whole = ask.schema.types.contains(&Type::Integer).then(|| "1".to_owned());
    let step = number(&ask.schema.multiple_of).or(whole).unwrap_or_else(|| "any".to_owned());
    let (least, most) = (number(&ask.schema.minimum), number(&ask.schema.maximum));
    let said = move || match slot.text() {
        text if text.is_empty() => use_schema_texts().nothing_yet.to_owned(),
        text => text,
    };
    let held = {
        let least = least.clone().unwrap_or_default();
        move || match slot.text() {
            text if text.is_empty() => least.clone(),
            text => text,
        }
    };
    let ends = [least.clone(), most.clone()].map(Option::unwrap_or_default);
    let [from, to] = ends;
    view! {
        <div class="ask-slider">
            <span class="ask-end" aria-hidden="true">{from}</span>
            // The limits first: a value set before them would be cut to 100.
            <input
                type="range" id=slot.input() min=least max=most step=step aria-label=ask.label() aria-describedby=ask.described.clone()
                aria-invalid=ask.invalid() aria-valuetext=said prop:value=held
                on:input=move |event| slot.set_text(Kind::Number, &event_target_value(&event), false) on:change=move |_| { left.try_run(()); }
            />
            <span class="ask-end" aria-hidden="true">{to}</span>
            <output class="ask-said" for=slot.input() class:is-unset=move || slot.text().is_empty()>{said}</output>
        </div>
    }
    .into_any()
}
