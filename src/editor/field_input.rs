//! The input for a single value, by what a schema says about it, or else by what it looks like.

use crate::editor::field::mark_id;
use crate::editor::form::ask::{Ask, input};
use crate::editor::form::slot::Slot;
use crate::editor::state::{Editor, input_id, label};
use crate::texts::use_texts;
use cameo_metadata::FieldId;
use cameo_metadata::draft::{Content, Kind};
use cameo_metadata::shape::{self, Shape};
use leptos::prelude::*;
use serde_json::Value;

/// The input. `wrong` marks it as invalid, `left` is told when the person goes on to something else.
pub fn field_input(
    editor: Editor,
    id: FieldId,
    kind: Kind,
    wrong: Signal<bool>,
    left: Callback<()>,
) -> AnyView {
    if kind == Kind::YesNo {
        return yes_no(editor, id);
    }
    let schema = editor.guide().of(editor, id);
    // Looked at once: an input that changed while somebody types would take the focus away.
    let value = editor.look(|draft| draft.value_of(id)).unwrap_or_else(|| Value::from(0));
    let how = match &schema {
        Some(schema) => shape::shape(schema, Some(&value)),
        None => shape::inferred(&value),
    };
    let how = match (kind, how) {
        (Kind::Nothing, Shape::Text | Shape::Number) => Shape::Nothing,
        (_, how) => how,
    };
    let ask = Ask {
        slot: Slot::of(editor, id),
        schema: schema.unwrap_or_default(),
        name: untrack(|| label(editor, id)),
        wrong,
        left,
        described: described(id),
        required: false,
        alone: false,
    };
    input(ask, how)
}

fn yes_no(editor: Editor, id: FieldId) -> AnyView {
    let words = use_texts().value();
    let yes =
        move || editor.watch(id, |_, field| *field.content() == Content::YesNo(true)).unwrap_or_default();
    view! {
        <span class="switch">
            <input
                type="checkbox" role="switch" id=input_id(id) aria-describedby=described(id) prop:checked=yes
                on:change=move |event| {
                    let now = event_target_checked(&event);
                    if untrack(yes) != now {
                        editor.set_yes_no(id, now);
                    }
                }
            />
            <span aria-hidden="true" prop:textContent=move || if yes() { words.yes } else { words.no }></span>
        </span>
    }
    .into_any()
}

/// The ids of what is said about a field.
fn described(id: FieldId) -> String {
    [&mark_id(id), " ", &problem_id(id)].concat()
}

/// The id of what is said below a field.
pub fn problem_id(id: FieldId) -> String {
    format!("p{}", id.0)
}
