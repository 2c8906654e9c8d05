//! What can be wrong with the setting `signUp`.

use serde_json::Value;
use thiserror::Error;

/// How much of a wrong value is told.
const FOUND: usize = 60;

/// One thing that is wrong with the setting, with the key it is about, as in `signUp.additionalSignUpFields[2].options`.
/// `Display` is for whoever writes the setting.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SignUpProblem {
    /// A needed key is not there.
    #[error("{key} is missing, expected {expected}")]
    Missing {
        /// The key.
        key: String,
        /// What should stand there.
        expected: &'static str,
    },
    /// A value of the wrong type, or one that is not among the allowed ones.
    #[error("{key} is {found}, expected {expected}")]
    Wrong {
        /// The key.
        key: String,
        /// What stands there, cut where it is long.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// The source of a function. JSON has no functions, and this app runs no code of its settings.
    #[error("{key} is the source of a function, which is not run: expected {expected}")]
    Function {
        /// The key.
        key: String,
        /// What to write instead.
        expected: &'static str,
    },
    /// A key that has no meaning here.
    #[error("{key} is not a known key{}", instead.map(|instead| [": ", instead].concat()).unwrap_or_default())]
    Unknown {
        /// The key.
        key: String,
        /// What to write instead, for a key of Lock's.
        instead: Option<&'static str>,
    },
    /// A name that another field has, or that the form asks for by itself.
    #[error("{key} is {name}, which the form asks for already")]
    Twice {
        /// The key.
        key: String,
        /// The name.
        name: String,
    },
    /// A field that the schema does not describe.
    #[error("{key} is {name}, which is no property of the schema")]
    NotInSchema {
        /// The key.
        key: String,
        /// The name.
        name: String,
    },
    /// A field that nobody could store: sign-up takes texts only, and nothing may be written afterwards.
    #[error("{key} is {name}, which only a later write could store, and the settings allow none")]
    NotStorable {
        /// The key.
        key: String,
        /// The name.
        name: String,
    },
}

impl SignUpProblem {
    /// The key that it is about.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Missing { key, .. }
            | Self::Wrong { key, .. }
            | Self::Function { key, .. }
            | Self::Unknown { key, .. }
            | Self::Twice { key, .. }
            | Self::NotInSchema { key, .. }
            | Self::NotStorable { key, .. } => key,
        }
    }

    /// A value that is not what it should be; the source of a function is called so.
    pub(super) fn wrong(key: impl Into<String>, value: &Value, expected: &'static str) -> Self {
        let key = key.into();
        if value.as_str().is_some_and(is_function) {
            return Self::Function { key, expected };
        }
        let text = value.to_string();
        let mut found: String = text.chars().take(FOUND).collect();
        if found.len() < text.len() {
            found.push('…');
        }
        Self::Wrong { key, found, expected }
    }
}

/// Whether a text is the source of a JavaScript function.
pub(super) fn is_function(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches('(').trim_start();
    let text = text.strip_prefix("async").map_or(text, str::trim_start);
    text.strip_prefix("function").is_some_and(|rest| rest.starts_with(['(', ' ', '*'])) || text.contains("=>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_told_from_other_texts() {
        for source in [
            "function(cb) { }",
            " function check (v) {}",
            "(v) => v.length > 3",
            "async v=>v",
            "async function () {}",
        ] {
            assert!(is_function(source), "{source}");
        }
        for text in ["^[a-z]+$", "functional", "function", "a > b", ""] {
            assert!(!is_function(text), "{text}");
        }
    }
}
