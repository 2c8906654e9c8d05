use super::*;
use rstest::rstest;
use serde_json::json;

fn schema(text: &str) -> Schema {
    let value = serde_json::from_str(text).expect("the test's JSON");
    Schema::parse(&value).expect("the test's schema")
}

#[rstest]
#[case::nothing_said("{}", Shape::Text)]
#[case::text(r#"{"type":"string"}"#, Shape::Text)]
#[case::may_be_long(r#"{"type":"string","maxLength":200}"#, Shape::Multiline)]
#[case::stays_short(r#"{"type":"string","maxLength":199}"#, Shape::Text)]
#[case::write_only(r#"{"type":"string","writeOnly":true}"#, Shape::Secret)]
#[case::email(r#"{"format":"email"}"#, Shape::Email)]
#[case::link(r#"{"format":"uri"}"#, Shape::Link)]
#[case::tel(r#"{"format":"tel"}"#, Shape::Tel)]
#[case::colour(r#"{"format":"color"}"#, Shape::Color)]
#[case::date(r#"{"format":"date"}"#, Shape::Date)]
#[case::time(r#"{"format":"time"}"#, Shape::Time)]
#[case::date_time(r#"{"format":"date-time"}"#, Shape::DateTime)]
#[case::the_widget_wins(r#"{"format":"date","x-widget":"text"}"#, Shape::Text)]
#[case::whole_number(r#"{"type":"integer"}"#, Shape::Number)]
#[case::a_limit_means_a_number(r#"{"minimum":1}"#, Shape::Number)]
#[case::slider(r#"{"type":"number","minimum":0,"maximum":1,"x-widget":"slider"}"#, Shape::Slider)]
#[case::a_slider_needs_two_ends(r#"{"type":"number","minimum":0,"x-widget":"slider"}"#, Shape::Number)]
#[case::switch(r#"{"type":"boolean"}"#, Shape::Switch)]
#[case::checkbox(r#"{"type":"boolean","x-widget":"checkbox"}"#, Shape::Checkbox)]
#[case::or_nothing(r#"{"type":["boolean","null"]}"#, Shape::ThreeWay)]
#[case::consent(r#"{"const":true}"#, Shape::Checkbox)]
#[case::another_constant(r#"{"const":"a"}"#, Shape::Select)]
#[case::a_few_choices(r#"{"enum":["a","b"]}"#, Shape::Radio)]
#[case::choices(r#"{"enum":["a","b","c","d","e"]}"#, Shape::Select)]
#[case::a_few_with_titles(r#"{"oneOf":[{"const":1,"title":"One"},{"const":2,"title":"Two"}]}"#, Shape::Radio)]
#[case::many_with_titles(
    r#"{"oneOf":[{"const":1},{"const":2},{"const":3},{"const":4},{"const":5}]}"#,
    Shape::Select
)]
#[case::tags(r#"{"type":"array","items":{"type":"string"}}"#, Shape::Tags)]
#[case::items_with_a_format(r#"{"type":"array","items":{"type":"string","format":"email"}}"#, Shape::List)]
#[case::table(r#"{"type":"array","items":{"properties":{"to":{"type":"string"}}}}"#, Shape::Table)]
#[case::nested_rows(r#"{"type":"array","items":{"properties":{"to":{"type":"array"}}}}"#, Shape::List)]
#[case::object(r#"{"required":["a"]}"#, Shape::Object)]
#[case::only_nothing(r#"{"type":"null"}"#, Shape::Nothing)]
fn the_schema_alone_chooses(#[case] said: &str, #[case] expected: Shape) {
    assert_eq!(shape(&schema(said), None), expected);
}

#[rstest]
#[case::a_date_that_is_none(r#"{"format":"date"}"#, json!("soon"), Shape::Text)]
#[case::a_date(r#"{"format":"date"}"#, json!("2024-02-29"), Shape::Date)]
#[case::another_moment(r#"{"format":"date"}"#, json!("2024-02-29T09:30:00Z"), Shape::Text)]
#[case::no_date_yet(r#"{"format":"date"}"#, json!(""), Shape::Date)]
#[case::several_lines(r#"{"type":"string"}"#, json!("a\nb"), Shape::Multiline)]
#[case::sixty_one_letters(r#"{"type":"string"}"#, json!("x".repeat(61)), Shape::Multiline)]
#[case::a_stored_number(r#"{"type":"string"}"#, json!(1), Shape::Number)]
#[case::nothing_stored(r#"{"type":["string","null"]}"#, json!(null), Shape::Text)]
#[case::a_tag_of_two_lines(r#"{"items":{"type":"string"}}"#, json!(["a\nb"]), Shape::List)]
#[case::a_row_that_is_none(r#"{"items":{"properties":{"to":{}}}}"#, json!([{"to":"x"}, 1]), Shape::List)]
fn what_is_stored_is_never_hidden(#[case] said: &str, #[case] value: Value, #[case] expected: Shape) {
    assert_eq!(shape(&schema(said), Some(&value)), expected);
}

#[rstest]
#[case("{}", &[Kind::Text])]
#[case(r#"{"type":["integer","number","null"]}"#, &[Kind::Number, Kind::Nothing])]
#[case(r#"{"enum":[true]}"#, &[Kind::YesNo])]
fn types_are_named_once(#[case] said: &str, #[case] expected: &[Kind]) {
    assert_eq!(kinds(&schema(said)), expected);
}

#[rstest]
#[case(json!(null), Shape::Nothing)]
#[case(json!(true), Shape::Switch)]
#[case(json!(1.5), Shape::Number)]
#[case(json!("x"), Shape::Text)]
#[case(json!("x".repeat(61)), Shape::Multiline)]
#[case(json!("1984-02-29"), Shape::Date)]
#[case(json!(["a", "b"]), Shape::Tags)]
#[case(json!([{"a": 1}, {"a": 2}]), Shape::List)]
#[case(json!({}), Shape::Object)]
fn without_a_schema_the_value_chooses(#[case] value: Value, #[case] expected: Shape) {
    assert_eq!(inferred(&value), expected);
}
