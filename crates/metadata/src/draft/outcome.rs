//! What comes of a draft: the metadata it describes, the patch that stores it, and the stored state it goes on from.

use super::field::{Content, FieldId, Kind, Origin};
use super::{Draft, Problem, ROOT};
use crate::metadata::{Metadata, same_text};
use crate::patch::MetadataPatch;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashSet};

impl Draft {
    /// The metadata as edited.
    ///
    /// # Errors
    /// Every problem, if one of them prevents saving.
    pub fn metadata(&self) -> Result<Metadata, Vec<Problem>> {
        if let Some(problems) = self.blocking_problems() {
            return Err(problems);
        }
        match self.value(ROOT) {
            Some(Value::Object(root)) => Ok(root.into()),
            _ => Err(self.problems()),
        }
    }

    /// What must be sent so that the tenant stores the draft; `None` if there is nothing to send.
    ///
    /// # Errors
    /// Every problem, if one of them prevents saving.
    pub fn patch(&self) -> Result<Option<MetadataPatch>, Vec<Problem>> {
        if let Some(problems) = self.blocking_problems() {
            return Err(problems);
        }
        let mut may_be_gone = self.get(ROOT).differs;
        let mut changes = Map::new();
        for id in self.fields_in(ROOT) {
            let field = self.get(*id);
            let name = field.name().unwrap_or_default();
            if field.differing == 0 {
                continue;
            }
            may_be_gone |= matches!(&field.origin, Origin::Was(was) if was.name != field.name);
            let value = self.value(*id).ok_or_else(|| self.problems())?;
            if !self.base.root().get(name).is_some_and(|stored| same_text(stored, &value)) {
                changes.insert(name.to_owned(), value);
            }
        }
        if may_be_gone {
            let names: HashSet<&str> =
                self.fields_in(ROOT).iter().filter_map(|id| self.get(*id).name()).collect();
            for name in self.base.root().keys().filter(|name| !names.contains(name.as_str())) {
                changes.insert(name.clone(), Value::Null);
            }
        }
        Ok(MetadataPatch::of(changes))
    }

    /// Goes on from what the tenant stores now: the draft shows `answer` and differs in nothing from it. A field that is
    /// still there keeps its id, and so the focus of whoever stands in it.
    pub fn saved(&mut self, answer: Metadata) {
        let gone: Vec<FieldId> =
            self.fields.iter().filter(|field| field.removed).map(|field| field.id).collect();
        for id in gone {
            self.forget(id);
        }
        self.base = answer;
        self.align_root();
    }

    pub(super) fn align_root(&mut self) {
        let base = std::mem::take(&mut self.base);
        self.align_object(ROOT, base.root());
        self.settle_as_stored(ROOT);
        self.base = base;
    }

    /// Makes a field, and all in it, the stored `value`.
    fn align(&mut self, id: FieldId, value: &Value) {
        match value {
            Value::Object(members) => self.align_object(id, members),
            Value::Array(items) => self.align_list(id, items),
            single => {
                let before = self.take_fields(id);
                self.get_mut(id).content = Content::of(single);
                self.forget_removed(&before);
            }
        }
        self.settle_as_stored(id);
    }

    /// Items are recognised by their position.
    fn align_list(&mut self, id: FieldId, items: &[Value]) {
        let known = self.get(id).kind() == Kind::List;
        let before = self.take_fields(id);
        let mut fields = Vec::with_capacity(items.len());
        self.fields.reserve(items.len());
        for (position, item) in items.iter().enumerate() {
            let field = before.get(position).copied().filter(|_| known);
            fields.push(self.align_one(id, field, None, item));
        }
        self.get_mut(id).content = Content::List(fields);
        self.forget_removed(&before);
    }

    /// Members are recognised by their name.
    fn align_object(&mut self, id: FieldId, members: &Map<String, Value>) {
        let known = self.get(id).kind() == Kind::Object;
        let before = self.take_fields(id);
        let named = before.iter().filter(|_| known).filter_map(|id| Some((self.get(*id).name.clone()?, *id)));
        let by_name: BTreeMap<String, FieldId> = named.collect();
        let mut fields = Vec::with_capacity(members.len());
        self.fields.reserve(members.len());
        for (name, value) in members {
            let field = by_name.get(name).copied();
            fields.push(self.align_one(id, field, Some(name), value));
        }
        self.get_mut(id).content = Content::Object(fields);
        self.forget_removed(&before);
    }

    fn align_one(
        &mut self,
        parent: FieldId,
        field: Option<FieldId>,
        name: Option<&String>,
        value: &Value,
    ) -> FieldId {
        let id = match field {
            Some(id) => id,
            None => self.create(Some(parent), None, Content::Nothing, Origin::AsIs),
        };
        self.get_mut(id).name = name.cloned();
        self.align(id, value);
        id
    }

    /// Empties a list or an object; what was in it counts as removed until it is aligned.
    fn take_fields(&mut self, id: FieldId) -> Vec<FieldId> {
        let fields = self.get(id).content.fields().to_vec();
        self.get_mut(id).content = Content::Nothing;
        for field in &fields {
            self.get_mut(*field).removed = true;
        }
        fields
    }

    fn forget_removed(&mut self, fields: &[FieldId]) {
        for id in fields {
            if self.get(*id).removed {
                self.forget(*id);
            }
        }
    }

    fn settle_as_stored(&mut self, id: FieldId) {
        self.number(id);
        let bytes = self.bytes_of(self.get(id));
        let field = self.get_mut(id);
        field.bytes = bytes;
        field.origin = Origin::AsIs;
        field.removed = false;
        field.differs = false;
        field.differing = 0;
    }

    /// Makes a removed field one that the tenant does not know: put back later, it counts as new.
    fn forget(&mut self, id: FieldId) {
        let mut differing = 1;
        for inner in self.get(id).content.fields().to_vec() {
            self.forget(inner);
            differing += self.get(inner).differing;
        }
        let field = self.get_mut(id);
        field.origin = Origin::New;
        field.differs = true;
        field.differing = differing;
    }
}
