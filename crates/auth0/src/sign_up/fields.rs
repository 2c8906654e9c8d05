//! `fields`: names of first-level properties of the metadata schema, which says how they are asked.

use super::form::{Reader, SignUpField, Storage};
use super::plan::fits_sign_up_name;
use super::problem::SignUpProblem;
use cameo_metadata::schema::{Schema, Type};
use serde_json::Value;

const EXPECTED: &str = "a list of names of the schema's properties, as in [\"hobby\"]";

pub(super) fn read(reader: &mut Reader<'_>, names: &Value) {
    let Some(list) = names.as_array() else {
        return reader.problems.push(SignUpProblem::wrong("signUp.fields", names, EXPECTED));
    };
    for (position, name) in list.iter().enumerate() {
        let key = format!("signUp.fields[{position}]");
        match name.as_str() {
            Some(name) => field(reader, key, name),
            None => reader.problems.push(SignUpProblem::wrong(key, name, EXPECTED)),
        }
    }
}

fn field(reader: &mut Reader<'_>, key: String, name: &str) {
    let name = name.to_owned();
    let Some(schema) = reader.around.schema else {
        return reader.problems.push(SignUpProblem::NotInSchema { key, name });
    };
    let required = schema.requires(&name);
    match schema.properties.get(&name).filter(|property| !property.never && !property.read_only) {
        None => reader.problems.push(SignUpProblem::NotInSchema { key, name }),
        Some(property) if !(reader.around.writes_later || goes_along(&name, property)) => {
            reader.problems.push(SignUpProblem::NotStorable { key, name });
        }
        Some(property) => {
            let asked = Some(property.clone());
            reader.add(
                key,
                SignUpField {
                    name,
                    storage: Storage::UserMetadata,
                    asked,
                    required,
                    prefill: None,
                    icon: None,
                    as_text: false,
                    must_be_yes: false,
                },
            );
        }
    }
}

/// Whether a sign-up can carry every value of this schema that is short enough: a text.
fn goes_along(name: &str, schema: &Schema) -> bool {
    let chosen =
        schema.choices.as_ref().is_some_and(|choices| choices.list.iter().all(|one| one.value.is_string()));
    fits_sign_up_name(name) && (chosen || schema.types == [Type::String])
}
