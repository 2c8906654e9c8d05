use super::super::form::Around;
use super::*;
use cameo_metadata::Metadata;
use cameo_metadata::schema::Patterns;
use serde_json::Value;

const WORDS: YesNo<'_> = YesNo { yes: "Yes", no: "No" };

struct Plain;

impl Patterns for Plain {
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        regress::Regex::with_flags(pattern, "u").ok().map(|pattern| pattern.find(text).is_some())
    }
}

fn questions(setting: &Value, schema: &Value) -> (Schema, Vec<String>) {
    let schema = Schema::parse(schema).expect("a schema");
    form(setting, &schema).questions(schema, WORDS)
}

fn form(setting: &Value, schema: &Schema) -> SignUpForm {
    let around = Around { connection: None, schema: Some(schema), writes_later: true };
    let (form, problems) = SignUpForm::parse(setting, around, &Plain);
    assert_eq!(problems, []);
    form
}

/// What is asked of somebody who has `metadata`, and what of it is required.
fn asked(setting: &Value, schema: &Value, metadata: &str) -> Option<(Vec<String>, Vec<String>)> {
    let (schema, names) = questions(setting, schema);
    let metadata = Metadata::parse(metadata).expect("metadata");
    let missing = schema.missing(&metadata, &names, |_| false)?;
    let names = missing.schema.properties.iter().map(|(name, _)| name.to_owned()).collect();
    Some((names, missing.schema.required))
}

#[test]
fn the_fields_of_the_sign_up_form_are_asked_of_those_who_did_not_pass_it() {
    let schema = json!({ "required": ["hobby"], "properties": { "hobby": {}, "size": { "type": "number" }, "plan": {} } });
    let setting = json!({ "fields": ["size"] });
    assert_eq!(
        asked(&setting, &schema, "{}"),
        Some((vec!["hobby".into(), "size".into()], vec!["hobby".into()]))
    );
    assert_eq!(asked(&setting, &schema, r#"{"hobby": 1, "size": 2}"#), None);
}

#[test]
fn locks_fields_are_asked_in_the_type_in_which_lock_stores_them() {
    let setting = json!({ "additionalSignUpFields": [
        { "name": "given_name", "storage": "root", "placeholder": "Given name" },
        { "name": "address", "placeholder": "enter your address" },
        { "name": "news", "type": "checkbox", "placeholder": "Newsletter", "prefill": "true" },
        { "name": "terms", "type": "checkbox", "placeholder": "I agree", "validator": "^true$" },
        { "name": "campaign", "type": "hidden", "value": "spring" },
    ] });
    let all = asked(&setting, &json!({}), "{}").expect("something is asked");
    assert_eq!(all.0, ["address", "news", "terms"]);
    assert!(all.1.contains(&"terms".into()) && all.1.contains(&"address".into()), "{:?}", all.1);
    let (schema, _) = questions(&setting, &json!({}));
    let answers = |name: &str| {
        let choices = schema.properties.get(name).and_then(|field| field.choices.clone()).expect("choices");
        choices
            .list
            .iter()
            .map(|one| (one.value.clone(), one.title.in_language("en").map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    assert_eq!(answers("news"), [("true".into(), Some("Yes".into())), ("false".into(), Some("No".into()))]);
    assert_eq!(answers("terms"), [("true".into(), Some("Yes".into()))]);
}

#[test]
fn what_the_schema_says_of_a_field_counts() {
    let schema = json!({ "properties": { "news": { "type": "boolean", "title": "News" } } });
    let setting =
        json!({ "additionalSignUpFields": [{ "name": "news", "type": "checkbox", "placeholder": "News" }] });
    let (schema, names) = questions(&setting, &schema);
    assert_eq!(names, ["news"]);
    assert!(schema.properties.get("news").is_some_and(|news| news.choices.is_none()));
}

#[test]
fn who_passed_the_form_was_asked_for_all_of_it() {
    let schema = Schema::parse(&json!({ "required": ["hobby"], "properties": { "hobby": {}, "size": {}, "plan": { "x-ask": "later" } } })).expect("a schema");
    let form = form(&json!({ "fields": ["hobby", "size"] }), &schema);
    let places = form.places();
    assert_eq!(places.iter().map(Path::pointer).collect::<Vec<_>>(), ["/hobby", "/size"]);
    let (schema, names) = form.questions(schema, WORDS);
    let missing =
        schema.missing(&Metadata::default(), &names, |path| places.contains(path)).expect("something");
    assert_eq!(missing.paths.iter().map(Path::pointer).collect::<Vec<_>>(), ["/plan"]);
}
