//! Objects that are walked side by side.

use serde_json::{Map, Value, map};

/// The members of an object, asked for in the order of another one. Where both have their keys in one order, as two states of
/// one document nearly always do, a member is the next one, and nothing is searched.
pub(super) struct Beside<'a> {
    all: Option<&'a Map<String, Value>>,
    next: Option<map::Iter<'a>>,
}

impl<'a> Beside<'a> {
    /// Stands before the first member; there is none where there is no object.
    pub fn new(all: Option<&'a Map<String, Value>>) -> Self {
        Self { all, next: all.map(Map::iter) }
    }

    /// The member with this key, wherever it stands.
    pub fn get(&mut self, key: &str) -> Option<&'a Value> {
        // One member may stand in between that the other object does not have.
        let mut ahead = self.next.clone()?;
        for (here, value) in ahead.by_ref().take(2) {
            if here == key {
                self.next = Some(ahead);
                return Some(value);
            }
        }
        self.all?.get(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case::alike(&["a", "b", "c"])]
    #[case::backwards(&["c", "b", "a"])]
    #[case::one_is_left_out(&["a", "c"])]
    #[case::all_but_the_last_are_left_out(&["c", "a"])]
    #[case::others_come_between(&["x", "a", "y", "z", "b", "c", "x"])]
    #[case::twice(&["a", "a", "c", "c", "b"])]
    fn every_member_is_found_in_any_order(#[case] keys: &[&str]) {
        let all = json!({ "a": 1, "b": 2, "c": 3 });
        let mut beside = Beside::new(all.as_object());
        for key in keys {
            assert_eq!(beside.get(key), all.get(*key), "{key}");
        }
        assert_eq!(Beside::new(None).get("a"), None);
    }
}
