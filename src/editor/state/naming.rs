//! How fields are called, on the page and in it.

use super::{Editor, trigger};
use cameo_metadata::FieldId;
use cameo_metadata::draft::{Content, Kind};
use leptos::prelude::*;

/// The id of a field's input in the page.
pub fn input_id(id: FieldId) -> String {
    format!("f{}", id.0)
}

/// How a field is called: its name, or its number where it is an item of a list. Reactive.
pub fn label(editor: Editor, id: FieldId) -> String {
    let texts = crate::texts::use_texts();
    let (name, parent) = editor
        .watch(id, |draft, field| {
            let in_object = field.parent().and_then(|parent| draft.kind(parent)) == Some(Kind::Object);
            let is_there = |other: &str| {
                field
                    .parent()
                    .is_some_and(|parent| draft.member(parent, other).is_some_and(|other| other != id))
            };
            let name = field.name().unwrap_or_default();
            (in_object.then(|| cameo_metadata::label::label(name, is_there).into_owned()), field.parent())
        })
        .unwrap_or_default();
    match (name, parent) {
        (Some(name), _) if name.trim().is_empty() => texts.value().empty_name.to_owned(),
        (Some(name), _) => name,
        (None, Some(parent)) => {
            trigger(editor.lists, parent).track();
            (texts.edit().item)(editor.look(|draft| draft.position(id)).unwrap_or_default() + 1)
        }
        (None, None) => String::new(),
    }
}

/// The text of a text or a number.
pub fn text(content: &Content) -> String {
    match content {
        Content::Text(text) | Content::Number(text) => text.clone(),
        _ => String::new(),
    }
}
