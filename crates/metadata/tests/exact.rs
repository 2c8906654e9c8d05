//! What a person did not touch goes back to the tenant to the letter, whatever it is.

use cameo_metadata::{Draft, Metadata, draft::Kind};
use proptest::prelude::*;

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1.0".to_owned()),
        Just("1e400".to_owned()),
        Just("9007199254740993".to_owned()),
        Just("-0".to_owned()),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,12})?([eE][+-]?[0-9]{1,5})?",
    ]
}

/// JSON text without spaces, as the tenant might send it; keys differ by their position.
fn json() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        Just(r#""""#.to_owned()),
        "[ -!#-\\[\\]-~]{0,8}".prop_map(|text| format!("\"{text}\"")),
        Just(r#""\"\\\n\u0001""#.to_owned()),
        Just("\"🏄‍♀️ שלום\"".to_owned()),
    ];
    let leaf =
        prop_oneof![number(), text, Just("null".to_owned()), Just("true".to_owned()), Just("[]".to_owned())];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let items = prop::collection::vec(inner.clone(), 0..4);
        let members = prop::collection::vec(inner, 0..4);
        prop_oneof![items.prop_map(|items| format!("[{}]", items.join(","))), members.prop_map(object)]
    })
}

fn object(values: Vec<String>) -> String {
    let keys = ["zeta", "", "1", "__proto__", "alpha", "z.a"];
    let members: Vec<String> =
        values.iter().zip(keys).map(|(value, key)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", members.join(","))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_that_nobody_touched_is_its_text(values in prop::collection::vec(json(), 0..6)) {
        let text = object(values);
        let draft = Draft::of(&Metadata::parse(&text).expect("JSON"));
        prop_assert_eq!(draft.metadata().expect("no problem").to_text(), &text[..]);
        let back = Draft::from_text(&draft.to_text()).expect("its own text");
        prop_assert_eq!(back.metadata().expect("no problem").to_text(), text);
    }

    #[test]
    fn what_stands_beside_a_change_is_sent_to_the_letter(values in prop::collection::vec(json(), 0..6)) {
        let inner = object(values);
        let text = format!(r#"{{"same":{inner},"list":[{inner}],"object":{{"it":{inner},"touched":1}}}}"#);
        let mut draft = Draft::of(&Metadata::parse(&text).expect("JSON"));
        let object = draft.member(draft.root(), "object").expect("there");
        let touched = draft.member(object, "touched").expect("there");
        prop_assert!(draft.set_text(touched, "1E5"));
        let list = draft.member(draft.root(), "list").expect("there");
        draft.add(list, "", Kind::YesNo).expect("a list");
        let patch = draft.patch().expect("no problem").expect("a change");
        let expected =
            format!(r#"{{"user_metadata":{{"list":[{inner},false],"object":{{"it":{inner},"touched":1E5}}}}}}"#);
        prop_assert_eq!(patch.text(), expected);
    }
}
