//! The browser, behind adapters of a few lines each that decide nothing.

pub mod brand;
pub mod channel;
pub mod clock;
pub mod config;
pub mod events;
pub mod files;
pub mod http;
pub mod location;
pub mod lock;
mod noted_lock;
pub mod panic;
pub mod patterns;
pub mod pieces;
pub mod random;
pub mod release;
pub mod shell;
pub mod storage;
pub mod style;
pub mod title;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
