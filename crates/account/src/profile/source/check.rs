//! Reading a typed text: everything that is wrong, with its place.

use super::problem::{Place, Reason, TextProblem};
use super::token::tokens;
use super::twice::names_twice;
use crate::profile::metadata::{MAX_DEPTH, Metadata, MetadataError};
use crate::profile::text::pretty_object;

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
