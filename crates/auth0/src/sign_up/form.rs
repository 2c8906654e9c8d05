//! What the sign-up page asks, read from the setting. What is wrong with a field leaves that field out, and the rest stands.

use super::problem::SignUpProblem;
use super::{fields, lock};
use cameo_metadata::schema::{Patterns, Schema, Type};
use serde_json::{Map, Value};

/// The connection of a tenant that has not been given another.
const CONNECTION: &str = "Username-Password-Authentication";

/// What the form asks for by itself.
pub(super) const RESERVED: [&str; 3] = ["email", "username", "password"];

/// Every known key.
const KEYS: [&str; 5] = ["page", "fields", "additionalSignUpFields", "connection", "username"];

/// Keys of Lock that people bring along, and what to write instead.
const LOCK_KEYS: [(&str, &str); 9] = [
    ("allowSignUp", "write \"signUp\": false to offer none"),
    ("defaultDatabaseConnection", "write connection"),
    (
        "hooks",
        "hooks are functions, which JSON has none of; use an Action of the tenant (pre user registration)",
    ),
    ("initialScreen", "link to /sign-up"),
    ("languageDictionary", "the words stand in the app"),
    ("loginAfterSignUp", "leave it out: whoever signs up goes on to sign in"),
    ("mustAcceptTerms", "add a field of type checkbox with the validator \"^true$\""),
    ("signUpLink", "write \"signUp\": true for the provider's own page"),
    ("usernameStyle", "write \"username\": true where the connection wants one"),
];

/// Where the provider keeps an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// An attribute of the profile itself, such as `given_name`.
    Root,
    /// `user_metadata`.
    UserMetadata,
}

/// One thing that is asked, or that goes along unasked.
#[derive(Clone, Debug, PartialEq)]
pub struct SignUpField {
    /// Its name, where it is stored and in the form.
    pub name: String,
    /// Where it is stored.
    pub storage: Storage,
    /// What it has to be, and how it is asked; `None` for what goes along unasked (Lock's `hidden`).
    pub asked: Option<Schema>,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What stands there at first; what goes along unasked.
    pub prefill: Option<Value>,
    /// The address of a picture beside it.
    pub icon: Option<String>,
    /// Whether a yes or no is stored as `"true"` or `"false"`, as Lock does.
    pub as_text: bool,
    /// Whether a yes or no has to be yes.
    pub must_be_yes: bool,
}

/// The whole form, besides e-mail address and password.
#[derive(Clone, Debug, PartialEq)]
pub struct SignUpForm {
    /// The connection that the account is made in.
    pub connection: String,
    /// Whether a username is asked for.
    pub username: bool,
    /// What else is asked, in order.
    pub fields: Vec<SignUpField>,
}

/// What else the settings say, as far as the form depends on it.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The setting `connection`.
    pub connection: Option<&'a str>,
    /// The schema of the metadata, if there is one.
    pub schema: Option<&'a Schema>,
    /// Whether metadata can be written after the first sign-in.
    pub writes_later: bool,
}

impl SignUpForm {
    /// Reads the object that stands under `signUp`. There is always a form: the problems are for the operator.
    pub fn parse(
        setting: &Value,
        around: Around<'_>,
        patterns: &impl Patterns,
    ) -> (Self, Vec<SignUpProblem>) {
        let none = Map::new();
        let object = setting.as_object().unwrap_or(&none);
        let mut reader = Reader { around, fields: Vec::new(), problems: unknown(object) };
        let given = |key: &str| object.get(key).filter(|value| !value.is_null());
        if let Some(names) = given("fields") {
            fields::read(&mut reader, names);
        }
        if let Some(list) = given("additionalSignUpFields") {
            lock::read(&mut reader, list, patterns);
        }
        let connection = given("connection").and_then(|value| match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            other => {
                let expected = "the name of a database connection";
                reader.problems.push(SignUpProblem::wrong("signUp.connection", other, expected));
                None
            }
        });
        let username = given("username").is_some_and(|value| {
            value.as_bool().unwrap_or_else(|| {
                reader.problems.push(SignUpProblem::wrong("signUp.username", value, "true or false"));
                false
            })
        });
        let connection = connection.or(around.connection.map(str::to_owned));
        let connection = connection.unwrap_or_else(|| CONNECTION.to_owned());
        (Self { connection, username, fields: reader.fields }, reader.problems)
    }

    /// A schema of the whole form, for who draws and judges it.
    #[must_use]
    pub fn schema(&self) -> Schema {
        let asked = self.fields.iter().filter_map(|field| Some((field.name.clone(), field.asked.clone()?)));
        let required = self.fields.iter().filter(|field| field.required && field.asked.is_some());
        Schema {
            types: vec![Type::Object],
            properties: asked.collect(),
            required: required.map(|field| field.name.clone()).collect(),
            ..Schema::default()
        }
    }

    /// The fields that have to be yes and are not, in what was answered.
    pub fn refused<'a>(&'a self, answers: &'a Map<String, Value>) -> impl Iterator<Item = &'a SignUpField> {
        let is_yes = |name: &str| answers.get(name).and_then(Value::as_bool) == Some(true);
        self.fields.iter().filter(move |field| field.must_be_yes && !is_yes(&field.name))
    }
}

fn unknown(object: &Map<String, Value>) -> Vec<SignUpProblem> {
    let strange = object.keys().filter(|key| !KEYS.contains(&key.as_str()));
    let problem = |key: &String| {
        let instead = LOCK_KEYS.iter().find(|known| known.0 == key).map(|known| known.1);
        SignUpProblem::Unknown { key: ["signUp.", key].concat(), instead }
    };
    strange.map(problem).collect()
}

/// What has been read so far.
pub(super) struct Reader<'a> {
    pub(super) around: Around<'a>,
    pub(super) problems: Vec<SignUpProblem>,
    fields: Vec<SignUpField>,
}

impl Reader<'_> {
    /// Takes a field in, unless its name is taken.
    pub(super) fn add(&mut self, key: String, field: SignUpField) {
        let taken = RESERVED.contains(&field.name.as_str())
            || self.fields.iter().any(|known| known.name == field.name);
        if taken {
            self.problems.push(SignUpProblem::Twice { key, name: field.name });
        } else {
            self.fields.push(field);
        }
    }
}

#[cfg(test)]
#[path = "form_tests.rs"]
mod tests;
