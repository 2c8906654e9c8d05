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

#[test]
fn fields_that_nobody_touched_are_a_row() {
    let mut draft = draft(r#"{"a":1,"b":{"\\\"":"\\n\"ü"},"c":3,"d":[4,5,6],"e":null}"#);
    draft.set_text(at(&draft, "c"), "33");
    draft.move_up(at(&draft, "d/2"));
    draft.add(draft.root(), "f", Kind::YesNo).expect("the root");
    let text = draft.to_text();
    let root = r#""root":{"object":[[0,1],{"at":2,"now":{"number":"33"}},{"at":3,"now":{"list":[0,2,1]}},4,{"name":"f","now":{"yes":false}}]}}"#;
    assert!(text.ends_with(root), "{text}");
    let back = Draft::from_text(&text).expect("its own text");
    assert!(is_consistent(&back, back.root()));
    assert_eq!((back.to_text(), back.pretty()), (text, draft.pretty()));
}

#[test]
fn a_draft_that_was_put_away_before_there_were_rows_is_read() {
    let text =
        r#"{"base":"{\"a\":1,\"b\":2,\"c\":3}","root":{"object":[0,{"at":1,"now":{"number":"7"}},2]}}"#;
    assert_eq!(
        Draft::from_text(text).expect("a draft").pretty(),
        "{\n  \"a\": 1,\n  \"b\": 7,\n  \"c\": 3\n}"
    );
}

#[rstest]
#[case(r#"{"base":"{\"a\":1,\"b\":[2]}","root":{"object":[[0,1],[0,1],1,{"now":{"list":[[0,18446744073709551615]]}}]}}"#)]
#[case(r#"{"base":"{\"a\":1,\"b\":[2]}","root":{"object":[[1,0],[0,7],[0],[0,1,2]]}}"#)]
#[case(r#"{"base":"{\"b\":[2,3]}","root":{"object":[{"at":0,"now":{"object":[[0,1]]}}]}}"#)]
#[case(r#"{"base":"{\"a\":[1]}","root":{"object":[{"at":7},{"at":0},{"at":0},{"now":{"number":"1x"}}]}}"#)]
#[case(r#"{"base":"{\"a\":[1]}","root":{"text":"x"}}"#)]
#[case(r#"{"base":"{\"a\":[1]}","root":{"object":[{"at":0,"now":{"object":[{"at":0},{"at":18446744073709551615}]}}]}}"#)]
fn a_stored_draft_that_was_tampered_with_makes_no_broken_one(#[case] text: &str) {
    let Some(draft) = Draft::from_text(text) else { return };
    assert!(is_consistent(&draft, draft.root()));
    let _ = (draft.problems(), draft.patch());
}
