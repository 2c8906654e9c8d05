//! A whole state becomes the draft: typed as text, merged, imported, or taken back.

use super::field::{Content, FieldId, Kind, Origin};
use super::{Draft, ROOT};
use crate::metadata::Metadata;
use crate::spelling;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

impl Draft {
    /// Makes the draft this state, as an edit of what is stored. Fields that are still there keep their ids: members are
    /// recognised by their name, items by their value or their position. With the stored state itself nothing is changed
    /// any more.
    pub fn take(&mut self, mine: &Metadata) {
        let root = Value::Object(mine.root().clone());
        if self.base == *mine || !self.is(ROOT, &root) {
            self.take_value(ROOT, &root);
        }
    }

    /// Goes on from what the tenant stores now, with `mine` as the edit of it: what a merge ends with, before it is sent.
    pub fn rebase(&mut self, theirs: Metadata, mine: &Metadata) {
        self.saved(theirs);
        self.take(mine);
    }

    /// Gives a field a value, whatever its kind was: what a date field, a choice or a default brings. Fails for the root,
    /// which is an object, and for a field that is not there.
    pub fn set_value(&mut self, id: FieldId, value: &Value) -> bool {
        let fits = self.field(id).is_some_and(|field| field.parent.is_some());
        if fits {
            self.take_value(id, value);
        }
        fits
    }

    /// Adds a value at the end of a list or an object. In a list `name` means nothing. `None` if `parent` is neither.
    pub fn add_value(&mut self, parent: FieldId, name: &str, value: &Value) -> Option<FieldId> {
        let id = self.add(parent, name, Content::of(value).kind())?;
        self.take_value(id, value);
        Some(id)
    }

    fn take_value(&mut self, id: FieldId, value: &Value) {
        // Only what is as stored may be passed over: something equal may still stand here under another id.
        if self.get(id).differing == 0 && self.is(id, value) {
            return;
        }
        let content = match value {
            Value::Object(members) => Content::Object(self.take_members(id, members)),
            Value::Array(items) => Content::List(self.take_items(id, items)),
            single => Content::of(single),
        };
        self.place(id, content);
    }

    fn take_members(&mut self, id: FieldId, members: &Map<String, Value>) -> Vec<FieldId> {
        let mut known: HashMap<String, Vec<FieldId>> = HashMap::new();
        let now = if self.get(id).kind() == Kind::Object { self.fields_in(id).to_vec() } else { Vec::new() };
        // The stored name last, as the last one is tried first.
        for field in now {
            known.entry(self.get(field).name.clone().unwrap_or_default()).or_default().push(field);
        }
        for field in self.stored_fields(id, Kind::Object) {
            known.entry(self.stored_name(field)).or_default().push(field);
        }
        let mut used = HashSet::new();
        let mut fields = Vec::with_capacity(members.len());
        for (name, value) in members {
            let found =
                known.get(name).into_iter().flatten().rev().copied().find(|field| used.insert(*field));
            let field = found.unwrap_or_else(|| self.create_empty(id, Some(name)));
            if self.get(field).name.as_ref() != Some(name) {
                self.set_name(field, name);
                self.settle(field);
            }
            self.take_value(field, value);
            fields.push(field);
        }
        fields
    }

    fn take_items(&mut self, id: FieldId, items: &[Value]) -> Vec<FieldId> {
        let stored = self.stored_fields(id, Kind::List);
        let now = if self.get(id).kind() == Kind::List { self.fields_in(id).to_vec() } else { Vec::new() };
        let known: Vec<Option<FieldId>> = if stored.len() == items.len() {
            stored.into_iter().map(Some).collect()
        } else {
            let same = |(field, item): &(&FieldId, &Value)| self.is(**field, item);
            let head = now.iter().zip(items).take_while(same).count();
            let ends = now[head..].iter().rev().zip(items[head..].iter().rev());
            let tail = ends.take_while(same).count();
            let middle = items.len() - head - tail;
            let mut known: Vec<Option<FieldId>> = now[..head].iter().copied().map(Some).collect();
            let left = now[head..now.len() - tail].iter().copied().map(Some);
            known.extend(left.chain(std::iter::repeat(None)).take(middle));
            known.extend(now[now.len() - tail..].iter().copied().map(Some));
            known
        };
        let mut fields = Vec::with_capacity(items.len());
        for (field, item) in known.into_iter().zip(items) {
            let field = field.unwrap_or_else(|| self.create_empty(id, None));
            self.take_value(field, item);
            fields.push(field);
        }
        fields
    }

    fn create_empty(&mut self, parent: FieldId, name: Option<&String>) -> FieldId {
        self.create(Some(parent), name.cloned(), Content::Nothing, Origin::New)
    }

    /// What a field held when it was stored, if it was a list or an object as asked.
    fn stored_fields(&self, id: FieldId, kind: Kind) -> Vec<FieldId> {
        let field = self.get(id);
        let content = match &field.origin {
            Origin::New => return Vec::new(),
            Origin::AsIs => &field.content,
            Origin::Was(was) => &was.content,
        };
        if content.kind() == kind { content.fields().to_vec() } else { Vec::new() }
    }

    fn stored_name(&self, id: FieldId) -> String {
        let field = self.get(id);
        let name = match &field.origin {
            Origin::Was(was) => &was.name,
            _ => &field.name,
        };
        name.clone().unwrap_or_default()
    }

    /// Whether a field is written as this value.
    fn is(&self, id: FieldId, value: &Value) -> bool {
        match (&self.get(id).content, value) {
            (Content::Object(fields), Value::Object(members)) => {
                let same = |(field, (name, value)): (&FieldId, (&String, &Value))| {
                    self.get(*field).name.as_ref() == Some(name) && self.is(*field, value)
                };
                fields.len() == members.len() && fields.iter().zip(members).all(same)
            }
            (Content::List(fields), Value::Array(items)) => {
                fields.len() == items.len()
                    && fields.iter().zip(items).all(|(field, item)| self.is(*field, item))
            }
            (Content::Text(text), Value::String(other)) => text == other,
            (Content::Number(text), Value::Number(number)) => spelling::meant(text) == number.as_str(),
            (Content::YesNo(yes), Value::Bool(other)) => yes == other,
            (Content::Nothing, Value::Null) => true,
            _ => false,
        }
    }
}
