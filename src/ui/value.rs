//! Any JSON value, readable by somebody who has never heard of JSON.

use crate::texts::use_texts;
use crate::ui::table;
use leptos::prelude::*;
use serde_json::{Map, Value};

/// From this level on an outline stops moving to the right.
const DEEP: usize = 6;
/// From this level on what is inside is drawn when it is asked for, so that no nesting can exhaust the stack.
const FOLDED: usize = 8;
/// How many fields or items are drawn at once.
pub(crate) const AT_ONCE: usize = 100;

/// A value, with everything in it. `depth` is 0 for a value that stands by itself.
pub fn value(value: &Value, depth: usize) -> AnyView {
    let words = use_texts().value();
    match value {
        Value::Null => none(words.nothing),
        Value::Bool(yes) => view! { <span>{if *yes { words.yes } else { words.no }}</span> }.into_any(),
        Value::Number(number) => view! { <span translate="no">{number.to_string()}</span> }.into_any(),
        Value::String(text) if text.is_empty() => none(words.empty_text),
        Value::String(text) => {
            view! { <span class="value-text" dir="auto" translate="no">{text.clone()}</span> }.into_any()
        }
        Value::Array(items) if items.is_empty() => none(words.empty_list),
        Value::Object(members) if members.is_empty() => none(words.empty_object),
        nested if depth >= FOLDED && depth.is_multiple_of(FOLDED) => folded(nested.clone(), depth),
        Value::Array(items) => match table::columns(items) {
            Some(columns) => table::table(items, columns),
            None => list(items, depth),
        },
        Value::Object(members) => object(members, depth),
    }
}

/// A name as it is shown; the empty one is a name too.
pub fn name(name: &str) -> AnyView {
    if name.is_empty() {
        return none(use_texts().value().empty_name);
    }
    view! { <bdi translate="no">{name.to_owned()}</bdi> }.into_any()
}

fn none(words: &'static str) -> AnyView {
    view! { <span class="value-none">{words}</span> }.into_any()
}

fn list(items: &[Value], depth: usize) -> AnyView {
    let item = move |item: &Value| view! { <li><div>{value(item, depth + 1)}</div></li> }.into_any();
    let first = items.iter().take(AT_ONCE).map(item).collect_view();
    let rest = items.get(AT_ONCE..).filter(|rest| !rest.is_empty()).map(<[Value]>::to_vec);
    let rest = rest.map(|rest| more(rest.len(), move || rest.iter().map(item).collect_view().into_any()));
    view! { <ol class="value-list" class:is-deep=(depth >= DEEP)>{first}{rest}</ol> }.into_any()
}

fn object(members: &Map<String, Value>, depth: usize) -> AnyView {
    let member = move |key: &str, inner: &Value| {
        let nested = inner.is_object() || inner.is_array();
        view! { <div class:is-nested=nested><dt>{name(key)}</dt><dd>{value(inner, depth + 1)}</dd></div> }
            .into_any()
    };
    let first = members.iter().take(AT_ONCE).map(|(key, inner)| member(key, inner)).collect_view();
    let rest: Vec<_> =
        members.iter().skip(AT_ONCE).map(|(key, inner)| (key.clone(), inner.clone())).collect();
    let rest = (!rest.is_empty()).then(|| {
        more(rest.len(), move || rest.iter().map(|(key, inner)| member(key, inner)).collect_view().into_any())
    });
    view! { <dl class="value-fields" class:is-deep=(depth >= DEEP)>{first}</dl>{rest} }.into_any()
}

/// A button in the place of what is inside, until it is pressed.
fn folded(nested: Value, depth: usize) -> AnyView {
    let count =
        nested.as_array().map(Vec::len).or_else(|| nested.as_object().map(Map::len)).unwrap_or_default();
    fold((use_texts().value().inside)(count), move || value(&nested, depth + 1))
}

/// A button in the place of so many more, until it is pressed.
pub(crate) fn more(count: usize, rest: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fold((use_texts().value().more)(count), rest)
}

fn fold(words: String, inside: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let (open, set_open) = signal(false);
    (move || {
        if open.get() {
            return inside();
        }
        view! { <button type="button" class="fold" on:click=move |_| set_open.set(true)>{words.clone()}</button> }.into_any()
    })
    .into_any()
}
