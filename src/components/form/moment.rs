//! Dates and times: the browser's own inputs, which know no offset, around a text that may need one.

use super::ask::Ask;
use crate::texts::use_schema_texts;
use account::profile::draft::Kind;
use account::profile::moment::{kept, parts};
use account::profile::schema::Format;
use account::profile::shape::Shape;
use leptos::prelude::*;

/// The input, and beside a time the offset that it is kept with.
pub fn moment(ask: Ask, shape: Shape) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let kind = match shape {
        Shape::Date => "date",
        Shape::Time => "time",
        _ => "datetime-local",
    };
    let needs_offset =
        shape == Shape::DateTime || (shape == Shape::Time && ask.schema.format == Some(Format::Time));
    let node = NodeRef::<leptos::html::Input>::new();
    // Only where it differs: a value that is set takes away what is half typed.
    Effect::new(move |_| {
        let held = parts(&slot.text()).0;
        if let Some(input) = node.get()
            && input.value() != held
        {
            input.set_value(&held);
        }
    });
    let typed = move |event| {
        let local = event_target_value(&event);
        if local.is_empty() || shape == Shape::Date {
            return slot.set_text(Kind::Text, &local, false);
        }
        let held = untrack(|| slot.text());
        let full = kept(&local, &held, needs_offset, || slot.editor.guide().offset(&local));
        slot.set_text(Kind::Text, &full, false);
    };
    let offset = move || {
        let text = slot.text();
        let offset = parts(&text).1.to_owned();
        (!offset.is_empty())
            .then(|| view! { <span class="ask-after">{(use_schema_texts().offset)(&offset)}</span> })
    };
    view! {
        <div class="ask-pair">
            <input
                class="input ask-moment" type=kind step=(shape != Shape::Date).then_some("any") id=slot.input() node_ref=node
                aria-label=ask.label() aria-describedby=ask.described.clone() aria-invalid=ask.invalid() aria-required=ask.must()
                on:input=typed on:blur=move |_| { left.try_run(()); }
            />
            {offset}
        </div>
    }
    .into_any()
}
