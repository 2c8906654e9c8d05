//! The parts of a JSON text, whatever is wrong with it: for colours, and for all that looks for a place in it.

use std::ops::Range;

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// One of `{ } [ ] , :`.
    Punctuation,
    /// A string before a colon.
    Key,
    /// Any other string.
    Text,
    /// A number, as far as it looks like one.
    Number,
    /// `true`, `false` or `null`.
    Word,
    /// What JSON does not have, and strings that do not end on their line.
    Wrong,
}

/// A part of the text; between two there is only space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The parts of a text, from start to end, in one pass.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        let kind = match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            b':' => {
                if let Some(key) = tokens.last_mut().filter(|token| token.kind == TokenKind::Text) {
                    key.kind = TokenKind::Key;
                }
                at += 1;
                TokenKind::Punctuation
            }
            b'{' | b'}' | b'[' | b']' | b',' => {
                at += 1;
                TokenKind::Punctuation
            }
            b'"' => {
                let (end, whole) = string_end(bytes, at + 1);
                at = end;
                if whole { TokenKind::Text } else { TokenKind::Wrong }
            }
            b'-' | b'0'..=b'9' => {
                at = run(bytes, at + 1, |byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
                let fits = text[start..at].parse::<serde_json::Number>().is_ok();
                if fits { TokenKind::Number } else { TokenKind::Wrong }
            }
            _ => {
                at = run(bytes, at + 1, |byte| !byte.is_ascii_whitespace() && !b"{}[],:\"".contains(&byte));
                let fits = matches!(&text[start..at], "true" | "false" | "null");
                if fits { TokenKind::Word } else { TokenKind::Wrong }
            }
        };
        tokens.push(Token { kind, range: start..at });
    }
    tokens
}

/// Where a string ends, and whether it does so before its line.
fn string_end(bytes: &[u8], mut at: usize) -> (usize, bool) {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return (at + 1, true),
            b'\n' => return (at, false),
            b'\\' if bytes.get(at + 1).is_some_and(|next| *next != b'\n') => at += 2,
            _ => at += 1,
        }
    }
    (bytes.len(), false)
}

fn run(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let rest = bytes[from..].iter().take_while(|byte| belongs(**byte)).count();
    from + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(r#"{"a" : [1.0, true]}"#, r#"p{ k"a" p: p[ n1.0 p, wtrue p] p}"#)]
    #[case(r#"{"a":"b\"c"}"#, r#"p{ k"a" p: t"b\"c" p}"#)]
    #[case("{\"a: 1,\n\"b\":2}", "p{ x\"a: 1, k\"b\" p: n2 p}")]
    #[case("[01, 1e, -, 1E+5]", "p[ x01 p, x1e p, x- p, n1E+5 p]")]
    #[case("nul 'é' //x", "xnul x'é' x//x")]
    #[case("\"\\", "x\"\\")]
    #[case("\"é\\é\"", "t\"é\\é\"")]
    fn a_text_falls_into_parts(#[case] text: &str, #[case] expected: &str) {
        let word = |token: &Token| {
            let kind = match token.kind {
                TokenKind::Punctuation => 'p',
                TokenKind::Key => 'k',
                TokenKind::Text => 't',
                TokenKind::Number => 'n',
                TokenKind::Word => 'w',
                TokenKind::Wrong => 'x',
            };
            format!("{kind}{}", &text[token.range.clone()])
        };
        assert_eq!(tokens(text).iter().map(word).collect::<Vec<_>>().join(" "), expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn between_the_parts_there_is_only_space(text in "[{}\\[\\]:,\"\\\\ \nae01é🏄-]{0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(!token.range.is_empty());
                prop_assert!(text.get(end..token.range.start).is_some_and(|space| space.trim().is_empty()));
                prop_assert!(text.get(token.range.clone()).is_some());
                end = token.range.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
