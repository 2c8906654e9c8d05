//! What is different, field by field: what a person looks through before they send it.
//!
//! Objects are compared key by key and lists by what is in them, so a new first item is one addition and not a change of
//! all that follow. Values are compared by their text. The order of keys is no change. The work is linear in the size of the
//! two, but for lists whose items moved, where it grows with the logarithm of their length too.

mod list;
#[cfg(test)]
mod tests;

use super::metadata::{MAX_DEPTH, Metadata, same_text};
use super::path::Path;
use super::trail::{Crumb, Trail};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// One difference. A path is where the value stands now; only of what is removed, where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new member or item.
    Added {
        /// Where it stands.
        path: Path,
        /// The value.
        after: Value,
    },
    /// A single value, or a value that has another type now.
    Changed {
        /// Where it stands.
        path: Path,
        /// The value before.
        before: Value,
        /// The value now.
        after: Value,
    },
    /// A member or item that is no more.
    Removed {
        /// Where it stood.
        path: Path,
        /// The value that it had.
        before: Value,
    },
    /// The same value at another place: a member with a new name, or an item that others have not just shifted.
    Moved {
        /// Where it stood.
        from: Path,
        /// Where it stands.
        path: Path,
        /// The value.
        value: Value,
    },
}

impl Change {
    /// Where the value stands, or stood if it is removed.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Added { path, .. }
            | Self::Changed { path, .. }
            | Self::Removed { path, .. }
            | Self::Moved { path, .. } => path,
        }
    }

    /// Whether a value has another JSON type now, or stopped or began being `null`: the tenant's search counts on types
    /// that stay (auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data).
    #[must_use]
    pub fn changes_type(&self) -> bool {
        match self {
            Self::Changed { before, after, .. } => {
                std::mem::discriminant(before) != std::mem::discriminant(after)
            }
            _ => false,
        }
    }
}

/// Every difference between two states, in the order of `after`, removed members of an object last.
#[must_use]
pub fn changes(before: &Metadata, after: &Metadata) -> Vec<Change> {
    let mut comparison = Comparison { trail: Trail::default(), changes: Vec::new() };
    comparison.objects(before.root(), after.root());
    comparison.changes
}

struct Comparison<'a> {
    trail: Trail<'a>,
    changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    fn objects(&mut self, before: &'a Map<String, Value>, after: &'a Map<String, Value>) {
        let gone: Vec<(&String, &Value)> =
            before.iter().filter(|(key, _)| !after.contains_key(*key)).collect();
        let new = || after.iter().filter(|(key, _)| !before.contains_key(*key));
        let renamed = if gone.is_empty() { HashMap::new() } else { renamed(&gone, new()) };
        for (key, value) in after {
            match (before.get(key), renamed.get(key.as_str())) {
                (Some(was), _) => self.values(Crumb::Key(key), was, value),
                (None, Some(from)) => self.moved(Crumb::Key(from), Crumb::Key(key), value),
                (None, None) => self.added(Crumb::Key(key), value),
            }
        }
        let old_names: HashSet<&str> = renamed.into_values().collect();
        for (key, value) in gone {
            if !old_names.contains(key.as_str()) {
                self.removed(Crumb::Key(key), value);
            }
        }
    }

    fn values(&mut self, step: Crumb<'a>, before: &'a Value, after: &'a Value) {
        self.trail.enter(step);
        match (before, after) {
            (Value::Object(before), Value::Object(after)) if self.trail.depth() < MAX_DEPTH => {
                self.objects(before, after);
            }
            (Value::Array(before), Value::Array(after)) if self.trail.depth() < MAX_DEPTH => {
                self.lists(before, after);
            }
            _ if !same_text(before, after) => {
                let path = self.trail.path();
                self.changes.push(Change::Changed { path, before: before.clone(), after: after.clone() });
            }
            _ => {}
        }
        self.trail.leave();
    }

    fn added(&mut self, step: Crumb<'a>, value: &Value) {
        let path = self.trail.path_to(step);
        self.changes.push(Change::Added { path, after: value.clone() });
    }

    fn removed(&mut self, step: Crumb<'a>, value: &Value) {
        let path = self.trail.path_to(step);
        self.changes.push(Change::Removed { path, before: value.clone() });
    }

    fn moved(&mut self, from: Crumb<'a>, to: Crumb<'a>, value: &Value) {
        let (from, path) = (self.trail.path_to(from), self.trail.path_to(to));
        self.changes.push(Change::Moved { from, path, value: value.clone() });
    }
}

/// New names, and the old name of each: a value that went under one name and came under another. Only what tells something
/// is recognised, so a `true` that goes and another that comes are two changes.
fn renamed<'a>(
    gone: &[(&'a String, &'a Value)],
    new: impl Iterator<Item = (&'a String, &'a Value)>,
) -> HashMap<&'a str, &'a str> {
    let mut by_value: HashMap<&Value, Vec<&str>> = HashMap::new();
    for (key, value) in gone.iter().filter(|(_, value)| tells(value)) {
        by_value.entry(value).or_default().push(key);
    }
    let mut comers: HashMap<&Value, Vec<&str>> = HashMap::new();
    for (key, value) in new {
        if by_value.contains_key(value) {
            comers.entry(value).or_default().push(key);
        }
    }
    let pairs = comers.into_iter().filter_map(|(value, keys)| {
        let ([key], [from]) = (keys.as_slice(), by_value.get(value)?.as_slice()) else { return None };
        Some((*key, *from))
    });
    pairs.collect()
}

fn tells(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) => false,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_str().len() > 1,
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}
