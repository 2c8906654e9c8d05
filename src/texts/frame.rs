//! The words of what a first visit reads, and of what is around every page.

use super::Told;
use crate::lazy::Missing;
use cameo_oidc::session::SignedOut;
use cameo_oidc::sign_in::{InitiatedError, SignInError};

/// What the first file holds. The other groups come with the code that reads them.
pub struct Texts {
    /// The language's tag (RFC 5646), for dates and numbers.
    pub language: &'static str,
    /// The app stopped because of a mistake of its own.
    pub crashed: &'static str,
    /// The name of the app, unless the operator gives another.
    pub app: &'static str,
    /// Buttons and links.
    pub press: Press,
    /// Frame, notices and waiting.
    pub frame: Frame,
    /// The signed-out home page.
    pub home: Home,
    /// Pages that exist to say one thing.
    pub other: Other,
    /// How it came that nobody is signed in; nothing for a first visit.
    pub signed_out: fn(SignedOut) -> Option<&'static str>,
    /// The code of a page could not be fetched: the title, and what to do.
    pub not_loaded: fn(Missing) -> (&'static str, Told),
    /// A failed sign-in.
    pub sign_in_error: fn(&SignInError) -> Told,
}

/// What stands on buttons and links.
pub struct Press {
    pub sign_in: &'static str,
    pub sign_in_again: &'static str,
    pub someone_else: &'static str,
    pub sign_up: &'static str,
    pub sign_out: &'static str,
    pub opening: &'static str,
    pub edit: &'static str,
    pub save: &'static str,
    pub saving: &'static str,
    pub cancel: &'static str,
    pub try_again: &'static str,
    pub reload: &'static str,
    pub close: &'static str,
    pub discard: &'static str,
    pub keep_editing: &'static str,
    pub done: &'static str,
    pub undo: &'static str,
    pub home: &'static str,
    /// The three pages of somebody who is signed in.
    pub profile: &'static str,
    pub security: &'static str,
    pub data: &'static str,
    pub to_profile: &'static str,
    pub go_on_editing: &'static str,
}

/// Frame, notices and waiting.
pub struct Frame {
    pub skip: &'static str,
    pub you: &'static str,
    /// With the name of the service, if it has one.
    pub footer: fn(Option<&str>) -> String,
    /// What is added where pictures are loaded.
    pub footer_pictures: &'static str,
    pub loading: &'static str,
    pub returning: &'static str,
    pub in_memory_only: &'static str,
    /// For the operator, in the console: the host sends no policy.
    pub no_headers: &'static str,
    pub details: &'static str,
}

/// The signed-out home page.
pub struct Home {
    /// With the name of the service, if it has one.
    pub title: fn(Option<&str>) -> String,
    pub lead: &'static str,
}

/// Pages that exist to say one thing.
pub struct Other {
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    /// For whoever runs the app.
    pub advice: &'static str,
    /// Somebody is signed in although signing in again did not work.
    pub still_signed_in: &'static str,
    /// A link to sign in that is not followed.
    pub initiated_title: &'static str,
    pub initiated: fn(&InitiatedError) -> &'static str,
    /// What came of a link in a mail.
    pub verified_title: &'static str,
    pub verified: &'static str,
    pub link_not_valid_title: &'static str,
    pub link_not_valid: &'static str,
    pub private_title: &'static str,
    pub private: fn(&str) -> String,
    pub failed_title: &'static str,
    pub broken_title: &'static str,
}
