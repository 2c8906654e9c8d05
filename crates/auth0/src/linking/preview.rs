//! What would come over from the other account: a merge that starts from nothing, and its questions.

use cameo_metadata::changes::{Change, changes};
use cameo_metadata::merge::{Choice, Conflict, Merge, MergeError, merge};
use cameo_metadata::size::{self, Size};
use cameo_metadata::{Metadata, MetadataPatch, diff};

/// Both accounts' metadata, put together leaf by leaf. Where they differ, somebody has to choose.
#[derive(Clone, Debug)]
pub struct Preview {
    primary: Metadata,
    merge: Merge,
}

/// What the choices come to.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the main account stores afterwards.
    pub after: Metadata,
    /// What is different from now, field by field.
    pub changes: Vec<Change>,
    /// What is sent before the accounts are linked; `None` if nothing comes over.
    pub patch: Option<MetadataPatch>,
    /// How large it becomes.
    pub size: Size,
}

impl Preview {
    /// What would become of `primary`, the metadata of whoever is signed in, with `secondary`'s.
    #[must_use]
    pub fn of(primary: &Metadata, secondary: &Metadata) -> Self {
        let merge = merge(&Metadata::default(), primary, secondary);
        Self { primary: primary.clone(), merge }
    }

    /// The fields that both accounts have with different values. [`Choice::Mine`] keeps the main account's.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        self.merge.conflicts()
    }

    /// What one choice for each conflict comes to.
    ///
    /// # Errors
    /// If there are more or fewer choices than conflicts.
    pub fn plan(&self, choices: &[Choice]) -> Result<Plan, MergeError> {
        let after = self.merge.resolve(choices)?;
        Ok(Plan {
            changes: changes(&self.primary, &after),
            patch: diff(&self.primary, &after),
            size: size::of(&after),
            after,
        })
    }

    /// What the plan makes of what the main account stores by `now`, which others may have changed since.
    #[must_use]
    pub fn onto(&self, plan: &Plan, now: &Metadata) -> Merge {
        merge(&self.primary, &plan.after, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(text: &str) -> Metadata {
        Metadata::parse(text).expect("JSON")
    }

    #[test]
    fn what_only_the_other_account_has_comes_over_without_a_question() {
        let mine = metadata(r#"{"hobby":"surfing","addresses":{"home":"A"}}"#);
        let preview = Preview::of(&mine, &metadata(r#"{"shoe_size":42,"addresses":{"work":"B"}}"#));
        assert_eq!(preview.conflicts(), []);
        let plan = preview.plan(&[]).expect("no question");
        let sent = plan.patch.expect("a change").text();
        assert_eq!(sent, r#"{"user_metadata":{"shoe_size":42,"addresses":{"work":"B","home":"A"}}}"#);
        assert_eq!(plan.changes.len(), 2);
    }

    #[test]
    fn a_leaf_of_both_is_asked_for_and_nothing_is_sent_where_all_is_kept() {
        let mine = metadata(r#"{"hobby":"surfing","tags":[1]}"#);
        let preview = Preview::of(&mine, &metadata(r#"{"hobby":"chess","tags":[2]}"#));
        assert_eq!(preview.conflicts().len(), 2);
        assert!(preview.plan(&[Choice::Mine]).is_err());
        assert!(preview.plan(&[Choice::Mine, Choice::Mine]).expect("two choices").patch.is_none());
        let plan = preview.plan(&[Choice::Theirs, Choice::Mine]).expect("two choices");
        assert_eq!(plan.patch.expect("a change").text(), r#"{"user_metadata":{"hobby":"chess"}}"#);
    }

    #[test]
    fn an_empty_account_brings_nothing_and_erases_nothing() {
        let mine = metadata(r#"{"hobby":"surfing"}"#);
        let plan = Preview::of(&mine, &Metadata::default()).plan(&[]).expect("no question");
        assert!(plan.patch.is_none() && plan.changes.is_empty());
    }

    #[test]
    fn what_others_changed_meanwhile_stays() {
        let preview = Preview::of(&metadata(r#"{"hobby":"surfing"}"#), &metadata(r#"{"size":42}"#));
        let plan = preview.plan(&[]).expect("no question");
        let merge = preview.onto(&plan, &metadata(r#"{"hobby":"sailing"}"#));
        assert_eq!(merge.resolve(&[]).expect("no conflict"), metadata(r#"{"hobby":"sailing","size":42}"#));
    }
}
