//! What the sign-up request can carry, and what has to wait for the first sign-in.
//!
//! Sign-up takes texts only, and few of them (auth0.com/docs/api/authentication/signup/create-a-new-user); a `PATCH` after the
//! first sign-in has no such limits.

use super::form::{SignUpField, SignUpForm, Storage};
use cameo_metadata::name::LONGEST;
use serde_json::{Map, Value};

/// The most properties of `user_metadata` that a sign-up takes.
pub const MOST: usize = 10;

/// The most characters of one of them.
pub const LONGEST_TEXT: usize = 500;

/// The answers, by the way that each of them takes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Attributes of the profile, with the request.
    pub attributes: Map<String, Value>,
    /// Metadata, with the request.
    pub now: Map<String, Value>,
    /// Metadata, after the first sign-in.
    pub later: Map<String, Value>,
}

/// Plans for what was answered, by the fields' names. What the form does not ask for is left out.
#[must_use]
pub fn plan(form: &SignUpForm, answers: &Map<String, Value>) -> Plan {
    let mut plan = Plan::default();
    for field in &form.fields {
        let Some(value) = stored(field, answers) else { continue };
        let name = field.name.clone();
        match field.storage {
            Storage::Root => plan.attributes.insert(name, value),
            Storage::UserMetadata if plan.now.len() < MOST && fits(&name, &value) => {
                plan.now.insert(name, value)
            }
            Storage::UserMetadata => plan.later.insert(name, value),
        };
    }
    plan
}

/// The value as it is stored.
fn stored(field: &SignUpField, answers: &Map<String, Value>) -> Option<Value> {
    let value = match field.asked {
        Some(_) => answers.get(&field.name),
        None => field.prefill.as_ref(),
    };
    match value? {
        Value::Null => None,
        Value::Bool(yes) if field.as_text => Some(yes.to_string().into()),
        // An attribute is a text, and an empty one is refused.
        Value::String(text) if field.storage == Storage::Root && text.trim().is_empty() => None,
        other => Some(other.clone()),
    }
}

/// Whether a sign-up takes this as one of its properties.
fn fits(name: &str, value: &Value) -> bool {
    fits_sign_up_name(name) && value.as_str().is_some_and(|text| text.chars().count() <= LONGEST_TEXT)
}

/// Whether a sign-up takes a property of this name.
pub(super) fn fits_sign_up_name(name: &str) -> bool {
    name.chars().count() <= LONGEST && !name.contains(['.', '$'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use cameo_metadata::schema::Schema;
    use serde_json::json;

    fn field(name: &str) -> SignUpField {
        SignUpField {
            name: name.into(),
            storage: Storage::UserMetadata,
            asked: Some(Schema::default()),
            required: false,
            prefill: None,
            icon: None,
            as_text: false,
            must_be_yes: false,
        }
    }

    fn form(fields: Vec<SignUpField>) -> SignUpForm {
        SignUpForm { connection: "c".into(), username: false, fields }
    }

    fn answers(value: Value) -> Map<String, Value> {
        value.as_object().expect("an object").clone()
    }

    #[test]
    fn short_texts_go_along_and_everything_else_waits() {
        let long = "n".repeat(101);
        let names = ["text", "empty", "number", "list", "yes", "essay", "limit", &long];
        let form = form(names.iter().map(|name| field(name)).collect());
        let mut given = answers(json!({
            "text": "a", "empty": "", "number": 1.50, "list": ["a"], "yes": true, "essay": "ü".repeat(501),
            "limit": "ü".repeat(500), "unasked": "x"
        }));
        given.insert(long.clone(), "short".into());
        let plan = plan(&form, &given);
        assert_eq!(plan.now.keys().collect::<Vec<_>>(), ["text", "empty", "limit"]);
        assert_eq!(plan.later.keys().collect::<Vec<_>>(), ["number", "list", "yes", "essay", &long]);
    }

    #[test]
    fn the_eleventh_text_waits() {
        let names: Vec<String> = (0..12).map(|n| format!("f{n}")).collect();
        let form = form(names.iter().map(|name| field(name)).collect());
        let given = names.iter().map(|name| (name.clone(), Value::from("x"))).collect();
        let plan = plan(&form, &given);
        assert_eq!(plan.now.len(), 10);
        assert_eq!(plan.later.keys().collect::<Vec<_>>(), ["f10", "f11"]);
    }

    #[test]
    fn what_goes_along_unasked_and_what_lock_stores_as_text() {
        let hidden = SignUpField { asked: None, prefill: Some("web".into()), ..field("source") };
        let ticked = SignUpField { as_text: true, ..field("news") };
        let name = SignUpField { storage: Storage::Root, ..field("given_name") };
        let nick = SignUpField { storage: Storage::Root, ..field("nickname") };
        let form = form(vec![hidden, ticked, name, nick]);
        let plan = plan(
            &form,
            &answers(json!({ "news": false, "given_name": "Ada", "nickname": " ", "source": "forged" })),
        );
        assert_eq!(Value::Object(plan.now), json!({ "source": "web", "news": "false" }));
        assert_eq!(Value::Object(plan.attributes), json!({ "given_name": "Ada" }));
    }
}
