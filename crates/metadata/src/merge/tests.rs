use super::*;
use crate::patch::tests::any_metadata;
use crate::path::Step;
use proptest::prelude::*;
use rstest::rstest;

fn metadata(text: &str) -> Metadata {
    Metadata::parse(text).expect("the table holds JSON objects")
}

fn merged(base: &str, mine: &str, theirs: &str) -> Merge {
    merge(&metadata(base), &metadata(mine), &metadata(theirs))
}

#[rstest]
#[case::each_its_own(r#"{"a":1,"b":2}"#, r#"{"a":9,"b":2}"#, r#"{"a":1,"b":8}"#, r#"{"a":9,"b":8}"#, "/b")]
#[case::nested(
    r#"{"o":{"a":1,"b":2}}"#,
    r#"{"o":{"a":9,"b":2}}"#,
    r#"{"o":{"a":1,"b":8}}"#,
    r#"{"o":{"a":9,"b":8}}"#,
    "/o/b"
)]
#[case::equal_changes(r#"{"a":1}"#, r#"{"a":[2]}"#, r#"{"a":[2]}"#, r#"{"a":[2]}"#, "")]
#[case::both_remove(r#"{"a":1,"b":1}"#, r#"{"b":1}"#, r#"{"b":1}"#, r#"{"b":1}"#, "")]
#[case::they_remove(r#"{"a":1,"b":1}"#, r#"{"a":1,"b":2}"#, r#"{"b":1}"#, r#"{"b":2}"#, "/a")]
#[case::both_add(r#"{"z":0}"#, r#"{"z":0,"m":1}"#, r#"{"z":0,"t":2}"#, r#"{"z":0,"t":2,"m":1}"#, "/t")]
#[case::both_add_an_object("{}", r#"{"o":{"m":1}}"#, r#"{"o":{"t":2}}"#, r#"{"o":{"t":2,"m":1}}"#, "/o/t")]
#[case::their_order(r#"{"a":1,"b":2}"#, r#"{"a":3,"b":2}"#, r#"{"b":2,"a":1}"#, r#"{"b":2,"a":3}"#, "")]
#[case::my_order(r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#, r#"{"a":3,"b":2}"#, r#"{"b":2,"a":3}"#, "/a")]
#[case::my_spelling_yields(r#"{"n":1}"#, r#"{"n":1.0}"#, r#"{"n":2}"#, r#"{"n":2}"#, "/n")]
#[case::their_spelling_yields(r#"{"n":1}"#, r#"{"n":2}"#, r#"{"n":1.0}"#, r#"{"n":2}"#, "")]
#[case::two_spellings(r#"{"n":1}"#, r#"{"n":2.0}"#, r#"{"n":2}"#, r#"{"n":2}"#, "/n")]
#[case::tags_add(
    r#"{"t":["a"]}"#,
    r#"{"t":["a","m"]}"#,
    r#"{"t":["a","t"]}"#,
    r#"{"t":["a","t","m"]}"#,
    "/t"
)]
#[case::tags_remove(r#"{"t":[1,2,3]}"#, r#"{"t":[2,3]}"#, r#"{"t":[1,2,4]}"#, r#"{"t":[2,4]}"#, "/t")]
#[case::tags_i_sorted(r#"{"t":[2,1]}"#, r#"{"t":[1,2]}"#, r#"{"t":[2,1,3]}"#, r#"{"t":[1,2,3]}"#, "/t")]
#[case::tags_they_sorted(r#"{"t":[2,1]}"#, r#"{"t":[2,1,3]}"#, r#"{"t":[1,2]}"#, r#"{"t":[1,2,3]}"#, "/t")]
#[case::tags_same_new_one(r#"{"t":[1]}"#, r#"{"t":[1,5,6]}"#, r#"{"t":[5]}"#, r#"{"t":[5,6]}"#, "/t")]
#[case::list_i_changed(
    r#"{"t":[{}],"x":1}"#,
    r#"{"t":[{},{}],"x":1}"#,
    r#"{"t":[{}],"x":2}"#,
    r#"{"t":[{},{}],"x":2}"#,
    "/x"
)]
fn what_can_be_settled_is_settled(
    #[case] base: &str,
    #[case] mine: &str,
    #[case] theirs: &str,
    #[case] expected: &str,
    #[case] incoming: &str,
) {
    let merge = merged(base, mine, theirs);
    assert_eq!(merge.conflicts(), []);
    assert_eq!(merge.resolve(&[]).expect("no conflict").to_text(), expected);
    let paths: Vec<String> = merge.incoming().iter().map(Path::pointer).collect();
    assert_eq!(paths.join(" "), incoming);
}

#[rstest]
#[case::both_changed("1", "2", "3")]
#[case::i_removed("1", "", "3")]
#[case::they_removed("1", "2", "")]
#[case::both_added("", "2", "3")]
#[case::type_changed(r#"{"a":1}"#, "2", r#"{"a":2}"#)]
#[case::became_two_objects("1", r#"{"a":1}"#, r#"{"b":1}"#)]
#[case::twice("[1,1]", "[1,1,2]", "[1,1,3]")]
#[case::rows(r#"[{"a":1}]"#, r#"[{"a":2}]"#, r#"[{"a":1},{"a":3}]"#)]
#[case::sorted_differently("[1,2,3]", "[2,1,3]", "[3,2,1]")]
#[case::list_and_removed("[1]", "[1,2]", "")]
fn what_cannot_is_asked(#[case] base: &str, #[case] mine: &str, #[case] theirs: &str) {
    let with = |value: &str| {
        let member = if value.is_empty() { String::new() } else { format!(r#""x":{value},"#) };
        metadata(&format!(r#"{{"o":{{{member}"y":0}}}}"#))
    };
    let (base, mine, theirs) = (with(base), with(mine), with(theirs));
    let merge = merge(&base, &mine, &theirs);
    let at = |side: &Metadata| side.root()["o"].get("x").cloned();
    let path = Path::new(vec![Step::Key("o".to_owned()), Step::Key("x".to_owned())]);
    let expected = Conflict { path, base: at(&base), mine: at(&mine), theirs: at(&theirs) };
    assert_eq!(merge.conflicts(), [expected]);
    assert_eq!(merge.resolve(&[Choice::Mine]), Ok(mine));
    assert_eq!(merge.resolve(&[Choice::Theirs]), Ok(theirs));
    assert_eq!(merge.resolve(&[]), Err(MergeError::Unanswered { conflicts: 1, choices: 0 }));
}

#[test]
fn each_conflict_has_its_own_choice() {
    let merge = merged(r#"{"a":1,"b":1}"#, r#"{"a":2,"b":2}"#, r#"{"a":3,"b":3}"#);
    let result = merge.resolve(&[Choice::Theirs, Choice::Mine]).expect("two choices");
    assert_eq!(result.to_text(), r#"{"a":3,"b":2}"#);
}

#[test]
fn the_deepest_nesting_is_merged() {
    let nest =
        |leaf: u8| metadata(&format!("{}{leaf}{}", r#"{"a":"#.repeat(MAX_DEPTH), "}".repeat(MAX_DEPTH)));
    let merge = merge(&nest(1), &nest(2), &nest(3));
    assert_eq!(merge.conflicts().len(), 1);
    assert_eq!(merge.resolve_all(Choice::Theirs), nest(3));
}

/// What a person might make of it: some members changed, some removed, some new, lists turned round.
fn edited(base: Metadata) -> impl Strategy<Value = Metadata> {
    let length = base.root().len();
    (prop::collection::vec(0_u8..5, length), any_metadata()).prop_map(move |(deeds, other)| {
        let mut root = Map::new();
        for ((key, value), deed) in base.root().iter().zip(&deeds) {
            match (deed, value) {
                (0, _) => continue,
                (1, Value::Array(items)) => root.insert(key.clone(), items.iter().rev().cloned().collect()),
                (1, Value::Object(members)) => {
                    root.insert(key.clone(), Value::Object(members.clone().into_iter().skip(1).collect()))
                }
                (1, _) => root.insert(key.clone(), Value::from("changed")),
                _ => root.insert(key.clone(), value.clone()),
            };
        }
        if deeds.iter().sum::<u8>() % 2 == 0 {
            root.extend(other.root().clone());
        }
        root.into()
    })
}

fn three() -> impl Strategy<Value = (Metadata, Metadata, Metadata)> {
    any_metadata().prop_flat_map(|base| (Just(base.clone()), edited(base.clone()), edited(base)))
}

/// The same with every list sorted: what both sides added to a list stands in another order when the sides are swapped.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(sorted).collect();
            items.sort_by_key(Value::to_string);
            Value::Array(items)
        }
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.clone(), sorted(value))).collect())
        }
        single => single.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_side_that_changed_nothing_yields((base, one, _) in three()) {
        for merge in [merge(&base, &base, &one), merge(&base, &one, &base), merge(&base, &one, &one)] {
            prop_assert_eq!(merge.conflicts(), []);
            let result = merge.resolve(&[]).expect("no conflict");
            prop_assert!(result.same_text(&one), "{} is not {}", result.to_text(), one.to_text());
        }
        prop_assert!(merge(&base, &one, &base).incoming().is_empty());
    }

    #[test]
    fn swapping_the_sides_swaps_the_choices((base, one, other) in three()) {
        let (there, back) = (merge(&base, &one, &other), merge(&base, &other, &one));
        prop_assert_eq!(there.conflicts().len(), back.conflicts().len());
        for (mine, theirs) in [(Choice::Mine, Choice::Theirs), (Choice::Theirs, Choice::Mine)] {
            let root = |merged: Metadata| sorted(&Value::Object(merged.into()));
            prop_assert_eq!(root(there.resolve_all(mine)), root(back.resolve_all(theirs)));
        }
    }

    #[test]
    fn nothing_comes_from_nowhere((base, one, other) in three()) {
        let merge = merge(&base, &one, &other);
        for (key, value) in merge.resolve_all(Choice::Mine).root() {
            let here = one.root().get(key).or_else(|| other.root().get(key));
            prop_assert!(here.is_some(), "{key}: {value}");
        }
    }
}
