//! What can be wrong with `config.json`.

use std::fmt;
use thiserror::Error;

/// Why there are no settings.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SettingsError {
    /// The file could not be fetched.
    #[error("config.json could not be fetched (status {status:?})")]
    NotFound {
        /// The HTTP status, if there was an answer.
        status: Option<u16>,
    },
    /// The file is not a JSON object.
    #[error("config.json is not a JSON object: {detail} (line {line}, column {column})")]
    NotJson {
        /// What the parser says.
        detail: String,
        /// Counted from 1; 0 if the whole is of the wrong type.
        line: usize,
        /// Counted from 1; 0 if the whole is of the wrong type.
        column: usize,
    },
    /// Keys that are missing, wrong or unknown: all of them, in the order of the file.
    #[error("config.json has {} problem(s)", .0.len())]
    Problems(Vec<SettingsProblem>),
}

/// One thing that is wrong, with the key it is about.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SettingsProblem {
    /// A needed key is not there.
    #[error("{key} is missing, expected {expected}")]
    Missing {
        /// The key, or the keys of which one is needed.
        key: &'static str,
        /// What should stand there.
        expected: &'static str,
    },
    /// A key that has no meaning, maybe misspelt.
    #[error("{key} is not a known key")]
    Unknown {
        /// The key as written.
        key: String,
        /// The known key that looks most like it.
        nearest: Option<&'static str>,
    },
    /// A value of the wrong type, or one that is not among the allowed ones.
    #[error("{key} is {found}, expected {expected}")]
    Wrong {
        /// The key.
        key: &'static str,
        /// What stands there.
        found: Found,
        /// What should.
        expected: &'static str,
    },
    /// `http:` on a host that is not this machine.
    #[error("{key} is {found}: plain http: is accepted on loopback only")]
    NotSecure {
        /// The key.
        key: &'static str,
        /// What stands there.
        found: Found,
    },
    /// Two keys that say the same in different words.
    #[error("{first} and {second} exclude each other")]
    Both {
        /// The one.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
}

/// A value as it stands in the file, cut short for a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found(pub(super) String);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
