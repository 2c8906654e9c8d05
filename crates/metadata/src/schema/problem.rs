//! What is wrong with a schema.

use crate::path::Path;
use thiserror::Error;

/// Why a schema cannot be used, told at the place in the schema. `Display` is for whoever writes the schema.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SchemaProblem {
    /// A keyword of JSON Schema that is not in the subset.
    #[error("{}: {keyword} is not supported", at.pointer())]
    Unsupported {
        /// The schema that it stands in.
        at: Path,
        /// The keyword.
        keyword: String,
    },
    /// No keyword at all.
    #[error("{}: there is no keyword {keyword}", at.pointer())]
    Unknown {
        /// The schema that it stands in.
        at: Path,
        /// The word that was found.
        keyword: String,
    },
    /// A keyword whose value it cannot have.
    #[error("{}: {keyword} is {found}, expected {expected}", at.pointer())]
    Invalid {
        /// The schema that it stands in.
        at: Path,
        /// The keyword.
        keyword: String,
        /// The value, cut where it is long.
        found: String,
        /// What would do.
        expected: &'static str,
    },
    /// Something stands where a schema should: it is neither an object nor a boolean.
    #[error("{}: {found} is no schema", at.pointer())]
    NotASchema {
        /// Where it stands.
        at: Path,
        /// The value, cut where it is long.
        found: String,
    },
    /// The schema nests deeper than any metadata.
    #[error("{}: nested too deep", at.pointer())]
    TooDeep {
        /// The first schema that is too deep.
        at: Path,
    },
}

impl SchemaProblem {
    /// The schema that it stands in.
    #[must_use]
    pub fn at(&self) -> &Path {
        match self {
            Self::Unsupported { at, .. }
            | Self::Unknown { at, .. }
            | Self::Invalid { at, .. }
            | Self::NotASchema { at, .. }
            | Self::TooDeep { at } => at,
        }
    }
}
