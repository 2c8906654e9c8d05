//! `user_metadata`: a JSON object of which every value is kept to the letter.

use super::json::{self, JsonError, JsonFault};
use serde_json::{Map, Value};
use std::sync::Arc;
use thiserror::Error;

pub use super::json::MAX_DEPTH;

/// The part of a profile that its owner may write (auth0.com/docs/manage-users/user-accounts/metadata).
///
/// Numbers keep their text (`1.0`, `1e400`, `-0`) and keys their order. `==` compares numbers by their text and, as JSON
/// means objects, ignores the order of keys; where that order counts too, use [`Metadata::same_text`]. A clone shares what it
/// holds: the page that shows it, the edit of it and the state that the edit is compared with need it once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata(Arc<Map<String, Value>>);

/// Why a text is not metadata.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MetadataError {
    /// The text is not JSON (RFC 8259).
    #[error("line {}, column {}: {}", .0.line, .0.column, .0.fault)]
    Syntax(JsonError),
    /// The text is JSON, but its root is no object.
    #[error("expected an object, found {found}")]
    NotAnObject {
        /// The JSON type that was found.
        found: &'static str,
    },
}

impl Metadata {
    /// Reads a whole JSON text.
    ///
    /// # Errors
    /// Names the place of the first syntax error, or what the root is instead of an object.
    pub fn parse(text: &str) -> Result<Self, MetadataError> {
        match json::read_text(text) {
            Ok(Value::Object(root)) => Ok(root.into()),
            Ok(other) => Err(MetadataError::NotAnObject { found: type_name(&other) }),
            Err(error) => Err(MetadataError::Syntax(error)),
        }
    }

    /// The root's keys and values, in order.
    #[must_use]
    pub fn root(&self) -> &Map<String, Value> {
        &self.0
    }

    /// Whether there are no keys at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are written alike: same values, same text of numbers, same order of keys.
    #[must_use]
    pub fn same_text(&self, other: &Self) -> bool {
        same_members(&self.0, &other.0)
    }

    /// The JSON text, without spaces.
    #[must_use]
    pub fn to_text(&self) -> String {
        // A map with texts for keys can always be written.
        json::exact(serde_json::to_string(&*self.0).unwrap_or_default())
    }
}

impl From<Map<String, Value>> for Metadata {
    fn from(root: Map<String, Value>) -> Self {
        Self(Arc::new(root))
    }
}

impl From<Metadata> for Map<String, Value> {
    fn from(metadata: Metadata) -> Self {
        Arc::unwrap_or_clone(metadata.0)
    }
}

/// Whether two values are written alike, the order of keys included.
#[must_use]
pub fn same_text(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_text(a, b))
        }
        (Value::Object(a), Value::Object(b)) => same_members(a, b),
        _ => one == other,
    }
}

fn same_members(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|((a, x), (b, y))| a == b && same_text(x, y))
}

/// Whether the text could not be read because it nests deeper than [`MAX_DEPTH`].
pub fn is_too_deep(error: &JsonError) -> bool {
    error.fault == JsonFault::TooDeep
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
