//! Reading a schema: everything that it says is understood, or told.

use super::read::{self, A_STRING, Expected, LANGUAGES};
use super::validate::Patterns;
use super::{Choices, Format, Properties, Schema, SchemaProblem, Widget, Words};
use crate::metadata::MAX_DEPTH;
use crate::path::Path;
use crate::trail::{Crumb, Trail};
use serde_json::Value;

/// The keywords of 2020-12 that are not in the subset.
const UNSUPPORTED: [&str; 29] = [
    "$ref",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "$vocabulary",
    "$defs",
    "definitions",
    "allOf",
    "anyOf",
    "not",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependencies",
];

/// How much of a wrong value is told.
const FOUND: usize = 60;

impl Schema {
    /// Reads a schema.
    ///
    /// # Errors
    /// Everything that is wrong with it, from top to bottom.
    pub fn parse(value: &Value) -> Result<Self, Vec<SchemaProblem>> {
        let mut parser = Parser { trail: Trail::default(), problems: Vec::new() };
        let schema = parser.schema(value);
        if parser.problems.is_empty() { Ok(schema) } else { Err(parser.problems) }
    }
}

struct Parser<'a> {
    trail: Trail<'a>,
    problems: Vec<SchemaProblem>,
}

impl<'a> Parser<'a> {
    fn schema(&mut self, value: &'a Value) -> Schema {
        let mut schema = Schema::default();
        match value {
            // A schema of objects takes two steps for each level that it describes.
            _ if self.trail.depth() > 2 * MAX_DEPTH => {
                self.problems.push(SchemaProblem::TooDeep { at: self.trail.path() });
            }
            Value::Bool(fits) => schema.never = !fits,
            Value::Object(keywords) => {
                for (keyword, value) in keywords {
                    if let Err(expected) = self.keyword(&mut schema, keyword, value) {
                        self.problems.push(invalid(self.trail.path(), keyword, value, expected));
                    }
                }
            }
            other => {
                self.problems.push(SchemaProblem::NotASchema { at: self.trail.path(), found: cut(other) });
            }
        }
        schema
    }

    fn keyword(&mut self, to: &mut Schema, keyword: &'a str, value: &'a Value) -> Result<(), Expected> {
        match keyword {
            "$schema" | "$id" | "$comment" => drop(read::string(value)?),
            "type" => to.types = read::types(value)?,
            "title" => to.title.take_plain(value).ok_or(A_STRING)?,
            "x-title" => to.title.take_languages(value).ok_or(LANGUAGES)?,
            "description" => to.description.take_plain(value).ok_or(A_STRING)?,
            "x-description" => to.description.take_languages(value).ok_or(LANGUAGES)?,
            "x-placeholder" => either(&mut to.placeholder, value)?,
            "x-group" => either(&mut to.group, value)?,
            "x-order" => to.order = Some(read::order(value)?),
            "x-widget" => {
                let widget = value.as_str().and_then(Widget::named);
                to.widget = Some(widget.ok_or("a widget: text, multiline, number, slider, switch, checkbox, select, radio, date, time, date-time, color, email, link, tel, tags or table")?);
            }
            "x-ask" => to.ask = Some(read::ask(value)?),
            "enum" => choose(to, "enum", read::values(value)?)?,
            "const" => choose(to, "const", vec![super::Choice::of(value)])?,
            "oneOf" => choose(to, "oneOf", read::constants(value)?)?,
            "default" => to.default = Some(value.clone()),
            "examples" => to.examples = read::array(value)?,
            "format" => {
                let format = value.as_str().and_then(Format::named);
                to.format = Some(format.ok_or("email, uri, date, time, date-time, tel or color")?);
            }
            "minLength" => to.min_length = Some(read::count(value)?),
            "maxLength" => to.max_length = Some(read::count(value)?),
            "pattern" => to.pattern = Some(read::string(value)?),
            "minimum" => to.minimum = Some(read::limit(value)?),
            "maximum" => to.maximum = Some(read::limit(value)?),
            "exclusiveMinimum" => to.exclusive_minimum = Some(read::limit(value)?),
            "exclusiveMaximum" => to.exclusive_maximum = Some(read::limit(value)?),
            "multipleOf" => to.multiple_of = Some(read::divisor(value)?),
            "items" => to.items = Some(self.below(&[keyword], value)),
            "minItems" => to.min_items = Some(read::count(value)?),
            "maxItems" => to.max_items = Some(read::count(value)?),
            "uniqueItems" => to.unique_items = read::boolean(value)?,
            "properties" => {
                let members = value.as_object().ok_or("an object of schemas")?;
                let read =
                    members.iter().map(|(name, value)| (name.clone(), *self.below(&[keyword, name], value)));
                to.properties = Properties::of(read.collect());
            }
            "required" => to.required = read::names(value)?,
            "additionalProperties" => to.additional_properties = Some(self.below(&[keyword], value)),
            "readOnly" => to.read_only = read::boolean(value)?,
            "writeOnly" => to.write_only = read::boolean(value)?,
            "deprecated" => to.deprecated = read::boolean(value)?,
            other => {
                let (at, keyword) = (self.trail.path(), other.to_owned());
                self.problems.push(if UNSUPPORTED.contains(&other) {
                    SchemaProblem::Unsupported { at, keyword }
                } else {
                    SchemaProblem::Unknown { at, keyword }
                });
            }
        }
        Ok(())
    }

    fn below(&mut self, steps: &[&'a str], value: &'a Value) -> Box<Schema> {
        steps.iter().for_each(|step| self.trail.enter(Crumb::Key(step)));
        let schema = self.schema(value);
        steps.iter().for_each(|_| self.trail.leave());
        Box::new(schema)
    }
}

fn either(words: &mut Words, value: &Value) -> Result<(), Expected> {
    let taken = if value.is_object() { words.take_languages(value) } else { words.take_plain(value) };
    taken.ok_or("a string, or an object of languages and strings")
}

fn choose(to: &mut Schema, keyword: &'static str, list: Vec<super::Choice>) -> Result<(), Expected> {
    if to.choices.is_some() {
        return Err("only one of enum, const and oneOf");
    }
    to.choices = Some(Choices::of(keyword, list)?);
    Ok(())
}

fn invalid(at: Path, keyword: &str, value: &Value, expected: Expected) -> SchemaProblem {
    SchemaProblem::Invalid { at, keyword: keyword.to_owned(), found: cut(value), expected }
}

fn cut(value: &Value) -> String {
    let mut text = value.to_string();
    if let Some((end, _)) = text.char_indices().nth(FOUND) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The patterns of a schema that are no regular expressions. Apart from [`Schema::parse`], as it takes an engine.
#[must_use]
pub fn check_patterns(schema: &Schema, patterns: &dyn Patterns) -> Vec<SchemaProblem> {
    let mut problems = Vec::new();
    check(schema, patterns, &mut Trail::default(), &mut problems);
    problems
}

fn check<'a>(
    schema: &'a Schema,
    patterns: &dyn Patterns,
    trail: &mut Trail<'a>,
    problems: &mut Vec<SchemaProblem>,
) {
    if let Some(pattern) =
        schema.pattern.as_deref().filter(|pattern| patterns.is_match(pattern, "").is_none())
    {
        problems.push(invalid(
            trail.path(),
            "pattern",
            &Value::from(pattern),
            "a regular expression (ECMA-262, flag u)",
        ));
    }
    let single = [("items", &schema.items), ("additionalProperties", &schema.additional_properties)];
    let single = single.into_iter().filter_map(|(keyword, below)| Some((keyword, None, below.as_deref()?)));
    let named = schema.properties.iter().map(|(name, below)| ("properties", Some(name), below));
    for (keyword, name, below) in single.chain(named) {
        let steps = [Some(keyword), name];
        steps.iter().flatten().for_each(|step| trail.enter(Crumb::Key(step)));
        check(below, patterns, trail, problems);
        steps.iter().flatten().for_each(|_| trail.leave());
    }
}

#[cfg(test)]
#[path = "parse_tests.rs"]
mod tests;
