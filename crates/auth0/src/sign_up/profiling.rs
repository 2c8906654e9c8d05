//! The questions of the sign-up form for those who did not pass it: with a social account, or at the provider's own page.

use super::form::{SignUpField, SignUpForm, Storage};
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::Schema;
use serde_json::json;

/// The two answers to a yes/no that is stored as a text.
#[derive(Clone, Copy, Debug)]
pub struct YesNo<'a> {
    /// What `"true"` is called.
    pub yes: &'a str,
    /// What `"false"` is called.
    pub no: &'a str,
}

impl SignUpForm {
    /// Where the answers stand in the metadata: whoever passed this form was asked for them.
    #[must_use]
    pub fn places(&self) -> Vec<Path> {
        let place = |field: &SignUpField| {
            let is_asked = field.storage == Storage::UserMetadata && field.asked.is_some();
            is_asked.then(|| Path::new(vec![Step::Key(field.name.clone())]))
        };
        self.fields.iter().filter_map(place).collect()
    }

    /// `schema`, the one of the metadata, with what this form asks of the metadata besides; and the names of all that it asks
    /// of it. Attributes of the profile itself are not among them, as nobody can write them after the sign-up.
    #[must_use]
    pub fn questions(&self, schema: Schema, words: YesNo<'_>) -> (Schema, Vec<String>) {
        let asked = |field: &&SignUpField| field.storage == Storage::UserMetadata && field.asked.is_some();
        let fields: Vec<&SignUpField> = self.fields.iter().filter(asked).collect();
        let mut properties: Vec<(String, Schema)> =
            schema.properties.iter().map(|(name, property)| (name.to_owned(), property.clone())).collect();
        let mut required = schema.required.clone();
        for field in &fields {
            if schema.properties.get(&field.name).is_none() {
                properties.extend(question(field, words).map(|question| (field.name.clone(), question)));
            }
            if (field.required || field.must_be_yes) && !required.contains(&field.name) {
                required.push(field.name.clone());
            }
        }
        let names = fields.into_iter().map(|field| field.name.clone()).collect();
        (Schema { properties: properties.into_iter().collect(), required, ..schema }, names)
    }
}

/// What a field asks, in the type in which it is stored.
fn question(field: &SignUpField, words: YesNo<'_>) -> Option<Schema> {
    let asked = field.asked.clone()?;
    if !field.as_text {
        return Some(asked);
    }
    let mut answers = vec![json!({ "const": "true", "title": words.yes })];
    if !field.must_be_yes {
        answers.push(json!({ "const": "false", "title": words.no }));
    }
    let yes_no = Schema::parse(&json!({ "type": "string", "oneOf": answers })).ok()?;
    Some(Schema { title: asked.title, description: asked.description, ..yes_no })
}

#[cfg(test)]
#[path = "profiling_tests.rs"]
mod tests;
