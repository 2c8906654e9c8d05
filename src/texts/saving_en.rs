//! English.

use super::saving::SavingTexts;
use cameo_metadata::merge::Choice;

pub(super) static TEXTS: SavingTexts = SavingTexts {
    review_title: "Review changes",
    back: "Keep editing",
    exactly: "Show as JSON",
    nothing_to_send: "Only the order has changed, and the order isn't stored.",
    added: "New",
    changed: "Changed",
    removed: "Removed",
    moved: "Moved",
    conflict_title: "These changed somewhere else",
    conflict_words: "Maybe by you on another device. Choose what to keep.",
    before: "Was",
    yours: "Your change",
    theirs: "Now saved",
    choice: |choice| match choice {
        Choice::Mine => "Keep mine",
        Choice::Theirs => "Keep saved",
    },
    all_mine: "Keep mine for all",
    all_theirs: "Keep saved for all",
    left: |count| if count == 1 { "1 left to choose".into() } else { format!("{count} left to choose") },
    none_left: "All chosen",
    absent: "Not set",
    apply: "Apply",
    later: "Later",
    restored_merged: |names| {
        ["We restored your unsaved changes, and added what changed elsewhere: ", names, "."].concat()
    },
    restored_stored: "What you hadn't saved is saved by now.",
    restored_stale: "We restored your unsaved changes. Your details have changed elsewhere since; both are combined when you save.",
    restored_conflict: "We restored your unsaved changes. The same fields have changed since, maybe by you on another device. Choose what to keep.",
    other_draft: |names| match names {
        "" => "You have unsaved changes from another tab.".to_owned(),
        names => ["You have unsaved changes from another tab: ", names, "."].concat(),
    },
    other_unfinished: "A field isn't finished yet. Finish it here, then try again.",
    bring_in: "Add to this edit",
    discard_other: "Discard",
    two_tabs_title: "You edited the same fields in two tabs",
    two_tabs: "Choose what to keep. Nothing is saved yet.",
    saved: "Saved.",
    incoming: |names| ["Also changed elsewhere, and kept: ", names, "."].concat(),
    undo: "Undo",
    redo: "Redo",
    undone: "Undone.",
    not_undone: "Not undone.",
    not_saved: "Not saved.",
    offline: "You're offline. Your changes are kept, and saved as soon as you're back online.",
    busy: |seconds| format!("Busy at the moment. Saving in {seconds} s."),
    now: "Save now",
    stop_waiting: "Stop",
    unknown: "We couldn't confirm the save. Your changes are kept; press Save to check and finish.",
    not_recent: "Sign in again to save. Your changes are kept.",
    confirm: "Sign in again to continue",
    take_back: "Undo",
    size: |bytes, limit| {
        format!("Almost full: {}.{} of {} kB", bytes / 1024, bytes % 1024 * 10 / 1024, limit / 1024)
    },
    too_large: |bytes| format!("Too much to save. Remove about {} kB.", bytes.div_ceil(1024)),
};
