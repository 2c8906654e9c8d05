//! The input for a single value, by its kind.

use super::editor::{Editor, input_id, text};
use crate::texts::use_texts;
use account::profile::FieldId;
use account::profile::draft::{Content, Kind};
use leptos::prelude::*;

/// A text longer than this, in characters, gets several lines.
const ONE_LINE: usize = 60;

/// The input. `wrong` marks it as invalid, `left` is told when the person goes on to something else.
pub fn field_input(
    editor: Editor,
    id: FieldId,
    kind: Kind,
    wrong: Signal<bool>,
    left: Callback<()>,
) -> AnyView {
    match kind {
        Kind::Text => text_input(editor, id, wrong, left),
        Kind::Number => number_input(editor, id, wrong, left),
        Kind::YesNo => yes_no(editor, id),
        _ => {
            view! { <p class="field-nothing" id=input_id(id) tabindex="-1">{use_texts().value().nothing}</p> }
                .into_any()
        }
    }
}

fn text_input(editor: Editor, id: FieldId, wrong: Signal<bool>, left: Callback<()>) -> AnyView {
    let held = move || editor.watch(id, |_, field| text(field.content())).unwrap_or_default();
    let typed = move |event| editor.set_text(id, &event_target_value(&event));
    let is_long = untrack(|| {
        let text = held();
        text.contains('\n') || text.chars().count() > ONE_LINE
    });
    let (describes, invalid) = (problem_id(id), move || wrong.get().then_some("true"));
    if is_long {
        return view! {
            <textarea
                class="input" id=input_id(id) dir="auto" rows="3" aria-describedby=describes aria-invalid=invalid
                prop:value=held on:input=typed on:change=move |_| left.run(())
            ></textarea>
        }
        .into_any();
    }
    view! {
        <input
            class="input" type="text" id=input_id(id) dir="auto" autocomplete="off" aria-describedby=describes aria-invalid=invalid
            prop:value=held on:input=typed on:change=move |_| left.run(())
        />
    }
    .into_any()
}

/// A text input, because a number input would respell what was typed and lose digits.
fn number_input(editor: Editor, id: FieldId, wrong: Signal<bool>, left: Callback<()>) -> AnyView {
    let held = move || editor.watch(id, |_, field| text(field.content())).unwrap_or_default();
    view! {
        <input
            class="input input-number" type="text" inputmode="decimal" autocomplete="off" id=input_id(id)
            aria-describedby=problem_id(id) aria-invalid=move || wrong.get().then_some("true") prop:value=held
            on:input=move |event| editor.set_text(id, &event_target_value(&event)) on:change=move |_| left.run(())
        />
    }
    .into_any()
}

fn yes_no(editor: Editor, id: FieldId) -> AnyView {
    let words = use_texts().value();
    let yes =
        move || editor.watch(id, |_, field| *field.content() == Content::YesNo(true)).unwrap_or_default();
    view! {
        <span class="switch">
            <input
                type="checkbox" role="switch" id=input_id(id) aria-describedby=problem_id(id) prop:checked=yes
                on:change=move |event| editor.set_yes_no(id, event_target_checked(&event))
            />
            <span aria-hidden="true">{move || if yes() { words.yes } else { words.no }}</span>
        </span>
    }
    .into_any()
}

/// The id of what is said below a field.
pub fn problem_id(id: FieldId) -> String {
    format!("p{}", id.0)
}
