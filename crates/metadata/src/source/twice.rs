//! Names that an object has twice: valid JSON, of which every reader but the writer sees only one half.

use super::problem::Reason;
use super::token::{TokenKind, tokens};
use crate::json;
use crate::trail::{Crumb, Trail};
use std::borrow::Cow;
use std::collections::HashSet;

/// Every name that an object has had before, in a text that is JSON, with its offset.
pub(super) fn names_twice(text: &str) -> Vec<(usize, Reason)> {
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
    problems
}

/// The name that a key spells.
pub(super) fn name(key: &str) -> Cow<'_, str> {
    let inside = key.get(1..key.len().saturating_sub(1)).unwrap_or_default();
    if inside.contains('\\') {
        return Cow::Owned(
            json::read_text(key).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default(),
        );
    }
    Cow::Borrowed(inside)
}
