//! Values that must not show up in a log, a panic or an error page.

use std::fmt;

/// Wraps a token, code or verifier so that printing it says `[redacted]` (RFC 9700 §4.3).
///
/// Comparing is offered only by [`Secret::same_as`], which takes equally long wherever the texts differ.
#[derive(Clone, Default)]
pub struct Secret<T>(T);

impl<T> Secret<T> {
    /// Marks `value` as secret.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for the one place that must send or store it.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl Secret<String> {
    /// Whether `other` is the same text, compared in time that depends on the length alone.
    #[must_use]
    pub fn same_as(&self, other: &str) -> bool {
        let (mine, theirs) = (self.0.as_bytes(), other.as_bytes());
        let differing = mine.iter().zip(theirs).fold(0, |seen, (a, b)| seen | (a ^ b));
        mine.len() == theirs.len() && differing == 0
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl<T> fmt::Display for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_91_printing_a_secret_shows_nothing_of_it() {
        let token = Secret::new("at-123".to_owned());
        assert_eq!(format!("{token} {token:?}"), "[redacted] [redacted]");
    }

    #[test]
    fn check_51_comparing_sees_every_difference() {
        let nonce = Secret::new("abc".to_owned());
        assert!(nonce.same_as("abc"));
        assert!(
            !nonce.same_as("abd") && !nonce.same_as("ab") && !nonce.same_as("abcd") && !nonce.same_as("")
        );
    }
}
