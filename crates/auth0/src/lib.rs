#![doc = include_str!("../README.md")]

pub mod api;
pub mod email_link;
pub mod linking;
pub mod password;
pub mod provenance;
pub mod sign_up;
pub mod user;

pub use user::User;

/// The scopes that reading and writing one's own metadata needs
/// (auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens).
pub const METADATA_SCOPES: [&str; 2] = ["read:current_user", "update:current_user_metadata"];
