//! A JSON text in colours, to lie under a text that people type, and a search's finds, to lie under both.

use cameo_metadata::source::{TokenKind, tokens};
use leptos::prelude::*;
use std::ops::Range;

/// Longer texts stay black: colours are not worth a pause at every key.
const LONGEST: usize = 64 * 1024;

/// The text in colours, and a line break more, so that an empty last line is as high as any other.
pub fn painted(text: &str) -> AnyView {
    if text.len() > LONGEST {
        return [text, "\n"].concat().into_any();
    }
    let mut parts: Vec<AnyView> = Vec::new();
    let mut end = 0;
    for token in tokens(text) {
        let class = match token.kind {
            // Plain, together with the spaces around it.
            TokenKind::Punctuation => continue,
            TokenKind::Key => "json-key",
            TokenKind::Text => "json-string",
            TokenKind::Number => "json-number",
            TokenKind::Word => "json-word",
            TokenKind::Wrong => "json-wrong",
        };
        parts.push(text[end..token.range.start].to_owned().into_any());
        end = token.range.end;
        let part = text[token.range].to_owned();
        parts.push(view! { <span class=class>{part}</span> }.into_any());
    }
    parts.push([&text[end..], "\n"].concat().into_any());
    parts.into_any()
}

/// The finds in the text, the one that is looked at marked by itself.
pub fn marked(text: &str, finds: &[Range<usize>], now: usize) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut end = 0;
    for (position, find) in finds.iter().enumerate() {
        // The finds of a text that has changed since are gone in a moment.
        let (Some(before), Some(part)) = (text.get(end..find.start), text.get(find.clone())) else { break };
        parts.push(before.to_owned().into_any());
        let is_now = position == now;
        parts.push(view! { <mark class:is-now=is_now>{part.to_owned()}</mark> }.into_any());
        end = find.end;
    }
    parts.push([text.get(end..).unwrap_or_default(), "\n"].concat().into_any());
    parts.into_any()
}

/// The numbers of the lines, one under the other.
pub fn line_numbers(text: &str) -> String {
    let last = text.matches('\n').count() + 1;
    let mut numbers = String::new();
    for number in 1..=last {
        numbers.push_str(&number.to_string());
        numbers.push('\n');
    }
    numbers
}
