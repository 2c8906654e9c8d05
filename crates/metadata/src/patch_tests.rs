use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn metadata(text: &str) -> Metadata {
    Metadata::parse(text).expect("the table holds JSON objects")
}

// The merge table of auth0.com/docs/manage-users/user-accounts/metadata/manage-metadata-api, seen from the sender.
#[rstest]
#[case::changed(r#"{"a":1,"b":2}"#, r#"{"a":1,"b":3}"#, r#"{"b":3}"#)]
#[case::added(r#"{"b":2}"#, r#"{"b":2,"a":1}"#, r#"{"a":1}"#)]
#[case::removed(r#"{"color":"teal","b":2}"#, r#"{"b":2}"#, r#"{"color":null}"#)]
#[case::last_one_removed(r#"{"a":1,"b":2}"#, "{}", r#"{"a":null,"b":null}"#)]
#[case::inner_object_sent_whole(
    r#"{"addresses":{"home":"x","work":"y"}}"#,
    r#"{"addresses":{"home":"z","work":"y"}}"#,
    r#"{"addresses":{"home":"z","work":"y"}}"#
)]
#[case::inner_key_left_out(r#"{"a":{"b":1,"c":2}}"#, r#"{"a":{"c":2}}"#, r#"{"a":{"c":2}}"#)]
#[case::text_of_numbers_counts(r#"{"n":1}"#, r#"{"n":1.0}"#, r#"{"n":1.0}"#)]
#[case::inner_order_counts(r#"{"o":{"a":1,"b":2}}"#, r#"{"o":{"b":2,"a":1}}"#, r#"{"o":{"b":2,"a":1}}"#)]
#[case::value_becomes_null(r#"{"a":1}"#, r#"{"a":null}"#, r#"{"a":null}"#)]
#[case::stored_null_removed(r#"{"a":null}"#, "{}", r#"{"a":null}"#)]
#[case::empty_key(r#"{"":1}"#, r#"{"":2}"#, r#"{"":2}"#)]
#[case::prototype_key("{}", r#"{"__proto__":{"x":1}}"#, r#"{"__proto__":{"x":1}}"#)]
#[case::beyond_doubles(
    "{}",
    r#"{"a":1e400,"b":9007199254740993,"c":-0,"d":1.0}"#,
    r#"{"a":1e400,"b":9007199254740993,"c":-0,"d":1.0}"#
)]
fn the_body_holds_what_changed_and_nothing_else(
    #[case] base: &str,
    #[case] mine: &str,
    #[case] changes: &str,
) {
    let patch = diff(&metadata(base), &metadata(mine)).expect("they differ");
    let body = String::from_utf8(patch.body()).expect("JSON is UTF-8");
    assert_eq!(body, format!(r#"{{"user_metadata":{changes}}}"#));
}

#[rstest]
#[case::equal(r#"{"a":[1,{"b":null}]}"#, r#"{"a":[1,{"b":null}]}"#)]
#[case::both_empty("{}", "{}")]
#[case::order_of_the_first_level(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#)]
#[case::stored_null_stays(r#"{"middle_name":null}"#, r#"{"middle_name":null}"#)]
#[case::new_null_is_no_value("{}", r#"{"a":null}"#)]
fn there_is_no_patch_without_a_difference(#[case] base: &str, #[case] mine: &str) {
    assert_eq!(diff(&metadata(base), &metadata(mine)), None);
}

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        Just("1.0".to_owned()),
        Just("1E400".to_owned()),
        Just("-0".to_owned()),
        Just("9007199254740993".to_owned()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(|text| Value::Number(super::super::json::number(&text).expect("a JSON number"))),
        "\\PC{0,6}".prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((key(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("__proto__".to_owned()), "[a-d]", "\\PC{1,4}"]
}

pub(crate) fn any_metadata() -> impl Strategy<Value = Metadata> {
    prop::collection::vec((key(), json()), 0..6)
        .prop_map(|members| members.into_iter().collect::<Map<String, Value>>().into())
}

/// What a tenant can hold of it: no order of first-level keys, no `null` there.
fn storable(metadata: &Metadata) -> Vec<(String, String)> {
    let members = metadata.root().iter().filter(|(_, value)| !value.is_null());
    let mut texts: Vec<_> = members.map(|(key, value)| (key.clone(), value.to_string())).collect();
    texts.sort();
    texts
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn applying_the_difference_gives_mine_to_the_letter(base in any_metadata(), mine in any_metadata()) {
        let stored = diff(&base, &mine).map_or(base.clone(), |patch| patch.apply(&base));
        prop_assert_eq!(storable(&stored), storable(&mine));
        prop_assert_eq!(diff(&stored, &mine), None);
    }

    #[test]
    fn a_body_is_never_empty_and_reads_back_as_its_entries(base in any_metadata(), mine in any_metadata()) {
        if let Some(patch) = diff(&base, &mine) {
            let body = super::super::json::read(&patch.body()).expect("a body is JSON");
            let sent = body["user_metadata"].as_object().expect("a body holds an object");
            prop_assert!(!sent.is_empty());
            let entries: Map<String, Value> =
                patch.entries().map(|(key, value)| (key.to_owned(), value.cloned().unwrap_or(Value::Null))).collect();
            prop_assert_eq!(Value::Object(entries).to_string(), body["user_metadata"].to_string());
        }
    }

    #[test]
    fn metadata_comes_back_from_its_text_to_the_letter(metadata in any_metadata()) {
        let read = Metadata::parse(&metadata.to_text()).expect("its own text");
        prop_assert!(read.same_text(&metadata));
    }
}

#[test]
fn the_body_is_shown_as_it_is_sent() {
    let patch = diff(&metadata(r#"{"b":1}"#), &metadata(r#"{"a":[1.0,1E5]}"#)).expect("they differ");
    assert_eq!(patch.text(), r#"{"user_metadata":{"a":[1.0,1E5],"b":null}}"#);
    let shown: String = patch.pretty_text().split_whitespace().collect();
    assert_eq!(shown, patch.text());
}
