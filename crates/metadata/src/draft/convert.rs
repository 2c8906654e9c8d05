//! One kind of field becomes another, and keeps what can be kept.

use super::Draft;
use super::field::{Content, FieldId, Kind, Origin};

/// The key of a single value that becomes an object.
const ONLY_MEMBER: &str = "value";

impl Draft {
    /// Makes a field one of another kind.
    ///
    /// A text becomes the number that it spells, a single value a list of it or an object with it, a list an object with
    /// counted names; a list or an object becomes its single values in one text, or its first. From nothing a field goes
    /// back to what was stored. Fails for the root and for a field that is not there.
    pub fn set_kind(&mut self, id: FieldId, kind: Kind) -> bool {
        let Some(field) = self.field(id).filter(|field| field.parent.is_some()) else { return false };
        let before = field.content.clone();
        if before.kind() == kind {
            return true;
        }
        let stored = match &field.origin {
            Origin::Was(was) if before == Content::Nothing && was.content.kind() == kind => {
                Some(was.content.clone())
            }
            _ => None,
        };
        let content = match stored {
            Some(content) => content,
            None if kind.has_fields() => self.fields_from(id, before, kind),
            None => single(&self.as_text(&before), kind),
        };
        self.place(id, content);
        true
    }

    fn fields_from(&mut self, id: FieldId, before: Content, kind: Kind) -> Content {
        let fields = match before {
            Content::List(items) => {
                self.name_items(&items);
                items
            }
            Content::Object(members) => members,
            Content::Nothing => Vec::new(),
            Content::Text(text) if text.is_empty() => Vec::new(),
            value => {
                let name = (kind == Kind::Object).then(|| ONLY_MEMBER.to_owned());
                vec![self.create(Some(id), name, value, Origin::New)]
            }
        };
        Content::empty(kind).with_fields(fields)
    }

    /// Gives a name to each item that never had one: its number, counted from 1.
    fn name_items(&mut self, items: &[FieldId]) {
        for (position, item) in items.iter().enumerate() {
            if self.get(*item).name.is_none() {
                self.set_name(*item, &(position + 1).to_string());
            }
        }
    }

    /// The single values of a content, as one text.
    fn as_text(&self, content: &Content) -> String {
        match content {
            Content::Text(text) | Content::Number(text) => text.clone(),
            Content::YesNo(yes) => if *yes { "true" } else { "false" }.to_owned(),
            Content::Nothing => String::new(),
            Content::List(fields) | Content::Object(fields) => {
                let texts: Vec<String> = fields
                    .iter()
                    .map(|field| &self.get(*field).content)
                    .filter(|content| !content.kind().has_fields())
                    .map(|content| self.as_text(content))
                    .collect();
                texts.join(", ")
            }
        }
    }
}

fn single(text: &str, kind: Kind) -> Content {
    match kind {
        Kind::Number => Content::Number(match text.trim() {
            "true" => "1".to_owned(),
            "false" => "0".to_owned(),
            other => other.split(", ").next().unwrap_or_default().to_owned(),
        }),
        Kind::YesNo => Content::YesNo(!matches!(
            text.trim().to_lowercase().as_str(),
            "" | "0" | "-0" | "0.0" | "no" | "false" | "off"
        )),
        Kind::Nothing => Content::Nothing,
        _ => Content::Text(text.to_owned()),
    }
}
