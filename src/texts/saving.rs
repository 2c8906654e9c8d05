//! The words of saving: what will change, what others changed, and taking it back.

use cameo_metadata::merge::Choice;

/// All of them.
pub struct SavingTexts {
    /// Title of the list of changes.
    pub review_title: &'static str,
    /// Back to the form.
    pub back: &'static str,
    /// What is sent, to the letter.
    pub exactly: &'static str,
    /// Order alone cannot be sent.
    pub nothing_to_send: &'static str,
    /// The signs in front of a change, for those who do not see them.
    pub added: &'static str,
    pub changed: &'static str,
    pub removed: &'static str,
    pub moved: &'static str,
    /// Somebody else has changed the same.
    pub conflict_title: &'static str,
    pub conflict_words: &'static str,
    /// The columns of a conflict.
    pub before: &'static str,
    pub yours: &'static str,
    pub theirs: &'static str,
    pub choice: fn(Choice) -> &'static str,
    pub all_mine: &'static str,
    pub all_theirs: &'static str,
    /// How many are still to be chosen, and that none is.
    pub left: fn(usize) -> String,
    pub none_left: &'static str,
    /// Not there.
    pub absent: &'static str,
    pub apply: &'static str,
    pub later: &'static str,
    /// A draft of an earlier visit, and what others have stored since.
    pub restored_merged: fn(&str) -> String,
    pub restored_stored: &'static str,
    pub restored_stale: &'static str,
    pub restored_conflict: &'static str,
    /// An unsaved edit of another tab that changes the same fields.
    pub other_draft: fn(&str) -> String,
    pub other_unfinished: &'static str,
    pub bring_in: &'static str,
    pub discard_other: &'static str,
    pub two_tabs_title: &'static str,
    pub two_tabs: &'static str,
    /// It is saved, and what others had changed is kept.
    pub saved: &'static str,
    pub incoming: fn(&str) -> String,
    pub undo: &'static str,
    pub redo: &'static str,
    pub undone: &'static str,
    pub not_undone: &'static str,
    /// An edit was refused, or could not be sent.
    pub not_saved: &'static str,
    /// It waits, and is sent by itself.
    pub offline: &'static str,
    pub busy: fn(i64) -> String,
    pub now: &'static str,
    pub stop_waiting: &'static str,
    /// Nobody knows whether it is stored.
    pub unknown: &'static str,
    /// The person has to confirm who they are first.
    pub not_recent: &'static str,
    pub confirm: &'static str,
    pub take_back: &'static str,
    /// How full the profile is.
    pub size: fn(usize, usize) -> String,
    pub too_large: fn(usize) -> String,
}
