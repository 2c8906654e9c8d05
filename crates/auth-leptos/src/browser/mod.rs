//! The browser, behind adapters of a few lines each that decide nothing.

pub mod channel;
pub mod clock;
pub mod events;
pub mod http;
pub mod kind;
pub mod location;
pub mod lock;
mod noted_lock;
pub mod random;
pub mod storage;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
