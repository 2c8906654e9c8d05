//! What does not fit a schema. The words for it are the app's.

use super::Type;
use super::format::Format;
use crate::path::Path;
use serde_json::Number;

/// A rule of a schema that a value breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The value that breaks it. For what is missing, the object that it is missing in.
    pub path: Path,
    /// The rule.
    pub rule: Rule,
}

/// A broken rule, with what is needed to tell it.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// `false`: nothing fits.
    Never,
    /// `type`
    Type {
        /// The types that fit.
        expected: Vec<Type>,
        /// The type that it has.
        found: Type,
    },
    /// `enum`, `const` or `oneOf`: not one of the values.
    Choice {
        /// The keyword.
        keyword: &'static str,
    },
    /// `format`
    Format {
        /// The format that was expected.
        format: Format,
    },
    /// `minLength`
    MinLength {
        /// The fewest code points.
        limit: u64,
        /// How many there are.
        length: u64,
    },
    /// `maxLength`
    MaxLength {
        /// The most code points.
        limit: u64,
        /// How many there are.
        length: u64,
    },
    /// `pattern`
    Pattern {
        /// The pattern.
        pattern: String,
    },
    /// `minimum`
    Minimum {
        /// The least value.
        limit: Number,
    },
    /// `maximum`
    Maximum {
        /// The greatest value.
        limit: Number,
    },
    /// `exclusiveMinimum`
    ExclusiveMinimum {
        /// The value that it must be above.
        limit: Number,
    },
    /// `exclusiveMaximum`
    ExclusiveMaximum {
        /// The value that it must be below.
        limit: Number,
    },
    /// `multipleOf`
    MultipleOf {
        /// The divisor.
        divisor: Number,
    },
    /// `minItems`
    MinItems {
        /// The fewest items.
        limit: u64,
        /// How many there are.
        length: u64,
    },
    /// `maxItems`
    MaxItems {
        /// The most items.
        limit: u64,
        /// How many there are.
        length: u64,
    },
    /// `uniqueItems`: the item at the path equals an earlier one.
    UniqueItems {
        /// The position of the earlier one, counted from 0.
        first: usize,
    },
    /// `required`
    Required {
        /// The property that is missing.
        name: String,
    },
    /// `additionalProperties` is `false`, and the member at the path is one.
    AdditionalProperties,
}

impl Rule {
    /// The keyword that sets the rule; `false` for a schema that nothing fits.
    #[must_use]
    pub fn keyword(&self) -> &'static str {
        match self {
            Self::Never => "false",
            Self::Type { .. } => "type",
            Self::Choice { keyword } => keyword,
            Self::Format { .. } => "format",
            Self::MinLength { .. } => "minLength",
            Self::MaxLength { .. } => "maxLength",
            Self::Pattern { .. } => "pattern",
            Self::Minimum { .. } => "minimum",
            Self::Maximum { .. } => "maximum",
            Self::ExclusiveMinimum { .. } => "exclusiveMinimum",
            Self::ExclusiveMaximum { .. } => "exclusiveMaximum",
            Self::MultipleOf { .. } => "multipleOf",
            Self::MinItems { .. } => "minItems",
            Self::MaxItems { .. } => "maxItems",
            Self::UniqueItems { .. } => "uniqueItems",
            Self::Required { .. } => "required",
            Self::AdditionalProperties => "additionalProperties",
        }
    }
}
