//! `additionalSignUpFields` as Lock takes it (auth0.com/docs/libraries/lock/lock-configuration). What stands there as data is
//! accepted as it is; what Lock lets be a function is not, as JSON has none.

use super::form::{Reader, SignUpField, Storage};
use super::problem::{SignUpProblem, is_function};
use cameo_metadata::schema::{Patterns, Schema};
use serde_json::{Map, Value, json};

/// The attributes that Lock stores in the profile itself (`storage: "root"`).
const ROOT: [&str; 5] = ["family_name", "given_name", "name", "nickname", "picture"];

/// Every key that is understood.
const KEYS: [&str; 10] = [
    "type",
    "name",
    "placeholder",
    "ariaLabel",
    "icon",
    "prefill",
    "value",
    "options",
    "validator",
    "storage",
];

const LIST: &str = "a list of fields, as in [{ \"name\": \"address\", \"placeholder\": \"Your address\" }]";
const OPTIONS: &str =
    "a list of choices, as in [{ \"value\": \"ch\", \"label\": \"Switzerland\" }] or [\"ch\"]";
const VALIDATOR: &str =
    "a pattern (a regular expression as text) that the answer has to fit, as in \"^[0-9]{4}$\"";
const PREFILL: &str = "the text that stands there at first";

pub(super) fn read(reader: &mut Reader<'_>, list: &Value, patterns: &impl Patterns) {
    let at = "signUp.additionalSignUpFields";
    let Some(list) = list.as_array() else {
        return reader.problems.push(SignUpProblem::wrong(at, list, LIST));
    };
    for (position, item) in list.iter().enumerate() {
        let key = format!("{at}[{position}]");
        let Some(members) = item.as_object() else {
            reader.problems.push(SignUpProblem::wrong(key, item, LIST));
            continue;
        };
        let mut field = Field { members, at: &key, problems: Vec::new() };
        let read = field.read(patterns);
        let sound = field.problems.is_empty();
        reader.problems.append(&mut field.problems);
        if let Some(read) = read.filter(|_| sound) {
            reader.add([&key, ".name"].concat(), read);
        }
    }
}

/// One field on the way.
struct Field<'a> {
    members: &'a Map<String, Value>,
    at: &'a str,
    problems: Vec<SignUpProblem>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Select,
    Checkbox,
    Hidden,
}

impl<'a> Field<'a> {
    fn read(&mut self, patterns: &impl Patterns) -> Option<SignUpField> {
        self.unknown();
        let kind = self.kind();
        let name = self.name();
        let storage = self.storage(name);
        let (label, hint) = self.label(kind);
        let prefill = self.prefill(kind);
        let icon = self.text("icon", "the address of a picture").map(str::to_owned);
        let validator = self.validator(kind, patterns);
        let fits =
            |text: &str| validator.is_none_or(|pattern| patterns.is_match(pattern, text) == Some(true));
        // Lock takes an empty answer only where the validator does.
        let required = match validator {
            Some(_) => !fits(""),
            None => kind != Kind::Checkbox,
        };
        let asked = match kind {
            Kind::Hidden => None,
            Kind::Text => Some(json!({ "type": "string" })),
            Kind::Checkbox => Some(json!({ "type": "boolean", "x-widget": "checkbox" })),
            Kind::Select => Some(json!({ "oneOf": self.options(), "x-widget": "select" })),
        };
        let asked = asked.and_then(|mut schema| {
            schema["title"] = label.unwrap_or_default().into();
            if let Some(hint) = hint {
                schema["x-placeholder"] = hint.into();
            }
            if let (Kind::Text, Some(pattern)) = (kind, validator) {
                schema["pattern"] = pattern.into();
            }
            // What it is made of is right, so nothing can be wrong with it that has not been told.
            Schema::parse(&schema).ok()
        });
        Some(SignUpField {
            name: name?.to_owned(),
            storage,
            required: required && asked.is_some(),
            must_be_yes: kind == Kind::Checkbox && fits("true") && !fits("false"),
            as_text: kind == Kind::Checkbox,
            asked,
            prefill,
            icon,
        })
    }

    fn key(&self, member: &str) -> String {
        [self.at, ".", member].concat()
    }

    fn wrong(&mut self, member: &str, value: &Value, expected: &'static str) {
        self.problems.push(SignUpProblem::wrong(self.key(member), value, expected));
    }

    fn given(&self, member: &str) -> Option<&'a Value> {
        self.members.get(member).filter(|value| !value.is_null())
    }

    /// A text that is not empty, and not the source of a function.
    fn text(&mut self, member: &str, expected: &'static str) -> Option<&'a str> {
        let value = self.given(member)?;
        let text = value.as_str().filter(|text| !text.trim().is_empty() && !is_function(text));
        if text.is_none() {
            self.wrong(member, value, expected);
        }
        text
    }

    fn unknown(&mut self) {
        for member in self.members.keys().filter(|member| !KEYS.contains(&member.as_str())) {
            let instead = (member == "placeholderHTML").then_some("write placeholder, as text");
            self.problems.push(SignUpProblem::Unknown { key: self.key(member), instead });
        }
    }

    fn kind(&mut self) -> Kind {
        let Some(value) = self.given("type") else { return Kind::Text };
        match value.as_str() {
            Some("text") => Kind::Text,
            Some("select") => Kind::Select,
            Some("checkbox") => Kind::Checkbox,
            Some("hidden") => Kind::Hidden,
            _ => {
                self.wrong("type", value, "\"text\", \"select\", \"checkbox\" or \"hidden\"");
                Kind::Text
            }
        }
    }

    fn name(&mut self) -> Option<&'a str> {
        let expected = "a name of letters, digits and _, under which the answer is stored";
        if self.given("name").is_none() {
            self.problems.push(SignUpProblem::Missing { key: self.key("name"), expected });
            return None;
        }
        let name = self.text("name", expected)?;
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
            self.wrong("name", &name.into(), expected);
            return None;
        }
        Some(name)
    }

    fn storage(&mut self, name: Option<&str>) -> Storage {
        let in_root = name.is_some_and(|name| ROOT.contains(&name));
        match self.given("storage") {
            None => Storage::UserMetadata,
            Some(Value::String(text)) if text == "user_metadata" => Storage::UserMetadata,
            Some(Value::String(text)) if text == "root" && in_root => Storage::Root,
            Some(other) => {
                let expected =
                    "\"user_metadata\", or \"root\" for family_name, given_name, name, nickname or picture";
                self.wrong("storage", other, expected);
                Storage::UserMetadata
            }
        }
    }

    /// The label, and the hint in the input. Lock shows the placeholder in the place of a label; where there is no input to
    /// show it in, it is the label, and an `ariaLabel` beside it has nothing to add.
    fn label(&mut self, kind: Kind) -> (Option<&'a str>, Option<&'a str>) {
        let expected = "the words that stand at the field";
        let placeholder = self.text("placeholder", expected);
        let label = self.text("ariaLabel", expected);
        if kind != Kind::Hidden && self.given("placeholder").is_none() && label.is_none() {
            self.problems.push(SignUpProblem::Missing { key: self.key("placeholder"), expected });
        }
        match kind {
            Kind::Checkbox | Kind::Select => (placeholder.or(label), None),
            Kind::Text | Kind::Hidden => (label.or(placeholder), label.and(placeholder)),
        }
    }

    fn prefill(&mut self, kind: Kind) -> Option<Value> {
        if kind == Kind::Hidden {
            let expected = "the text that goes along";
            if self.given("value").is_none() {
                self.problems.push(SignUpProblem::Missing { key: self.key("value"), expected });
            }
            return self.text("value", expected).map(Value::from);
        }
        if let Some(value) = self.given("value") {
            self.wrong("value", value, "a value only where type is \"hidden\"; elsewhere write prefill");
        }
        match (kind, self.given("prefill")) {
            (Kind::Checkbox, Some(Value::Bool(yes))) => Some((*yes).into()),
            (Kind::Checkbox, Some(Value::String(text))) if text == "true" || text == "false" => {
                Some((text == "true").into())
            }
            (Kind::Checkbox, None) => Some(false.into()),
            (Kind::Checkbox, Some(other)) => {
                self.wrong("prefill", other, "\"true\" or \"false\"");
                None
            }
            (_, Some(Value::String(text))) if text.is_empty() => None,
            _ => self.text("prefill", PREFILL).map(Value::from),
        }
    }

    fn validator(&mut self, kind: Kind, patterns: &impl Patterns) -> Option<&'a str> {
        let pattern = self.text("validator", VALIDATOR)?;
        if matches!(kind, Kind::Select | Kind::Hidden) {
            let expected = "no validator where type is \"select\" or \"hidden\"";
            self.wrong("validator", &pattern.into(), expected);
            return None;
        }
        if patterns.is_match(pattern, "").is_none() {
            self.wrong("validator", &pattern.into(), VALIDATOR);
            return None;
        }
        Some(pattern)
    }

    /// The choices, as a schema lists them.
    fn options(&mut self) -> Vec<Value> {
        let Some(value) = self.given("options") else {
            self.problems.push(SignUpProblem::Missing { key: self.key("options"), expected: OPTIONS });
            return Vec::new();
        };
        let choice = |one: &Value| match one {
            Value::String(text) => Some(json!({ "const": text, "title": text })),
            Value::Object(members) => {
                let value = members.get("value")?.as_str()?;
                let label = members.get("label").map_or(Some(value), Value::as_str)?;
                Some(json!({ "const": value, "title": label }))
            }
            _ => None,
        };
        let listed = value.as_array().filter(|list| !list.is_empty());
        match listed.and_then(|list| list.iter().map(choice).collect()) {
            Some(choices) => choices,
            None => {
                self.wrong("options", value, OPTIONS);
                Vec::new()
            }
        }
    }
}
