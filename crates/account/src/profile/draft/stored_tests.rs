use super::tests::{DEMO, at, draft, is_consistent};
use super::*;
use rstest::rstest;
use serde_json::Value;

#[test]
fn a_stored_draft_holds_little_more_than_its_base() {
    let mut draft = draft(DEMO);
    let same = draft.to_text();
    assert_eq!(same, format!(r#"{{"base":{}}}"#, Value::from(DEMO)));
    draft.set_text(at(&draft, "shoe_size"), "4e");
    let back = Draft::from_text(&draft.to_text()).expect("its own text");
    assert_eq!(
        back.field(at(&back, "shoe_size")).map(Field::content),
        Some(&Content::Number("4e".to_owned()))
    );
}

#[rstest]
#[case(r#"{"base":"{\"a\":[1]}","root":{"object":[{"at":7},{"at":0},{"at":0},{"now":{"number":"1x"}}]}}"#)]
#[case(r#"{"base":"{\"a\":[1]}","root":{"text":"x"}}"#)]
#[case(r#"{"base":"{\"a\":[1]}","root":{"object":[{"at":0,"now":{"object":[{"at":0},{"at":18446744073709551615}]}}]}}"#)]
fn a_stored_draft_that_was_tampered_with_makes_no_broken_one(#[case] text: &str) {
    let Some(draft) = Draft::from_text(text) else { return };
    assert!(is_consistent(&draft, draft.root()));
    let _ = (draft.problems(), draft.patch());
}
