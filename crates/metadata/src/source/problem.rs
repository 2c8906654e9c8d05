//! What keeps a typed text from being metadata.

use crate::json::JsonFault;
use crate::path::Path;
use thiserror::Error;

/// A place in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The bytes before it.
    pub offset: usize,
}

/// Something that keeps a text from being metadata.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {}, column {}: {reason}", place.line, place.column)]
pub struct TextProblem {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub reason: Reason,
}

/// Why a text is not metadata.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// It is not JSON, or nests too deep to be read.
    #[error("{0}")]
    Syntax(JsonFault),
    /// An object has a name twice.
    #[error("the name {name:?} occurs twice")]
    NameTwice {
        /// The object.
        path: Path,
        /// The name.
        name: String,
    },
    /// The root is no object.
    #[error("expected an object, found {found}")]
    NotAnObject {
        /// The JSON type that was found.
        found: &'static str,
    },
}
