//! The words of where a value comes from, how fresh it is, and why it cannot be edited.

use cameo_auth0::provenance::{ReadOnly, Source};

/// All of them.
pub struct ProvenanceTexts {
    /// What the mark beside a read-only field opens, by the field's name.
    pub about: fn(&str) -> String,
    /// Asked for so many seconds ago.
    pub read: fn(Source, i64) -> String,
    /// Said by the ID token at this moment, already in words.
    pub stated: fn(&str) -> String,
    /// Why the person cannot, and who can.
    pub why: fn(&ReadOnly) -> String,
}
