//! Reading a typed text: everything that is wrong, with its place.

use super::problem::{Place, Reason, TextProblem};
use super::twice::names_twice;
use crate::encoding::{self, DecodeError};
use crate::json::{JsonError, JsonFault};
use crate::metadata::{Metadata, MetadataError};
use crate::print::pretty_object;

/// Reads a text as metadata.
///
/// # Errors
/// The first thing that is wrong with its syntax, or every name that occurs twice.
pub fn check(text: &str) -> Result<Metadata, Vec<TextProblem>> {
    let problem = |place, reason| Err(vec![TextProblem { place, reason }]);
    match Metadata::parse(text) {
        Ok(metadata) => {
            let twice = located(text, names_twice(text));
            if twice.is_empty() { Ok(metadata) } else { Err(twice) }
        }
        Err(MetadataError::Syntax(JsonError { fault, offset, line, column })) => {
            problem(Place { line, column, offset }, Reason::Syntax(fault))
        }
        Err(MetadataError::NotAnObject { found }) => {
            let start = text.len() - text.trim_start().len();
            problem(place_of(text, start), Reason::NotAnObject { found })
        }
    }
}

/// Reads a file as metadata, in any encoding that [`crate::encoding::decode`] knows.
///
/// # Errors
/// As [`check`]; bytes that are no text are named with their place.
pub fn check_file(bytes: &[u8]) -> Result<Metadata, Vec<TextProblem>> {
    match encoding::decode(bytes) {
        Ok(text) => check(&text),
        Err(DecodeError { line, column, found }) => {
            let place = Place { line, column, offset: 0 };
            Err(vec![TextProblem { place, reason: Reason::Syntax(JsonFault::Encoding(found)) }])
        }
    }
}

/// The same text, indented by two spaces.
///
/// # Errors
/// As [`check`].
pub fn format(text: &str) -> Result<String, Vec<TextProblem>> {
    check(text).map(|metadata| pretty_object(metadata.root()))
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

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
