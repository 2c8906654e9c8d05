//! Text from bytes that somebody wrote by hand: `config.json`, a schema, a file that is imported.
//!
//! An editor may have put a byte order mark in front (U+FEFF, which RFC 8259 §8.1 lets a reader skip), or may have saved
//! UTF-16. Both are read. Anything that is neither UTF-8 nor marked UTF-16 is an error with its place, so that no letter is
//! ever guessed.

use std::borrow::Cow;
use thiserror::Error;

/// Bytes that are not text in an encoding that is read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{found} is not UTF-8; save the file as UTF-8")]
pub struct DecodeError {
    /// The line of the first byte that does not fit, counted from 1.
    pub line: usize,
    /// Its column in characters, counted from 1.
    pub column: usize,
    /// What stands there.
    pub found: Undecodable,
}

/// What could not be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Undecodable {
    /// A byte that has no meaning in UTF-8, as in a file that was saved as Latin-1 or Windows-1252.
    #[error("the byte 0x{0:02X}")]
    Byte(u8),
    /// Half of a UTF-16 pair, or half a unit at the end.
    #[error("this UTF-16 text is damaged, and")]
    Unpaired,
}

/// The text that `bytes` spell: UTF-8, with or without a byte order mark, or UTF-16 with one. The mark is no part of the
/// text. A UTF-16 text without a mark is recognised by its first character, which is ASCII in any JSON (RFC 4627 §3).
///
/// # Errors
/// The first place that is not text.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [1..=0x7f, 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, 1..=0x7f, ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, DecodeError> {
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let good = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            Err(error_after(good, Undecodable::Byte(byte)))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, DecodeError> {
    let pairs = bytes.chunks_exact(2);
    let is_whole = pairs.remainder().is_empty();
    let mut text = String::with_capacity(bytes.len() / 2);
    for character in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        match character {
            Ok(character) => text.push(character),
            Err(_) => return Err(error_after(&text, Undecodable::Unpaired)),
        }
    }
    if is_whole { Ok(Cow::Owned(text)) } else { Err(error_after(&text, Undecodable::Unpaired)) }
}

/// The error right behind the text that could be read.
fn error_after(good: &str, found: Undecodable) -> DecodeError {
    let line = good.matches('\n').count() + 1;
    let column = good.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    DecodeError { line, column, found }
}

/// Whether a character can be seen neither by itself nor by the space that it takes, or looks like an ordinary space and is
/// none: what is pasted along with a text, and never noticed (Unicode's `Default_Ignorable_Code_Point` and `Zs`, as far as
/// they occur in the wild).
#[must_use]
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{85}' | '\u{a0}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// A text without white space and invisible characters at its ends: what was meant by whoever pasted it.
#[must_use]
pub fn trim(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || is_invisible(character))
}

/// The code point of a character, as Unicode writes it: `U+FEFF`.
#[must_use]
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain(b"{\"a\":\"\xc3\xa9\"}", "{\"a\":\"é\"}")]
    #[case::mark(b"\xef\xbb\xbf{}", "{}")]
    #[case::mark_alone(b"\xef\xbb\xbf", "")]
    #[case::little_endian(b"\xff\xfe{\0}\0", "{}")]
    #[case::big_endian(b"\xfe\xff\0{\xd8\x3c\xdf\xc4\0}", "{🏄}")]
    #[case::no_mark_little(b"{\0}\0", "{}")]
    #[case::no_mark_big(b"\0{\0}", "{}")]
    #[case::nothing(b"", "")]
    fn what_an_editor_saves_is_read(#[case] bytes: &[u8], #[case] text: &str) {
        assert_eq!(decode(bytes).as_deref(), Ok(text));
    }

    #[rstest]
    #[case::latin1(b"{\n\"x\": \"\xc3\xa9Caf\xe9\" }", 2, 11, Undecodable::Byte(0xe9))]
    #[case::cut_short(b"{\xc3", 1, 2, Undecodable::Byte(0xc3))]
    #[case::half_a_pair(b"\xff\xfe{\0\x3c\xd8", 1, 2, Undecodable::Unpaired)]
    #[case::half_a_unit(b"\xff\xfe{\0}", 1, 2, Undecodable::Unpaired)]
    fn what_is_no_text_is_named_with_its_place(
        #[case] bytes: &[u8],
        #[case] line: usize,
        #[case] column: usize,
        #[case] found: Undecodable,
    ) {
        assert_eq!(decode(bytes), Err(DecodeError { line, column, found }));
    }

    #[test]
    fn a_byte_is_named() {
        let error = decode(b"\xe9").expect_err("no UTF-8");
        assert_eq!(error.to_string(), "the byte 0xE9 is not UTF-8; save the file as UTF-8");
    }

    #[test]
    fn invisible_characters_are_trimmed_and_named() {
        assert_eq!(trim("\u{feff} tenant.example\u{a0}\u{200b}\n"), "tenant.example");
        assert!(
            is_invisible('\u{200b}') && !is_invisible(' ') && !is_invisible('é') && !is_invisible('\u{fffd}')
        );
        assert_eq!(code_point('\u{feff}'), "U+FEFF");
    }
}
