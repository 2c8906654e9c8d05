use super::*;
use crate::patch::tests::any_metadata;
use proptest::prelude::*;
use rstest::rstest;

fn metadata(text: &str) -> Metadata {
    Metadata::parse(text).expect("the table holds JSON objects")
}

fn word(change: &Change) -> String {
    let path = change.path().pointer();
    match change {
        Change::Added { after, .. } => format!("+{path} {after}"),
        Change::Changed { before, after, .. } => format!("*{path} {before} {after}"),
        Change::Removed { before, .. } => format!("-{path} {before}"),
        Change::Moved { from, value, .. } => format!("{}>{path} {value}", from.pointer()),
    }
}

#[rstest]
#[case::nothing(r#"{"a":1,"b":{"c":[1]}}"#, r#"{"b":{"c":[1]},"a":1}"#, "")]
#[case::changed(r#"{"a":{"b":1}}"#, r#"{"a":{"b":1.0}}"#, "*/a/b 1 1.0")]
#[case::added_and_removed(r#"{"a":1}"#, r#"{"b":true}"#, "+/b true; -/a 1")]
#[case::renamed(r#"{"a":"x"}"#, r#"{"b":"x"}"#, r#"/a>/b "x""#)]
#[case::renamed_to_two(r#"{"a":"x"}"#, r#"{"b":"x","c":"x"}"#, r#"+/b "x"; +/c "x"; -/a "x""#)]
#[case::yes_is_no_identity(r#"{"a":true}"#, r#"{"b":true}"#, "+/b true; -/a true")]
#[case::another_type(r#"{"a":{"b":1}}"#, r#"{"a":[1]}"#, r#"*/a {"b":1} [1]"#)]
#[case::first_item(r#"{"l":[1,2]}"#, r#"{"l":[0,1,2]}"#, "+/l/0 0")]
#[case::last_item(r#"{"l":[1,2]}"#, r#"{"l":[1,2,3]}"#, "+/l/2 3")]
#[case::middle_item_removed(r#"{"l":[1,2,3]}"#, r#"{"l":[1,3]}"#, "-/l/1 2")]
#[case::item_changed(r#"{"l":[1,2,3]}"#, r#"{"l":[1,5,3]}"#, "*/l/1 2 5")]
#[case::item_moved_up(r#"{"l":[1,2,3]}"#, r#"{"l":[3,1,2]}"#, "/l/2>/l/0 3")]
#[case::item_moved_down(r#"{"l":[1,2,3]}"#, r#"{"l":[2,3,1]}"#, "/l/0>/l/2 1")]
#[case::twins(r#"{"l":[1,1]}"#, r#"{"l":[1,1,1]}"#, "+/l/2 1")]
#[case::twins_are_not_told_apart(r#"{"l":[1,1,2]}"#, r#"{"l":[2,1]}"#, "-/l/0 1; -/l/1 1; +/l/1 1")]
#[case::moved_and_changed(r#"{"l":[1,2,3,4]}"#, r#"{"l":[4,1,9,3]}"#, "/l/3>/l/0 4; */l/2 2 9")]
#[case::row(r#"{"l":[{"a":1,"b":1},{"a":2}]}"#, r#"{"l":[{"a":1,"b":7},{"a":2}]}"#, "*/l/0/b 1 7")]
fn every_difference_is_told_once(#[case] before: &str, #[case] after: &str, #[case] expected: &str) {
    let changes = changes(&metadata(before), &metadata(after));
    assert_eq!(changes.iter().map(word).collect::<Vec<_>>().join("; "), expected);
}

#[rstest]
#[case("1", r#""1""#, true)]
#[case("1", "2.5", false)]
#[case("true", "null", true)]
#[case("[]", "{}", true)]
fn another_type_is_noticed(#[case] before: &str, #[case] after: &str, #[case] expected: bool) {
    let with = |value: &str| metadata(&format!(r#"{{"a":{value}}}"#));
    let types: Vec<bool> = changes(&with(before), &with(after)).iter().map(Change::changes_type).collect();
    assert_eq!(types, [expected]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn there_are_changes_where_there_is_a_difference(one in any_metadata(), other in any_metadata()) {
        prop_assert_eq!(changes(&one, &one), []);
        prop_assert_eq!(changes(&one, &other).is_empty(), one == other);
    }

    #[test]
    fn additions_and_removals_add_up_to_the_length(items in prop::collection::vec(0_u8..9, 0..9), others in prop::collection::vec(0_u8..9, 0..9)) {
        let list = |items: &[u8]| metadata(&format!(r#"{{"l":{items:?}}}"#));
        let (one, other) = (list(&items), list(&others));
        let added = |changes: &[Change]| changes.iter().filter(|change| matches!(change, Change::Added { .. })).count();
        let removed = |changes: &[Change]| changes.iter().filter(|change| matches!(change, Change::Removed { .. })).count();
        let there = changes(&one, &other);
        prop_assert_eq!(items.len() + added(&there), others.len() + removed(&there));
    }
}
