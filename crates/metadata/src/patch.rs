//! The difference between what is stored and what shall be, as the one `PATCH` that Auth0 understands.
//!
//! Auth0 merges `user_metadata` at its first level only: a key that is sent is replaced with all that is in it, `null`
//! deletes it, a key that is not sent stays, and an empty object erases everything
//! (auth0.com/docs/manage-users/user-accounts/metadata/manage-metadata-api). This is not RFC 7396.

use super::beside::Beside;
use super::json;
use super::metadata::{Metadata, same_text};
use super::print;
use serde_json::{Map, Value};

/// Changed first-level keys with their complete new values, and removed ones. Never empty, because the tenant would take
/// an empty object for "erase everything"; made only by comparing, so that nothing unchanged is ever sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetadataPatch {
    // Null stands for "remove", as on the wire.
    changes: Map<String, Value>,
}

/// What must be sent so that a tenant that stores `base` stores `mine`; `None` if there is nothing to send.
///
/// Two things cannot be said in this language: the order of the first-level keys, and the value `null` at the first
/// level. So order alone is no difference, and a new `null` there leaves the key out.
#[must_use]
pub fn diff(base: &Metadata, mine: &Metadata) -> Option<MetadataPatch> {
    let mut stored = Beside::new(Some(base.root()));
    let mut left = base.root().len();
    let mut changes = Map::new();
    for (key, value) in mine.root() {
        let before = stored.get(key);
        left -= usize::from(before.is_some());
        if before.map_or(!value.is_null(), |before| !same_text(before, value)) {
            changes.insert(key.clone(), value.clone());
        }
    }
    // Mostly none is removed, and then none is searched for.
    let is_gone = |key: &&String| left > 0 && !mine.root().contains_key(*key);
    changes.extend(base.root().keys().filter(is_gone).map(|key| (key.clone(), Value::Null)));
    MetadataPatch::of(changes)
}

impl MetadataPatch {
    /// A patch of these changes, if there are any. `null` removes.
    pub(super) fn of(changes: Map<String, Value>) -> Option<Self> {
        (!changes.is_empty()).then_some(Self { changes })
    }

    /// The first-level keys that change, with their complete new value, or `None` where the key is removed.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Option<&Value>)> {
        self.changes.iter().map(|(key, value)| (key.as_str(), (!value.is_null()).then_some(value)))
    }

    /// The exact bytes that are sent: `{"user_metadata":{…}}`.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        self.text().into_bytes()
    }

    /// What is sent as text, to the letter.
    #[must_use]
    pub fn text(&self) -> String {
        // Writing a map with text keys into memory has no way to fail.
        let changes = serde_json::to_string(&self.changes).unwrap_or_default();
        [r#"{"user_metadata":"#, &json::exact(changes), "}"].concat()
    }

    /// What is sent, with one line per value: other spaces than in [`MetadataPatch::text`], and nothing else.
    #[must_use]
    pub fn pretty_text(&self) -> String {
        let envelope = [("user_metadata".to_owned(), Value::Object(self.changes.clone()))];
        print::pretty_object(&Map::from_iter(envelope))
    }

    /// What a tenant that stores `base` stores afterwards.
    #[must_use]
    pub fn apply(&self, base: &Metadata) -> Metadata {
        let mut root = base.root().clone();
        for (key, value) in &self.changes {
            if value.is_null() {
                root.shift_remove(key);
            } else {
                root.insert(key.clone(), value.clone());
            }
        }
        root.into()
    }
}

#[cfg(test)]
#[path = "patch_tests.rs"]
pub(crate) mod tests;
