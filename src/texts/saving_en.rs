//! English.

use super::saving::SavingTexts;
use cameo_metadata::merge::Choice;

pub(super) static TEXTS: SavingTexts = SavingTexts {
    review: "Review changes",
    review_title: "What will change",
    back: "Back to editing",
    exactly: "Exactly what is sent",
    nothing_to_send: "Only the order of fields has changed, and that is not stored.",
    added: "New",
    changed: "Changed",
    removed: "Removed",
    moved: "Moved",
    conflict_title: "Somebody else has changed the same",
    conflict_words: "It may have been you, on another device. Nothing is saved yet: choose for each field what shall stand.",
    before: "Before",
    yours: "Yours",
    theirs: "Stored now",
    choice: |choice| match choice {
        Choice::Mine => "Take yours",
        Choice::Theirs => "Keep what is stored",
    },
    absent: "Not there",
    save_choices: "Save these choices",
    restored_merged: |names| {
        ["Your unsaved changes are back. Changed elsewhere meanwhile, and brought in: ", names, "."].concat()
    },
    restored_stored: "What you had not saved is stored already.",
    restored_stale: "Your unsaved changes are back, but what is stored has changed since. Both are brought together when you save.",
    restored_conflict: "Your unsaved changes are back. Meanwhile something else was stored in the same place, maybe by you on another device. Choose for each field what shall stand; nothing is saved yet.",
    go_on: "Go on with these choices",
    other_draft: |names| match names {
        "" => "You have another unsaved edit, from another tab.".to_owned(),
        names => ["You have another unsaved edit, from another tab. It changes: ", names, "."].concat(),
    },
    other_unfinished: "One of the two edits has a field that is not finished. Finish it here, then try again.",
    bring_in: "Add it to this edit",
    discard_other: "Discard it",
    two_tabs_title: "You edited the same fields in two tabs",
    two_tabs: "Choose for each field which text to keep. Nothing is saved yet.",
    decide_later: "Decide when I save",
    saved: "Saved.",
    incoming: |names| ["Changed elsewhere meanwhile, and kept: ", names, "."].concat(),
    undo: "Undo",
    undone: "Taken back.",
    not_undone: "Not taken back.",
    not_saved: "Not saved.",
    offline: "Not saved yet: there is no connection. Your changes are kept, and sent as soon as there is one.",
    busy: |seconds| {
        format!("Not saved yet: too many requests. Your changes are kept, and sent in {seconds} s.")
    },
    now: "Send now",
    stop_waiting: "Do not send",
    unknown: "It was sent, but no answer came, and nobody can be asked what became of it. Your changes are kept here. Press Save when the connection is back: what is stored is read first, so nothing happens twice.",
    not_recent: "Saving needs to know that it is still you. Sign in again; your changes are kept and wait here.",
    confirm: "Confirm that it is you",
    take_back: "Undo",
    size: |bytes, limit| format!("{}.{} of {} kB used", bytes / 1024, bytes % 1024 * 10 / 1024, limit / 1024),
    too_large: "This is more than a profile can hold. Remove something before you save.",
};
