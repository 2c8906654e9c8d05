//! Where a value stands in its text: to show there what is said of it by its path.

use super::token::{Token, TokenKind, tokens};
use super::twice::name;
use crate::profile::path::{Path, Step};
use std::ops::Range;

/// The bytes of the value at a path, of a text that is JSON; `None` if there is none. One pass over the text.
#[must_use]
pub fn locate(text: &str, path: &Path) -> Option<Range<usize>> {
    let parts = Parts { text, tokens: tokens(text) };
    let start = path.steps().iter().try_fold(0, |at, step| parts.enter(at, step))?;
    let end = parts.after(start).checked_sub(1)?;
    Some(parts.tokens.get(start)?.range.start..parts.tokens.get(end)?.range.end)
}

struct Parts<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl Parts<'_> {
    /// The first part of the value that a step leads to.
    fn enter(&self, at: usize, step: &Step) -> Option<usize> {
        let mut next = at + 1;
        let mut position = 0;
        loop {
            let value = match (self.word(at)?, step) {
                ("{", Step::Key(wanted)) => {
                    let key = self.tokens.get(next).filter(|token| token.kind == TokenKind::Key)?;
                    if name(&self.text[key.range.clone()]) == wanted.as_str() {
                        return Some(next + 2);
                    }
                    next + 2
                }
                ("[", Step::Index(wanted)) if self.word(next)? != "]" => {
                    if position == *wanted {
                        return Some(next);
                    }
                    next
                }
                _ => return None,
            };
            position += 1;
            let comma = self.after(value);
            if self.word(comma)? != "," {
                return None;
            }
            next = comma + 1;
        }
    }

    /// The part behind the value that begins here.
    fn after(&self, mut at: usize) -> usize {
        let mut depth = 0_usize;
        while let Some(word) = self.word(at) {
            at += 1;
            match word {
                "{" | "[" => depth += 1,
                "}" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        at
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.text.get(self.tokens.get(at)?.range.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const TEXT: &str = r#" {"a": [1, {"b": "x,}"}, []], "\u0063": {"d": null, "": [ ] } } "#;

    #[rstest]
    #[case("", Some(TEXT.trim()))]
    #[case("/a", Some(r#"[1, {"b": "x,}"}, []]"#))]
    #[case("/a/0", Some("1"))]
    #[case("/a/1/b", Some(r#""x,}""#))]
    #[case("/a/2", Some("[]"))]
    #[case("/a/2/0", None)]
    #[case("/a/3", None)]
    #[case("/c/d", Some("null"))]
    #[case("/c/", Some("[ ]"))]
    #[case("/c/e", None)]
    #[case("/c/d/e", None)]
    #[case("/b", None)]
    fn a_value_is_found_in_its_text(#[case] pointer: &str, #[case] expected: Option<&str>) {
        let step = |step: &str| step.parse().map_or_else(|_| Step::Key(step.to_owned()), Step::Index);
        let path = Path::new(pointer.split('/').skip(1).map(step).collect());
        assert_eq!(locate(TEXT, &path).map(|range| &TEXT[range]), expected);
    }

    #[rstest]
    #[case("")]
    #[case("{")]
    #[case(r#"{"a""#)]
    #[case(r#"{"a":"#)]
    #[case("}}")]
    fn a_broken_text_breaks_nothing(#[case] text: &str) {
        assert_eq!(locate(text, &Path::new(vec![Step::Key("a".to_owned())])), None);
    }
}
