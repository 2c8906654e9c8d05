//! What a form by a schema needs of the editor: fields by their name, there or not, and whole values.

use super::{Editor, Gone, trigger};
use crate::editor::form::guide::Guide;
use cameo_metadata::FieldId;
use cameo_metadata::draft::Field;
use leptos::prelude::*;
use serde_json::Value;

impl Editor {
    /// The same edit, by a schema.
    pub fn guided(self, guide: Guide) -> Self {
        Self { guide, ..self }
    }

    /// What the operator says about the fields.
    pub fn guide(self) -> Guide {
        self.guide
    }

    /// The member of an object with this name, again whenever that changes.
    pub fn member(self, object: FieldId, name: &str) -> Option<FieldId> {
        trigger(self.lists, object).track();
        self.look(|draft| draft.member(object, name))
    }

    /// The removed member of an object that had this name, reactively.
    pub fn gone_named(self, object: FieldId, name: &str) -> Option<FieldId> {
        trigger(self.lists, object).track();
        let of = |gone: &&Gone| gone.removed.parent() == object && gone.name == name;
        self.gone.with_value(|gone| gone.iter().rev().find(of).map(|gone| gone.removed.id()))
    }

    /// Gives a field a value, whatever its kind was.
    pub fn set_value(self, id: FieldId, value: &Value) {
        self.edit(id, |draft| draft.set_value(id, value));
        self.tell_list(id);
    }

    /// Adds a value at the end of a list or an object.
    pub fn add_value(self, parent: FieldId, name: &str, value: &Value) -> Option<FieldId> {
        let id = self.draft.try_update_value(|draft| draft.add_value(parent, name, value)).flatten()?;
        self.follow(id);
        self.tell_list(parent);
        Some(id)
    }

    /// Tells those who show the siblings of a renamed field, and whoever looks for one by name.
    pub(super) fn tell_siblings(self, id: FieldId) {
        let Some(parent) = self.look(|draft| draft.field(id).and_then(Field::parent)) else { return };
        self.look(|draft| draft.fields_in(parent).to_vec())
            .into_iter()
            .for_each(|sibling| self.tell(sibling));
        self.tell_list(parent);
    }
}
