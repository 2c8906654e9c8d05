use super::*;
use crate::json::{JsonFault, MAX_DEPTH};
use crate::patch::tests::any_metadata;
use crate::source::Reason;
use proptest::prelude::*;
use rstest::rstest;

fn told(text: &str) -> Vec<String> {
    check(text).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[rstest]
#[case::empty("", "line 1, column 1: the text ends too early")]
#[case::open("{\"a\": [1,\n 2", "line 2, column 2: the text ends too early")]
#[case::no_value("{\n  \"ä\": }", "line 2, column 8: a value is missing")]
#[case::word("{\"a\": nul}", "line 1, column 10: a value is missing")]
#[case::no_quotes("{a: 1}", "line 1, column 2: a name in quotes is missing")]
#[case::no_colon("{\"a\" 1}", "line 1, column 6: a colon is missing")]
#[case::no_comma("{\"a\": 1 \"b\": 2}", "line 1, column 9: a comma or a closing bracket is missing")]
#[case::trailing_comma("{\"a\": 1,}", "line 1, column 9: a comma stands before the closing bracket")]
#[case::more("{} {}", "line 1, column 4: something follows the end")]
#[case::number("{\"a\": 01}", "line 1, column 8: not a number")]
#[case::escape(r#"{"a": "\x"}"#, "line 1, column 9: there is no such escape")]
#[case::line_break("{\"a\": \"x\ny\"}", "line 1, column 9: a control character in a string")]
#[case::list("\n [1]", "line 2, column 2: expected an object, found an array")]
#[case::twice("{\"a\": 1,\n \"\\u0061\": 2}", "line 2, column 2: the name \"a\" occurs twice")]
fn what_is_wrong_is_told_with_its_place(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), [expected]);
}

#[rstest]
#[case(r#"{"a":{"b":[{},[],{"c":1,"c":2}]},"d":[],"e":{}}"#, "/a/b/2")]
#[case(r#"{"a":[[1,2],{"x":{}, "x":1}],"b":1}"#, "/a/1")]
#[case(r#"{"a":{},"a":{}}"#, "")]
fn the_object_with_a_name_twice_is_named(#[case] text: &str, #[case] expected: &str) {
    let problems = check(text).expect_err("a name twice");
    let paths = problems.iter().map(|problem| match &problem.reason {
        Reason::NameTwice { path, .. } => path.pointer(),
        other => other.to_string(),
    });
    assert_eq!(paths.collect::<Vec<_>>(), [expected]);
}

#[test]
fn every_name_that_occurs_twice_is_told() {
    assert_eq!(told("{\"a\":1,\"a\":2,\n\"b\":{\"c\":1,\"c\":1},\"a\":3}").len(), 3);
}

#[test]
fn nesting_too_deep_is_told_where_it_begins() {
    let text = format!("{}1{}", "{\"a\":".repeat(MAX_DEPTH + 1), "}".repeat(MAX_DEPTH + 1));
    let problems = check(&text).expect_err("too deep");
    assert_eq!(
        (problems[0].place.offset, &problems[0].reason),
        (5 * MAX_DEPTH, &Reason::Syntax(JsonFault::TooDeep))
    );
    let text = format!("{}1{}", "{\"a\":".repeat(MAX_DEPTH), "}".repeat(MAX_DEPTH));
    assert!(check(&text).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_and_metadata_lose_nothing_to_each_other(metadata in any_metadata()) {
        let text = metadata.to_text();
        prop_assert!(check(&text).expect("its own text").same_text(&metadata));
        let formatted = format(&text).expect("its own text");
        prop_assert_eq!(&format(&formatted).expect("its own text"), &formatted);
        prop_assert_eq!(check(&formatted).expect("its own text").to_text(), text);
    }

    #[test]
    fn any_text_is_judged_within_itself(text in "[{}\\[\\]:,\"\\\\ \nae01é🏄-]{0,40}") {
        for problem in check(&text).err().unwrap_or_default() {
            prop_assert!(text.get(..problem.place.offset).is_some() && problem.place.line > 0);
        }
    }
}

#[test]
fn a_file_is_read_in_the_encodings_of_editors() {
    assert!(check_file(b"\xef\xbb\xbf{\"a\":1}").is_ok_and(|metadata| metadata.to_text() == r#"{"a":1}"#));
    assert!(check_file(b"\xff\xfe{\0}\0").is_ok_and(|metadata| metadata.is_empty()));
    let problems = check_file(b"{\n\"a\":\"\xe9\"}").expect_err("Latin-1");
    assert_eq!(problems[0].to_string(), "line 2, column 6: the byte 0xE9");
}
