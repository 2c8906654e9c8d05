//! Values and names in a real browser: as a person reads them.

use crate::ui::labels::Labels;
use crate::ui::value::{compared, display};
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::Schema;
use cameo_metadata::{Metadata, json};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use serde_json::{Value, json};
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

fn labels(schema: Value, stored: &Value) -> Labels {
    let schema = (!schema.is_null()).then(|| Arc::new(Schema::parse(&schema).expect("a schema")));
    let root = json::read(stored.to_string().as_bytes()).expect("JSON");
    let stored: Metadata = root.as_object().cloned().expect("an object").into();
    Labels::new(schema, stored)
}

/// What is drawn of the value at `field`, as HTML and as text.
fn drawn(labels: &Labels, field: &str, value: &Value, is_exact: bool) -> (String, String) {
    let root: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    document().body().expect("a body").append_child(&root).expect("room");
    let (labels, path, value) = (labels.clone(), Path::new(vec![Step::Key(field.to_owned())]), value.clone());
    let show = if is_exact { compared } else { display };
    let handle = mount_to(root.clone(), move || show(&labels, &path, &value));
    let found = (root.inner_html(), root.inner_text());
    drop(handle);
    root.remove();
    found
}

fn text(schema: Value, field: &str, value: Value) -> String {
    drawn(&labels(schema, &json!({})), field, &value, false).1.trim().to_owned()
}

#[wasm_bindgen_test]
fn a_value_reads_as_a_person_says_it() {
    let cases = [
        (json!("1990-04-01"), "1 April 1990"),
        (json!("07:30:00Z"), "07:30 UTC"),
        (json!(true), "Yes"),
        (json!(44000), "44000"),
        (json!(null), "Not set"),
        (json!(""), "Not set"),
        (json!([]), "Not set"),
        (json!({}), "Not set"),
        (json!("2023-02-30"), "2023-02-30"),
        (json!("9999999999999999999.50"), "9999999999999999999.50"),
    ];
    for (value, expected) in cases {
        assert_eq!(text(json!(null), "field", value.clone()), expected, "{value}");
    }
}

#[wasm_bindgen_test]
fn a_schema_gives_choices_their_titles() {
    let schema = json!({ "properties": {
        "size": { "oneOf": [{ "const": "m", "title": "Medium" }, { "const": "l" }] },
        "tags": { "type": "array", "items": { "oneOf": [{ "const": 1, "title": "One" }] } },
        "secret": { "type": "string", "writeOnly": true },
        "height": { "type": "number" },
    } });
    assert_eq!(text(schema.clone(), "size", json!("m")), "Medium");
    assert_eq!(text(schema.clone(), "size", json!("l")), "l");
    assert_eq!(text(schema.clone(), "tags", json!([1])), "One");
    assert_eq!(text(schema.clone(), "secret", json!("x")), "Hidden");
    assert_eq!(text(schema, "height", json!(1.75)), "1.75");
}

#[wasm_bindgen_test]
fn only_links_of_the_web_can_be_followed() {
    let links = |value: &str| drawn(&Labels::default(), "site", &json!(value), false).0;
    assert!(links("https://example.org/me").contains("href=\"https://example.org/me\""));
    assert!(links("me@example.org").contains("href=\"mailto:me@example.org\""));
    assert!(links("+41 44 668 18 00").contains("href=\"tel:+41446681800\""));
    assert!(!links("javascript://example.org/%0aalert(1)").contains("href"));
}

#[wasm_bindgen_test]
fn short_texts_are_chips_and_lists_of_lists_a_table() {
    let html = |value: Value| drawn(&Labels::default(), "field", &value, false).0;
    assert!(html(json!(["teal", "ochre", 3])).contains("<ul class=\"chips\">"));
    assert!(html(json!([[1, 2], [3, 4]])).contains("value-matrix"));
    assert!(!html(json!(["a".repeat(60)])).contains("chips"));
}

#[wasm_bindgen_test]
fn where_two_values_are_compared_each_nothing_has_its_name() {
    let exact = |value: Value| drawn(&Labels::default(), "field", &value, true).1;
    assert_eq!((exact(json!("")).as_str(), exact(json!([])).as_str()), ("Empty text", "Empty list"));
}

#[wasm_bindgen_test]
fn what_is_deep_is_drawn_on_demand() {
    let value = (0..100).fold(json!("core"), |inner, _| json!({ "in": inner }));
    let (_, text) = drawn(&Labels::default(), "field", &value, false);
    assert!(text.contains("1 value · Show") && !text.contains("core"), "{text}");
}

#[wasm_bindgen_test]
fn a_field_has_one_name_everywhere() {
    let schema =
        json!({ "properties": { "address": { "title": "Address", "properties": { "zip_code": {} } } } });
    let stored = json!({ "shoe_size": 1, "shoeSize": 2, "favouriteColours": [] });
    let labels = labels(schema, &stored);
    let path = |steps: &[&str]| {
        labels.path(&Path::new(steps.iter().map(|step| Step::Key((*step).to_owned())).collect()))
    };
    assert_eq!(path(&["address", "zip_code"]), "Address › Zip code");
    assert_eq!((path(&["shoe_size"]), path(&["shoeSize"])), ("shoe_size".to_owned(), "shoeSize".to_owned()));
    assert_eq!(path(&["favouriteColours"]), "Favourite colours");
    let second = Path::new(vec![Step::Key("favouriteColours".to_owned()), Step::Index(1)]);
    assert_eq!(labels.path(&second), "Favourite colours › Item 2");
}
