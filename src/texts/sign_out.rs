//! The words of the person's menu and the navigation, and of signing out while an edit is not saved.

use cameo_settings::StorageKind;

/// All of them.
pub struct SignOutTexts {
    /// What the navigation is called.
    pub navigation: &'static str,
    pub switch_account: &'static str,
    pub title: &'static str,
    /// What signing out does to the edit, by where this app keeps things.
    pub words: fn(StorageKind) -> &'static str,
    pub stay: &'static str,
    pub keep: &'static str,
    pub discard: &'static str,
    /// The same where somebody else signs in.
    pub switch_words: fn(StorageKind) -> &'static str,
    pub switch_stay: &'static str,
    pub switch_keep: &'static str,
    pub switch_discard: &'static str,
}
