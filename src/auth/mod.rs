//! Who is signed in: one shared context signal, the keeper of the stored session, and the guard of private pages.

mod completing;
mod context;
mod former;
mod keeper;
mod password;
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

pub use context::{Auth, provide_auth, use_auth};
pub use person::{Person, use_person};
pub use refresh::NoSession;
pub use second_sign_in::discard;
