//! What is on screen: a folder per page, and `layout` for what stands around every page.

mod broken_settings;
pub mod callback;
mod edit;
pub mod home;
pub mod layout;
mod login;
pub mod not_found;
mod onboarding;
mod profile;
mod security;
mod sign_up;
mod your_data;
