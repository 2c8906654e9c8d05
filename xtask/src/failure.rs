//! How a command fails: with one sentence for a person, and an exit code for a machine.

use std::fmt;

/// Why a command did not do what it was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened and what to do next, in one sentence.
    pub sentence: String,
    /// The exit code: that of the program that failed, else 1.
    pub code: u8,
}

impl Failure {
    /// A failure of our own.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { sentence: sentence.into(), code: 1 }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

/// Turns any error into a sentence that starts with what was being done.
pub trait Doing<T> {
    /// `doing` completes "could not …".
    fn doing(self, doing: impl fmt::Display) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, doing: impl fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("could not {doing}: {error}")))
    }
}
