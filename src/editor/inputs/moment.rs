//! Dates and times: the browser's own inputs, which know no offset, around a text that may need one.

use crate::editor::form::ask::Ask;
use crate::texts::use_schema_texts;
use crate::ui::stands::text_of;
use cameo_metadata::draft::Kind;
use cameo_metadata::moment::{kept, parts};
use cameo_metadata::schema::Format;
use cameo_metadata::shape::Shape;
use leptos::ev::Event;
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
    let shown = StoredValue::new(String::new());
    Effect::new(move |_| {
        let held = parts(&slot.text()).0;
        if let Some(input) = node.get() {
            if input.value() != held {
                input.set_value(&held);
            }
            // The browser leaves out zeros at the end, which are kept as long as nobody types.
            shown.set_value(input.value());
        }
    });
    let typed = move |event: Event| {
        let Some(local) = text_of(&event) else { return };
        let held = untrack(|| slot.text());
        if parts(&held).0 == local || shown.with_value(|shown| *shown == local) {
            return;
        }
        if local.is_empty() || shape == Shape::Date {
            return slot.set_text(Kind::Text, &local, false);
        }
        let full = kept(&local, &held, needs_offset, |local| slot.editor.guide().offset(local));
        slot.set_text(Kind::Text, &full, false);
    };
    let offset = move || {
        let text = slot.text();
        let offset = parts(&text).1.to_owned();
        (!offset.is_empty()).then(
            || view! { <span class="ask-after" translate="no">{(use_schema_texts().offset)(&offset)}</span> },
        )
    };
    let input = view! {
            <input
                class="input ask-moment" type=kind step=(shape != Shape::Date).then_some("any") id=slot.input() node_ref=node
                aria-label=ask.label() aria-describedby=ask.described.clone() aria-invalid=ask.invalid() aria-required=ask.must()
                on:input=typed on:change=typed on:blur=move |_| { left.try_run(()); }
            />
    };
    view! { <div class="ask-pair"><div class="ask-moment-box">{ask.clearable(input.into_any())}</div>{offset}</div> }.into_any()
}
