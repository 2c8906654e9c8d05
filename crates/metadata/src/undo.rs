//! Taking a save back, also when others have saved since.
//!
//! An undo is a merge like any other: from the state after the save, one side goes back to the state before it, the other
//! went on to what is stored now. So what somebody else changed meanwhile stays, and what both touched is a conflict.

use super::merge::{Merge, merge};
use super::metadata::Metadata;
use super::path::{Path, Step};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Takes back a whole save that made `after` of `before`, over what is stored now. What has to be sent is the
/// [`diff`](super::patch::diff) from `current` to the resolved merge.
#[must_use]
pub fn undo(before: &Metadata, after: &Metadata, current: &Metadata) -> Merge {
    merge(after, before, current)
}

/// As [`undo`], but takes back only what stands at the chosen paths. A list is one: a path into it means all of it.
#[must_use]
pub fn undo_some(before: &Metadata, after: &Metadata, current: &Metadata, chosen: &[Path]) -> Merge {
    let steps: Vec<&[Step]> = chosen.iter().map(Path::steps).collect();
    let mine = objects(before.root(), after.root(), &steps);
    merge(after, &mine.into(), current)
}

/// `after`, but at the chosen places as `before`.
fn objects(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    chosen: &[&[Step]],
) -> Map<String, Value> {
    let mut by_key: HashMap<&str, Vec<&[Step]>> = HashMap::new();
    for path in chosen {
        match path.split_first() {
            Some((Step::Key(key), rest)) => by_key.entry(key).or_default().push(rest),
            _ => return before.clone(),
        }
    }
    // What comes back, comes back where it was, if its neighbours are still there.
    let comes_back = |key: &str| !after.contains_key(key) && by_key.contains_key(key);
    let same_keys = after
        .keys()
        .filter(|key| before.contains_key(*key))
        .eq(before.keys().filter(|key| after.contains_key(*key)));
    let first = if same_keys { before } else { after };
    let second = if same_keys { after } else { before };
    let mut members = Map::with_capacity(after.len());
    for key in first.keys().chain(second.keys().filter(|key| !first.contains_key(*key))) {
        let value = match (before.get(key), after.get(key), by_key.get(key.as_str())) {
            (was, Some(now), Some(rest)) => values(was, now, rest),
            (_, Some(now), None) => Some(now.clone()),
            (Some(was), None, _) if comes_back(key) => Some(was.clone()),
            _ => None,
        };
        if let Some(value) = value {
            members.insert(key.clone(), value);
        }
    }
    members
}

fn values(before: Option<&Value>, after: &Value, chosen: &[&[Step]]) -> Option<Value> {
    match (before, after) {
        (Some(Value::Object(before)), Value::Object(after)) if !chosen.iter().any(|path| path.is_empty()) => {
            Some(Value::Object(objects(before, after, chosen)))
        }
        _ => before.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::changes;
    use crate::merge::Choice;
    use crate::patch::{diff, tests::any_metadata};
    use proptest::prelude::*;
    use rstest::rstest;

    fn metadata(text: &str) -> Metadata {
        Metadata::parse(text).expect("the test's JSON")
    }

    const BEFORE: &str = r#"{"a":1,"o":{"x":1,"y":[1,2]},"gone":"g"}"#;
    const AFTER: &str = r#"{"a":2,"o":{"x":2,"y":[1,3],"z":true}}"#;

    #[rstest]
    #[case::one("a", AFTER, r#"{"user_metadata":{"a":1}}"#)]
    #[case::inner("o/x", AFTER, r#"{"user_metadata":{"o":{"x":1,"y":[1,3],"z":true}}}"#)]
    #[case::removed("gone", AFTER, r#"{"user_metadata":{"gone":"g"}}"#)]
    #[case::added("o/z", AFTER, r#"{"user_metadata":{"o":{"x":2,"y":[1,3]}}}"#)]
    #[case::into_a_list("o/y/1", AFTER, r#"{"user_metadata":{"o":{"x":2,"y":[1,2],"z":true}}}"#)]
    #[case::others_went_on("a", r#"{"a":2,"o":{"x":7}}"#, r#"{"user_metadata":{"a":1}}"#)]
    fn what_is_chosen_goes_back(#[case] chosen: &str, #[case] current: &str, #[case] sent: &str) {
        let step = |step: &str| step.parse().map_or_else(|_| Step::Key(step.to_owned()), Step::Index);
        let path = Path::new(chosen.split('/').map(step).collect());
        let current = metadata(current);
        let merge = undo_some(&metadata(BEFORE), &metadata(AFTER), &current, &[path]);
        assert_eq!(merge.conflicts(), []);
        let patch = diff(&current, &merge.resolve_all(Choice::Mine)).expect("something to send");
        assert_eq!(patch.text(), sent);
    }

    #[test]
    fn what_others_changed_since_is_asked_for() {
        let current = metadata(r#"{"a":3,"o":{"x":2,"y":[1,3],"z":true}}"#);
        let merge = undo(&metadata(BEFORE), &metadata(AFTER), &current);
        assert_eq!(merge.conflicts().len(), 1);
        let kept = diff(&current, &merge.resolve_all(Choice::Theirs)).expect("the rest goes back");
        assert_eq!(kept.text(), r#"{"user_metadata":{"o":{"x":1,"y":[1,2]},"gone":"g"}}"#);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn undoing_at_once_restores_the_state_before(before in any_metadata(), after in any_metadata()) {
            let merge = undo(&before, &after, &after);
            prop_assert!(merge.resolve(&[]).expect("no conflict").same_text(&before));
        }

        #[test]
        fn undoing_every_change_is_undoing_all(before in any_metadata(), after in any_metadata()) {
            let mut paths: Vec<Path> = Vec::new();
            for change in changes(&before, &after) {
                if let crate::changes::Change::Moved { from, .. } = &change {
                    paths.push(from.clone());
                }
                paths.push(change.path().clone());
            }
            prop_assert_eq!(undo_some(&before, &after, &after, &paths).resolve_all(Choice::Mine), before.clone());
            prop_assert_eq!(undo_some(&before, &after, &after, &[]).resolve_all(Choice::Mine), after.clone());
        }
    }
}
