//! A failure in words.

use super::Words;

/// A failure in words: what happened, what it means, and the text for whoever is asked for help.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What happened.
    pub what: Words,
    /// What is lost (mostly nothing), and what helps.
    pub so: Words,
    /// For whoever runs the app, to be copied.
    pub code: String,
}
