//! A list of objects that are alike, as a table.

use crate::ui::value::{name, value};
use leptos::prelude::*;
use serde_json::Value;

/// More columns than this do not fit beside a label.
const MOST_COLUMNS: usize = 4;
/// Longer lists are folded by the outline instead.
const MOST_ROWS: usize = 100;

/// The columns, if the items are objects with the same few names and short values.
pub fn columns(items: &[Value]) -> Option<Vec<String>> {
    let first = items.first()?.as_object()?;
    let fits = (2..=MOST_ROWS).contains(&items.len()) && (1..=MOST_COLUMNS).contains(&first.len());
    let alike = |item: &Value| {
        item.as_object().is_some_and(|members| {
            members.len() == first.len()
                && members.keys().all(|name| first.contains_key(name))
                && members.values().all(is_short)
        })
    };
    (fits && items.iter().all(alike)).then(|| first.keys().cloned().collect())
}

/// Whether a value fits into a cell: a single one, or a list of single ones.
fn is_short(value: &Value) -> bool {
    match value {
        Value::Object(_) => false,
        Value::Array(items) => items.iter().all(|item| !item.is_object() && !item.is_array()),
        _ => true,
    }
}

/// The table itself.
pub fn table(items: &[Value], columns: Vec<String>) -> AnyView {
    let head = columns.iter().map(|column| view! { <th scope="col">{name(column)}</th> }).collect_view();
    let row = |item: &Value| {
        let cells = columns.iter().map(|column| {
            let inside = item.get(column).map(cell);
            view! { <td data-name=column.clone()><div>{inside}</div></td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let rows = items.iter().map(row).collect_view();
    view! { <table class="value-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }
        .into_any()
}

fn cell(inner: &Value) -> AnyView {
    match inner {
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .enumerate()
            .map(|(position, item)| view! { {(position > 0).then_some(", ")} {value(item, 1)} })
            .collect_view()
            .into_any(),
        single => value(single, 1),
    }
}
