//! JSON read to the letter: a number keeps the text it was sent with.
//!
//! With `arbitrary_precision` serde_json keeps every digit, but spells each exponent its own way: `1e400` becomes `1e+400`.
//! What a tenant keeps for somebody goes back as it came, so such numbers are given their text again.

use serde_json::{Number, Value};

/// Reads a JSON text; every number in it is written back as it stands there.
pub(crate) fn read(text: &[u8]) -> Result<Value, serde_json::Error> {
    let mut value: Value = serde_json::from_slice(text)?;
    let mut rest = text;
    respell(&mut value, &mut rest);
    Ok(value)
}

/// Gives the numbers of `value` the spelling that they have in `rest`, in order. A number that is not the next one of the
/// text (after a name that stands there twice) stays as it is.
fn respell(value: &mut Value, rest: &mut &[u8]) {
    match value {
        Value::Number(number) => {
            let spelling = next_number(rest);
            if spelling.parse::<Number>().is_ok_and(|same| same == *number) {
                *number = Number::from_string_unchecked(spelling.to_owned());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| respell(item, rest)),
        Value::Object(members) => members.values_mut().for_each(|member| respell(member, rest)),
        _ => {}
    }
}

/// Takes the next number off a JSON text, and whatever stands before it; nothing if there is none.
fn next_number<'t>(rest: &mut &'t [u8]) -> &'t str {
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'-' || first.is_ascii_digit() {
            let belongs = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
            let end = rest.iter().position(|byte| !belongs(byte)).unwrap_or(rest.len());
            let (number, behind) = rest.split_at(end);
            *rest = behind;
            return str::from_utf8(number).unwrap_or_default();
        }
        *rest = if *first == b'"' { behind_string(tail) } else { tail };
    }
    ""
}

/// What stands behind a string whose opening quote has been taken off.
fn behind_string(mut rest: &[u8]) -> &[u8] {
    while let Some((first, tail)) = rest.split_first() {
        match first {
            b'"' => return tail,
            b'\\' => rest = tail.get(1..).unwrap_or_default(),
            _ => rest = tail,
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_spelling() {
        for text in [
            "[1.0,1e400,1E400,1e+400,-0,-0.0,9007199254740993,0.10,1E-7]",
            r#"{"z\"1e5\\":1e5,"a":["2e5",3e5],"m":{"1e1":-6.0E+05}}"#,
            "1e5",
        ] {
            assert_eq!(read(text.as_bytes()).expect("JSON").to_string(), text);
        }
    }

    #[test]
    fn a_name_that_stands_there_twice_mixes_nothing_up() {
        let value = read(br#"{"a":7,"b":2,"a":8}"#).expect("JSON");
        assert_eq!(value.to_string(), r#"{"a":8,"b":2}"#);
    }
}
