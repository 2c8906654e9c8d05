//! How long the editor's work takes as the metadata grows: `cargo run --release -p cameo-metadata --example curve`.
//!
//! A column that grows with the size is linear; one that does not costs the same however much there is.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use cameo_metadata::draft::{Draft, Kind};
use cameo_metadata::merge::{Choice, merge};
use cameo_metadata::schema::{Patterns, Schema};
use cameo_metadata::{Metadata, changes, patch, size, source};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::{Duration, Instant};

struct NoPatterns;

impl Patterns for NoPatterns {
    fn is_match(&self, _: &str, _: &str) -> Option<bool> {
        None
    }
}

/// What is timed of one edit.
const EDIT: [&str; 11] = [
    "leaves",
    "open",
    "type",
    "change",
    "problems_of",
    "position",
    "path",
    "size",
    "add+remove",
    "problems",
    "patch",
];

fn main() {
    println!("whole documents, microseconds");
    heads(&[
        "bytes", "parse", "merge", "resolve", "changes", "diff", "size", "check", "tokens", "find",
        "validate",
    ]);
    for bytes in [10_000, 30_000, 100_000, 300_000, 1_000_000] {
        documents(bytes);
    }
    println!("\na flat object of so many leaves, microseconds for one edit");
    heads(&EDIT);
    for leaves in [10, 100, 1000, 10_000] {
        edits(leaves, &flat(leaves, |at| json!(format!("value {at}"))), |draft, at| {
            draft.fields_in(draft.root())[at]
        });
    }
    println!("\na list of so many items");
    heads(&EDIT);
    for leaves in [10, 100, 1000, 10_000] {
        let items: Value = (0..leaves).map(|at| json!(format!("value {at}"))).collect();
        edits(leaves, &flat(1, |_| items.clone()), |draft, at| {
            let list = draft.fields_in(draft.root())[0];
            draft.fields_in(list)[at]
        });
    }
}

fn flat(count: usize, value: impl Fn(usize) -> Value) -> Metadata {
    let members = (0..count).map(|at| (format!("key_{at}"), value(at)));
    members.collect::<serde_json::Map<_, _>>().into()
}

/// Rows of a flat object, an object in an object, and lists, until the text is as long as that.
fn document(bytes: usize, change: usize) -> Metadata {
    let row = |at: usize| {
        let mark = if change > 0 && at % 7 == change { "changed" } else { "as it was" };
        json!({ "name": mark, "n": at, "tags": [at, at + 1, mark], "in": { "a": { "b": at as f64 / 8.0 } } })
    };
    let rows = bytes / 90;
    flat(rows, row)
}

fn documents(bytes: usize) {
    let (base, mine, theirs) = (document(bytes, 0), document(bytes, 1), document(bytes, 2));
    let text = mine.to_text();
    let merged = merge(&base, &mine, &theirs);
    let row = json!({"type": "object", "required": ["name"], "properties": {
        "name": {"type": "string", "maxLength": 20}, "n": {"multipleOf": 0.5}, "tags": {"uniqueItems": true}}});
    let schema = Schema::parse(&json!({"additionalProperties": row})).ok();
    let value = Value::Object(mine.clone().into());
    let times = [
        time(|| Metadata::parse(&text)),
        time(|| merge(&base, &mine, &theirs)),
        time(|| merged.resolve_all(Choice::Mine)),
        time(|| changes::changes(&base, &mine)),
        time(|| patch::diff(&base, &mine)),
        time(|| size::of(&mine)),
        time(|| source::check(&text)),
        time(|| source::tokens(&text)),
        time(|| source::find(&text, "CHANGED")),
        time(|| schema.as_ref().map(|schema| schema.validate(&value, &NoPatterns))),
    ];
    row_of(text.len(), &times);
}

fn edits(leaves: usize, base: &Metadata, leaf: impl Fn(&Draft, usize) -> cameo_metadata::FieldId) {
    let mut draft = Draft::of(base);
    let id = leaf(&draft, leaves - 1);
    let parent = draft.field(id).and_then(|field| field.parent()).unwrap_or(draft.root());
    let open = time(|| Draft::of(base));
    let mut turn = 0;
    let typing = time(|| {
        turn += 1;
        draft.set_text(id, if turn % 2 == 0 { "one" } else { "another" })
    });
    draft.set_text(id, "typed");
    let looks = [
        time(|| draft.change(id)),
        time(|| draft.problems_of(id)),
        time(|| draft.position(id)),
        time(|| draft.path(id)),
        time(|| (draft.size(), draft.changed_count())),
    ];
    let mut other = draft.clone();
    let adding = time(|| other.add(parent, "new", Kind::Text).and_then(|id| other.remove(id)));
    let saving = [time(|| draft.problems()), time(|| draft.patch())];
    row_of(leaves, &[&[open, typing][..], &looks, &[adding], &saving].concat());
}

/// The shortest of some runs: what the machine does besides makes them longer, never shorter.
fn time<T>(mut run: impl FnMut() -> T) -> Duration {
    let began = Instant::now();
    let mut shortest = Duration::MAX;
    while began.elapsed() < Duration::from_millis(60) {
        let start = Instant::now();
        black_box(run());
        shortest = shortest.min(start.elapsed());
    }
    shortest
}

fn heads(names: &[&str]) {
    println!("{}", names.iter().map(|name| format!("{name:>12}")).collect::<String>());
}

fn row_of(size: usize, times: &[Duration]) {
    let cells = times.iter().map(|time| format!("{:>12.1}", time.as_nanos() as f64 / 1000.0));
    println!("{size:>12}{}", cells.collect::<String>());
}
