//! What the operator says about the fields: the schema, asked by the place of a field.

use crate::editor::state::{Editor, input_id};
use crate::texts::{Wanted, Words as Text, in_this_language, use_schema_texts};
use crate::ui::labels::{Labels, use_labels};
use cameo_metadata::draft::Change;
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::{Patterns, Rule, Schema, Violation, Words};
use cameo_metadata::shape::{Shape, shape};
use cameo_metadata::{Draft, FieldId};
use leptos::prelude::*;
use serde_json::Value;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// The schema, and what it takes to judge by it. `Copy`, and says nothing where there is no schema.
#[derive(Clone, Copy)]
pub struct Guide {
    schema: StoredValue<Option<Arc<Schema>>>,
    patterns: StoredValue<Option<Rc<dyn Patterns>>, LocalStorage>,
    // The ids of inputs, by the JSON Pointer of their place: a field that is not there yet has no id of its own.
    places: StoredValue<HashMap<String, String>>,
    offset: fn(&str) -> String,
    about: StoredValue<Option<Callback<(), Vec<String>>>>,
    labels: StoredValue<Labels>,
}

impl Default for Guide {
    fn default() -> Self {
        Self::make(None, None, |_| "Z".to_owned(), None)
    }
}

impl Guide {
    /// A guide by a schema. `offset` is what lies between UTC and a local moment, `about` what there is to say of a field that
    /// the schema marks as read-only.
    pub fn new(
        schema: Option<Arc<Schema>>,
        patterns: Rc<dyn Patterns>,
        offset: fn(&str) -> String,
        about: Callback<(), Vec<String>>,
    ) -> Self {
        Self::make(schema, Some(patterns), offset, Some(about))
    }

    fn make(
        schema: Option<Arc<Schema>>,
        patterns: Option<Rc<dyn Patterns>>,
        offset: fn(&str) -> String,
        about: Option<Callback<(), Vec<String>>>,
    ) -> Self {
        Self {
            labels: StoredValue::new(use_labels().by(schema.clone())),
            schema: StoredValue::new(schema),
            patterns: StoredValue::new_local(patterns),
            places: StoredValue::new(HashMap::new()),
            offset,
            about: StoredValue::new(about),
        }
    }

    /// Whether there is a schema at all.
    pub fn has_schema(self) -> bool {
        self.schema.with_value(Option::is_some)
    }

    /// Whether the schema says that the object at this place may hold fields of any name: by `additionalProperties`, there or
    /// around it.
    pub fn allows_more(self, path: &Path) -> bool {
        self.schema.with_value(|schema| {
            let Some(mut here) = schema.as_deref() else { return false };
            for step in path.steps() {
                let more = here.additional_properties.as_deref();
                let is_known = matches!(step, Step::Key(name) if here.properties.get(name).is_some());
                // Nothing is said about what is inside of a field that nothing is said about.
                if !is_known && more.is_some_and(|more| *more == Schema::default()) {
                    return true;
                }
                match here.at(std::slice::from_ref(step)) {
                    Some(next) => here = next,
                    None => return false,
                }
            }
            here.additional_properties.as_deref().is_some_and(|more| !more.never)
        })
    }

    /// What is said about a place.
    pub fn at(self, path: &Path) -> Option<Arc<Schema>> {
        self.schema.with_value(|schema| {
            let schema = schema.as_ref()?;
            if path.steps().is_empty() {
                return Some(schema.clone());
            }
            // `false` says nothing about how a value looks that is there all the same.
            schema.at(path.steps()).filter(|schema| !schema.never).cloned().map(Arc::new)
        })
    }

    /// What is said about a field, where it stands now.
    pub fn of(self, editor: Editor, id: FieldId) -> Option<Arc<Schema>> {
        if self.schema.with_value(Option::is_none) {
            return None;
        }
        self.at(&editor.look(|draft| draft.path(id)))
    }

    /// What lies between UTC and a local moment, as `+01:00`.
    pub fn offset(self, local: &str) -> String {
        (self.offset)(local)
    }

    /// What there is to say of a field that is read-only.
    pub fn about_read_only(self) -> Vec<String> {
        self.about.get_value().map(|about| about.run(())).unwrap_or_default()
    }

    /// Whether the schema foresees no field at this place.
    pub fn forbids(self, path: &Path) -> bool {
        self.schema.with_value(|schema| {
            schema.as_ref().and_then(|schema| schema.at(path.steps())).is_some_and(|schema| schema.never)
        })
    }

    /// The rules that a value breaks, by itself.
    pub fn judge(self, schema: &Schema, value: &Value) -> Vec<Violation> {
        self.patterns.with_value(|patterns| {
            patterns.as_ref().map(|patterns| schema.validate(value, patterns.as_ref())).unwrap_or_default()
        })
    }

    /// Remembers where the input of a place stands.
    pub fn note(self, path: &Path, id: String) {
        self.places.update_value(|places| drop(places.insert(path.pointer(), id)));
    }

    /// The id of the input of a place, or of the nearest that it stands in.
    pub fn place(self, draft: &Draft, path: &Path) -> String {
        if !self.has_schema() {
            // Each field has an input of its own, which is drawn when somebody goes there.
            return draft.find(path).map(input_id).unwrap_or_default();
        }
        let mut steps = path.steps().to_vec();
        while !steps.is_empty() {
            let path = Path::new(steps.clone());
            let noted = self.places.with_value(|places| places.get(&path.pointer()).cloned());
            // A list or an object has no input to look at, but it may have been given a place.
            let found = noted.or_else(|| draft.find(&path).map(input_id));
            if let Some(found) = found.filter(|id| document().get_element_by_id(id).is_some()) {
                return found;
            }
            steps.pop();
        }
        String::new()
    }

    /// What a place is called: the titles on the way, or the keys as words where there are none.
    pub fn name_of(self, path: &Path) -> String {
        self.labels.with_value(|labels| labels.path(path))
    }

    /// The rules that the draft breaks, where the person can mend it: what was stored so and not touched is left alone.
    pub fn faults(self, draft: &Draft) -> Vec<(Path, Rule)> {
        let (Some(schema), Some(value)) = (self.schema.get_value(), draft.value_of(draft.root())) else {
            return Vec::new();
        };
        let names = draft.names();
        let mendable = |violation: &Violation| match &violation.rule {
            Rule::Required { name } => {
                let object = schema.at(violation.path.steps());
                object.and_then(|object| object.properties.get(name)).is_some_and(|wanted| !wanted.read_only)
            }
            _ => {
                let read_only = schema.at(violation.path.steps()).is_some_and(|schema| schema.read_only);
                let found = names.find(&violation.path).filter(|id| *id != draft.root());
                !read_only && found.is_some_and(|id| draft.change(id) != Change::Same)
            }
        };
        let place = |violation: Violation| match &violation.rule {
            Rule::Required { name } => {
                let mut steps = violation.path.steps().to_vec();
                steps.push(Step::Key(name.clone()));
                (Path::new(steps), violation.rule)
            }
            _ => (violation.path, violation.rule),
        };
        self.judge(&schema, &value).into_iter().filter(mendable).map(place).collect()
    }
}

/// A broken rule in words: what to do, as far as the schema of the place says it. `title` is what the place is called.
pub fn broken(rule: &Rule, schema: &Schema, title: &str) -> Text {
    let words = use_schema_texts();
    match rule {
        Rule::Required { .. } => (words.missing)(wanted(schema), title),
        Rule::Choice { .. } if wanted(schema) == Wanted::Consent => (words.missing)(Wanted::Consent, title),
        Rule::Pattern { .. } => {
            let example = schema.examples.iter().find_map(Value::as_str).map(str::to_owned);
            (words.pattern)(example.as_deref())
        }
        rule => (words.rule)(rule),
    }
}

/// What a person does to fill in a value of this schema.
fn wanted(schema: &Schema) -> Wanted {
    match shape(schema, None) {
        Shape::Checkbox => Wanted::Consent,
        Shape::Tags | Shape::Table | Shape::List => Wanted::Entries,
        Shape::Text
        | Shape::Multiline
        | Shape::Email
        | Shape::Link
        | Shape::Tel
        | Shape::Secret
        | Shape::Number => Wanted::Text,
        _ => Wanted::Choice,
    }
}

/// Words of a schema, in the language of this app.
pub fn said(words: &Words) -> Option<String> {
    in_this_language(words)
}
