//! The official test suite of JSON Schema 2020-12, for every keyword and format that is claimed.

use account::profile::json;
use account::profile::schema::{Patterns, Schema};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const CONSTANTS: &str = "oneOf is for values with titles";
const FORMATS: &str = "a format that is not asserted would be a promise that is not kept";

/// The groups that are left out, each with the reason.
const LEFT_OUT: &[(&str, &str, &str)] = &[
    (
        "additionalProperties.json",
        "additionalProperties being false does not allow other properties",
        "uses patternProperties",
    ),
    ("additionalProperties.json", "additionalProperties does not look in applicators", "uses allOf"),
    ("additionalProperties.json", "additionalProperties with propertyNames", "uses propertyNames"),
    ("additionalProperties.json", "dependentSchemas with additionalProperties", "uses dependentSchemas"),
    ("additionalProperties.json", "non-ASCII pattern with additionalProperties", "uses patternProperties"),
    ("format/unknown.json", "unknown format", FORMATS),
    ("items.json", "items and subitems", "uses $defs and prefixItems"),
    ("items.json", "items does not look in applicators, valid case", "uses allOf"),
    ("items.json", "items with heterogeneous array", "uses prefixItems"),
    ("items.json", "prefixItems validation adjusts the starting index for items", "uses prefixItems"),
    ("items.json", "prefixItems with no additional items allowed", "uses prefixItems"),
    ("oneOf.json", "nested oneOf, to check validation semantics", CONSTANTS),
    ("oneOf.json", "oneOf", CONSTANTS),
    ("oneOf.json", "oneOf complex types", CONSTANTS),
    ("oneOf.json", "oneOf with base schema", CONSTANTS),
    ("oneOf.json", "oneOf with boolean schemas, all false", CONSTANTS),
    ("oneOf.json", "oneOf with boolean schemas, all true", CONSTANTS),
    ("oneOf.json", "oneOf with boolean schemas, more than one true", CONSTANTS),
    ("oneOf.json", "oneOf with boolean schemas, one true", CONSTANTS),
    ("oneOf.json", "oneOf with empty schema", CONSTANTS),
    ("oneOf.json", "oneOf with missing optional property", CONSTANTS),
    ("oneOf.json", "oneOf with required", CONSTANTS),
    (
        "optional/non-bmp-regex.json",
        "Proper UTF-16 surrogate pair handling: patternProperties",
        "uses patternProperties",
    ),
    (
        "properties.json",
        "properties, patternProperties, additionalProperties interaction",
        "uses patternProperties",
    ),
    ("uniqueItems.json", "uniqueItems with an array of items", "uses prefixItems"),
    ("uniqueItems.json", "uniqueItems with an array of items and additionalItems=false", "uses prefixItems"),
    ("uniqueItems.json", "uniqueItems=false with an array of items", "uses prefixItems"),
    (
        "uniqueItems.json",
        "uniqueItems=false with an array of items and additionalItems=false",
        "uses prefixItems",
    ),
];

/// ECMA-262 with the flag `u`, as the browser's `RegExp`.
struct Regress;

impl Patterns for Regress {
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        Some(regress::Regex::with_flags(pattern, "u").ok()?.find(text).is_some())
    }
}

struct Case {
    file: String,
    group: String,
    test: String,
    schema: Value,
    data: Value,
    valid: bool,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/json-schema-test-suite");
    let mut cases = Vec::new();
    for inner in ["", "format", "optional"] {
        for entry in std::fs::read_dir(folder.join(inner)).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let name = path.file_name().expect("a name").to_string_lossy();
                let file = Path::new(inner).join(&*name).to_string_lossy().into_owned();
                let text = std::fs::read(&path).expect("the file");
                collect(&file, &json::read(&text).expect("JSON"), &mut cases);
            }
        }
    }
    cases
}

fn collect(file: &str, groups: &Value, cases: &mut Vec<Case>) {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    for group in groups.as_array().expect("groups") {
        for test in group["tests"].as_array().expect("tests") {
            cases.push(Case {
                file: file.to_owned(),
                group: text(&group["description"]),
                test: text(&test["description"]),
                schema: group["schema"].clone(),
                data: test["data"].clone(),
                valid: test["valid"].as_bool().expect("a boolean"),
            });
        }
    }
}

impl Case {
    fn is_left_out(&self, entry: &(&str, &str, &str)) -> bool {
        (entry.0, entry.1) == (&self.file, &self.group)
    }

    /// What is wrong; nothing if the case passes.
    fn failure(&self) -> Option<String> {
        let judged = match Schema::parse(&self.schema) {
            Ok(schema) => {
                let violations = schema.validate(&self.data, &Regress);
                (violations.is_empty() != self.valid).then(|| format!("{violations:?}"))
            }
            Err(problems) => {
                let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                Some(told.join("; "))
            }
        };
        judged.map(|told| format!("{} | {} | {}: {told}", self.file, self.group, self.test))
    }
}

#[test]
fn every_case_passes() {
    let cases = cases();
    let failures: Vec<String> = cases
        .iter()
        .filter(|case| !LEFT_OUT.iter().any(|entry| case.is_left_out(entry)))
        .filter_map(Case::failure)
        .collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
    assert!(cases.len() > 500, "only {} cases were read", cases.len());
}

#[test]
fn nothing_is_left_out_that_would_pass() {
    let cases = cases();
    for entry in LEFT_OUT {
        let meant: Vec<&Case> = cases.iter().filter(|case| case.is_left_out(entry)).collect();
        assert!(!meant.is_empty(), "no such group: {} | {}", entry.0, entry.1);
        assert!(meant.iter().all(|case| case.failure().is_some()), "passes: {} | {}", entry.0, entry.1);
    }
    let distinct: BTreeSet<_> = LEFT_OUT.iter().map(|entry| (entry.0, entry.1)).collect();
    assert_eq!(distinct.len(), LEFT_OUT.len());
}

/// What the suite has no cases for.
#[test]
fn what_a_form_adds_is_judged_too() {
    let schema = Schema::parse(&serde_json::json!({
        "type": "object",
        "properties": {
            "hobby": {"oneOf": [{"const": "surfing", "title": "Surfing"}, {"const": 2}]},
            "ids": {"uniqueItems": true, "items": {"pattern": "^\\p{L}+$"}}
        },
        "required": ["size"],
        "additionalProperties": false
    }));
    let schema = schema.expect("a schema");
    let value = json::read(br#"{"hobby":"surfing","ids":["a","b"],"size":1}"#).expect("JSON");
    let told = |value: &Value| -> Vec<String> {
        let violations = schema.validate(value, &Regress);
        violations.iter().map(|one| format!("{} {}", one.path.pointer(), one.rule.keyword())).collect()
    };
    assert_eq!(told(&value), ["/size additionalProperties"]);
    let value = json::read(r#"{"hobby":2.00,"ids":["a","é","1","a"]}"#.as_bytes()).expect("JSON");
    assert_eq!(told(&value), [" required", "/ids/2 pattern", "/ids/3 uniqueItems"]);
    let value = json::read(br#"{"hobby":"reading","ids":{},"size":1}"#).expect("JSON");
    assert_eq!(told(&value), ["/hobby oneOf", "/size additionalProperties"]);
}

#[test]
fn a_pattern_that_is_none_is_told_and_breaks_nothing() {
    let schema = Schema::parse(&serde_json::json!({"properties": {"a": {"items": {"pattern": "("}}}}))
        .expect("a schema");
    let problems = account::profile::schema::check_patterns(&schema, &Regress);
    assert_eq!(problems.iter().map(|one| one.at().pointer()).collect::<Vec<_>>(), ["/properties/a/items"]);
    assert!(schema.validate(&serde_json::json!({"a": ["x"]}), &Regress).is_empty());
}

fn any_value() -> impl Strategy<Value = Value> {
    let number = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,20})?";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(|text| json::number(&text).map_or(Value::Null, Value::Number)),
        "\\PC{0,12}".prop_map(Value::String),
        "[0-9:TZ+@.a-]{0,12}".prop_map(Value::String),
        prop::sample::select(vec!["object", "array", "string", "date", "email", "a"]).prop_map(Value::from),
    ];
    let key = prop::sample::select(vec![
        "type",
        "enum",
        "const",
        "oneOf",
        "format",
        "pattern",
        "minLength",
        "minimum",
        "multipleOf",
        "items",
        "uniqueItems",
        "properties",
        "required",
        "additionalProperties",
        "x-title",
        "title",
        "a",
        "b",
    ]);
    leaf.prop_recursive(3, 30, 5, move |inner| {
        let members = prop::collection::vec((key.clone().prop_map(str::to_owned), inner.clone()), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::Array),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_read_and_judged_ends(schema in any_value(), value in any_value()) {
        match Schema::parse(&schema) {
            Ok(schema) => {
                for violation in schema.validate(&value, &Regress) {
                    prop_assert!(!violation.rule.keyword().is_empty());
                }
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn a_value_is_one_of_itself(value in any_value()) {
        let schema = Schema::parse(&serde_json::json!({"enum": [value]})).expect("a schema");
        prop_assert!(schema.validate(&value, &Regress).is_empty());
        let schema = Schema::parse(&serde_json::json!({"const": [value]})).expect("a schema");
        prop_assert_eq!(schema.validate(&value, &Regress).len(), 1);
    }
}
