//! A place for a value: a field, or where one would be. Nothing is written there before something is typed.

use crate::editor::state::{Editor, input_id, text};
use cameo_metadata::FieldId;
use cameo_metadata::draft::{Change, Field, Kind};
use cameo_metadata::path::{Path, Step};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::atomic::{AtomicU32, Ordering};

/// The place. `Copy`; keeps its input while the field behind it comes and goes.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The edit in progress.
    pub editor: Editor,
    id: Memo<Option<FieldId>>,
    place: StoredValue<Place>,
}

#[derive(Clone)]
#[expect(
    clippy::large_enum_variant,
    reason = "a place holds the editor, which is a handful of keys, and there is one for each input"
)]
enum Place {
    Field(FieldId),
    Member { object: Slot, name: String, number: u32 },
}

impl Slot {
    /// The place of a field.
    pub fn of(editor: Editor, id: FieldId) -> Self {
        Self { editor, id: Memo::new(move |_| Some(id)), place: StoredValue::new(Place::Field(id)) }
    }

    /// The place of a member, there or not.
    pub fn member(object: Self, name: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let (editor, key) = (object.editor, name.to_owned());
        let id = Memo::new(move |_| object.id.get().and_then(|id| editor.member(id, &key)));
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let place = StoredValue::new(Place::Member { object, name: name.to_owned(), number });
        let slot = Self { editor, id, place };
        editor.guide().note(&slot.path(), slot.input());
        slot
    }

    /// The field, reactively.
    pub fn field(self) -> Option<FieldId> {
        self.id.get()
    }

    /// The field, as it is now.
    pub fn now(self) -> Option<FieldId> {
        self.id.get_untracked()
    }

    /// The id of its input in the page.
    pub fn input(self) -> String {
        self.place.with_value(|place| match place {
            Place::Field(id) => input_id(*id),
            Place::Member { number, .. } => format!("s{number}"),
        })
    }

    /// Where it stands.
    pub fn path(self) -> Path {
        match self.place.get_value() {
            Place::Field(id) => self.editor.look(|draft| draft.path(id)),
            Place::Member { object, name, .. } => {
                let mut steps = object.path().steps().to_vec();
                steps.push(Step::Key(name));
                Path::new(steps)
            }
        }
    }

    /// The object that it is a member of, if it is one by name.
    pub fn object(self) -> Option<Self> {
        match self.place.get_value() {
            Place::Field(_) => None,
            Place::Member { object, .. } => Some(object),
        }
    }

    /// What it holds, reactively; nothing if there is no field, or a number in it is none.
    pub fn value(self) -> Option<Value> {
        let id = self.field()?;
        self.editor.watch(id, |draft, _| draft.value_of(id)).flatten()
    }

    /// Its text or number, reactively.
    pub fn text(self) -> String {
        let held = self.field().and_then(|id| self.editor.watch(id, |_, field| text(field.content())));
        held.unwrap_or_default()
    }

    /// Its type, reactively.
    pub fn kind(self) -> Option<Kind> {
        let id = self.field()?;
        self.editor.watch(id, |_, field| field.kind())
    }

    /// How it differs from what is stored, reactively.
    pub fn change(self) -> Change {
        let change = self.field().and_then(|id| self.editor.watch(id, |draft, _| draft.change(id)));
        change.unwrap_or(Change::Same)
    }

    /// What was taken out of here, reactively.
    pub fn gone(self) -> Option<FieldId> {
        match self.place.get_value() {
            Place::Field(_) => None,
            Place::Member { object, name, .. } => {
                if self.field().is_some() {
                    None
                } else {
                    self.editor.gone_named(object.field()?, &name)
                }
            }
        }
    }

    /// The field, made if there was none, and of this type.
    pub fn ensure(self, kind: Kind) -> Option<FieldId> {
        if self.now().is_none() {
            let Place::Member { object, name, .. } = self.place.get_value() else { return None };
            // What was taken out comes back, so that it does not count as something new.
            if let Some(gone) = untrack(|| self.gone()) {
                self.editor.put_back(gone);
            } else {
                let object = object.ensure(Kind::Object)?;
                self.editor.add(object, &name, kind)?;
            }
        }
        let id = self.now()?;
        if self.editor.look(|draft| draft.kind(id)) != Some(kind) {
            self.editor.set_kind(id, kind);
        }
        Some(id)
    }

    /// Types a text or a number. `keeps_empty` is whether an empty text is a value here.
    pub fn set_text(self, kind: Kind, text: &str, keeps_empty: bool) {
        let named = self.object().is_some();
        let stored = self
            .now()
            .is_some_and(|id| self.editor.look(|draft| draft.field(id).is_some_and(Field::is_stored)));
        if text.is_empty() && named && !(stored && keeps_empty) {
            return self.clear();
        }
        if let Some(id) = self.ensure(kind) {
            self.editor.set_text(id, text);
        }
    }

    /// Puts a value here, of whatever type.
    pub fn set_value(self, value: &Value) {
        if let Some(id) = self.now() {
            return self.editor.set_value(id, value);
        }
        if let Some(id) = self.ensure(Kind::Text) {
            self.editor.set_value(id, value);
        }
    }

    /// Takes out what is here; and the object around it, if that was only made for this.
    pub fn clear(self) {
        let Some(id) = self.now() else { return };
        self.editor.remove(id);
        let Some(object) = self.object() else { return };
        let made_for_this = object.object().is_some()
            && object.now().is_some_and(|id| {
                self.editor.look(|draft| {
                    draft.fields_in(id).is_empty() && draft.field(id).is_some_and(|field| !field.is_stored())
                })
            });
        if made_for_this {
            object.clear();
        }
    }
}
