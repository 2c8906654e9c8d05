//! Reading and writing what the browser stores: JSON objects, member by member.
//!
//! By hand, as derived readers for four structures cost every visitor several kilobytes more than these lines.

use crate::secret::Secret;
use crate::time::Timestamp;
use cameo_metadata::json;
use serde_json::{Map, Value};

/// A JSON object under construction, or one that was read.
#[derive(Clone, Debug, Default)]
pub struct Members(Map<String, Value>);

impl Members {
    /// The members of the object that `text` is; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        match json::read_text(text) {
            Ok(Value::Object(members)) => Some(Self(members)),
            _ => None,
        }
    }

    /// The whole as text.
    pub fn into_text(self) -> Secret<String> {
        Secret::new(Value::Object(self.0).to_string())
    }

    /// Adds a text.
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), Value::from(text));
        self
    }

    /// Adds a text, if there is one.
    pub fn with_some(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.with(name, text),
            None => self,
        }
    }

    /// Adds a number of seconds.
    pub fn with_seconds(mut self, name: &str, seconds: i64) -> Self {
        self.0.insert(name.to_owned(), Value::from(seconds));
        self
    }

    /// Adds an object.
    pub fn with_members(mut self, name: &str, members: Self) -> Self {
        self.0.insert(name.to_owned(), Value::Object(members.0));
        self
    }

    /// The text under `name`.
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.get(name)?.as_str().map(str::to_owned)
    }

    /// The text under `name`, as a secret.
    pub fn secret(&self, name: &str) -> Option<Secret<String>> {
        self.text(name).map(Secret::new)
    }

    /// The number of seconds under `name`.
    pub fn seconds(&self, name: &str) -> Option<i64> {
        self.0.get(name)?.as_i64()
    }

    /// The moment under `name`.
    pub fn moment(&self, name: &str) -> Option<Timestamp> {
        self.seconds(name).map(Timestamp)
    }

    /// The object under `name`.
    pub fn members(&self, name: &str) -> Option<Self> {
        self.0.get(name)?.as_object().cloned().map(Self)
    }
}
