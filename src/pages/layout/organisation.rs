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
pub fn support_address() -> Option<String> {
    use_auth().settings().support_url
}

/// Where the operator lets people delete their account.
pub fn delete_account_address() -> Option<String> {
    use_auth().settings().delete_account_url
}
