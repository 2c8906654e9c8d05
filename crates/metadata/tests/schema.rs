//! What JSON Schema 2020-12 says of values, for every keyword and format that is claimed: `schema-cases` holds the cases.

use cameo_metadata::json;
use cameo_metadata::schema::{Patterns, Schema};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// How many cases a file of `schema-cases` holds: one that gets lost is missed.
const CASES: &[(&str, usize)] = &[
    ("additionalProperties", 7),
    ("bignum", 9),
    ("boolean_schema", 18),
    ("const", 50),
    ("default", 7),
    ("enum", 45),
    ("exclusiveMaximum", 4),
    ("exclusiveMinimum", 4),
    ("float-overflow", 1),
    ("format-date-time", 25),
    ("format-date", 47),
    ("format-email", 22),
    ("format-time", 45),
    ("format-uri", 26),
    ("items", 12),
    ("maxItems", 6),
    ("maxLength", 7),
    ("maximum", 8),
    ("minItems", 6),
    ("minLength", 7),
    ("minimum", 11),
    ("multipleOf", 10),
    ("non-bmp-regex", 7),
    ("pattern", 9),
    ("properties", 20),
    ("required", 16),
    ("type", 80),
    ("uniqueItems", 43),
];

/// ECMA-262 with the flag `u`, as the browser's `RegExp`.
struct Regress;

impl Patterns for Regress {
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        Some(regress::Regex::with_flags(pattern, "u").ok()?.find(text).is_some())
    }
}

/// A schema, and what it should say of a value.
struct Case {
    file: String,
    schema: Value,
    value: Value,
    valid: bool,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema-cases");
    let mut cases = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let file = path.file_stem().expect("a name").to_string_lossy();
            let text = std::fs::read(&path).expect("the file");
            collect(&file, &json::read(&text).expect("JSON"), &mut cases);
        }
    }
    cases
}

fn collect(file: &str, groups: &Value, cases: &mut Vec<Case>) {
    for group in groups.as_array().expect("a list") {
        let members = group.as_object().expect("an object");
        assert!(
            members.keys().all(|key| matches!(key.as_str(), "schema" | "valid" | "invalid")),
            "{file}: {group}"
        );
        for (key, valid) in [("valid", true), ("invalid", false)] {
            let values = members.get(key).map(|values| values.as_array().expect("a list"));
            cases.extend(values.into_iter().flatten().map(|value| Case {
                file: file.to_owned(),
                schema: members["schema"].clone(),
                value: value.clone(),
                valid,
            }));
        }
    }
}

impl Case {
    /// What is wrong; nothing if the case passes.
    fn failure(&self) -> Option<String> {
        let told = match Schema::parse(&self.schema) {
            Ok(schema) => {
                let violations = schema.validate(&self.value, &Regress);
                (violations.is_empty() != self.valid).then(|| format!("{violations:?}"))
            }
            Err(problems) => {
                let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                Some(told.join("; "))
            }
        };
        let Self { file, schema, value, valid } = self;
        told.map(|told| format!("{file}: {schema} should say {valid} of {value}, but: {told}"))
    }
}

#[test]
fn every_case_passes() {
    let cases = cases();
    let failures: Vec<String> = cases.iter().filter_map(Case::failure).collect();
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases.len(), failures.join("\n"));
}

#[test]
fn no_case_is_lost() {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases() {
        *found.entry(case.file).or_default() += 1;
    }
    let expected = CASES.iter().map(|(file, count)| ((*file).to_owned(), *count)).collect();
    assert_eq!(found, expected);
    assert_eq!(found.values().sum::<usize>(), 552);
}

/// What `schema-cases` has nothing of.
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
    let problems = cameo_metadata::schema::check_patterns(&schema, &Regress);
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
