//! English.

use super::your_data::{AsJson, DataTexts, Delete, Download, History, OnDevice};

pub(super) static TEXTS: DataTexts = DataTexts {
    title: "Your data",
    lead: "Download your data, undo recent changes, and see what this browser keeps.",
    download: DOWNLOAD,
    json: JSON,
    history: HISTORY,
    device: DEVICE,
    delete: DELETE,
};

const DOWNLOAD: Download = Download {
    title: "Download",
    why: "One file (JSON) with everything that this app knows about you. There is no password, token or key in it.",
    parts_title: "What is in the file",
    parts: [
        ("profile", "your profile as it was just read, with name, e-mail and technical details"),
        ("user_metadata", "the details that you can edit"),
        ("app_metadata", "what the organisation keeps about you, as far as you may see it"),
        ("identities", "the accounts that you sign in with"),
        ("claims", "what was said about you when you signed in"),
        ("recent_changes", "what you saved in this browser, before and after"),
        ("unsaved_changes", "edits in this browser that are not saved"),
        ("this_browser", "which settings and other entries this browser keeps"),
    ],
    press: "Download your data",
    done: "Downloaded.",
    failed: "Your browser did not allow the download.",
    not_read: "Your profile could not be read, so the download would be incomplete.",
};

const JSON: AsJson = AsJson {
    title: "Edit as JSON",
    why: "Your details as one text, for people who know JSON. You can import and export it there, too.",
    press: "Edit as JSON",
};

const HISTORY: History = History {
    title: "Recent changes",
    why: "Kept only in this browser until you sign out.",
    none: "You have not saved anything in this browser yet.",
    clear: "Clear recent changes",
    undo: "Undo",
};

const DEVICE: OnDevice = OnDevice {
    title: "On this device",
    why: "What this browser keeps for this app. Signing out removes everything that is about you.",
    session: "Your sign-in, so that you stay signed in",
    edits: |count| if count == 1 { "1 unsaved edit".into() } else { format!("{count} unsaved edits") },
    history: |count| if count == 1 { "1 recent change".into() } else { format!("{count} recent changes") },
    asked: "Which questions you were asked already",
    answers: "Answers from when you created your account, which are not saved yet",
    choices: "Your choices for this app, such as a language",
    nothing: "Nothing.",
    clear: "Clear",
    clear_why: "Removes all of it but your sign-in.",
    cleared: "Cleared. You are still signed in.",
    confirm_title: "Clear unsaved changes too?",
    confirm_words: "You have changes that are not saved. Clearing removes them for good.",
    confirm: "Clear everything",
    cancel: "Cancel",
};

const DELETE: Delete = Delete {
    title: "Delete account",
    at_operator: |org| ["You can ask for your account to be deleted on a page of ", org, "."].concat(),
    press: "Delete account",
    ask: |org| ["This page can't delete your account. To have it deleted, ask ", org, "."].concat(),
    contact: |org| ["Contact ", org].concat(),
};
