//! A draft as one text that a person edits, and the way back: every field at once becomes what a text says.

use super::edit::Removed;
use super::field::{Content, Field, FieldId, Origin};
use super::{Draft, ROOT};
use crate::metadata::{Metadata, same_text};
use crate::print::quoted;
use crate::spelling;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

impl Draft {
    /// The draft as JSON for people, whatever is unfinished in it: a number that is none yet stands there as it was typed,
    /// and a name that two fields have stands there twice. Then it is no valid metadata, and says where.
    #[must_use]
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.write(ROOT, 0, &mut text);
        text
    }

    /// Makes the draft `now`, as if each field had been edited by hand: what is the same stays untouched, a field is known by
    /// its name and an item by its value or its place. Answers what the tenant has stored and `now` does not have, to be
    /// put back.
    pub fn replace(&mut self, now: &Metadata) -> Vec<Removed> {
        let mut gone = Vec::new();
        self.become_object(ROOT, now.root(), &mut gone);
        gone
    }

    fn become_value(&mut self, id: FieldId, value: &Value, gone: &mut Vec<Removed>) {
        match value {
            Value::Object(members) => self.become_object(id, members, gone),
            Value::Array(items) => self.become_list(id, items, gone),
            single => self.hold(id, Content::of(single)),
        }
    }

    fn become_object(&mut self, id: FieldId, members: &Map<String, Value>, gone: &mut Vec<Removed>) {
        let is_object = |content: &Content| matches!(content, Content::Object(_));
        let known = self.known(id, is_object);
        let mut taken = BTreeSet::new();
        let mut found: Vec<Option<FieldId>> = vec![None; members.len()];
        // The names of now first; what nobody has by its name may be a stored field that was renamed.
        for name_of in [Self::name_now as fn(&Field) -> Option<&str>, Self::name_stored] {
            let mut by_name: BTreeMap<&str, FieldId> = BTreeMap::new();
            for field in known.iter().map(|id| self.get(*id)).filter(|field| !taken.contains(&field.id)) {
                if let Some(name) = name_of(field) {
                    by_name.entry(name).or_insert(field.id);
                }
            }
            for (place, name) in found.iter_mut().zip(members.keys()).filter(|(place, _)| place.is_none()) {
                *place = by_name.get(name.as_str()).copied();
                taken.extend(*place);
            }
        }
        self.take_out(id, is_object, &taken, gone);
        let mut fields = Vec::with_capacity(members.len());
        for (found, (name, value)) in found.into_iter().zip(members) {
            let field = match found {
                Some(field) => field,
                None => self.create(Some(id), Some(name.clone()), Content::Nothing, Origin::New),
            };
            if self.get(field).name() != Some(name) {
                self.set_name(field, name);
                self.settle(field);
            }
            self.become_value(field, value, gone);
            fields.push(field);
        }
        self.hold(id, Content::Object(fields));
    }

    /// Items at the start and at the end that are the same are the same ones; those between go by their place.
    fn become_list(&mut self, id: FieldId, items: &[Value], gone: &mut Vec<Removed>) {
        let is_list = |content: &Content| matches!(content, Content::List(_));
        let same = |id: &FieldId, item: &Value| self.value(*id).is_some_and(|value| same_text(&value, item));
        let stored = match &self.get(id).origin {
            Origin::Was(was) if is_list(&was.content) => Some(was.content.fields()),
            _ => None,
        };
        let is_back = |stored: &[FieldId]| {
            stored.len() == items.len() && stored.iter().zip(items).all(|(id, item)| same(id, item))
        };
        let now = Some(self.fields_in(id)).filter(|_| is_list(&self.get(id).content));
        let known = stored.filter(|stored| is_back(stored)).or(now).or(stored).unwrap_or_default().to_vec();
        let start = known.iter().zip(items).take_while(|(id, item)| same(id, item)).count();
        let (rest, more) = (&known[start..], &items[start..]);
        let end = rest.iter().rev().zip(more.iter().rev()).take_while(|(id, item)| same(id, item)).count();
        let (between, last) = rest.split_at(rest.len() - end);
        let changed = &more[..more.len() - end];
        let kept = known[..start].iter().chain(between.iter().take(changed.len())).chain(last);
        let taken: BTreeSet<FieldId> = kept.copied().collect();
        self.take_out(id, is_list, &taken, gone);
        let mut fields = known[..start].to_vec();
        for (position, item) in changed.iter().enumerate() {
            let field = match between.get(position) {
                Some(field) => *field,
                None => self.create(Some(id), None, Content::Nothing, Origin::New),
            };
            self.become_value(field, item, gone);
            fields.push(field);
        }
        fields.extend(last);
        self.hold(id, Content::List(fields));
    }

    /// What stands in an object, and behind it what stood there when it was stored.
    fn known(&self, id: FieldId, fits: impl Fn(&Content) -> bool) -> Vec<FieldId> {
        let field = self.get(id);
        let before = match &field.origin {
            Origin::Was(was) => Some(&was.content),
            _ => None,
        };
        let mut known: Vec<FieldId> = Vec::new();
        let mut seen = BTreeSet::new();
        for content in [Some(&field.content), before].into_iter().flatten().filter(|content| fits(content)) {
            known.extend(content.fields().iter().copied().filter(|id| seen.insert(*id)));
        }
        known
    }

    fn take_out(
        &mut self,
        id: FieldId,
        fits: impl Fn(&Content) -> bool,
        taken: &BTreeSet<FieldId>,
        gone: &mut Vec<Removed>,
    ) {
        let content = &self.get(id).content;
        let fields = if fits(content) { content.fields().to_vec() } else { Vec::new() };
        for field in fields.into_iter().filter(|field| !taken.contains(field)) {
            let stored = self.get(field).is_stored();
            gone.extend(self.remove(field).filter(|_| stored));
        }
    }

    /// As [`Draft::place`], if there is anything to do.
    fn hold(&mut self, id: FieldId, content: Content) {
        if self.get(id).content != content {
            self.place(id, content);
        }
    }

    fn name_now(field: &Field) -> Option<&str> {
        field.name()
    }

    fn name_stored(field: &Field) -> Option<&str> {
        match &field.origin {
            Origin::Was(was) => was.name.as_deref(),
            _ => None,
        }
    }

    fn write(&self, id: FieldId, depth: usize, out: &mut String) {
        let content = &self.get(id).content;
        let (open, close) = match content {
            Content::Text(text) => return out.push_str(&quoted(text)),
            Content::Number(text) => return out.push_str(&number(text)),
            Content::YesNo(yes) => return out.push_str(if *yes { "true" } else { "false" }),
            Content::Nothing => return out.push_str("null"),
            Content::List(_) => ('[', ']'),
            Content::Object(_) => ('{', '}'),
        };
        out.push(open);
        for (position, field) in content.fields().iter().enumerate() {
            if position > 0 {
                out.push(',');
            }
            line(depth + 1, out);
            if open == '{' {
                out.push_str(&quoted(self.get(*field).name().unwrap_or_default()));
                out.push_str(": ");
            }
            self.write(*field, depth + 1, out);
        }
        if !content.fields().is_empty() {
            line(depth, out);
        }
        out.push(close);
    }
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

/// A number as it was typed, unless that would be something else in JSON: no typing into a number makes a second field.
fn number(typed: &str) -> String {
    let meant = spelling::meant(typed);
    let typed = meant.trim();
    let is_json = matches!(typed, "true" | "false" | "null") || typed.contains(|c| "{}[],:\"".contains(c));
    if is_json || typed.contains(char::is_control) { quoted(typed) } else { typed.to_owned() }
}

#[cfg(test)]
#[path = "whole_tests.rs"]
mod tests;
