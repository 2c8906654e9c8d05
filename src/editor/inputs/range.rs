//! A number between two others, to be slid.

use crate::editor::form::ask::Ask;
use crate::texts::use_schema_texts;
use crate::ui::focus::focus;
use cameo_metadata::draft::Kind;
use cameo_metadata::schema::{Limit, Type};
use leptos::ev::Event;
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
    // What the browser makes of what is held: it cuts a number to the limits and the step.
    let (node, shown) = (NodeRef::<leptos::html::Input>::new(), StoredValue::new(String::new()));
    Effect::new(move |_| {
        let held = held();
        if let Some(input) = node.get() {
            input.set_value(&held);
            shown.set_value(input.value());
        }
    });
    let slid = move |event: Event| {
        let text = event_target_value(&event);
        let differs = shown.with_value(|shown| *shown != text);
        if differs {
            slot.set_text(Kind::Number, &text, false);
        }
        differs
    };
    let cleared = Callback::new(move |()| {
        slot.clear();
        focus(slot.input());
    });
    let clear = ask.clear_in_words(cleared);
    let ends = [least.clone(), most.clone()].map(Option::unwrap_or_default);
    let [from, to] = ends;
    view! {
        <div class="ask-slider">
            <span class="ask-end" aria-hidden="true">{from}</span>
            <input
                type="range" id=slot.input() min=least max=most step=step aria-label=ask.label() aria-describedby=ask.described.clone()
                aria-invalid=ask.invalid() aria-valuetext=said node_ref=node
                on:input=move |event| { slid(event); } on:change=move |event| { slid(event); left.try_run(()); }
            />
            <span class="ask-end" aria-hidden="true">{to}</span>
            <output class="ask-said" for=slot.input() class:is-unset=move || slot.text().is_empty() translate="no" prop:textContent=said></output>
            {clear}
        </div>
    }
    .into_any()
}
