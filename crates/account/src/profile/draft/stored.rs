//! A draft as text: the stored state it started from, and beside it only what a person did.
//!
//! ```json
//! { "base": "{\"hobby\":\"surfing\"}", "root": { "object": [{ "at": 0, "now": { "text": "sailing" } }] } }
//! ```
//!
//! `at` is a field's position in the base's list or object; a new field has none. What is left out is as in the base, and a
//! field that is wholly as in the base is its position alone.
//! Read and written by hand, as derived readers would cost every visitor some kilobytes.

use super::field::{Content, Field, FieldId, Kind, Origin};
use super::{Draft, ROOT};
use crate::profile::metadata::Metadata;
use serde_json::{Map, Value};
use std::io::Write;

/// Writes a JSON text as the inside of a JSON string. It holds no control characters: only two need to be escaped.
struct Quoted<'a>(&'a mut Vec<u8>);

impl Write for Quoted<'_> {
    fn write(&mut self, text: &[u8]) -> std::io::Result<usize> {
        for byte in text {
            if matches!(byte, b'"' | b'\\') {
                self.0.push(b'\\');
            }
            self.0.push(*byte);
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Draft {
    /// The draft as text. The base is a text within it, because reading a value respells its exponents.
    #[must_use]
    pub fn to_text(&self) -> String {
        // With room from the start: growing step by step, a long text would take up its length several times.
        let mut text = Vec::with_capacity(self.size().bytes + self.size().bytes / 2);
        text.extend(br#"{"base":""#);
        // What is written into memory can always be written.
        let _ = serde_json::to_writer(Quoted(&mut text), self.base.root());
        text.push(b'"');
        if let Some(root) = self.fields_moved_or_changed(ROOT).then(|| self.keep(ROOT)) {
            text.extend(br#","root":"#);
            let _ = serde_json::to_writer(&mut text, &root);
        }
        text.push(b'}');
        String::from_utf8(text).unwrap_or_default()
    }

    /// Reads a text of [`Draft::to_text`]; `None` if it is none.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let stored: Value = serde_json::from_str(text).ok()?;
        let mut draft = Self::of(&Metadata::parse(stored.get("base")?.as_str()?).ok()?);
        if let Some(root) = stored.get("root").filter(|root| root.get("object").is_some()) {
            let content = draft.regain(ROOT, root)?;
            draft.place(ROOT, content);
        }
        Some(draft)
    }

    fn fields_moved_or_changed(&self, id: FieldId) -> bool {
        let field = self.get(id);
        field.differing > 0 || matches!(&field.origin, Origin::Was(was) if was.content != field.content)
    }

    fn keep(&self, id: FieldId) -> Value {
        let field = self.get(id);
        let before = match &field.origin {
            Origin::New => &[],
            Origin::AsIs => field.content.fields(),
            Origin::Was(was) => was.content.fields(),
        };
        // By id, so that finding a place does not cost a walk through the list.
        let mut places: Vec<(FieldId, usize)> = before.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let one = |id: &FieldId| {
            let place = places.binary_search_by_key(id, |place| place.0).ok();
            self.keep_one(self.get(*id), place.map(|found| places[found].1))
        };
        let (kind, value) = match &field.content {
            Content::Text(text) => ("text", Value::from(text.as_str())),
            Content::Number(text) => ("number", Value::from(text.as_str())),
            Content::YesNo(yes) => ("yes", Value::from(*yes)),
            Content::Nothing => return Value::Null,
            Content::List(items) => ("list", items.iter().map(one).collect()),
            Content::Object(members) => ("object", members.iter().map(one).collect()),
        };
        Value::Object(Map::from_iter([(kind.to_owned(), value)]))
    }

    fn keep_one(&self, field: &Field, at: Option<usize>) -> Value {
        let name_differs = match &field.origin {
            Origin::New => true,
            Origin::AsIs => false,
            Origin::Was(was) => was.name != field.name,
        };
        let is_changed = at.is_none() || self.fields_moved_or_changed(field.id);
        // Nearly all fields of a draft are as they were, so these are kept short.
        if let Some(at) = at.filter(|_| !name_differs && !is_changed) {
            return Value::from(at);
        }
        let mut members = Map::new();
        if let Some(at) = at {
            members.insert("at".to_owned(), Value::from(at));
        }
        if let Some(name) = field.name.as_deref().filter(|_| name_differs || at.is_none()) {
            members.insert("name".to_owned(), Value::from(name));
        }
        if is_changed {
            members.insert("now".to_owned(), self.keep(field.id));
        }
        Value::Object(members)
    }

    /// Rebuilds a content below `id`. A place that the base does not have makes a new field.
    fn regain(&mut self, id: FieldId, stored: &Value) -> Option<Content> {
        let Value::Object(members) = stored else { return stored.is_null().then_some(Content::Nothing) };
        let (kind, value) = members.iter().next()?;
        Some(match (kind.as_str(), value) {
            ("text", Value::String(text)) => Content::Text(text.clone()),
            ("number", Value::String(text)) => Content::Number(text.clone()),
            ("yes", Value::Bool(yes)) => Content::YesNo(*yes),
            ("list", Value::Array(items)) => Content::List(self.regain_fields(id, items, Kind::List)?),
            ("object", Value::Array(items)) => {
                Content::Object(self.regain_fields(id, items, Kind::Object)?)
            }
            _ => return None,
        })
    }

    fn regain_fields(&mut self, id: FieldId, stored: &[Value], kind: Kind) -> Option<Vec<FieldId>> {
        let mut before: Vec<Option<FieldId>> =
            self.get(id).content.fields().iter().copied().map(Some).collect();
        let mut fields = Vec::with_capacity(stored.len());
        for one in stored {
            let at = one.as_u64().or_else(|| one.get("at")?.as_u64()).and_then(|at| usize::try_from(at).ok());
            // Taken, so that no field comes to stand in two places.
            let known = at.and_then(|at| before.get_mut(at)).and_then(Option::take);
            let field = known.unwrap_or_else(|| self.create(Some(id), None, Content::Nothing, Origin::New));
            let name = one.get("name").and_then(Value::as_str).map(str::to_owned).or_else(|| {
                let nameless = kind == Kind::Object && self.get(field).name.is_none();
                nameless.then(String::new)
            });
            if let Some(name) = name {
                self.set_name(field, &name);
            }
            if let Some(now) = one.get("now") {
                let content = self.regain(field, now)?;
                self.place(field, content);
            } else {
                self.settle(field);
            }
            fields.push(field);
        }
        Some(fields)
    }
}
