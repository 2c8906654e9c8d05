//! Finding fields by name, and what a field weighs.

use super::field::{Content, Field, FieldId, Kind};
use super::{Draft, ROOT};
use crate::name::{NameRemark, judge};
use crate::path::{Path, Step};
use crate::size::{around, of_text};
use crate::spelling::meant;
use serde_json::Value;
use std::collections::HashMap;

/// All names of a draft at one moment, for whoever looks up many paths: made in one walk, each step then costs the same.
#[derive(Debug)]
pub struct Names<'a> {
    draft: &'a Draft,
    members: HashMap<(FieldId, &'a str), FieldId>,
}

impl Names<'_> {
    /// The field at a path.
    #[must_use]
    pub fn find(&self, path: &Path) -> Option<FieldId> {
        self.draft.walk(path, |object, name| self.members.get(&(object, name)).copied())
    }
}

impl Draft {
    /// The field at a path. Looks through the names on the way; for many paths take [`Draft::names`].
    #[must_use]
    pub fn find(&self, path: &Path) -> Option<FieldId> {
        self.walk(path, |object, name| self.member(object, name))
    }

    /// The names of all fields that stand in objects now.
    #[must_use]
    pub fn names(&self) -> Names<'_> {
        let mut members = HashMap::new();
        let mut open = vec![ROOT];
        while let Some(id) = open.pop() {
            for inner in self.fields_in(id) {
                if let Some(name) = self.name_in_object(*inner) {
                    members.entry((id, name)).or_insert(*inner);
                }
                if self.get(*inner).kind().has_fields() {
                    open.push(*inner);
                }
            }
        }
        Names { draft: self, members }
    }

    /// The JSON value of a field; `None` if it is not there, or a number in it is none.
    #[must_use]
    pub fn value_of(&self, id: FieldId) -> Option<Value> {
        self.field(id).and_then(|field| self.value(field.id))
    }

    /// What there is to say about the name of a field; nothing where names do not count.
    #[must_use]
    pub fn name_remarks(&self, id: FieldId) -> Vec<NameRemark> {
        let Some(name) = self.field(id).and_then(|_| self.name_in_object(id)) else { return Vec::new() };
        judge(name, self.is_taken(id, name))
    }

    /// Whether a sibling has this name.
    pub(super) fn is_taken(&self, id: FieldId, name: &str) -> bool {
        let siblings = self.get(id).parent.map_or(&[][..], |parent| self.fields_in(parent));
        siblings.iter().any(|sibling| *sibling != id && self.get(*sibling).name() == Some(name))
    }

    fn walk<'a>(
        &self,
        path: &'a Path,
        member: impl Fn(FieldId, &'a str) -> Option<FieldId>,
    ) -> Option<FieldId> {
        path.steps().iter().try_fold(ROOT, |id, step| match (step, self.kind(id)?) {
            (Step::Key(name), Kind::Object) => member(id, name),
            (Step::Index(position), Kind::List) => self.fields_in(id).get(*position).copied(),
            _ => None,
        })
    }

    /// The bytes of a field's value as JSON; those of what is in it are known.
    pub(super) fn bytes_of(&self, field: &Field) -> usize {
        match &field.content {
            Content::Text(text) => of_text(text),
            Content::Number(text) => meant(text).trim().len(),
            Content::YesNo(yes) => 5 - usize::from(*yes),
            Content::Nothing => 4,
            Content::List(items) => {
                around(items.len()) + items.iter().map(|id| self.get(*id).bytes).sum::<usize>()
            }
            Content::Object(members) => {
                let one = |id: &FieldId| {
                    let member = self.get(*id);
                    of_text(member.name().unwrap_or_default()) + 1 + member.bytes
                };
                around(members.len()) + members.iter().map(one).sum::<usize>()
            }
        }
    }

    /// The bytes of a field's name and the colon, where there is one.
    pub(super) fn name_bytes(&self, id: FieldId) -> usize {
        self.name_in_object(id).map_or(0, |name| of_text(name) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{DEMO, at, draft};
    use super::*;
    use serde_json::json;

    #[test]
    fn a_field_is_found_by_its_path() {
        let mut draft = draft(DEMO);
        draft.move_up(at(&draft, "trips/1"));
        draft.rename(at(&draft, "addresses/home"), "flat");
        let names = draft.names();
        for found in ["trips/1/stops/0", "addresses/flat", "addresses/work", "colours/2", ""] {
            let id = if found.is_empty() { draft.root() } else { at(&draft, found) };
            let path = draft.path(id);
            assert_eq!((draft.find(&path), names.find(&path)), (Some(id), Some(id)), "{found}");
        }
        let path = |steps: &[&str]| {
            let step = |step: &&str| step.parse().map_or_else(|_| Step::Key((*step).to_owned()), Step::Index);
            Path::new(steps.iter().map(step).collect())
        };
        for missing in [&["addresses", "home"][..], &["colours", "3"], &["hobby", "x"], &["addresses", "0"]] {
            assert_eq!((draft.find(&path(missing)), names.find(&path(missing))), (None, None));
        }
    }

    #[test]
    fn a_value_is_set_added_and_read() {
        let mut draft = draft(r#"{"rows":[{"a":1}],"day":"2024-02-29"}"#);
        let (rows, day) = (at(&draft, "rows"), at(&draft, "day"));
        let row = draft.add_value(rows, "", &json!({"a": 2, "b": [true]})).expect("a list");
        assert!(draft.set_value(day, &json!(null)) && !draft.set_value(ROOT, &json!({})));
        assert_eq!(draft.add_value(day, "x", &json!(1)), None);
        assert_eq!(draft.value_of(rows), Some(json!([{"a": 1}, {"a": 2, "b": [true]}])));
        assert!(draft.set_value(day, &json!("2024-02-29")) && draft.remove(row).is_some());
        assert!(!draft.is_changed() && draft.value_of(row).is_none());
    }

    #[test]
    fn a_name_is_remarked_on_where_it_stands() {
        let mut draft = draft(r#"{"a":["x"],"b":1}"#);
        assert!(draft.rename(at(&draft, "b"), "a"));
        let twin = draft.fields_in(ROOT)[1];
        assert_eq!(draft.name_remarks(twin), [NameRemark::Taken]);
        assert_eq!(draft.name_remarks(at(&draft, "a/0")), []);
        assert_eq!(draft.name_remarks(ROOT), []);
    }

    #[test]
    fn the_size_follows_every_edit() {
        let mut draft = draft(DEMO);
        assert_eq!((draft.size().bytes, draft.changed_count()), (DEMO.len(), 0));
        let hobby = at(&draft, "hobby");
        draft.set_text(hobby, "say \"hé\"\n");
        draft.rename(at(&draft, "addresses"), "a\tb");
        let removed = draft.remove(at(&draft, "trips/0")).expect("there");
        draft.set_kind(at(&draft, "colours"), Kind::Object);
        let text = |draft: &Draft| draft.metadata().expect("no problem").to_text();
        assert_eq!(draft.size().bytes, text(&draft).len());
        draft.put_back(removed);
        draft.rename(at(&draft, "colours/1"), "first");
        assert_eq!(draft.size().bytes, text(&draft).len());
        let back = Draft::from_text(&draft.to_text()).expect("its own text");
        assert_eq!(back.size(), draft.size());
    }
}
