#![doc = include_str!("../README.md")]

mod completing;
mod components;
mod config;
mod context;
mod former;
mod keeper;
mod person;
mod provider;
mod refresh;
mod renewal;
mod second_sign_in;
mod sign_in;
mod sign_out;
mod spent;
mod tab;
mod tabs;

pub mod browser;
pub mod lazy;

pub use browser::location::take_callback;
pub use cameo_oidc::session::{AuthState, Session, SignedOut, StorageKind};
pub use components::{AuthProvider, RequireAuth};
pub use config::{AuthConfig, Routes};
pub use context::{Auth, provide_auth, use_auth};
pub use person::{Person, use_person};
pub use provider::KEYS;
pub use refresh::NoSession;
pub use second_sign_in::SecondResponse;
