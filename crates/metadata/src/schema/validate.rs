//! Judging a value by a schema.

use super::equal::canonical;
use super::{Limit, Rule, Schema, Type, Violation};
use crate::decimal::Decimal;
use crate::metadata::MAX_DEPTH;
use crate::trail::{Crumb, Trail};
use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::collections::HashMap;

/// An engine for `pattern`: ECMA-262 regular expressions with the flag `u`. Asked often for the same pattern, so it pays to
/// keep what was compiled.
pub trait Patterns {
    /// Whether the pattern matches somewhere in the text; `None` if it is no pattern.
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool>;
}

impl Schema {
    /// Every rule that a value breaks, from top to bottom. Linear in the size of the value. A pattern that is none breaks
    /// nothing here; [`check_patterns`](super::check_patterns) tells of it.
    #[must_use]
    pub fn validate(&self, value: &Value, patterns: &dyn Patterns) -> Vec<Violation> {
        let mut validator = Validator { trail: Trail::default(), patterns, violations: Vec::new() };
        validator.value(self, value);
        validator.violations
    }
}

struct Validator<'a> {
    trail: Trail<'a>,
    patterns: &'a dyn Patterns,
    violations: Vec<Violation>,
}

impl<'a> Validator<'a> {
    fn value(&mut self, schema: &Schema, value: &'a Value) {
        if schema.never {
            return self.broken(Rule::Never);
        }
        let found = Type::of(value);
        let fits = |one: &Type| *one == found || (*one, found) == (Type::Number, Type::Integer);
        if !schema.types.is_empty() && !schema.types.iter().any(fits) {
            // Of another type, nothing else that could be said would help.
            return self.broken(Rule::Type { expected: schema.types.clone(), found });
        }
        if let Some(choices) = schema.choices.as_ref().filter(|choices| !choices.contain(value)) {
            self.broken(Rule::Choice { keyword: choices.keyword });
        }
        match value {
            Value::String(text) => self.string(schema, text),
            Value::Number(number) => {
                if let Some(number) = Decimal::parse(number.as_str()) {
                    self.number(schema, &number);
                }
            }
            Value::Array(items) if self.trail.depth() < MAX_DEPTH => self.array(schema, items),
            Value::Object(members) if self.trail.depth() < MAX_DEPTH => self.object(schema, members),
            _ => {}
        }
    }

    fn string(&mut self, schema: &Schema, text: &str) {
        if schema.min_length.is_some() || schema.max_length.is_some() {
            let length = text.chars().count() as u64;
            if let Some(limit) = schema.min_length.filter(|limit| length < *limit) {
                self.broken(Rule::MinLength { limit, length });
            }
            if let Some(limit) = schema.max_length.filter(|limit| length > *limit) {
                self.broken(Rule::MaxLength { limit, length });
            }
        }
        if let Some(pattern) = &schema.pattern
            && self.patterns.is_match(pattern, text) == Some(false)
        {
            self.broken(Rule::Pattern { pattern: pattern.clone() });
        }
        if let Some(format) = schema.format.filter(|format| !format.fits(text)) {
            self.broken(Rule::Format { format });
        }
    }

    fn number(&mut self, schema: &Schema, number: &Decimal) {
        let against = |limit: &Option<Limit>, wrong: &[Ordering]| {
            let limit = limit.as_ref().filter(|limit| wrong.contains(&number.cmp(&limit.value)))?;
            Some(limit.number.clone())
        };
        use Ordering::{Equal, Greater, Less};
        let broken = [
            against(&schema.minimum, &[Less]).map(|limit| Rule::Minimum { limit }),
            against(&schema.maximum, &[Greater]).map(|limit| Rule::Maximum { limit }),
            against(&schema.exclusive_minimum, &[Less, Equal]).map(|limit| Rule::ExclusiveMinimum { limit }),
            against(&schema.exclusive_maximum, &[Greater, Equal])
                .map(|limit| Rule::ExclusiveMaximum { limit }),
        ];
        broken.into_iter().flatten().for_each(|rule| self.broken(rule));
        if let Some(divisor) = schema.multiple_of.as_ref().filter(|by| !number.is_multiple_of(&by.value)) {
            self.broken(Rule::MultipleOf { divisor: divisor.number.clone() });
        }
    }

    fn array(&mut self, schema: &Schema, items: &'a [Value]) {
        let length = items.len() as u64;
        if let Some(limit) = schema.min_items.filter(|limit| length < *limit) {
            self.broken(Rule::MinItems { limit, length });
        }
        if let Some(limit) = schema.max_items.filter(|limit| length > *limit) {
            self.broken(Rule::MaxItems { limit, length });
        }
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (position, item) in items.iter().enumerate() {
            self.trail.enter(Crumb::Index(position));
            if schema.unique_items {
                let first = *seen.entry(canonical(item)).or_insert(position);
                if first < position {
                    self.broken(Rule::UniqueItems { first });
                }
            }
            if let Some(schema) = &schema.items {
                self.value(schema, item);
            }
            self.trail.leave();
        }
    }

    fn object(&mut self, schema: &Schema, members: &'a Map<String, Value>) {
        for name in schema.required.iter().filter(|name| !members.contains_key(*name)) {
            self.broken(Rule::Required { name: name.clone() });
        }
        for (name, value) in members {
            self.trail.enter(Crumb::Key(name));
            match (schema.properties.get(name), &schema.additional_properties) {
                (Some(schema), _) => self.value(schema, value),
                (None, Some(schema)) if schema.never => self.broken(Rule::AdditionalProperties),
                (None, Some(schema)) => self.value(schema, value),
                (None, None) => {}
            }
            self.trail.leave();
        }
    }

    fn broken(&mut self, rule: Rule) {
        self.violations.push(Violation { path: self.trail.path(), rule });
    }
}
