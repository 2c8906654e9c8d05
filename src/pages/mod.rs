//! One file per route, and what the routes share.

pub mod arriving;
pub mod broken_settings;
pub mod callback;
mod edit;
mod edit_form;
mod edit_text;
mod heading;
pub mod home;
pub mod layout;
pub mod not_found;
mod not_read;
mod private;
mod profile;
mod sign_in_failed;
mod unsaved;
mod yours;
