//! Which session an answer belongs to.

/// Counts sessions: every sign-in and sign-out begins the next. A request that is under way remembers the count, and an
/// answer that comes back to another one belongs to nobody and is thrown away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Generation(u64);

impl Generation {
    /// The one after this.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }

    /// `answer`, if the session that asked, this one, is still the one at `current`.
    #[must_use]
    pub fn admit<T>(self, current: Self, answer: T) -> Option<T> {
        (self == current).then_some(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_76_an_answer_to_a_session_that_has_ended_is_thrown_away() {
        let asked_by = Generation::default();
        assert_eq!(asked_by.admit(asked_by, "tokens"), Some("tokens"));
        assert_eq!(asked_by.admit(asked_by.next(), "tokens"), None);
        assert_ne!(asked_by.next(), asked_by.next().next());
    }
}
