//! A draft that was put away, and a stored state that may have moved on since.

use super::Draft;
use crate::merge::{Choice, Merge, merge};
use crate::metadata::Metadata;
use crate::path::Path;

/// What comes of a draft beside what is stored now. Nothing typed is lost in any of them.
#[derive(Clone, Debug)]
pub enum Restored {
    /// Its base is what is stored: it goes on as it was.
    Current(Draft),
    /// What others stored meanwhile touches nothing of it: the draft starts from that now.
    Merged {
        /// The same edit, over what is stored.
        draft: Draft,
        /// Where others' changes came in.
        incoming: Vec<Path>,
    },
    /// Others changed the same.
    Conflict {
        /// As it was.
        draft: Draft,
        /// The questions; [`Draft::rebase`] takes what comes of the answers.
        merge: Merge,
    },
    /// A field holds what is no value yet, so nothing can be merged before a person has looked at it; a save merges.
    Unfinished(Draft),
}

impl Draft {
    /// Brings a draft back beside what is stored now, leaf by leaf.
    #[must_use]
    pub fn restore(mut self, stored: &Metadata) -> Restored {
        if self.base().same_text(stored) {
            return Restored::Current(self);
        }
        let Ok(mine) = self.metadata() else { return Restored::Unfinished(self) };
        let merge = merge(self.base(), &mine, stored);
        match merge.resolve(&[]) {
            Ok(merged) => {
                self.rebase(stored.clone(), &merged);
                Restored::Merged { draft: self, incoming: merge.incoming().to_vec() }
            }
            Err(_) => Restored::Conflict { draft: self, merge },
        }
    }
}

/// Why the edit of another page was not brought in. Nothing has changed then.
#[derive(Clone, Debug)]
pub enum NotJoined {
    /// Both change the same.
    Conflict(Merge),
    /// A field of one of them holds what is no value yet.
    Unfinished,
}

impl Draft {
    /// Brings the edit of another page in, leaf by leaf. Both start from what is stored now.
    ///
    /// # Errors
    /// When a person has to look at it first.
    pub fn join(&mut self, other: &Self) -> Result<(), NotJoined> {
        let (Ok(mine), Ok(theirs)) = (self.metadata(), other.metadata()) else {
            return Err(NotJoined::Unfinished);
        };
        let merge = merge(self.base(), &mine, &theirs);
        let Ok(both) = merge.resolve(&[]) else { return Err(NotJoined::Conflict(merge)) };
        self.rebase(self.base().clone(), &both);
        Ok(())
    }

    /// `sent` was saved while the person went on typing, and is stored as `after`. What was typed since stays an edit of that.
    /// Where a field holds what is no value yet, all stays as it is, and the next save merges.
    pub fn saved_meanwhile(&mut self, sent: &Metadata, after: &Metadata) {
        let Ok(now) = self.metadata() else { return };
        if now.same_text(sent) {
            self.saved(after.clone());
        } else {
            let typed_since = merge(sent, &now, after).resolve_all(Choice::Mine);
            self.rebase(after.clone(), &typed_since);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Kind;
    use crate::patch::tests::any_metadata;
    use proptest::prelude::*;
    use rstest::rstest;

    fn metadata(text: &str) -> Metadata {
        Metadata::parse(text).expect("the test's JSON")
    }

    /// An edit of `base` that came to `mine`, put away and brought back.
    fn draft(base: &Metadata, mine: &Metadata) -> Draft {
        let mut draft = Draft::of(base);
        draft.take(mine);
        Draft::from_text(&draft.to_text()).expect("a draft")
    }

    const BASE: &str = r#"{"hobby":"surfing","addresses":{"home":"A","work":"B"},"list":[1,2]}"#;

    #[rstest]
    #[case::other_keys(
        r#"{"hobby":"sailing","addresses":{"home":"A","work":"B"},"list":[1,2]}"#,
        r#"{"hobby":"surfing","addresses":{"home":"A","work":"B"},"list":[1,2,3]}"#,
        r#"{"hobby":"sailing","addresses":{"home":"A","work":"B"},"list":[1,2,3]}"#,
        &["list"]
    )]
    #[case::within_one_key(
        r#"{"hobby":"surfing","addresses":{"home":"C","work":"B"},"list":[1,2]}"#,
        r#"{"hobby":"surfing","addresses":{"home":"A","work":"D"},"list":[1,2]}"#,
        r#"{"hobby":"surfing","addresses":{"home":"C","work":"D"},"list":[1,2]}"#,
        &["addresses › work"]
    )]
    #[case::added_here_and_removed_there(
        r#"{"hobby":"surfing","addresses":{"home":"A","work":"B"},"list":[1,2],"pet":1e2}"#,
        r#"{"addresses":{"home":"A","work":"B"},"list":[1,2]}"#,
        r#"{"addresses":{"home":"A","work":"B"},"list":[1,2],"pet":1e2}"#,
        &["hobby"]
    )]
    fn what_does_not_overlap_comes_in(
        #[case] mine: &str,
        #[case] theirs: &str,
        #[case] expected: &str,
        #[case] places: &[&str],
    ) {
        let theirs = metadata(theirs);
        match draft(&metadata(BASE), &metadata(mine)).restore(&theirs) {
            Restored::Merged { draft, incoming } => {
                assert_eq!(draft.metadata().map(|all| all.to_text()), Ok(metadata(expected).to_text()));
                assert!(draft.base().same_text(&theirs) && draft.is_changed());
                assert_eq!(incoming.iter().map(ToString::to_string).collect::<Vec<_>>(), places);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_stored_already_is_no_change_any_more() {
        let theirs = metadata(r#"{"hobby":"sailing"}"#);
        match draft(&metadata(r#"{"hobby":"surfing"}"#), &theirs).restore(&theirs) {
            Restored::Merged { draft, .. } => assert!(!draft.is_changed()),
            other => panic!("{other:?}"),
        }
    }

    #[rstest]
    #[case(Choice::Mine, "sailing")]
    #[case(Choice::Theirs, "chess")]
    fn the_same_leaf_is_asked_for(#[case] choice: Choice, #[case] expected: &str) {
        let theirs = metadata(r#"{"hobby":"chess","list":[1]}"#);
        let mine = metadata(r#"{"hobby":"sailing","pet":true}"#);
        let Restored::Conflict { mut draft, merge } =
            draft(&metadata(r#"{"hobby":"surfing"}"#), &mine).restore(&theirs)
        else {
            panic!("no conflict");
        };
        assert_eq!(draft.metadata(), Ok(mine));
        draft.rebase(theirs, &merge.resolve_all(choice));
        let meant = format!(r#"{{"hobby":"{expected}","list":[1],"pet":true}}"#);
        assert_eq!(draft.metadata(), Ok(metadata(&meant)));
    }

    #[test]
    fn what_is_half_typed_stays_as_it_is() {
        let mut draft = Draft::of(&metadata(r#"{"size":42}"#));
        let size = draft.member(draft.root(), "size").expect("the field");
        assert!(draft.set_kind(size, Kind::Number) || draft.kind(size) == Some(Kind::Number));
        draft.set_text(size, "43e");
        let before = draft.to_text();
        match draft.restore(&metadata(r#"{"size":44}"#)) {
            Restored::Unfinished(draft) => assert_eq!(draft.to_text(), before),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn edits_of_two_pages_come_together_where_they_do_not_overlap() {
        let stored = metadata(r#"{"hobby":"a","city":"x"}"#);
        let mut one = draft(&stored, &metadata(r#"{"hobby":"b","city":"x"}"#));
        let other = draft(&stored, &metadata(r#"{"hobby":"a","city":"y"}"#));
        assert!(one.join(&other).is_ok());
        assert_eq!(one.metadata(), Ok(metadata(r#"{"hobby":"b","city":"y"}"#)));
        assert!(one.base().same_text(&stored));
        let third = draft(&stored, &metadata(r#"{"hobby":"c","city":"x"}"#));
        let before = one.to_text();
        assert!(matches!(one.join(&third), Err(NotJoined::Conflict(merge)) if merge.conflicts().len() == 1));
        assert_eq!(one.to_text(), before);
    }

    #[rstest]
    #[case::nothing_since(r#"{"hobby":"b","city":"x"}"#, r#"{"hobby":"b","city":"x"}"#, false)]
    #[case::another_field(r#"{"hobby":"b","city":"y"}"#, r#"{"hobby":"b","city":"y"}"#, true)]
    #[case::the_same_field(r#"{"hobby":"c","city":"x"}"#, r#"{"hobby":"c","city":"x"}"#, true)]
    #[case::taken_back(r#"{"hobby":"a","city":"x"}"#, r#"{"hobby":"a","city":"x"}"#, true)]
    fn what_is_typed_during_a_save_stays_an_edit(
        #[case] now: &str,
        #[case] expected: &str,
        #[case] is_changed: bool,
    ) {
        let sent = metadata(r#"{"hobby":"b","city":"x"}"#);
        // Somebody else has added a field meanwhile.
        let after = metadata(r#"{"hobby":"b","city":"x","pet":"cat"}"#);
        let mut draft = draft(&metadata(r#"{"hobby":"a","city":"x"}"#), &metadata(now));
        draft.saved_meanwhile(&sent, &after);
        assert!(draft.base().same_text(&after));
        assert_eq!(draft.is_changed(), is_changed);
        let mut meant = metadata(expected).root().clone();
        meant.insert("pet".to_owned(), "cat".into());
        assert_eq!(draft.metadata(), Ok(meant.into()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn mine_survives_whatever_others_did(base in any_metadata(), mine in any_metadata(), theirs in any_metadata()) {
            let draft = draft(&base, &mine);
            let meant = draft.metadata();
            match draft.restore(&theirs) {
                Restored::Current(draft) | Restored::Unfinished(draft) => prop_assert_eq!(draft.metadata(), meant),
                Restored::Conflict { draft, merge } => {
                    prop_assert_eq!(draft.metadata(), meant);
                    prop_assert!(!merge.conflicts().is_empty());
                }
                Restored::Merged { draft, .. } => {
                    prop_assert!(draft.base().same_text(&theirs));
                    let merged = merge(&base, &mine, &theirs).resolve(&[]).ok();
                    prop_assert_eq!(draft.metadata().ok(), merged);
                }
            }
        }
    }
}
