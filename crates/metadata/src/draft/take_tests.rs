use super::tests::{DEMO, at, draft, is_consistent};
use super::*;
use crate::merge::{Choice, merge};
use crate::patch::{diff, tests::any_metadata};
use proptest::prelude::*;

fn metadata(text: &str) -> Metadata {
    Metadata::parse(text).expect("the test's JSON")
}

#[test]
fn what_is_still_there_keeps_its_id() {
    let mut draft = draft(DEMO);
    let kept =
        ["addresses/work", "colours/2", "trips/1/to", "shoe_size"].map(|path| (path, at(&draft, path)));
    let text = DEMO.replace(r#""home":"123 Main Street","#, "").replace(r#""ochre","#, r#""ochre","red","#);
    draft.take(&metadata(&text));
    assert_eq!(draft.metadata().expect("no problem").to_text(), text);
    for (path, id) in kept {
        let path = path.replace("colours/2", "colours/3");
        assert_eq!(at(&draft, &path), id, "{path}");
    }
    assert_eq!(draft.changed_count(), 3, "two containers and one new item");
}

#[test]
fn a_renamed_key_stays_renamed_when_nothing_was_typed() {
    let mut draft = draft(DEMO);
    let hobby = at(&draft, "hobby");
    draft.rename(hobby, "pastime");
    draft.take(&draft.metadata().expect("no problem"));
    assert_eq!(draft.change(hobby), Change::Renamed { from: "hobby".to_owned() });
    draft.take(&metadata(DEMO));
    assert_eq!((draft.change(hobby), draft.is_changed()), (Change::Same, false));
}

#[test]
fn what_was_removed_and_made_anew_is_no_change_any_more() {
    let mut draft = draft(DEMO);
    draft.remove(at(&draft, "hobby"));
    let anew = draft.add(draft.root(), "hobby", Kind::Text).expect("the root");
    draft.set_text(anew, "surfing");
    assert!(draft.is_changed());
    draft.take(&metadata(DEMO));
    assert!(!draft.is_changed() && draft.field(anew).is_none());
}

#[test]
fn so_it_is_inside_an_object() {
    let mut draft = draft(r#"{"o":{"a":1}}"#);
    let o = at(&draft, "o");
    draft.remove(at(&draft, "o/a"));
    draft.add_value(o, "a", &Value::from(1));
    assert!(draft.is_changed());
    draft.take(&metadata(r#"{"o":{"a":1}}"#));
    assert!(!draft.is_changed());
}

#[test]
fn after_a_merge_the_draft_holds_what_has_to_be_sent() {
    let mut draft = draft(DEMO);
    let home = at(&draft, "addresses/home");
    draft.set_text(home, "1 Beach Road");
    let theirs = metadata(&DEMO.replace("9 Harbour Road", "2 Hill").replace("true", "false"));
    let merged =
        merge(draft.base(), &draft.metadata().expect("no problem"), &theirs).resolve_all(Choice::Mine);
    draft.rebase(theirs.clone(), &merged);
    assert_eq!((draft.base(), at(&draft, "addresses/home")), (&theirs, home));
    assert_eq!((draft.change(home), draft.changed_count()), (Change::Changed, 1));
    let sent = draft.patch().expect("no problem").expect("a change").text();
    assert_eq!(sent, r#"{"user_metadata":{"addresses":{"home":"1 Beach Road","work":"2 Hill"}}}"#);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_becomes_any_state_and_its_own_again(base in any_metadata(), states in prop::collection::vec(any_metadata(), 1..4)) {
        let mut draft = Draft::of(&base);
        for state in &states {
            draft.take(state);
            let value = draft.value(draft.root()).expect("no unfinished number");
            prop_assert_eq!(value.to_string(), state.to_text());
            prop_assert!(is_consistent(&draft, draft.root()));
            if let Ok(patch) = draft.patch() {
                prop_assert_eq!(patch, diff(&base, state));
            }
        }
        draft.take(&base);
        prop_assert!(!draft.is_changed() && is_consistent(&draft, draft.root()));
    }
}
