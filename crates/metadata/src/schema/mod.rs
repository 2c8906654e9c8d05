//! The subset of JSON Schema 2020-12 that describes a form (json-schema.org/draft/2020-12).
//!
//! | about | keywords |
//! |---|---|
//! | any value | `type`, `enum`, `const`, `oneOf` of `const`s, `default`, `examples`, `title`, `description`, `readOnly`, `writeOnly`, `deprecated` |
//! | strings | `minLength`, `maxLength` (code points), `pattern`, `format`: `email`, `uri`, `date`, `time`, `date-time`, `tel`, `color`, all asserted |
//! | numbers | `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`, all exact |
//! | arrays | `items`, `minItems`, `maxItems`, `uniqueItems` |
//! | objects | `properties`, `required`, `additionalProperties` |
//! | the form | `x-title`, `x-description`, `x-placeholder`, `x-group` (see [`Words`]), `x-order`, `x-widget`, `x-ask` |
//!
//! `true` and `false` are schemas. `$schema`, `$id` and `$comment` are read over. Everything else is a [`SchemaProblem`]: a
//! keyword that does nothing would be a promise that is not kept.

mod equal;
mod format;
mod group;
mod internet;
mod missing;
mod parse;
mod problem;
mod read;
mod validate;
mod violation;
mod widget;
mod words;

pub use equal::{canonical, equal};
pub use format::Format;
pub(crate) use format::is_clock;
pub use group::Group;
pub use missing::Missing;
pub use parse::check_patterns;
pub use problem::SchemaProblem;
pub use validate::Patterns;
pub use violation::{Rule, Violation};
pub use widget::Widget;
pub use words::Words;

use super::decimal::Decimal;
use super::path::Step;
use serde_json::{Number, Value};

/// What a value has to be, and how it is shown. Made by [`Schema::parse`]; a default one allows everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema {
    /// Whether it is the schema `false`, which no value fits.
    pub never: bool,
    /// `type`: the types that fit; empty if all do.
    pub types: Vec<Type>,
    /// `title` and `x-title`.
    pub title: Words,
    /// `description` and `x-description`.
    pub description: Words,
    /// `enum`, `const`, or `oneOf` of `const`s: the values to choose from.
    pub choices: Option<Choices>,
    /// `default`.
    pub default: Option<Value>,
    /// `examples`.
    pub examples: Vec<Value>,
    /// `format`.
    pub format: Option<Format>,
    /// `minLength`, in code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in code points.
    pub max_length: Option<u64>,
    /// `pattern`.
    pub pattern: Option<String>,
    /// `minimum`.
    pub minimum: Option<Limit>,
    /// `maximum`.
    pub maximum: Option<Limit>,
    /// `exclusiveMinimum`.
    pub exclusive_minimum: Option<Limit>,
    /// `exclusiveMaximum`.
    pub exclusive_maximum: Option<Limit>,
    /// `multipleOf`.
    pub multiple_of: Option<Limit>,
    /// `items`.
    pub items: Option<Box<Schema>>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
    /// `properties`.
    pub properties: Properties,
    /// `required`.
    pub required: Vec<String>,
    /// `additionalProperties`.
    pub additional_properties: Option<Box<Schema>>,
    /// `readOnly`.
    pub read_only: bool,
    /// `writeOnly`.
    pub write_only: bool,
    /// `deprecated`.
    pub deprecated: bool,
    /// `x-order`: properties with a lower number stand first, those without one last.
    pub order: Option<i64>,
    /// `x-group`: the heading that the property stands under.
    pub group: Words,
    /// `x-placeholder`.
    pub placeholder: Words,
    /// `x-widget`.
    pub widget: Option<Widget>,
    /// `x-ask`: whether a person who has not said it yet is asked, required or not.
    pub ask: Option<Ask>,
}

/// When a person is asked for what is not there (`x-ask`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// `"now"`: before they see their profile.
    Now,
    /// `"later"`: the same, but they may put it off.
    Later,
}

/// A JSON type, as JSON Schema tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `integer`: a number without a fraction, however it is written.
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// The values that a field may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// The keyword that lists them: `enum`, `const` or `oneOf`.
    pub keyword: &'static str,
    /// The values, in order.
    pub list: Vec<Choice>,
    // The canonical texts, sorted.
    known: Vec<String>,
}

/// A value to choose, with what to call it.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The value.
    pub value: Value,
    /// What it is called; empty in an `enum`.
    pub title: Words,
    /// What more there is to say.
    pub description: Words,
}

/// A number to compare with: as it was written, and as it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The number as the schema writes it.
    pub number: Number,
    value: Decimal,
}

/// The properties of an object, in the order in which they are shown, found by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Properties {
    list: Vec<(String, Schema)>,
    // Positions, sorted by name.
    by_name: Vec<usize>,
}

impl Properties {
    /// Names and schemas, by `x-order`, otherwise in the schema's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Schema)> {
        self.list.iter().map(|(name, schema)| (name.as_str(), schema))
    }

    /// The schema of a property.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Schema> {
        let found = self.by_name.binary_search_by(|at| self.list[*at].0.as_str().cmp(name)).ok()?;
        Some(&self.list[self.by_name[found]].1)
    }

    fn of(mut list: Vec<(String, Schema)>) -> Self {
        list.sort_by_key(|(_, schema)| schema.order.unwrap_or(i64::MAX));
        let mut by_name: Vec<usize> = (0..list.len()).collect();
        by_name.sort_unstable_by(|one, other| list[*one].0.cmp(&list[*other].0));
        Self { list, by_name }
    }
}

impl FromIterator<(String, Schema)> for Properties {
    fn from_iter<T: IntoIterator<Item = (String, Schema)>>(properties: T) -> Self {
        Self::of(properties.into_iter().collect())
    }
}

impl Schema {
    /// The schema of what stands at a path below a value of this schema; `None` where nothing is said about it.
    #[must_use]
    pub fn at(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |schema, step| match step {
            Step::Key(key) => schema.properties.get(key).or(schema.additional_properties.as_deref()),
            Step::Index(_) => schema.items.as_deref(),
        })
    }

    /// Whether a property must be there.
    #[must_use]
    pub fn requires(&self, name: &str) -> bool {
        self.required.iter().any(|required| required == name)
    }
}

impl Choices {
    /// Whether the only value is `true`: something to agree to.
    #[must_use]
    pub fn is_consent(&self) -> bool {
        matches!(self.list.as_slice(), [only] if only.value == Value::Bool(true))
    }
}

impl Type {
    /// JSON Schema's word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The type with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let all =
            [Self::Null, Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];
        all.into_iter().find(|one| one.name() == name)
    }

    /// The type of a value; a number without a fraction is an integer.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) => match Decimal::parse(number.as_str()) {
                Some(number) if number.is_integer() => Self::Integer,
                _ => Self::Number,
            },
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}
