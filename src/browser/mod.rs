//! The browser, behind adapters of a few lines each that decide nothing. Those that signing in needs are of `cameo-auth-leptos`.

pub mod brand;
pub mod clock;
pub mod config;
pub mod events;
pub mod files;
pub mod location;
pub mod panic;
pub mod patterns;
pub mod pieces;
pub mod release;
pub mod shell;
pub mod storage;
pub mod style;
pub mod title;

pub use cameo_auth_leptos::browser::{channel, http, random};

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
