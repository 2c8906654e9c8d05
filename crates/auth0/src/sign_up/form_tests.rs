//! The setting read: what is accepted, and what is said of the rest.

use super::*;
use rstest::rstest;
use serde_json::json;

/// The patterns of this test: enough for the few that it needs.
struct Plain;

impl Patterns for Plain {
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        regress::Regex::with_flags(pattern, "u").ok().map(|pattern| pattern.find(text).is_some())
    }
}

fn schema() -> Schema {
    let schema = json!({ "type": "object", "required": ["hobby"], "properties": {
        "hobby": { "type": "string", "title": "Hobby" }, "size": { "type": "number" },
        "plan": { "enum": ["a", "b"] }, "member": { "type": "string", "readOnly": true } } });
    Schema::parse(&schema).expect("a schema")
}

fn parse(setting: Value) -> (SignUpForm, Vec<SignUpProblem>) {
    let around = Around { connection: None, schema: Some(&schema()), writes_later: true };
    SignUpForm::parse(&setting, around, &Plain)
}

fn problems(setting: Value) -> Vec<String> {
    parse(setting).1.iter().map(ToString::to_string).collect()
}

fn lock(field: Value) -> Vec<String> {
    problems(json!({ "additionalSignUpFields": [field] }))
}

#[test]
fn nothing_but_an_object_is_a_form_already() {
    let (form, problems) = parse(json!({}));
    assert_eq!((form.connection.as_str(), form.username, form.fields.len()), (CONNECTION, false, 0));
    assert_eq!(problems, []);
    let around = Around { connection: Some("mine"), schema: None, writes_later: true };
    assert_eq!(SignUpForm::parse(&json!({}), around, &Plain).0.connection, "mine");
    let own = json!({ "connection": "own", "username": true });
    let (form, _) = SignUpForm::parse(&own, around, &Plain);
    assert_eq!((form.connection.as_str(), form.username), ("own", true));
}

#[test]
fn fields_are_asked_as_the_schema_says() {
    let (form, problems) = parse(json!({ "fields": ["size", "hobby"] }));
    assert_eq!(problems, []);
    let schema = form.schema();
    assert_eq!(schema.properties.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["size", "hobby"]);
    assert_eq!(schema.required, ["hobby"]);
}

#[test]
fn the_array_of_locks_documentation_is_a_form_as_it_is() {
    let (form, problems) = parse(json!({ "additionalSignUpFields": [
        { "name": "address", "placeholder": "enter your address", "icon": "https://example.org/icon.png", "prefill": "street 123" },
        { "type": "select", "name": "location", "placeholder": "choose your location", "icon": "https://example.org/pin.png",
          "options": [{ "value": "us", "label": "United States" }, { "value": "fr", "label": "France" }], "prefill": "us" },
        { "type": "checkbox", "name": "newsletter", "prefill": "true", "placeholder": "I hereby agree" },
        { "type": "hidden", "name": "signup_code", "value": "partner" },
        { "name": "family_name", "placeholder": "Family name", "storage": "root", "validator": ".{2,}", "ariaLabel": "Your family name" }
    ] }));
    assert_eq!(problems, []);
    let [address, location, newsletter, code, family] = &form.fields[..] else { panic!("{form:?}") };
    assert_eq!((address.prefill.clone(), address.required), (Some("street 123".into()), true));
    assert_eq!(address.icon.as_deref(), Some("https://example.org/icon.png"));
    let asked = location.asked.as_ref().expect("asked");
    let choices = asked.choices.as_ref().expect("choices");
    assert_eq!(choices.list[1].title.in_language("en"), Some("France"));
    assert_eq!(
        (newsletter.prefill.clone(), newsletter.as_text, newsletter.required),
        (Some(true.into()), true, false)
    );
    assert_eq!((code.asked.clone(), code.prefill.clone()), (None, Some("partner".into())));
    let asked = family.asked.as_ref().expect("asked");
    assert_eq!(
        (family.storage, asked.pattern.as_deref(), family.required),
        (Storage::Root, Some(".{2,}"), true)
    );
    assert_eq!(asked.title.in_language("en"), Some("Your family name"));
    assert_eq!(asked.placeholder.in_language("en"), Some("Family name"));
}

#[test]
fn the_words_beside_a_box_are_its_label_whatever_else_names_it() {
    let (form, problems) = parse(json!({ "additionalSignUpFields": [
        { "type": "checkbox", "name": "terms", "placeholder": "I agree to the terms", "ariaLabel": "terms" },
        { "type": "select", "name": "size", "placeholder": "Your size", "ariaLabel": "size", "options": ["s"] },
        { "type": "checkbox", "name": "news", "ariaLabel": "News" },
        { "name": "phone_number", "placeholder": "Phone" }
    ] }));
    assert_eq!(problems, []);
    let titles = form.fields.iter().map(|field| field.asked.as_ref()?.title.in_language("en"));
    assert_eq!(
        titles.collect::<Vec<_>>(),
        [Some("I agree to the terms"), Some("Your size"), Some("News"), Some("Phone")]
    );
}

#[test]
fn options_may_be_plain_texts_and_a_pattern_may_allow_nothing() {
    let (form, problems) = parse(json!({ "additionalSignUpFields": [
        { "type": "select", "name": "size", "placeholder": "Size", "options": ["s", "l"] },
        { "name": "zip", "placeholder": "Zip", "validator": "^[0-9]*$" },
        { "type": "checkbox", "name": "terms", "placeholder": "I agree", "validator": "^true$" }
    ] }));
    assert_eq!(problems, []);
    assert!(!form.fields[1].required);
    let refused = |answers: Value| {
        let answers = answers.as_object().cloned().unwrap_or_default();
        form.refused(&answers).map(|field| field.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(refused(json!({ "terms": false })), ["terms"]);
    assert!(refused(json!({ "terms": true })).is_empty());
}

#[rstest]
#[case(json!({ "name": "a", "placeholder": "A", "validator": "function (v) { return { valid: true } }" }),
    "signUp.additionalSignUpFields[0].validator is the source of a function, which is not run: expected a pattern")]
#[case(json!({ "name": "a", "placeholder": "A", "validator": { "valid": true } }), "signUp.additionalSignUpFields[0].validator is {\"valid\":true}, expected a pattern")]
#[case(json!({ "name": "a", "placeholder": "A", "validator": "[" }), "signUp.additionalSignUpFields[0].validator is \"[\", expected a pattern")]
#[case(json!({ "name": "a", "placeholder": "A", "prefill": "cb => cb(null, 'x')" }),
    "signUp.additionalSignUpFields[0].prefill is the source of a function, which is not run: expected the text")]
#[case(json!({ "name": "a", "placeholder": "A", "type": "select", "options": "function (cb) {}" }),
    "signUp.additionalSignUpFields[0].options is the source of a function, which is not run: expected a list of choices")]
#[case(json!({ "name": "a", "placeholder": "A", "type": "select" }), "signUp.additionalSignUpFields[0].options is missing")]
#[case(json!({ "name": "a", "placeholder": "A", "type": "select", "options": [1] }), "signUp.additionalSignUpFields[0].options is [1]")]
#[case(json!({ "name": "a", "placeholder": "A", "type": "radio" }), "signUp.additionalSignUpFields[0].type is \"radio\", expected \"text\"")]
#[case(json!({ "name": "a.b", "placeholder": "A" }), "signUp.additionalSignUpFields[0].name is \"a.b\", expected a name of letters")]
#[case(json!({ "placeholder": "A" }), "signUp.additionalSignUpFields[0].name is missing")]
#[case(json!({ "name": "a" }), "signUp.additionalSignUpFields[0].placeholder is missing")]
#[case(json!({ "name": "a", "placeholderHTML": "<b>A</b>", "ariaLabel": "A" }),
    "signUp.additionalSignUpFields[0].placeholderHTML is not a known key: write placeholder, as text")]
#[case(json!({ "name": "a", "placeholder": "A", "storage": "root" }), "signUp.additionalSignUpFields[0].storage is \"root\", expected \"user_metadata\"")]
#[case(json!({ "name": "a", "type": "hidden" }), "signUp.additionalSignUpFields[0].value is missing")]
#[case(json!({ "name": "password", "placeholder": "A" }), "signUp.additionalSignUpFields[0].name is password, which the form asks for already")]
#[case(json!("a"), "signUp.additionalSignUpFields[0] is \"a\", expected a list of fields")]
fn what_lock_would_run_or_ignore_is_named(#[case] field: Value, #[case] expected: &str) {
    let found = lock(field);
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}");
}

#[rstest]
#[case(json!({ "fields": ["shoe"] }), "signUp.fields[0] is shoe, which is no property of the schema")]
#[case(json!({ "fields": ["member"] }), "signUp.fields[0] is member, which is no property of the schema")]
#[case(json!({ "fields": "hobby" }), "signUp.fields is \"hobby\", expected a list of names")]
#[case(json!({ "fields": ["hobby", "hobby"] }), "signUp.fields[1] is hobby, which the form asks for already")]
#[case(json!({ "mustAcceptTerms": true }), "signUp.mustAcceptTerms is not a known key: add a field of type checkbox")]
#[case(json!({ "feilds": [] }), "signUp.feilds is not a known key")]
#[case(json!({ "connection": 1 }), "signUp.connection is 1, expected the name of a database connection")]
#[case(json!({ "username": "email" }), "signUp.username is \"email\", expected true or false")]
fn everything_else_is_named_too(#[case] setting: Value, #[case] expected: &str) {
    let found = problems(setting);
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:?}");
}

#[test]
fn a_field_that_is_wrong_is_left_out_and_the_others_stay() {
    let (form, problems) =
        parse(json!({ "fields": ["shoe", "hobby"], "additionalSignUpFields": [{ "name": "a" }] }));
    assert_eq!((form.fields.len(), problems.len()), (1, 2));
}

#[test]
fn without_a_later_write_only_texts_can_be_asked() {
    let around = Around { connection: None, schema: Some(&schema()), writes_later: false };
    let setting = json!({ "fields": ["hobby", "size", "plan"] });
    let (form, problems) = SignUpForm::parse(&setting, around, &Plain);
    assert_eq!(form.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(), ["hobby", "plan"]);
    assert_eq!(
        problems,
        [SignUpProblem::NotStorable { key: "signUp.fields[1]".into(), name: "size".into() }]
    );
}
