use super::*;
use crate::patch::tests::any_metadata;
use proptest::prelude::*;
use rstest::rstest;

fn told(text: &str) -> String {
    match read_text(text) {
        Ok(value) => format!("read as {value}"),
        Err(JsonError { fault, line, column, .. }) => format!("{line}:{column} {fault}"),
    }
}

#[rstest]
#[case("[1e400,1E400,1e+400,1E-7,-0,-0.0,1.00,9007199254740993]")]
#[case(r#"{"1e5":"2e5","a":[3E5,{"\"4e5\\":5e5}],"b":-6.0e+05}"#)]
#[case("1E5")]
fn numbers_keep_their_text(#[case] text: &str) {
    assert_eq!(read(text.as_bytes()).expect("JSON").to_string(), text);
}

#[rstest]
#[case("1E5", true)]
#[case("-0.50", true)]
#[case("e5", false)]
#[case("1e", false)]
#[case("01", false)]
#[case("1.", false)]
#[case(".5", false)]
#[case("+5", false)]
#[case(" 5", false)]
#[case("5 ", false)]
#[case("", false)]
fn a_typed_number_keeps_its_text(#[case] text: &str, #[case] fits: bool) {
    assert_eq!(number(text).map(|number| number.to_string()), fits.then(|| text.to_owned()));
}

#[rstest]
#[case(r#"{"$serde_json::private::Number":"1"}"#)]
#[case(r#"{"$serde_json::private::Number":{"a":[1]}}"#)]
#[case(r#"[{"$serde_json::private::RawValue":"[1]","b":2}]"#)]
fn no_key_has_a_meaning_of_its_own(#[case] text: &str) {
    assert_eq!(read_text(text).map(|value| value.to_string()), Ok(text.to_owned()));
    assert_eq!(read_unique(text.as_bytes()).map(|value| value.to_string()), Ok(text.to_owned()));
}

#[rstest]
#[case(r#""surf \ud83d""#, "surf \u{fffd}")]
#[case(r#""\udc00\ud800x""#, "\u{fffd}\u{fffd}x")]
#[case(r#""\ud83d\u0041""#, "\u{fffd}A")]
#[case(r#""\ud83d\ud83c\udfc4""#, "\u{fffd}🏄")]
#[case(r#""\uDBFF\n""#, "\u{fffd}\n")]
fn half_a_pair_is_shown_as_unknown_and_goes_back_as_it_came(#[case] text: &str, #[case] shown: &str) {
    let Ok(Value::String(read)) = read_text(text) else { panic!("not read") };
    let visible: String =
        read.chars().filter(|sign| !matches!(u32::from(*sign), 0xe0100..=0xe01ef)).collect();
    assert_eq!(visible, shown);
    let written = exact(Value::String(read.clone()).to_string());
    assert_eq!(read_text(&written), Ok(Value::String(read.clone())));
    assert_eq!(
        written.to_lowercase(),
        text.replace("\\u0041", "A").replace("\\ud83c\\udfc4", "🏄").to_lowercase()
    );
    assert_eq!(crate::size::of_text(&read), written.len());
}

#[test]
fn an_unknown_character_that_was_sent_stays_one() {
    for text in [
        "\"\u{fffd}\"",
        "\"\u{fffd}\u{e0100}\"",
        "\"\u{fffd}\u{e0180}\u{e0100}\"",
        "\"\u{fffd}\u{e0130}\u{e0180}\"",
    ] {
        assert_eq!(exact(read_text(text).expect("JSON").to_string()), text);
    }
}

#[rstest]
#[case("{\"a\":\u{a0}1}", "1:6 an invisible character U+00A0")]
#[case("\u{feff}\u{feff}{}", "1:1 an invisible character U+FEFF")]
#[case("{\"a\": tr\u{200b}ue}", "1:9 an invisible character U+200B")]
#[case("{} \u{2028}", "1:4 an invisible character U+2028")]
#[case("{“a”: 1}", "1:2 the quotation mark “, where JSON needs \"")]
#[case("{\"a\": \"\\\u{a0}\"}", "1:9 there is no such escape")]
#[case("{\"a\u{a0}\": 1}", "read as {\"a\u{a0}\":1}")]
#[case("[1,\n 2.x]", "2:4 not a number")]
#[case("[", "1:1 the text ends too early")]
#[case(r#""\u12""#, "1:6 there is no such escape")]
#[case(r#""\u12"#, "1:5 the text ends too early")]
fn what_does_not_fit_is_named(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(told(text), expected);
}

#[test]
fn every_encoding_is_read_and_no_letter_guessed() {
    assert_eq!(read(b"\xef\xbb\xbf{}").map(|value| value.to_string()), Ok("{}".to_owned()));
    assert_eq!(read(b"\xff\xfe{\0}\0").map(|value| value.to_string()), Ok("{}".to_owned()));
    let error = read(b"{\n\"a\": \"Caf\xe9\"}").expect_err("Latin-1");
    assert_eq!((error.line, error.column), (2, 10));
    assert_eq!(error.to_string(), "the byte 0xE9");
}

#[test]
fn the_last_of_two_counts_or_neither() {
    assert_eq!(told(r#"{"a":1,"b":2,"a":3}"#), r#"read as {"a":3,"b":2}"#);
    let error = read_unique(br#"{"a":{"b":1,"\u0062":3}}"#).expect_err("twice");
    assert_eq!((error.fault, error.offset), (JsonFault::NameTwice, 12));
}

#[test]
fn depth_has_an_end() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read_text(&nested(MAX_DEPTH)).is_ok());
    let error = read_text(&nested(MAX_DEPTH + 1)).expect_err("too deep");
    assert_eq!((error.fault, error.offset), (JsonFault::TooDeep, MAX_DEPTH));
    assert_eq!(read_text(&"[{\"a\":".repeat(100_000)).map_err(|error| error.fault), Err(JsonFault::TooDeep));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_another_writer_writes_is_read(metadata in any_metadata()) {
        let value = Value::Object(metadata.into());
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("written")] {
            prop_assert_eq!(read_text(&text).expect("JSON"), value.clone());
        }
    }

    #[test]
    fn no_text_is_read_that_another_reader_refuses(text in "[{}\\[\\]:,\"\\\\ \nae01.tru\u{a0}é🏄-]{0,30}") {
        let ours = read_text(&text);
        prop_assert_eq!(ours.is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{:?}", ours);
    }
}
