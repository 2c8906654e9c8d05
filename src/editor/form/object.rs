//! What a schema offers inside an object: its properties, there or not, in order and under their headings.

use crate::editor::fields::inside;
use crate::editor::form::guide::said;
use crate::editor::form::row::row;
use crate::editor::form::slot::Slot;
use crate::editor::state::{Editor, Entry, input_id};
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::focus::focus;
use cameo_metadata::draft::{Field, Kind};
use cameo_metadata::schema::Schema;
use cameo_metadata::shape::first_kind;
use cameo_metadata::{Draft, FieldId};
use leptos::prelude::*;
use std::sync::Arc;

/// From this level on the fields of an object that is not there are drawn when they are asked for.
const FOLDED: usize = 6;

/// The properties that the schema offers in an object that is there; nothing if it offers none.
pub fn offered(editor: Editor, id: FieldId, depth: usize) -> Option<AnyView> {
    let schema = editor
        .guide()
        .of(editor, id)
        .filter(|_| editor.look(|draft| draft.kind(id)) == Some(Kind::Object))?;
    schema.properties.iter().next()?;
    Some(properties(Slot::of(editor, id), &schema, depth))
}

/// What stands in an object or a list and has no place in the schema.
pub fn others(editor: Editor, id: FieldId) -> Vec<Entry> {
    let mut entries = editor.entries(id);
    if let Some(schema) = editor.guide().of(editor, id) {
        let known = |entry: &Entry| match entry {
            Entry::Field(field) => editor.look(|draft| {
                let name = draft.field(*field).and_then(Field::name);
                name.is_some_and(|name| {
                    schema.properties.get(name).is_some() && draft.member(id, name) == Some(*field)
                })
            }),
            Entry::Gone(field) => schema.properties.get(&editor.name_of_gone(*field)).is_some(),
        };
        entries.retain(|entry| !known(entry));
    }
    entries
}

/// Whether a field of any name may be added.
pub fn is_open(editor: Editor, id: FieldId) -> bool {
    let schema = editor.guide().of(editor, id);
    !schema.is_some_and(|schema| schema.additional_properties.as_ref().is_some_and(|more| more.never))
}

/// The heading above what the schema says nothing about.
pub fn others_heading() -> AnyView {
    view! { <h2 class="form-heading">{use_schema_texts().others}</h2> }.into_any()
}

/// The type of a new item, as the schema has it.
pub fn item_kind(editor: Editor, list: FieldId) -> Option<Kind> {
    editor.guide().of(editor, list)?.items.as_deref().map(first_kind)
}

/// Adds an item at the end of a list, and goes there.
pub fn add_item(editor: Editor, list: FieldId) {
    if let Some(id) = editor.add(list, "", item_kind(editor, list).unwrap_or(Kind::Text)) {
        focus(input_id(id));
    }
}

/// What is inside an object of this schema, there or not.
pub fn inside_of(slot: Slot, schema: &Arc<Schema>, depth: usize) -> AnyView {
    let schema = schema.clone();
    let (open, set_open) = signal(depth < FOLDED);
    let there = slot.now().is_some();
    // An object that comes into being with its first field keeps the inputs that were offered for it.
    if there || schema.properties.iter().next().is_none() {
        return (move || slot.field().map(|id| inside(slot.editor, id, depth))).into_any();
    }
    (move || match open.get() {
        true => properties(slot, &schema, depth),
        false => view! {
            <button type="button" class="fold" on:click=move |_| set_open.set(true)>{(use_texts().value().inside)(schema.properties.iter().count())}</button>
        }
        .into_any(),
    })
    .into_any()
}

/// The rows of some properties of the whole document, there or not.
pub fn named(editor: Editor, names: &[String]) -> AnyView {
    let root = editor.look(Draft::root);
    let Some(schema) = editor.guide().of(editor, root) else { return ().into_any() };
    let slot = Slot::of(editor, root);
    let rows = names.iter().filter_map(|name| {
        let property = schema.properties.get(name)?;
        Some(row(Slot::member(slot, name), Arc::new(property.clone()), name, schema.requires(name), 0))
    });
    view! { <div class="form-rows">{rows.collect_view()}</div> }.into_any()
}

fn properties(slot: Slot, schema: &Schema, depth: usize) -> AnyView {
    // Groups in the order of their first property.
    let mut groups: Vec<(Option<String>, Vec<AnyView>)> = Vec::new();
    for (name, property) in schema.properties.iter() {
        let group = said(&property.group);
        let required = schema.requires(name);
        let row = row(Slot::member(slot, name), Arc::new(property.clone()), name, required, depth);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((group, vec![row])),
        }
    }
    let drawn = groups.into_iter().map(|(group, rows)| match group {
        Some(group) => view! {
            <fieldset class="form-group"><legend class="form-heading">{group}</legend>{rows}</fieldset>
        }
        .into_any(),
        None => view! { <div class="form-rows">{rows}</div> }.into_any(),
    });
    drawn.collect_view().into_any()
}
