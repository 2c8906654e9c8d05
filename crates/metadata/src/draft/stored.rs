//! A draft as text: the stored state it started from, and beside it only what a person did.
//!
//! ```json
//! { "base": "{\"hobby\":\"surfing\"}", "root": { "object": [{ "at": 0, "now": { "text": "sailing" } }] } }
//! ```
//!
//! `at` is a field's position in the base's list or object; a new field has none. What is left out is as in the base. A field
//! that is wholly as in the base is its position alone, and a row of such fields is a pair: `[first, last]`.
//! Read and written by hand, as derived readers would cost every visitor some kilobytes; written bit by bit, so that putting a
//! long draft away needs no room for it.

use super::field::{Content, Field, FieldId, Kind, Origin};
use super::{Draft, ROOT};
use crate::json;
use crate::metadata::Metadata;
use serde_json::Value;
use std::cell::LazyCell;
use std::io::{Result, Write};

/// How many levels of this text describe one level of the draft: a content, its parts, and one part.
const LEVELS: usize = 3;

/// Writes a JSON text as the inside of a JSON string. It holds no control characters: only two need to be escaped.
struct Quoted<'a>(&'a mut dyn Write);

impl Write for Quoted<'_> {
    fn write(&mut self, text: &[u8]) -> Result<usize> {
        let mut rest = text;
        while let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            self.0.write_all(&rest[..at])?;
            self.0.write_all(&[b'\\', rest[at]])?;
            rest = &rest[at + 1..];
        }
        self.0.write_all(rest)?;
        Ok(text.len())
    }

    fn flush(&mut self) -> Result<()> {
        self.0.flush()
    }
}

/// A field as it is put away.
enum Part {
    /// Fields that are wholly as in the base: the positions of the first and the last one there.
    AsIs(usize, usize),
    /// Anything else, with its position in the base.
    Edited(FieldId, Option<usize>),
}

impl Draft {
    /// The draft as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = Vec::new();
        // What is written into memory can always be written.
        let _ = self.write_text(&mut text);
        String::from_utf8(text).unwrap_or_default()
    }

    /// Writes what [`Draft::to_text`] says, without ever having all of it. The base is a text within it, because reading a
    /// value respells its exponents.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    pub fn write_text(&self, out: &mut dyn Write) -> Result<()> {
        out.write_all(br#"{"base":""#)?;
        serde_json::to_writer(Quoted(out), self.base.root())?;
        out.write_all(b"\"")?;
        if self.fields_moved_or_changed(ROOT) {
            out.write_all(br#","root":"#)?;
            self.write_content(ROOT, out)?;
        }
        out.write_all(b"}")
    }

    /// Reads a text of [`Draft::to_text`]; `None` if it is none.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let stored = json::read_nested(text, LEVELS).ok()?;
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

    fn write_content(&self, id: FieldId, out: &mut dyn Write) -> Result<()> {
        match &self.get(id).content {
            Content::Nothing => return out.write_all(b"null"),
            Content::YesNo(yes) => write!(out, "{{\"yes\":{yes}")?,
            Content::Text(text) => {
                out.write_all(br#"{"text":"#)?;
                serde_json::to_writer(&mut *out, text)?;
            }
            Content::Number(text) => {
                out.write_all(br#"{"number":"#)?;
                serde_json::to_writer(&mut *out, text)?;
            }
            Content::List(_) => {
                out.write_all(br#"{"list":"#)?;
                self.write_parts(id, out)?;
            }
            Content::Object(_) => {
                out.write_all(br#"{"object":"#)?;
                self.write_parts(id, out)?;
            }
        }
        out.write_all(b"}")
    }

    fn write_parts(&self, id: FieldId, out: &mut dyn Write) -> Result<()> {
        for (position, part) in self.parts(id).into_iter().enumerate() {
            out.write_all(if position == 0 { b"[" } else { b"," })?;
            match part {
                Part::AsIs(first, last) if first == last => write!(out, "{first}")?,
                Part::AsIs(first, last) => write!(out, "[{first},{last}]")?,
                Part::Edited(field, at) => self.write_edited(self.get(field), at, out)?,
            }
        }
        out.write_all(if self.fields_in(id).is_empty() { b"[]" } else { b"]" })
    }

    /// The fields of a list or an object, with rows of untouched ones, which nearly all are, taken together.
    fn parts(&self, id: FieldId) -> Vec<Part> {
        let field = self.get(id);
        let before = match &field.origin {
            Origin::New => &[],
            Origin::AsIs => field.content.fields(),
            Origin::Was(was) => was.content.fields(),
        };
        // By id, so that finding a place does not cost a walk through the list; needed only where something has moved.
        let places = LazyCell::new(|| {
            let mut places: Vec<(FieldId, usize)> = before.iter().copied().zip(0..).collect();
            places.sort_unstable();
            places
        });
        let place_of = |position: usize, id: &FieldId| match before.get(position) == Some(id) {
            true => Some(position),
            false => places.binary_search_by_key(id, |place| place.0).ok().map(|found| places[found].1),
        };
        let mut parts = Vec::new();
        for (position, id) in field.content.fields().iter().enumerate() {
            let place = place_of(position, id);
            let is_edited = self.is_renamed_or_new(self.get(*id)) || self.fields_moved_or_changed(*id);
            match (place.filter(|_| !is_edited), parts.last_mut()) {
                (Some(at), Some(Part::AsIs(_, last))) if at == *last + 1 => *last = at,
                (Some(at), _) => parts.push(Part::AsIs(at, at)),
                (None, _) => parts.push(Part::Edited(*id, place)),
            }
        }
        parts
    }

    fn is_renamed_or_new(&self, field: &Field) -> bool {
        match &field.origin {
            Origin::New => true,
            Origin::AsIs => false,
            Origin::Was(was) => was.name != field.name,
        }
    }

    fn write_edited(&self, field: &Field, at: Option<usize>, out: &mut dyn Write) -> Result<()> {
        let mut before = "{";
        if let Some(at) = at {
            write!(out, "{before}\"at\":{at}")?;
            before = ",";
        }
        let named = at.is_none() || self.is_renamed_or_new(field);
        if let Some(name) = field.name.as_deref().filter(|_| named) {
            write!(out, "{before}\"name\":")?;
            serde_json::to_writer(&mut *out, name)?;
            before = ",";
        }
        if at.is_none() || self.fields_moved_or_changed(field.id) {
            write!(out, "{before}\"now\":")?;
            self.write_content(field.id, out)?;
        }
        out.write_all(b"}")
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
        let position = |at: &Value| at.as_u64().and_then(|at| usize::try_from(at).ok());
        for one in stored {
            // Taken, so that no field comes to stand in two places.
            if let Some([first, last]) = one.as_array().map(Vec::as_slice) {
                let row = before.get_mut(position(first)?..=position(last)?)?;
                for known in row.iter_mut().filter_map(Option::take) {
                    fields.push(self.regain_field(known, one, kind)?);
                }
                continue;
            }
            let at = position(one).or_else(|| position(one.get("at")?));
            let known = at.and_then(|at| before.get_mut(at)).and_then(Option::take);
            let field = known.unwrap_or_else(|| self.create(Some(id), None, Content::Nothing, Origin::New));
            fields.push(self.regain_field(field, one, kind)?);
        }
        Some(fields)
    }

    fn regain_field(&mut self, id: FieldId, stored: &Value, kind: Kind) -> Option<FieldId> {
        let name = stored.get("name").and_then(Value::as_str).map(str::to_owned).or_else(|| {
            let nameless = kind == Kind::Object && self.get(id).name.is_none();
            nameless.then(String::new)
        });
        if let Some(name) = name {
            self.set_name(id, &name);
        }
        if let Some(now) = stored.get("now") {
            let content = self.regain(id, now)?;
            self.place(id, content);
        } else {
            self.settle(id);
        }
        Some(id)
    }
}
