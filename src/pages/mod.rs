//! One file per route, and what the routes share.

pub mod arriving;
pub mod broken_settings;
pub mod callback;
mod edit;
mod edit_form;
mod edit_outcome;
mod edit_schema;
mod heading;
pub mod home;
pub mod layout;
pub mod not_found;
mod not_read;
mod private;
mod profile;
mod sign_in_failed;
mod taking_back;
mod unsaved;
mod yours;
