//! What the operator is called.

use crate::auth::use_auth;
use crate::texts::use_account_texts;

/// The name that the operator has given in the settings.
pub fn organisation_name() -> Option<String> {
    use_auth().settings().branding.name
}

/// The operator as a part of a sentence: by name, or else as "this service".
pub fn organisation() -> String {
    organisation_name().unwrap_or_else(|| use_account_texts().this_service.to_owned())
}

/// Where the operator helps people: an address of a page, or one to write to.
// Wire to the setting `supportUrl` once there is one.
pub fn support_address() -> Option<String> {
    None
}

/// Where the operator lets people delete their account.
// Wire to the setting `deleteAccountUrl` once there is one.
pub fn delete_account_address() -> Option<String> {
    None
}
