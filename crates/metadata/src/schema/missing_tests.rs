use super::*;
use rstest::rstest;
use serde_json::json;

fn schema() -> Schema {
    Schema::parse(&json!({
        "required": ["hobby", "plan", "addresses"],
        "additionalProperties": false,
        "properties": {
            "hobby": {"type": "string"},
            "plan": {"readOnly": true},
            "size": {"type": "number"},
            "terms": {"const": true, "x-ask": "now"},
            "language": {"x-ask": "later"},
            "fax": {"x-ask": "later", "deprecated": true},
            "addresses": {"required": ["home"], "properties": {"home": {"type": "string"}, "work": {}}}
        }
    }))
    .expect("a schema")
}

fn asked(metadata: Value, also: &[&str], before: &[&str]) -> Option<(Vec<String>, bool)> {
    let also: Vec<String> = also.iter().map(|name| (*name).to_owned()).collect();
    let metadata = Metadata::from(metadata.as_object().expect("an object").clone());
    let missing = schema().missing(&metadata, &also, |path| before.contains(&path.pointer().as_str()))?;
    Some((missing.paths.iter().map(Path::pointer).collect(), missing.can_wait))
}

#[rstest]
#[case::all(json!({}), &[], &[], &["/hobby", "/terms", "/language", "/addresses"], false)]
#[case::named_by_sign_up(json!({"terms": true, "language": "de", "addresses": {"home": ""}}), &["size"], &[], &["/hobby", "/size"], true)]
#[case::not_named_deeper(json!({"hobby": 1, "terms": true, "language": null, "addresses": {"home": ""}, "size": 1}), &["work", "size"], &["/x"], &[], true)]
#[case::inside_of_what_is_there(json!({"hobby": "", "terms": true, "language": "de", "addresses": {"work": "here"}}), &[], &[], &["/addresses/home"], true)]
#[case::put_off(json!({"terms": true}), &[], &["/hobby", "/language"], &["/addresses"], true)]
#[case::what_cannot_wait_is_asked_again(json!({}), &[], &["/hobby", "/language", "/addresses", "/terms"], &["/terms"], false)]
fn what_is_not_there_is_asked(
    #[case] metadata: Value,
    #[case] also: &[&str],
    #[case] before: &[&str],
    #[case] paths: &[&str],
    #[case] can_wait: bool,
) {
    let expected =
        (!paths.is_empty()).then(|| (paths.iter().map(|path| (*path).to_owned()).collect(), can_wait));
    assert_eq!(asked(metadata, also, before), expected);
}

#[test]
fn the_form_has_nothing_else() {
    let there = Metadata::parse(r#"{"terms": true, "language": "de", "addresses": {"work": "here"}}"#)
        .expect("metadata");
    let missing = schema().missing(&there, &[], |_| false).expect("something");
    let names =
        |schema: &Schema| schema.properties.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>();
    assert_eq!(
        (names(&missing.schema), missing.schema.required.clone()),
        (vec!["hobby".into(), "addresses".into()], vec!["hobby".into(), "addresses".into()])
    );
    let addresses = missing.schema.properties.get("addresses").expect("addresses");
    assert_eq!((names(addresses), addresses.requires("home")), (vec!["home".into()], true));
    // What else is in the metadata is no fault of it.
    assert_eq!(missing.schema.additional_properties, None);
}
