//! What a schema offers inside an object: its properties, there or not, in order and under their headings.

use crate::editor::fields::inside;
use crate::editor::form::guide::said;
use crate::editor::form::row::{Asked, Marked, row};
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

/// Whether a field or an item may be added; reactive. Where there is a schema it says so, and where there is none a person does.
pub fn is_open(editor: Editor, id: FieldId) -> bool {
    let (is_list, path) = editor.look(|draft| (draft.kind(id) == Some(Kind::List), draft.path(id)));
    let guide = editor.guide();
    match guide.has_schema() {
        true if is_list => {
            !guide.of(editor, id).is_some_and(|list| list.items.as_ref().is_some_and(|items| items.never))
        }
        true => guide.allows_more(&path),
        false => is_list || editor.edits_structure(),
    }
}

/// What can be done to a field besides filling it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doable {
    /// Nothing.
    Nothing,
    /// It can be taken out.
    Remove,
    /// It can have another name and another type, too.
    Everything,
}

/// What can be done to a field that stands among the [`others`]; reactive.
pub fn doable(editor: Editor, id: FieldId) -> Doable {
    let (path, parent) = editor.look(|draft| {
        let parent = draft.field(id).and_then(Field::parent);
        (draft.path(id), parent.map(|parent| (draft.kind(parent), draft.path(parent))))
    });
    let Some((kind, around)) = parent else { return Doable::Nothing };
    let guide = editor.guide();
    match (guide.has_schema(), kind == Some(Kind::List)) {
        // The line that says so has a button of its own.
        (true, false) if guide.forbids(&path) => Doable::Nothing,
        (true, false) if guide.allows_more(&around) => Doable::Everything,
        (false, _) if editor.edits_structure() => Doable::Everything,
        (false, false) => Doable::Nothing,
        _ => Doable::Remove,
    }
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
    let wanted = names.iter().filter_map(|name| Some((name.as_str(), schema.properties.get(name)?)));
    let rows = rows_of(Slot::of(editor, root), &schema, wanted, 0);
    view! { <div class="form-rows">{rows}</div> }.into_any()
}

fn rows_of<'a>(
    slot: Slot,
    schema: &Schema,
    properties: impl Iterator<Item = (&'a str, &'a Schema)>,
    depth: usize,
) -> Vec<AnyView> {
    let editable = || schema.properties.iter().filter(|(_, property)| !property.read_only);
    let marked = Marked::of(editable().filter(|(name, _)| schema.requires(name)).count(), editable().count());
    let draw = |(name, property): (&str, &Schema)| {
        let asked = Asked { required: schema.requires(name), marked, depth };
        row(Slot::member(slot, name), Arc::new(property.clone()), name, asked)
    };
    properties.map(draw).collect()
}

fn properties(slot: Slot, schema: &Schema, depth: usize) -> AnyView {
    let groups = schema.groups();
    let drawn = groups.iter().enumerate().map(|(at, group)| {
        let rows = rows_of(slot, schema, group.properties.iter().copied(), depth);
        // What is in no group would seem to belong to the one before it.
        let more = || (at > 0).then(|| use_schema_texts().more.to_owned());
        match group.title.and_then(said).or_else(more) {
            Some(title) => view! {
                <fieldset class="form-group"><legend class="form-heading">{title}</legend>{rows}</fieldset>
            }
            .into_any(),
            None => view! { <div class="form-rows">{rows}</div> }.into_any(),
        }
    });
    drawn.collect_view().into_any()
}
