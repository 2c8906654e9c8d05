//! The values of single keywords. Each answers with what was expected, if it is not there.

use super::equal::canonical;
use super::{Ask, Choice, Choices, Limit, Type};
use crate::decimal::{DIVISOR_DIGITS, Decimal};
use serde_json::Value;

/// What was expected instead, as a person reads it.
pub(super) type Expected = &'static str;

pub(super) const A_STRING: Expected = "a string";
pub(super) const LANGUAGES: Expected = "an object of languages and strings";

pub(super) fn string(value: &Value) -> Result<String, Expected> {
    value.as_str().map(str::to_owned).ok_or(A_STRING)
}

pub(super) fn boolean(value: &Value) -> Result<bool, Expected> {
    value.as_bool().ok_or("true or false")
}

pub(super) fn count(value: &Value) -> Result<u64, Expected> {
    let number = value.as_number().and_then(|number| Decimal::parse(number.as_str()));
    number.and_then(|number| number.to_u64()).ok_or("an integer of at least 0")
}

pub(super) fn order(value: &Value) -> Result<i64, Expected> {
    value.as_i64().ok_or("an integer")
}

pub(super) fn ask(value: &Value) -> Result<Ask, Expected> {
    match value.as_str() {
        Some("now") => Ok(Ask::Now),
        Some("later") => Ok(Ask::Later),
        _ => Err("now or later"),
    }
}

pub(super) fn array(value: &Value) -> Result<Vec<Value>, Expected> {
    value.as_array().cloned().ok_or("an array")
}

pub(super) fn limit(value: &Value) -> Result<Limit, Expected> {
    let number = value.as_number().ok_or("a number")?;
    let value = Decimal::parse(number.as_str()).ok_or("a number")?;
    Ok(Limit { number: number.clone(), value })
}

pub(super) fn divisor(value: &Value) -> Result<Limit, Expected> {
    let limit = limit(value)?;
    match limit.value {
        ref value if value.is_at_most_zero() => Err("a number above 0"),
        ref value if value.precision() > DIVISOR_DIGITS => Err("a number of at most 38 digits"),
        _ => Ok(limit),
    }
}

pub(super) fn types(value: &Value) -> Result<Vec<Type>, Expected> {
    const TYPES: Expected = "a type or a list of different types";
    let one = |value: &Value| value.as_str().and_then(Type::named).ok_or(TYPES);
    let types: Vec<Type> = match value {
        Value::Array(types) => types.iter().map(one).collect::<Result<_, _>>()?,
        single => vec![one(single)?],
    };
    let twice = types.iter().enumerate().any(|(at, one)| types[..at].contains(one));
    if types.is_empty() || twice { Err(TYPES) } else { Ok(types) }
}

pub(super) fn names(value: &Value) -> Result<Vec<String>, Expected> {
    const NAMES: Expected = "a list of different strings";
    let names: Vec<String> = value
        .as_array()
        .ok_or(NAMES)?
        .iter()
        .map(|name| string(name).map_err(|_| NAMES))
        .collect::<Result<_, _>>()?;
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) { Err(NAMES) } else { Ok(names) }
}

/// `enum`
pub(super) fn values(value: &Value) -> Result<Vec<Choice>, Expected> {
    match value {
        Value::Array(values) if !values.is_empty() => Ok(values.iter().map(Choice::of).collect()),
        _ => Err("an array of at least one value"),
    }
}

/// `oneOf`, of which each schema must stand for one value.
pub(super) fn constants(value: &Value) -> Result<Vec<Choice>, Expected> {
    const CONSTANTS: Expected = "an array of schemas with a const, and with titles and descriptions at most";
    let schemas = value.as_array().filter(|schemas| !schemas.is_empty()).ok_or(CONSTANTS)?;
    schemas.iter().map(|schema| constant(schema).ok_or(CONSTANTS)).collect()
}

fn constant(schema: &Value) -> Option<Choice> {
    let members = schema.as_object()?;
    let mut choice = Choice::of(members.get("const")?);
    for (keyword, value) in members {
        match keyword.as_str() {
            "const" => {}
            "title" => choice.title.take_plain(value)?,
            "x-title" => choice.title.take_languages(value)?,
            "description" => choice.description.take_plain(value)?,
            "x-description" => choice.description.take_languages(value)?,
            "$comment" => drop(value.as_str()?),
            _ => return None,
        }
    }
    Some(choice)
}

impl Choice {
    pub(super) fn of(value: &Value) -> Self {
        Self { value: value.clone(), title: Default::default(), description: Default::default() }
    }
}

impl Choices {
    /// Fails where `oneOf` has a value twice: neither would be the one.
    pub(super) fn of(keyword: &'static str, list: Vec<Choice>) -> Result<Self, Expected> {
        let mut known: Vec<String> = list.iter().map(|choice| canonical(&choice.value)).collect();
        known.sort_unstable();
        let twice = known.windows(2).any(|pair| pair[0] == pair[1]);
        if twice && keyword == "oneOf" { Err("different values") } else { Ok(Self { keyword, list, known }) }
    }

    /// Whether a value is one of them.
    #[must_use]
    pub fn contain(&self, value: &Value) -> bool {
        self.known.binary_search(&canonical(value)).is_ok()
    }
}
