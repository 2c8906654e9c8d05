use super::*;
use crate::path::Step;
use rstest::rstest;
use serde_json::json;

fn problems(schema: Value) -> Vec<String> {
    Schema::parse(&schema).expect_err("a broken schema").iter().map(ToString::to_string).collect()
}

#[rstest]
#[case(json!(7), "7 is no schema")]
#[case(json!({"properties": {"a": {"type": "text"}}}), r#"/properties/a: type is "text", expected a type or a list of different types"#)]
#[case(json!({"type": ["string", "string"]}), r#"type is ["string","string"], expected a type or a list of different types"#)]
#[case(json!({"type": []}), "type is [], expected a type or a list of different types")]
#[case(json!({"items": {"allOf": []}}), "/items: allOf is not supported")]
#[case(json!({"minlength": 3}), "there is no keyword minlength")]
#[case(json!({"x-colour": 3}), "there is no keyword x-colour")]
#[case(json!({"minLength": -1}), "minLength is -1, expected an integer of at least 0")]
#[case(json!({"minItems": 1.5}), "minItems is 1.5, expected an integer of at least 0")]
#[case(json!({"multipleOf": 0}), "multipleOf is 0, expected a number above 0")]
#[case(json!({"enum": []}), "enum is [], expected an array of at least one value")]
#[case(json!({"oneOf": [{"const": 1}, {"const": 1.0}]}), r#"oneOf is [{"const":1},{"const":1.0}], expected different values"#)]
#[case(json!({"enum": [1], "const": 1}), "const is 1, expected only one of enum, const and oneOf")]
#[case(json!({"format": "e-mail"}), r#"format is "e-mail", expected email, uri, date, time, date-time, tel or color"#)]
#[case(json!({"required": ["a", "a"]}), r#"required is ["a","a"], expected a list of different strings"#)]
#[case(json!({"x-title": "Size"}), r#"x-title is "Size", expected an object of languages and strings"#)]
#[case(json!({"x-ask": "soon"}), r#"x-ask is "soon", expected now or later"#)]
#[case(json!({"x-group": 1}), "x-group is 1, expected a string, or an object of languages and strings")]
#[case(json!({"properties": {"a/b": {"items": 1}}}), "/properties/a~1b/items: 1 is no schema")]
fn what_is_wrong_is_told_with_its_place(#[case] schema: Value, #[case] expected: &str) {
    let told: Vec<String> =
        problems(schema).iter().map(|told| told.trim_start_matches(": ").to_owned()).collect();
    assert_eq!(told, [expected]);
}

#[test]
fn everything_that_is_wrong_is_told() {
    let told = problems(json!({"type": 1, "properties": {"a": {"$ref": "#"}, "b": {"maximum": "x"}}}));
    assert_eq!(told.len(), 3);
}

#[test]
fn a_wrong_value_that_is_long_is_cut() {
    let told = problems(json!({"type": "é".repeat(500)}));
    assert!(told[0].len() < 300 && told[0].contains('…'));
}

#[test]
fn a_form_is_read() {
    let schema = Schema::parse(&json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "size": {"type": ["number", "null"], "title": "Size", "x-title": {"de": "Größe"}, "x-order": 2, "minimum": 1.50},
            "hobby": {"oneOf": [{"const": "s", "title": "Surfing"}, {"const": "r"}], "x-widget": "radio", "x-order": 1},
            "tags": {"items": {"maxLength": 20.0}, "x-group": {"en": "More"}, "x-placeholder": "Tag"}
        },
        "required": ["hobby"],
        "additionalProperties": false
    }))
    .expect("a schema");
    let names: Vec<&str> = schema.properties.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["hobby", "size", "tags"]);
    let size = schema.properties.get("size").expect("there");
    assert_eq!((size.title.in_language("de"), size.title.in_language("en")), (Some("Größe"), Some("Size")));
    assert_eq!(size.minimum.as_ref().map(|limit| limit.number.to_string()), Some("1.5".to_owned()));
    let item = [Step::Key("tags".to_owned()), Step::Index(3)];
    assert_eq!(schema.at(&item).and_then(|item| item.max_length), Some(20));
    assert!(schema.at(&[Step::Key("other".to_owned())]).is_some_and(|other| other.never));
    assert!(schema.requires("hobby") && !schema.requires("size"));
}

#[test]
fn a_nesting_beyond_any_metadata_is_told() {
    let mut schema = json!({});
    for _ in 0..=2 * MAX_DEPTH {
        schema = json!({"items": schema});
    }
    assert!(matches!(Schema::parse(&schema).expect_err("too deep")[..], [SchemaProblem::TooDeep { .. }]));
}
