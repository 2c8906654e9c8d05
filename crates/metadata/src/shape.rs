//! Which input asks for a value: by what the schema says, and by what is there.

use super::draft::Kind;
use super::infer::{FieldKind, infer, infer_text};
use super::moment::is_native;
use super::schema::{Format, Schema, Type, Widget};
use serde_json::Value;

/// An input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is its own word")]
pub enum Shape {
    Text,
    Multiline,
    Email,
    Link,
    Tel,
    Secret,
    Number,
    Slider,
    Switch,
    Checkbox,
    /// Yes, no, or nothing.
    ThreeWay,
    Select,
    Radio,
    Date,
    Time,
    DateTime,
    Color,
    Tags,
    Table,
    List,
    Object,
    Nothing,
}

/// A longer text gets several lines, in characters.
const LONG: usize = 60;
/// A text that may be as long as this, too.
const MAY_BE_LONG: u64 = 200;
/// More choices do not stand side by side.
const RADIOS: usize = 4;

/// The types that a schema allows, in its order; all single ones where it names none.
#[must_use]
pub fn kinds(schema: &Schema) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for one in schema.types.iter().copied().map(kind) {
        if !kinds.contains(&one) {
            kinds.push(one);
        }
    }
    if kinds.is_empty() {
        kinds.push(implied(schema));
    }
    kinds
}

/// The type of a value that is not there yet.
#[must_use]
pub fn first_kind(schema: &Schema) -> Kind {
    kinds(schema).into_iter().find(|kind| *kind != Kind::Nothing).unwrap_or(Kind::Nothing)
}

fn kind(one: Type) -> Kind {
    match one {
        Type::Null => Kind::Nothing,
        Type::Boolean => Kind::YesNo,
        Type::Integer | Type::Number => Kind::Number,
        Type::String => Kind::Text,
        Type::Array => Kind::List,
        Type::Object => Kind::Object,
    }
}

/// The type that the other keywords speak of.
fn implied(schema: &Schema) -> Kind {
    if let Some(first) = schema.choices.as_ref().and_then(|choices| choices.list.first()) {
        return kind(Type::of(&first.value));
    }
    let numbers = [
        &schema.minimum,
        &schema.maximum,
        &schema.exclusive_minimum,
        &schema.exclusive_maximum,
        &schema.multiple_of,
    ];
    if schema.properties.iter().next().is_some() || !schema.required.is_empty() {
        Kind::Object
    } else if schema.items.is_some() || schema.max_items.is_some() {
        Kind::List
    } else if numbers.iter().any(|limit| limit.is_some())
        || matches!(schema.widget, Some(Widget::Number | Widget::Slider))
    {
        Kind::Number
    } else if matches!(schema.widget, Some(Widget::Switch | Widget::Checkbox)) {
        Kind::YesNo
    } else {
        Kind::Text
    }
}

/// The input for a value of this schema, or for one that is not there yet.
#[must_use]
pub fn shape(schema: &Schema, value: Option<&Value>) -> Shape {
    if let Some(choices) = &schema.choices {
        if choices.is_consent() && schema.widget.is_none_or(|widget| widget == Widget::Checkbox) {
            return Shape::Checkbox;
        }
        let few = choices.keyword != "const" && choices.list.len() <= RADIOS;
        let radio = schema.widget == Some(Widget::Radio) || (schema.widget.is_none() && few);
        return if radio { Shape::Radio } else { Shape::Select };
    }
    let now = value.map(|value| kind(Type::of(value))).filter(|kind| *kind != Kind::Nothing);
    match now.unwrap_or_else(|| first_kind(schema)) {
        Kind::Text if schema.write_only => Shape::Secret,
        Kind::Text => text_shape(schema, value.and_then(Value::as_str).unwrap_or_default()),
        Kind::Number
            if schema.widget == Some(Widget::Slider)
                && schema.minimum.is_some()
                && schema.maximum.is_some() =>
        {
            Shape::Slider
        }
        Kind::Number => Shape::Number,
        Kind::YesNo if schema.types.contains(&Type::Null) || schema.widget == Some(Widget::Radio) => {
            Shape::ThreeWay
        }
        Kind::YesNo if schema.widget == Some(Widget::Checkbox) => Shape::Checkbox,
        Kind::YesNo => Shape::Switch,
        Kind::List => list_shape(schema, value.and_then(Value::as_array).map_or(&[], Vec::as_slice)),
        Kind::Object => Shape::Object,
        Kind::Nothing => Shape::Nothing,
    }
}

/// A native input shows only what it knows; any other text stays a text, so that nothing is lost.
fn text_shape(schema: &Schema, text: &str) -> Shape {
    let asked = match (schema.widget, schema.format) {
        (Some(Widget::Text), _) => Shape::Text,
        (Some(Widget::Multiline), _) => Shape::Multiline,
        (Some(Widget::Date), _) | (None, Some(Format::Date)) => Shape::Date,
        (Some(Widget::Time), _) | (None, Some(Format::Time)) => Shape::Time,
        (Some(Widget::DateTime), _) | (None, Some(Format::DateTime)) => Shape::DateTime,
        (Some(Widget::Color), _) | (None, Some(Format::Color)) => Shape::Color,
        (Some(Widget::Email), _) | (None, Some(Format::Email)) => Shape::Email,
        (Some(Widget::Link), _) | (None, Some(Format::Uri)) => Shape::Link,
        (Some(Widget::Tel), _) | (None, Some(Format::Tel)) => Shape::Tel,
        _ if schema.max_length.is_some_and(|most| most >= MAY_BE_LONG) => Shape::Multiline,
        _ => Shape::Text,
    };
    let several = text.contains(['\n', '\r']) || text.chars().nth(LONG).is_some();
    match (asked, infer_text(text)) {
        (Shape::Date, FieldKind::Date)
        | (Shape::Time, FieldKind::Time)
        | (Shape::DateTime, FieldKind::DateTime)
            if is_native(text) =>
        {
            asked
        }
        (Shape::Date | Shape::Time | Shape::DateTime, _) if !text.is_empty() => Shape::Text,
        (Shape::Text, _) if several => Shape::Multiline,
        // An input of one line would take the line breaks out.
        _ if text.contains(['\n', '\r']) => Shape::Multiline,
        _ => asked,
    }
}

fn list_shape(schema: &Schema, items: &[Value]) -> Shape {
    let of = schema.items.as_deref();
    let strings = of.is_some_and(|of| first_kind(of) == Kind::Text && of.format.is_none());
    let flat = of.is_some_and(|of| {
        of.properties.iter().next().is_some()
            && of.properties.iter().all(|(_, column)| !first_kind(column).has_fields())
    });
    let tags = schema.widget == Some(Widget::Tags) || (strings && schema.widget.is_none());
    let single = |item: &Value| item.as_str().is_some_and(|text| !text.contains(['\n', '\r']));
    if tags && items.iter().all(single) {
        Shape::Tags
    } else if flat && items.iter().all(Value::is_object) {
        Shape::Table
    } else {
        Shape::List
    }
}

/// The input for a value that no schema speaks of.
#[must_use]
pub fn inferred(value: &Value) -> Shape {
    match infer(value) {
        FieldKind::Nothing => Shape::Nothing,
        FieldKind::YesNo => Shape::Switch,
        FieldKind::Number => Shape::Number,
        FieldKind::Multiline => Shape::Multiline,
        FieldKind::Date | FieldKind::Time | FieldKind::DateTime if !value.as_str().is_some_and(is_native) => {
            Shape::Text
        }
        FieldKind::Date => Shape::Date,
        FieldKind::Time => Shape::Time,
        FieldKind::DateTime => Shape::DateTime,
        FieldKind::Color => Shape::Color,
        FieldKind::Link => Shape::Link,
        FieldKind::Email => Shape::Email,
        FieldKind::Tel => Shape::Tel,
        FieldKind::Tags => Shape::Tags,
        FieldKind::Table { .. } | FieldKind::List => Shape::List,
        FieldKind::Object => Shape::Object,
        FieldKind::Text if value.as_str().is_some_and(|text| text.chars().nth(LONG).is_some()) => {
            Shape::Multiline
        }
        FieldKind::Text => Shape::Text,
    }
}

#[cfg(test)]
#[path = "shape_tests.rs"]
mod tests;
