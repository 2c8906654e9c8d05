//! What each field is called, on every page: by the operator's schema, and by its key where the schema says nothing.

use crate::texts::{in_this_language, use_texts};
use cameo_metadata::Metadata;
use cameo_metadata::label::label;
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::Schema;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The names of the fields of one document. Cheap to clone.
#[derive(Clone, Default)]
pub struct Labels {
    schema: Option<Arc<Schema>>,
    // Tells which keys stand beside each other: two that would read the same are shown as they are.
    stored: Metadata,
}

/// The labels as a context; a closure, because the schema and the document may come later than the page.
#[derive(Clone, Copy)]
struct Provided(StoredValue<Box<dyn Fn() -> Labels + Send + Sync>>);

/// Gives what is below the labels of the person's metadata.
pub fn provide_labels(labels: impl Fn() -> Labels + Send + Sync + 'static) {
    provide_context(Provided(StoredValue::new(Box::new(labels))));
}

/// The labels of the person's metadata as they are now; not reactive. Outside of private pages, those without a schema.
pub fn use_labels() -> Labels {
    use_context::<Provided>()
        .and_then(|provided| provided.0.try_with_value(|labels| untrack(labels)))
        .unwrap_or_default()
}

impl Labels {
    /// The labels by a schema, if there is one, for what is stored.
    pub fn new(schema: Option<Arc<Schema>>, stored: Metadata) -> Self {
        Self { schema, stored }
    }

    /// The same document by another schema, if there is one.
    pub fn by(self, schema: Option<Arc<Schema>>) -> Self {
        Self { schema: schema.or(self.schema), ..self }
    }

    /// What the schema says about the whole document.
    pub fn schema(&self) -> Option<&Schema> {
        self.schema.as_deref()
    }

    /// What the schema says about a place.
    pub fn schema_at(&self, steps: &[Step]) -> Option<&Schema> {
        // `false` says nothing about how a value looks that is there all the same.
        self.schema.as_ref()?.at(steps).filter(|schema| !schema.never)
    }

    /// What the field at a place is called, without the fields around it.
    pub fn name(&self, steps: &[Step]) -> String {
        let Some((last, parent)) = steps.split_last() else { return String::new() };
        match last {
            Step::Index(index) => (use_texts().edit().item)(index + 1),
            Step::Key(key) if key.trim().is_empty() => use_texts().value().empty_name.to_owned(),
            Step::Key(key) => {
                let title = self.schema_at(steps).and_then(|schema| in_this_language(&schema.title));
                let siblings = || self.object(parent);
                title.unwrap_or_else(|| {
                    label(key, |other| siblings().is_some_and(|object| object.contains_key(other)))
                        .into_owned()
                })
            }
        }
    }

    /// The names on the way to a place: `Address › City`.
    pub fn path(&self, path: &Path) -> String {
        let steps = path.steps();
        let names: Vec<String> = (1..=steps.len()).map(|length| self.name(&steps[..length])).collect();
        names.join(" › ")
    }

    fn object(&self, steps: &[Step]) -> Option<&serde_json::Map<String, Value>> {
        let Some((first, rest)) = steps.split_first() else { return Some(self.stored.root()) };
        let Step::Key(key) = first else { return None };
        let start = self.stored.root().get(key)?;
        let found = rest.iter().try_fold(start, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(index) => value.get(index),
        });
        found?.as_object()
    }
}
