//! The words of the page about signing in and security.

use super::Told;
use cameo_auth0::linking::{Identity, LinkError, ProofError};
use cameo_auth0::password::PasswordError;
use cameo_metadata::merge::Choice;
use cameo_settings::StorageKind;

/// All of them.
pub struct AccountTexts {
    pub title: &'static str,
    pub lead: &'static str,
    /// What the operator is called where the settings give no name.
    pub this_service: &'static str,
    /// What a sensitive action asks for first.
    pub needs_confirmation: &'static str,
    pub cancel: &'static str,
    pub password: Password,
    pub email: Email,
    pub ways: Ways,
    pub browser: ThisBrowser,
    pub linking: Linking,
}

/// Changing the password.
pub struct Password {
    pub name: &'static str,
    pub change: &'static str,
    pub change_named: &'static str,
    pub title: &'static str,
    pub why: fn(&str) -> String,
    pub send: &'static str,
    pub sending: &'static str,
    pub sent: fn(&str) -> String,
    pub sent_hint: &'static str,
    pub failed: fn(&PasswordError) -> Told,
}

/// The e-mail address, and whether it is verified.
pub struct Email {
    pub title: &'static str,
    pub none: &'static str,
    pub verified_badge: &'static str,
    pub not_verified_badge: &'static str,
    /// Who keeps the address, and so can change it.
    pub kept_by: fn(&str) -> String,
    pub comes_from: fn(&str) -> String,
    pub not_verified: fn(&str) -> String,
    pub more: &'static str,
    pub what_to_do: &'static str,
    pub no_resend: fn(&str) -> String,
    pub check: &'static str,
    pub checking: &'static str,
    pub still_not: &'static str,
    pub verified: &'static str,
}

/// The accounts there are.
pub struct Ways {
    pub title: &'static str,
    pub provider: fn(&Identity) -> String,
    pub main: &'static str,
    pub main_why: &'static str,
    pub account: fn(&str) -> String,
    pub name: &'static str,
    pub email: &'static str,
    pub id: &'static str,
    pub connection: &'static str,
    pub unknown: &'static str,
    pub unlink: &'static str,
    pub unlink_named: fn(&str) -> String,
    pub unlink_title: fn(&str) -> String,
    pub unlink_words: fn(&str) -> String,
    pub unlink_lost: &'static str,
    pub unlinking: &'static str,
    pub unlinked: fn(&str) -> String,
    pub unlinked_before: fn(&str) -> String,
    pub not_unlinked: fn(&LinkError) -> Told,
    pub not_granted: &'static str,
    pub no_api: &'static str,
    pub not_kept: &'static str,
}

/// The session of this browser, and how to end it.
pub struct ThisBrowser {
    pub title: &'static str,
    pub signed_in: fn(&str) -> String,
    pub signed_in_no_date: &'static str,
    /// How long it lasts: where it is kept, and whether it can be renewed.
    pub lasts: fn(StorageKind, bool) -> &'static str,
    pub out_here: &'static str,
    /// With the operator's name, where there is one.
    pub out_here_why: fn(Option<&str>) -> String,
    pub out_everywhere: fn(Option<&str>) -> String,
    pub out_everywhere_why: &'static str,
    pub needs_confirmation: &'static str,
    pub details: &'static str,
}

/// Linking one more.
pub struct Linking {
    pub link: &'static str,
    pub why: &'static str,
    pub waiting: &'static str,
    pub not_proven: fn(&ProofError) -> Told,
    pub not_read: &'static str,
    pub not_read_so: &'static str,
    pub page: &'static str,
    pub title: &'static str,
    pub lead: fn(&str) -> String,
    pub comes_over: &'static str,
    pub nothing_comes: &'static str,
    pub conflicts: &'static str,
    pub conflicts_words: &'static str,
    pub mine: &'static str,
    pub theirs: &'static str,
    pub choice: fn(Choice) -> &'static str,
    pub organisation: &'static str,
    pub until: fn(&str) -> String,
    pub moved: &'static str,
    pub too_large: &'static str,
    pub go: &'static str,
    pub going: &'static str,
    pub discarded: &'static str,
    pub discarded_late: &'static str,
    pub over: &'static str,
    pub linked: fn(&str) -> String,
    pub not_stored: &'static str,
    pub not_stored_unknown: &'static str,
    pub not_linked: fn(&LinkError) -> Told,
    pub stored_only: &'static str,
    pub look: &'static str,
}
