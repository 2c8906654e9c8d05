//! The words of the page about a person's data.

/// All of them.
pub struct DataTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub download: Download,
    pub json: AsJson,
    pub history: History,
    pub device: OnDevice,
    pub delete: Delete,
}

/// The download of everything that is known.
pub struct Download {
    pub title: &'static str,
    pub why: &'static str,
    pub parts_title: &'static str,
    /// What each part of the file is: its name there, and a sentence.
    pub parts: [(&'static str, &'static str); 8],
    pub press: &'static str,
    pub done: &'static str,
    pub failed: &'static str,
    /// The profile could not be read, so the file would not hold everything.
    pub not_read: &'static str,
}

/// Editing as JSON.
pub struct AsJson {
    pub title: &'static str,
    pub why: &'static str,
    pub press: &'static str,
}

/// Recent changes.
pub struct History {
    pub title: &'static str,
    pub why: &'static str,
    pub none: &'static str,
    pub clear: &'static str,
    pub undo: &'static str,
}

/// What this device keeps.
pub struct OnDevice {
    pub title: &'static str,
    pub why: &'static str,
    pub session: &'static str,
    pub edits: fn(usize) -> String,
    pub history: fn(usize) -> String,
    pub asked: &'static str,
    pub answers: &'static str,
    pub choices: &'static str,
    pub nothing: &'static str,
    pub clear: &'static str,
    pub clear_why: &'static str,
    pub cleared: &'static str,
    pub confirm_title: &'static str,
    pub confirm_words: &'static str,
    pub confirm: &'static str,
    pub cancel: &'static str,
}

/// Deleting the account.
pub struct Delete {
    pub title: &'static str,
    pub at_operator: fn(&str) -> String,
    pub press: &'static str,
    pub ask: fn(&str) -> String,
    pub contact: fn(&str) -> String,
}
