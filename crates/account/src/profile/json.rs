//! JSON read to the letter.
//!
//! `serde_json` with `arbitrary_precision` keeps every digit of a number, but writes each exponent in one way: `1e400` and
//! `1E400` both become `1e+400`. What nobody touched goes back as it came, so these are given their text again.

use serde_json::{Number, Value};

/// Reads a JSON text whose numbers keep their exact text.
///
/// # Errors
/// As [`serde_json::from_slice`].
pub fn read(text: &[u8]) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::from_slice(text)?;
    // Mostly none has one, and then this is all.
    if numbers(text).any(has_exponent) {
        restore(&mut value, &mut numbers(text));
    }
    Ok(value)
}

/// A number with exactly this text; `None` if it is none (RFC 8259 §6).
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let read: Number = text.parse().ok()?;
    // The only way to a number with this text, undocumented so far; a test watches that it stays.
    Some(if has_exponent(text) { Number::from_string_unchecked(text.to_owned()) } else { read })
}

fn has_exponent(number: &str) -> bool {
    number.contains(['e', 'E'])
}

/// The texts of all numbers of a valid JSON text, in order.
fn numbers(text: &[u8]) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(byte) = text.get(at) {
            let start = at;
            at += 1;
            match byte {
                b'"' => {
                    while text.get(at).is_some_and(|byte| *byte != b'"') {
                        at += if text[at] == b'\\' { 2 } else { 1 };
                    }
                    at += 1;
                }
                b'-' | b'0'..=b'9' => {
                    let belongs = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                    while text.get(at).is_some_and(belongs) {
                        at += 1;
                    }
                    return str::from_utf8(&text[start..at]).ok();
                }
                _ => {}
            }
        }
        None
    })
}

/// Walks the value in the order of its text. Where a key that occurs twice has upset that order, a number that is not the
/// next one of the text stays as it is.
fn restore<'t>(value: &mut Value, numbers: &mut impl Iterator<Item = &'t str>) {
    match value {
        Value::Number(read) => {
            let exact =
                numbers.next().filter(|text| text.parse::<Number>().is_ok_and(|number| number == *read));
            if let Some(exact) = exact.and_then(number) {
                *read = exact;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| restore(item, numbers)),
        Value::Object(members) => members.values_mut().for_each(|member| restore(member, numbers)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("[1e400,1E400,1e+400,1E-7,-0,-0.0,1.00,9007199254740993]")]
    #[case(r#"{"1e5":"2e5","a":[3E5,{"\"4e5\\":5e5}],"b":-6.0e+05}"#)]
    #[case("1E5")]
    fn numbers_keep_their_text(#[case] text: &str) {
        assert_eq!(read(text.as_bytes()).expect("JSON").to_string(), text);
    }

    #[rstest]
    #[case(r#"{"a":"x","b":1E5,"a":1E6}"#, r#"{"a":1e+6,"b":1e+5}"#)]
    #[case(r#"{"a":7,"b":1E5,"a":8}"#, r#"{"a":8,"b":1E5}"#)]
    fn a_key_that_occurs_twice_mixes_no_numbers_up(#[case] text: &str, #[case] read_as: &str) {
        assert_eq!(read(text.as_bytes()).expect("JSON").to_string(), read_as);
    }

    #[rstest]
    #[case("1E5", true)]
    #[case("e5", false)]
    #[case("1e", false)]
    #[case("01", false)]
    fn a_typed_number_keeps_its_text(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(number(text).map(|number| number.to_string()), fits.then(|| text.to_owned()));
    }
}
