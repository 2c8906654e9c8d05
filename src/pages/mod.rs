//! One file per route, and what the routes share.

mod advice;
pub mod arriving;
mod asking;
mod broken_settings;
pub mod callback;
mod edit;
mod edit_form;
mod edit_outcome;
mod edit_schema;
mod edit_text;
mod heading;
pub mod home;
pub mod layout;
mod login;
pub mod not_found;
mod not_read;
mod private;
mod profile;
mod session;
mod sign_in_failed;
mod styles;
mod taking_back;
mod unsaved;
mod welcome;
mod yours;
