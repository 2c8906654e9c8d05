//! A list of objects that are alike, or of lists of numbers, as a table.

use crate::ui::value::{Display, below, name};
use cameo_metadata::path::Step;
use leptos::prelude::*;
use serde_json::Value;

/// More columns than this do not fit beside a label.
const MOST_COLUMNS: usize = 4;
/// More columns of bare numbers do not.
const MOST_CELLS: usize = 8;
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
        Value::Array(items) => items.iter().all(is_single),
        _ => true,
    }
}

fn is_single(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// The table itself.
pub fn table(display: &Display, path: &[Step], items: &[Value], columns: Vec<String>) -> AnyView {
    let called = |column: &str| {
        display.labels.name(&below(&below(path, Step::Index(0)), Step::Key(column.to_owned())))
    };
    let head =
        columns.iter().map(|column| view! { <th scope="col">{name(called(column))}</th> }).collect_view();
    let row = |(at, item): (usize, &Value)| {
        let row = below(path, Step::Index(at));
        let cells = columns.iter().map(|column| {
            let place = below(&row, Step::Key(column.clone()));
            let inside = item.get(column).map(|inner| cell(display, &place, inner));
            view! { <td data-name=called(column)><div>{inside}</div></td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let rows = items.iter().enumerate().map(row).collect_view();
    view! { <table class="value-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }
        .into_any()
}

/// Whether the items are lists of single values, all of one length.
pub fn is_matrix(items: &[Value]) -> bool {
    let width = items.first().and_then(Value::as_array).map(Vec::len).unwrap_or_default();
    let is_row = |item: &Value| {
        item.as_array().is_some_and(|cells| cells.len() == width && cells.iter().all(is_single))
    };
    (2..=MOST_ROWS).contains(&items.len()) && (1..=MOST_CELLS).contains(&width) && items.iter().all(is_row)
}

/// A table without headings.
pub fn matrix(display: &Display, path: &[Step], items: &[Value]) -> AnyView {
    let row = |(at, item): (usize, &Value)| {
        let row = below(path, Step::Index(at));
        let cells = item.as_array().into_iter().flatten().enumerate();
        let cells = cells.map(
            |(at, inner)| view! { <td><div>{display.value(&below(&row, Step::Index(at)), inner, 1)}</div></td> },
        );
        view! { <tr>{cells.collect_view()}</tr> }
    };
    let rows = items.iter().enumerate().map(row).collect_view();
    view! { <table class="value-table value-matrix"><tbody>{rows}</tbody></table> }.into_any()
}

fn cell(display: &Display, path: &[Step], inner: &Value) -> AnyView {
    match inner {
        Value::Array(items) if !items.is_empty() => items
            .iter()
            .enumerate()
            .map(|(at, item)| {
                let shown = display.value(&below(path, Step::Index(at)), item, 1);
                view! { {(at > 0).then_some(", ")} {shown} }
            })
            .collect_view()
            .into_any(),
        single => display.value(path, single, 1),
    }
}
