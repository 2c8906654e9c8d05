//! What a schema wants of a person and the metadata does not have: progressive profiling.

use super::{Ask, Properties, Schema};
use crate::Metadata;
use crate::path::Path;
use crate::trail::{Crumb, Trail};
use serde_json::{Map, Value};

/// What is asked of a person before they see their profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The schema, with nothing in it but what is asked.
    pub schema: Schema,
    /// Where each of it will stand.
    pub paths: Vec<Path>,
    /// Whether it may be put off: nothing of it says `"x-ask": "now"`.
    pub can_wait: bool,
}

impl Schema {
    /// What is required, or has `x-ask`, or is a first-level property named in `also`, and is not there. `was_asked` says
    /// what the person was asked before; that is left out, unless it cannot wait.
    ///
    /// What is there and does not fit is not asked: it is the editor that points it out. Read-only and deprecated
    /// properties are nothing that a person could or should fill in.
    #[must_use]
    pub fn missing(
        &self,
        metadata: &Metadata,
        also: &[String],
        was_asked: impl Fn(&Path) -> bool,
    ) -> Option<Missing> {
        let mut search =
            Search { also, was_asked, trail: Trail::default(), paths: Vec::new(), can_wait: true };
        let schema = search.within(self, metadata.root())?;
        Some(Missing { schema, paths: search.paths, can_wait: search.can_wait })
    }
}

struct Search<'a, F> {
    also: &'a [String],
    was_asked: F,
    trail: Trail<'a>,
    paths: Vec<Path>,
    can_wait: bool,
}

impl<'a, F: Fn(&Path) -> bool> Search<'a, F> {
    /// The part of `schema` that is asked of an object; nothing if there is none.
    fn within(&mut self, schema: &'a Schema, object: &Map<String, Value>) -> Option<Schema> {
        let mut list = Vec::new();
        for (name, property) in schema.properties.iter() {
            if property.read_only || property.deprecated || property.never {
                continue;
            }
            self.trail.enter(Crumb::Key(name));
            let asked = match object.get(name) {
                None => self.is_wanted(schema, name, property).then(|| property.clone()),
                Some(Value::Object(inside)) => self.within(property, inside),
                Some(_) => None,
            };
            self.trail.leave();
            list.extend(asked.map(|asked| (name.to_owned(), asked)));
        }
        let is_asked = |name: &&String| list.iter().any(|(asked, _)| asked == *name);
        let required = schema.required.iter().filter(is_asked).cloned().collect();
        (!list.is_empty()).then(|| Schema {
            properties: Properties::of(list),
            required,
            // Nothing is said here about what is not asked.
            additional_properties: None,
            ..schema.clone()
        })
    }

    fn is_wanted(&mut self, schema: &Schema, name: &str, property: &Schema) -> bool {
        let is_named = self.trail.depth() == 1 && self.also.iter().any(|also| also == name);
        let is_wanted = schema.requires(name) || property.ask.is_some() || is_named;
        let path = self.trail.path();
        let cannot_wait = property.ask == Some(Ask::Now);
        if !is_wanted || (!cannot_wait && (self.was_asked)(&path)) {
            return false;
        }
        self.can_wait &= !cannot_wait;
        self.paths.push(path);
        true
    }
}

#[cfg(test)]
#[path = "missing_tests.rs"]
mod tests;
