use super::*;
use crate::patch::diff;
use crate::patch::tests::any_metadata;
use crate::print::pretty_object;
use crate::{size, source};
use proptest::prelude::*;
use rstest::rstest;

fn metadata(text: &str) -> Metadata {
    Metadata::parse(text).expect("the table holds JSON objects")
}

fn replaced(base: &str, now: &str) -> (Draft, usize) {
    let mut draft = Draft::of(&metadata(base));
    let gone = draft.replace(&metadata(now)).len();
    (draft, gone)
}

#[rstest]
#[case::nothing(r#"{"a":1.0,"b":[1,{"c":2}]}"#, r#"{"a":1.0,"b":[1,{"c":2}]}"#, 0, 0)]
#[case::root_order(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#, 0, 0)]
#[case::spelling(r#"{"a":1.0}"#, r#"{"a":1.00}"#, 1, 0)]
#[case::inner_order(r#"{"a":{"b":1,"c":2}}"#, r#"{"a":{"c":2,"b":1}}"#, 1, 0)]
#[case::first_item_gone(r#"{"l":[1,2,3]}"#, r#"{"l":[2,3]}"#, 1, 1)]
#[case::item_changed(r#"{"l":[1,2,3]}"#, r#"{"l":[1,5,3]}"#, 1, 0)]
#[case::other_kind(r#"{"a":{"b":1}}"#, r#"{"a":[1]}"#, 2, 0)]
#[case::renamed(r#"{"a":1}"#, r#"{"b":1}"#, 2, 1)]
fn only_what_differs_is_touched(
    #[case] base: &str,
    #[case] now: &str,
    #[case] differing: usize,
    #[case] removed: usize,
) {
    let (draft, gone) = replaced(base, now);
    assert_eq!((draft.changed_count(), gone), (differing, removed));
    assert!(draft.metadata().expect("valid").same_text(&metadata(now)));
}

#[test]
fn what_was_taken_out_is_known_again() {
    let mut draft = Draft::of(&metadata(r#"{"a":{"b":1},"c":2}"#));
    let id = draft.member(draft.root(), "a").expect("a field");
    assert!(draft.rename(id, "z"));
    let other = draft.member(draft.root(), "c").expect("a field");
    draft.remove(other);
    draft.replace(&metadata(r#"{"a":{"b":1},"c":2}"#));
    assert!(!draft.is_changed());
    assert_eq!(draft.member(draft.root(), "a"), Some(id));
}

#[test]
fn what_is_gone_can_be_put_back() {
    let mut draft = Draft::of(&metadata(r#"{"a":1,"b":{"c":2}}"#));
    let gone = draft.replace(&metadata("{}"));
    for removed in gone.into_iter().rev() {
        assert!(draft.put_back(removed));
    }
    assert!(!draft.is_changed());
}

#[rstest]
#[case("7x", "{\n  \"a\": 7x\n}", false)]
#[case("", "{\n  \"a\": \n}", false)]
#[case("1, \"b\": 2", "{\n  \"a\": \"1, \\\"b\\\": 2\"\n}", true)]
#[case("true", "{\n  \"a\": \"true\"\n}", true)]
fn an_unfinished_number_stands_as_it_was_typed(#[case] typed: &str, #[case] text: &str, #[case] valid: bool) {
    let mut draft = Draft::of(&metadata(r#"{"a":1}"#));
    let id = draft.member(draft.root(), "a").expect("a field");
    draft.set_text(id, typed);
    assert_eq!(draft.pretty(), text);
    assert_eq!(source::check(text).is_ok(), valid);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_becomes_whatever_it_is_told(base in any_metadata(), between in any_metadata(), now in any_metadata()) {
        let mut draft = Draft::of(&base);
        draft.replace(&between);
        draft.replace(&now);
        prop_assert_eq!(draft.pretty(), pretty_object(now.root()));
        prop_assert_eq!(draft.size(), size::of(&now));
        if let Ok(patch) = draft.patch() {
            prop_assert_eq!(patch, diff(&base, &now));
        }
        draft.replace(&base);
        prop_assert_eq!(draft.pretty(), pretty_object(base.root()));
        if let Ok(patch) = draft.patch() {
            prop_assert_eq!(patch, None);
        }
    }
}
