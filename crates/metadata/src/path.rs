//! Where a value stands inside the metadata.

use std::fmt;

/// One step down from an object or a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into an object, by the member's name.
    Key(String),
    /// Into a list, by the item's position, counted from 0.
    Index(usize),
}

/// The steps from the root to a value; none of them for the root itself.
///
/// `Display` is for a person: `trips › 2 › to`, items counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Step>);

impl Path {
    /// The path that takes these steps.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// The steps, from the root down.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The path as a JSON Pointer (RFC 6901 §3): `/trips/1/to`; the empty text for the root.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        pointer
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            if position > 0 {
                f.write_str(" › ")?;
            }
            match step {
                Step::Key(key) if key.trim().is_empty() => write!(f, "“{key}”")?,
                Step::Key(key) => f.write_str(key)?,
                Step::Index(index) => write!(f, "{}", index + 1)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn key(name: &str) -> Step {
        Step::Key(name.to_owned())
    }

    // The keys and pointers of RFC 6901 §5.
    #[rstest]
    #[case(vec![], "", "")]
    #[case(vec![key("foo"), Step::Index(0)], "/foo/0", "foo › 1")]
    #[case(vec![key("")], "/", "“”")]
    #[case(vec![key(" ")], "/ ", "“ ”")]
    #[case(vec![key("a/b")], "/a~1b", "a/b")]
    #[case(vec![key("m~n")], "/m~0n", "m~n")]
    #[case(vec![key("~1")], "/~01", "~1")]
    fn a_path_is_written_for_machines_and_for_people(
        #[case] steps: Vec<Step>,
        #[case] pointer: &str,
        #[case] words: &str,
    ) {
        let path = Path::new(steps);
        assert_eq!((path.pointer().as_str(), path.to_string().as_str()), (pointer, words));
    }
}
