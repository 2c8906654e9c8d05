//! Texts and numbers.

use crate::editor::form::ask::Ask;
use crate::editor::form::guide::said;
use crate::editor::form::slot::Slot;
use crate::texts::use_schema_texts;
use crate::ui::stands::text_of;
use cameo_metadata::draft::{Content, Kind};
use cameo_metadata::infer::{FieldKind, infer_text};
use cameo_metadata::path::Step;
use cameo_metadata::schema::{Schema, Type};
use cameo_metadata::shape::Shape;
use leptos::ev::Event;
use leptos::prelude::*;

/// A text in one line.
pub fn single(ask: Ask, shape: Shape) -> AnyView {
    // The types `email` and `url` would respell what is typed: without the blanks around it, and a host's letters in punycode.
    let (kind, mode) = match shape {
        Shape::Email => ("text", "email"),
        Shape::Tel => ("tel", "tel"),
        Shape::Link => ("text", "url"),
        _ => ("text", "text"),
    };
    let (slot, left, typed) = (ask.slot, ask.left, ask.typed());
    let input = view! {
        <input
            class="input" type=kind inputmode=mode autocapitalize=matches!(shape, Shape::Email | Shape::Link).then_some("none") id=slot.input() dir="auto" autocomplete=autocomplete(slot, shape) placeholder=placeholder(&ask.schema)
            aria-label=ask.label() aria-describedby=ask.described.clone() aria-invalid=ask.invalid() aria-required=ask.must()
            prop:value=move || slot.text()
            on:input=move |event| { typed(event); } on:change=move |event| if typed(event) { left.try_run(()); }
            on:blur=move |_| { left.try_run(()); }
        />
    };
    ask.clearable(input.into_any())
}

/// What a browser may fill in from what it knows of the person (WCAG 2.2 §1.3.5): by the names that OpenID Connect has for
/// them (Core §5.1), and by what the schema or the value says it is.
fn autocomplete(slot: Slot, shape: Shape) -> &'static str {
    let path = slot.path();
    let name = match path.steps() {
        [Step::Key(name)] => name.as_str(),
        _ => "",
    };
    match (name, shape) {
        ("given_name", _) => "given-name",
        ("family_name", _) => "family-name",
        ("middle_name", _) => "additional-name",
        ("nickname", _) => "nickname",
        ("name", _) => "name",
        ("website", Shape::Link) => "url",
        (_, Shape::Email) => "email",
        (_, Shape::Tel) | ("phone_number", _) => "tel",
        _ => "off",
    }
}

/// An address, with a way to open it.
pub fn link(ask: Ask) -> AnyView {
    let (slot, name) = (ask.slot, ask.name.clone());
    // No other scheme is worth a click, and some are worth none at all.
    let open = move || {
        let text = slot.text();
        (infer_text(&text) == FieldKind::Link).then(|| {
            let words = use_schema_texts();
            view! {
                <a class="ask-open" href=text target="_blank" rel="noopener noreferrer" aria-label=(words.open)(&name)>{words.open_short}</a>
            }
        })
    };
    view! { <div class="ask-pair is-wide">{single(ask, Shape::Link)}{open}</div> }.into_any()
}

/// A text that is not shown. What is stored stays until something is typed, and comes back when that is taken away.
pub fn secret(ask: Ask) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let before = untrack(|| slot.value()).filter(|_| slot.now().is_some());
    let words = use_schema_texts();
    let hint = if before.is_some() { words.hidden } else { words.hidden_empty };
    let shown = StoredValue::new(String::new());
    let typed = move |event: Event| {
        let Some(text) = text_of(&event).filter(|text| shown.with_value(|shown| shown != text)) else {
            return;
        };
        shown.set_value(text.clone());
        match &before {
            Some(before) if text.is_empty() => slot.set_value(before),
            _ => slot.set_text(Kind::Text, &text, false),
        }
    };
    let changed = typed.clone();
    let input = view! {
        <input
            class="input" type="password" id=slot.input() autocomplete="off"
            aria-label=ask.label() aria-describedby=ask.described.clone() aria-invalid=ask.invalid() aria-required=ask.must()
            on:input=typed on:change=changed on:blur=move |_| { left.try_run(()); }
        />
    };
    view! { {ask.clearable(input.into_any())}<p class="ask-hint">{hint}</p> }.into_any()
}

/// A text in several lines.
pub fn several(ask: Ask) -> AnyView {
    let (slot, left, typed) = (ask.slot, ask.left, ask.typed());
    let input = view! {
        <textarea
            class="input" id=slot.input() dir="auto" rows="3" placeholder=placeholder(&ask.schema)
            aria-label=ask.label() aria-describedby=ask.described.clone() aria-invalid=ask.invalid() aria-required=ask.must()
            prop:value=move || slot.text()
            on:input=move |event| { typed(event); } on:change=move |event| { typed(event); } on:blur=move |_| { left.try_run(()); }
        ></textarea>
    };
    ask.clearable(input.into_any())
}

/// A number, in a text input: a number input would respell what was typed and lose digits.
pub fn number(ask: Ask) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let whole = ask.schema.types.contains(&Type::Integer) && !ask.schema.types.contains(&Type::Number);
    // A phone's keys for numbers lack the minus sign, and those for whole ones the point.
    let limits = [&ask.schema.minimum, &ask.schema.exclusive_minimum];
    let positive = limits.into_iter().flatten().any(|least| !least.number.as_str().starts_with('-'));
    let mode = match (positive, whole) {
        (true, true) => "numeric",
        (true, false) => "decimal",
        (false, _) => "text",
    };
    // The text as it is held, also where it is no number yet.
    let typed = move |event: Event| {
        let Some(text) = text_of(&event).filter(|text| untrack(|| slot.text()) != *text) else {
            return false;
        };
        let is_text = slot.now().is_some_and(|id| {
            slot.editor.look(|draft| {
                draft.field(id).is_some_and(|field| matches!(field.content(), Content::Text(_)))
            })
        });
        slot.set_text(if is_text { Kind::Text } else { Kind::Number }, &text, false);
        true
    };
    let input = view! {
        <input
            class="input input-number" type="text" inputmode=mode id=slot.input() autocomplete="off" placeholder=placeholder(&ask.schema)
            aria-label=ask.label() aria-describedby=ask.described.clone() aria-invalid=ask.invalid() aria-required=ask.must()
            prop:value=move || slot.text() on:input=move |event| { typed(event); } on:change=move |event| if typed(event) { left.try_run(()); } on:blur=move |_| { left.try_run(()); }
        />
    };
    ask.clearable(input.into_any())
}

/// What stands in an empty input: the schema's own words, or what it puts in by default.
pub fn placeholder(schema: &Schema) -> Option<String> {
    said(&schema.placeholder)
        .or_else(|| schema.default.as_ref().filter(|_| !schema.write_only).and_then(plain))
}

/// A single value as a person writes it.
pub fn plain(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) if !text.is_empty() => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
