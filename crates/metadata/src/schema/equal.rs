//! Equality as JSON Schema means it: `1` is `1.0`, and the order of keys does not count (core, §4.2.2).

use crate::decimal::Decimal;
use crate::print::quoted;
use serde_json::Value;

/// A text that two values share exactly if they are equal.
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

/// Whether two values are equal.
#[must_use]
pub fn equal(one: &Value, other: &Value) -> bool {
    one == other || canonical(one) == canonical(other)
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Number(number) => match Decimal::parse(number.as_str()) {
            Some(number) => number.write_canonical(out),
            None => out.push_str(number.as_str()),
        },
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            out.push('{');
            for (key, value) in members {
                out.push_str(&quoted(key));
                out.push(':');
                write(value, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;
    use rstest::rstest;

    #[rstest]
    #[case("1", "1.0", true)]
    #[case("1e2", "100", true)]
    #[case("9007199254740993", "9007199254740992", false)]
    #[case(r#"{"a":1,"b":[2]}"#, r#"{"b":[2.0],"a":1}"#, true)]
    #[case("[1,2]", "[2,1]", false)]
    #[case("[[1],2]", "[[1,2]]", false)]
    #[case("0", "false", false)]
    #[case(r#""1""#, "1", false)]
    #[case(r#""null""#, "null", false)]
    #[case("-0", "0.0", true)]
    fn values_are_equal_or_not(#[case] one: &str, #[case] other: &str, #[case] expected: bool) {
        let value = |text: &str| read(text.as_bytes()).expect("JSON");
        assert_eq!(equal(&value(one), &value(other)), expected);
    }
}
