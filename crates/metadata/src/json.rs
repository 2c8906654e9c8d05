//! JSON read to the letter (RFC 8259).
//!
//! A reader of our own, because the value that `serde_json` reads is not always the one that was sent: it respells exponents
//! (`1E400` becomes `1e+400`), takes an object with the key `$serde_json::private::Number` for a number, and refuses half a
//! surrogate pair (`\ud83d`), which JSON allows (§8.2) and every browser reads. Here numbers keep their text, every key is a
//! key, and half a pair is kept as what [`exact`] writes back.

use crate::encoding;
use serde_json::{Map, Number, Value};
use thiserror::Error;

/// How deep lists and objects may nest: the reader stops at the next level instead of running out of stack.
pub const MAX_DEPTH: usize = 127;

/// Why a text is not JSON, with the place of the first character that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{fault}")]
pub struct JsonError {
    /// What is wrong.
    pub fault: JsonFault,
    /// The bytes of the text before that place.
    pub offset: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

/// What can be wrong with a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JsonFault {
    /// The text ends too early.
    #[error("the text ends too early")]
    EndsEarly,
    /// A value is missing, or a word is none of `true`, `false` and `null`.
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
    /// A string holds a control character that must be escaped.
    #[error("a control character in a string")]
    ControlCharacter,
    /// A character that cannot be seen stands outside of a string, as text that was pasted has it.
    #[error("an invisible character {}", encoding::code_point(*.0))]
    Invisible(char),
    /// A typographic quotation mark stands where JSON needs `"`.
    #[error("the quotation mark {0}, where JSON needs \"")]
    Quote(char),
    /// The text nests deeper than may be read.
    #[error("nested too deep")]
    TooDeep,
    /// An object has a name twice. Only where that is refused.
    #[error("a name occurs twice")]
    NameTwice,
    /// The bytes are no text.
    #[error("{0}")]
    Encoding(encoding::Undecodable),
}

/// Reads JSON from bytes, in any encoding that [`encoding::decode`] knows. Of a name that occurs twice the last value counts.
///
/// # Errors
/// The first thing that is wrong.
pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    read_text(&decode(bytes)?)
}

/// Reads a JSON text. Of a name that occurs twice the last value counts.
///
/// # Errors
/// The first thing that is wrong.
pub fn read_text(text: &str) -> Result<Value, JsonError> {
    Reader { text, at: 0, unique: false, depth: MAX_DEPTH }.whole()
}

/// The same for a text of our own, which nests `times` as deep as what it describes.
pub(crate) fn read_nested(text: &str, times: usize) -> Result<Value, JsonError> {
    Reader { text, at: 0, unique: false, depth: MAX_DEPTH * times }.whole()
}

/// Reads JSON and refuses a name that occurs twice in an object: of two `sub`, two readers may believe two different ones
/// (RFC 7519 §4).
///
/// # Errors
/// The first thing that is wrong.
pub fn read_unique(bytes: &[u8]) -> Result<Value, JsonError> {
    Reader { text: &decode(bytes)?, at: 0, unique: true, depth: MAX_DEPTH }.whole()
}

fn decode(bytes: &[u8]) -> Result<std::borrow::Cow<'_, str>, JsonError> {
    encoding::decode(bytes).map_err(|error| JsonError {
        fault: JsonFault::Encoding(error.found),
        offset: 0,
        line: error.line,
        column: error.column,
    })
}

/// A number with exactly this text; `None` if it is none (RFC 8259 §6).
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let mut reader = Reader { text, at: 0, unique: false, depth: 0 };
    reader.number().ok().filter(|_| reader.at == text.len())
}

/// A JSON text in which every half of a surrogate pair that [`read`] has kept is written as it came: `\ud83d`.
#[must_use]
pub fn exact(text: String) -> String {
    if !text.contains(HALF) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(HALF) {
        let after = &rest[at + HALF.len_utf8()..];
        out.push_str(&rest[..at]);
        match half_at(after) {
            Some((unit, length)) => {
                out.push_str(&format!("\\u{unit:04x}"));
                rest = &after[length..];
            }
            None => {
                out.push(HALF);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// By how many bytes a string is longer here than [`exact`] writes it.
pub(super) fn surplus(text: &str) -> usize {
    let halves = text.split(HALF).skip(1).filter(|after| half_at(after).is_some()).count();
    halves * (HALF.len_utf8() + 2 * SIGN - ESCAPE)
}

/// Stands for half a surrogate pair, which no text in Rust can hold. Two variation selectors follow, which nobody sees, and
/// say which half it is; no font and no keyboard puts them behind this character.
const HALF: char = '\u{fffd}';
/// The first of the selectors for the upper five bits, and for the lower six.
const UPPER: u32 = 0xe0100;
const LOWER: u32 = 0xe0180;
/// The bytes of a selector in UTF-8, and those of an escape.
const SIGN: usize = 4;
const ESCAPE: usize = 6;
const FIRST_SURROGATE: u32 = 0xd800;

fn push_half(out: &mut String, unit: u32) {
    let bits = unit - FIRST_SURROGATE;
    out.push(HALF);
    out.extend(char::from_u32(UPPER + (bits >> 6)));
    out.extend(char::from_u32(LOWER + (bits & 0x3f)));
}

/// The surrogate that two selectors at the start of a text stand for, and how long they are.
fn half_at(text: &str) -> Option<(u32, usize)> {
    let mut signs = text.chars().map(u32::from);
    let upper = signs.next()?.checked_sub(UPPER).filter(|upper| *upper < 32)?;
    let lower = signs.next()?.checked_sub(LOWER).filter(|lower| *lower < 64)?;
    Some((FIRST_SURROGATE + (upper << 6) + lower, 2 * SIGN))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    unique: bool,
    /// How many levels may still be entered.
    depth: usize,
}

impl Reader<'_> {
    fn whole(mut self) -> Result<Value, JsonError> {
        let value = self.value()?;
        match self.next_sign() {
            None => Ok(value),
            Some(_) => Err(self.error(JsonFault::TooMuch)),
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space, not taken yet.
    fn next_sign(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// An error at the next character; at the last one, where there is none.
    fn error(&self, fault: JsonFault) -> JsonError {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let in_a_string = matches!(fault, JsonFault::Escape | JsonFault::ControlCharacter);
        let (fault, offset) = match next {
            None => {
                let last = self.text.char_indices().next_back().map_or(0, |(at, _)| at);
                (JsonFault::EndsEarly, last)
            }
            Some(sign) if !in_a_string && encoding::is_invisible(sign) => {
                (JsonFault::Invisible(sign), self.at)
            }
            Some(sign @ ('\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}')) if !in_a_string => {
                (JsonFault::Quote(sign), self.at)
            }
            Some(_) => (fault, self.at),
        };
        let before = self.text.get(..offset).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        JsonError { fault, offset, line, column }
    }

    fn value(&mut self) -> Result<Value, JsonError> {
        match self.next_sign() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Err(self.error(JsonFault::ValueExpected)),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, JsonError>) -> Result<Value, JsonError> {
        let Some(depth) = self.depth.checked_sub(1) else { return Err(self.error(JsonFault::TooDeep)) };
        self.depth = depth;
        self.at += 1;
        let value = read(self)?;
        self.depth += 1;
        Ok(value)
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, JsonError> {
        for expected in word.bytes() {
            if self.byte() != Some(expected) {
                return Err(self.error(JsonFault::ValueExpected));
            }
            self.at += 1;
        }
        Ok(value)
    }

    fn array(&mut self) -> Result<Value, JsonError> {
        let mut items = Vec::new();
        if self.next_sign() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.ends(b']')? {
                return Ok(Value::Array(items));
            }
        }
    }

    fn object(&mut self) -> Result<Value, JsonError> {
        let mut members = Map::new();
        if self.next_sign() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(members));
        }
        loop {
            if self.next_sign() != Some(b'"') {
                return Err(self.error(JsonFault::NameExpected));
            }
            let start = self.at;
            let name = self.string()?;
            if self.next_sign() != Some(b':') {
                return Err(self.error(JsonFault::ColonExpected));
            }
            self.at += 1;
            let value = self.value()?;
            if members.insert(name, value).is_some() && self.unique {
                self.at = start;
                return Err(self.error(JsonFault::NameTwice));
            }
            if self.ends(b'}')? {
                return Ok(Value::Object(members));
            }
        }
    }

    /// Takes a comma, or the bracket that closes; whether it was the bracket.
    fn ends(&mut self, close: u8) -> Result<bool, JsonError> {
        match self.next_sign() {
            Some(b',') => self.at += 1,
            Some(sign) if sign == close => {
                self.at += 1;
                return Ok(true);
            }
            _ => return Err(self.error(JsonFault::CommaExpected)),
        }
        match self.next_sign() {
            Some(sign) if sign == close => Err(self.error(JsonFault::CommaTooMany)),
            _ => Ok(false),
        }
    }

    /// RFC 8259 §6.
    fn number(&mut self) -> Result<Number, JsonError> {
        let start = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        match self.byte() {
            // No digit may follow a zero.
            Some(b'0') => {
                self.at += 1;
                if self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(self.error(JsonFault::Number));
                }
            }
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        // The only way to a number with this text, undocumented so far; a test watches that it stays.
        Ok(Number::from_string_unchecked(self.text[start..self.at].to_owned()))
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start { Err(self.error(JsonFault::Number)) } else { Ok(()) }
    }

    /// The string whose quotation mark is next.
    fn string(&mut self) -> Result<String, JsonError> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while self.byte().is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            out.push_str(&self.text[start..self.at]);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape(&mut out)?;
                }
                _ => return Err(self.error(JsonFault::ControlCharacter)),
            }
        }
    }

    fn escape(&mut self, out: &mut String) -> Result<(), JsonError> {
        let character = match self.byte() {
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code_unit(out);
            }
            _ => return Err(self.error(JsonFault::Escape)),
        };
        self.at += 1;
        out.push(character);
        Ok(())
    }

    /// Four hexadecimal digits; with the four that follow, where both are one character.
    fn code_unit(&mut self, out: &mut String) -> Result<(), JsonError> {
        let unit = self.hex()?;
        if let Some(character) = char::from_u32(unit) {
            out.push(character);
            return Ok(());
        }
        if unit < 0xdc00 && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                out.extend(char::from_u32(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)));
                return Ok(());
            }
            self.at = before;
        }
        push_half(out, unit);
        Ok(())
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.error(JsonFault::Escape))?;
            self.at += 1;
        }
        Ok(unit)
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
