//! JSON written for people: two spaces, one line per value, numbers and order as they are.

use super::json;
use serde_json::{Map, Value};

/// The text of a value, indented by two spaces, without a line break at the end.
#[must_use]
pub fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text
}

/// As [`pretty`], of an object's members.
#[must_use]
pub fn pretty_object(members: &Map<String, Value>) -> String {
    let mut text = String::new();
    write_members(members, 0, &mut text);
    text
}

/// A text between quotes, as JSON writes it.
pub(crate) fn quoted(text: &str) -> String {
    // Writing a text into memory has no way to fail.
    json::exact(serde_json::to_string(text).unwrap_or_default())
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) if items.is_empty() => out.push_str("[]"),
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                out.push(if position == 0 { '[' } else { ',' });
                line(depth + 1, out);
                write(item, depth + 1, out);
            }
            line(depth, out);
            out.push(']');
        }
        Value::Object(members) => write_members(members, depth, out),
    }
}

fn write_members(members: &Map<String, Value>, depth: usize, out: &mut String) {
    if members.is_empty() {
        return out.push_str("{}");
    }
    for (position, (key, value)) in members.iter().enumerate() {
        out.push(if position == 0 { '{' } else { ',' });
        line(depth + 1, out);
        out.push_str(&quoted(key));
        out.push_str(": ");
        write(value, depth + 1, out);
    }
    line(depth, out);
    out.push('}');
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    for _ in 0..depth {
        out.push_str("  ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Metadata;
    use crate::patch::tests::any_metadata;
    use proptest::prelude::*;

    #[test]
    fn a_value_takes_a_line() {
        let text = r#"{"b":[1.0,{"\"":1E400},[],{}],"a":null,"":true}"#;
        let metadata = Metadata::parse(text).expect("JSON");
        let expected = "{\n  \"b\": [\n    1.0,\n    {\n      \"\\\"\": 1E400\n    },\n    [],\n    {}\n  ],\n  \"a\": null,\n  \"\": true\n}";
        assert_eq!(pretty_object(metadata.root()), expected);
        assert_eq!(pretty_object(&Map::new()), "{}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_lost_on_the_way_there_and_back(metadata in any_metadata()) {
            let text = pretty_object(metadata.root());
            prop_assert!(Metadata::parse(&text).expect("its own text").same_text(&metadata));
            prop_assert_eq!(pretty(&Value::Object(metadata.into())), text);
        }
    }
}
