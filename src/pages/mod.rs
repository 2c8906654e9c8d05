//! One file per route, and what the routes share.

pub mod broken_settings;
pub mod callback;
pub mod edit;
mod edit_form;
mod heading;
pub mod home;
pub mod layout;
pub mod not_found;
mod not_read;
mod private;
pub mod profile;
mod sign_in_failed;
mod unsaved;
mod yours;
