//! What keeps a typed text from being metadata.

use crate::profile::metadata::MAX_DEPTH;
use crate::profile::path::Path;
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
    /// The text ends too early.
    #[error("it ends too early")]
    EndsEarly,
    /// A value is missing.
    #[error("a value is missing")]
    ValueExpected,
    /// A name between quotes is missing.
    #[error("a name in quotes is missing")]
    NameExpected,
    /// A colon is missing between a name and its value.
    #[error("a colon is missing")]
    ColonExpected,
    /// A comma or a closing bracket is missing.
    #[error("a comma or a closing bracket is missing")]
    CommaExpected,
    /// There is a comma before a closing bracket.
    #[error("a comma stands before the closing bracket")]
    CommaTooMany,
    /// There is more after the end.
    #[error("something follows the end")]
    TooMuch,
    /// A number is not written as JSON writes numbers.
    #[error("not a number")]
    Number,
    /// A string has an escape that there is none of.
    #[error("there is no such escape")]
    Escape,
    /// A string holds a line break or another control character that must be escaped.
    #[error("a control character in a string")]
    ControlCharacter,
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
    /// The text nests deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH} levels")]
    TooDeep,
    /// Something else, in the reader's words.
    #[error("{0}")]
    Other(String),
}

impl Reason {
    /// The reader tells its reasons apart by their words only.
    pub(super) fn of(words: &str) -> Self {
        const KNOWN: [(&str, Reason); 14] = [
            ("EOF while", Reason::EndsEarly),
            ("expected value", Reason::ValueExpected),
            ("expected ident", Reason::ValueExpected),
            ("key must be a string", Reason::NameExpected),
            ("expected `:`", Reason::ColonExpected),
            ("expected `,`", Reason::CommaExpected),
            ("trailing comma", Reason::CommaTooMany),
            ("trailing characters", Reason::TooMuch),
            ("invalid number", Reason::Number),
            ("number out of range", Reason::Number),
            ("invalid escape", Reason::Escape),
            ("invalid unicode", Reason::Escape),
            ("lone leading", Reason::Escape),
            ("control character", Reason::ControlCharacter),
        ];
        let known = KNOWN.iter().find(|one| words.starts_with(one.0));
        known.map_or_else(|| Self::Other(words.to_owned()), |one| one.1.clone())
    }
}
