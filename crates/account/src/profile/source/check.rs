//! Reading a typed text: everything that is wrong, with its place.

use super::token::{TokenKind, tokens};
use crate::profile::metadata::{MAX_DEPTH, Metadata, MetadataError};
use crate::profile::path::Path;
use crate::profile::text::pretty_object;
use crate::profile::trail::{Crumb, Trail};
use std::borrow::Cow;
use std::collections::HashSet;
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

/// Reads a text as metadata.
///
/// # Errors
/// The first thing that is wrong with its syntax, or every name that occurs twice.
pub fn check(text: &str) -> Result<Metadata, Vec<TextProblem>> {
    let problem = |place, reason| Err(vec![TextProblem { place, reason }]);
    match Metadata::parse(text) {
        Ok(metadata) => {
            let twice = names_twice(text);
            if twice.is_empty() { Ok(metadata) } else { Err(twice) }
        }
        Err(MetadataError::Syntax { line, column, reason }) => {
            problem(place_at(text, line, column), Reason::of(&reason))
        }
        Err(MetadataError::NotAnObject { found }) => {
            let start = text.len() - text.trim_start().len();
            problem(place_of(text, start), Reason::NotAnObject { found })
        }
        Err(MetadataError::TooDeep) => problem(place_of(text, deepest(text)), Reason::TooDeep),
    }
}

/// The same text, indented by two spaces.
///
/// # Errors
/// As [`check`].
pub fn format(text: &str) -> Result<String, Vec<TextProblem>> {
    check(text).map(|metadata| pretty_object(metadata.root()))
}

impl Reason {
    /// The reader tells its reasons apart by their words only.
    fn of(words: &str) -> Self {
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

/// Every name that an object has had before, in a text that is JSON.
fn names_twice(text: &str) -> Vec<TextProblem> {
    let tokens = tokens(text);
    let mut problems = Vec::new();
    let mut trail = Trail::default();
    // For each open object its names; for each open list the position.
    let mut open: Vec<Result<HashSet<Cow<str>>, usize>> = Vec::new();
    let names: Vec<Cow<str>> = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Key)
        .map(|key| name(&text[key.range.clone()]))
        .collect();
    let mut next = names.iter();
    for token in &tokens {
        match (token.kind, &text[token.range.clone()]) {
            (TokenKind::Key, _) => {
                let (Some(Ok(names)), Some(name)) = (open.last_mut(), next.next()) else { continue };
                if !names.insert(name.clone()) {
                    let reason = Reason::NameTwice { path: trail.path(), name: name.to_string() };
                    problems.push((token.range.start, reason));
                }
                trail.enter(Crumb::Key(name));
            }
            (TokenKind::Punctuation, "{") => open.push(Ok(HashSet::new())),
            (TokenKind::Punctuation, "[") => {
                open.push(Err(0));
                trail.enter(Crumb::Index(0));
            }
            (TokenKind::Punctuation, ",") => {
                trail.leave();
                if let Some(Err(position)) = open.last_mut() {
                    *position += 1;
                    trail.enter(Crumb::Index(*position));
                }
            }
            (TokenKind::Punctuation, "}") => {
                // An empty object has taken no step that would have to be taken back.
                if let Some(Ok(names)) = open.pop()
                    && !names.is_empty()
                {
                    trail.leave();
                }
            }
            (TokenKind::Punctuation, "]") => {
                open.pop();
                trail.leave();
            }
            _ => {}
        }
    }
    located(text, problems)
}

/// The name that a key spells.
fn name(key: &str) -> Cow<'_, str> {
    let inside = key.get(1..key.len().saturating_sub(1)).unwrap_or_default();
    if inside.contains('\\') {
        return Cow::Owned(serde_json::from_str(key).unwrap_or_default());
    }
    Cow::Borrowed(inside)
}

/// Where the first list or object stands that is too deep.
fn deepest(text: &str) -> usize {
    let mut depth = 0;
    for token in tokens(text) {
        match &text[token.range.clone()] {
            "{" | "[" if depth == MAX_DEPTH => return token.range.start,
            "{" | "[" => depth += 1,
            "}" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

/// Finds the lines of rising offsets in one pass.
fn located(text: &str, problems: Vec<(usize, Reason)>) -> Vec<TextProblem> {
    let mut place = Place { line: 1, column: 1, offset: 0 };
    let locate = |(offset, reason)| {
        place = advance(text, place, offset);
        TextProblem { place, reason }
    };
    problems.into_iter().map(locate).collect()
}

fn advance(text: &str, from: Place, offset: usize) -> Place {
    let between = text.get(from.offset..offset).unwrap_or_default();
    match between.rfind('\n') {
        Some(last) => Place {
            line: from.line + between.bytes().filter(|byte| *byte == b'\n').count(),
            column: between[last + 1..].chars().count() + 1,
            offset,
        },
        None => Place { column: from.column + between.chars().count(), offset, ..from },
    }
}

fn place_of(text: &str, offset: usize) -> Place {
    advance(text, Place { line: 1, column: 1, offset: 0 }, offset)
}

/// The place of a line and a column in bytes, which the reader counts from 1; column 0 is the line break before the line.
fn place_at(text: &str, line: usize, column: usize) -> Place {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut offset = (before + column).saturating_sub(1).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    place_of(text, offset)
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
