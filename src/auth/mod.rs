//! Who is signed in: one shared context signal, the keeper of the stored session, and the guard of private pages.

mod context;
mod guard;
mod keeper;
mod provider;
mod refresh;
mod renewal;
mod sign_in;
mod sign_out;
mod spent;
mod tabs;

pub use context::{Auth, provide_auth, use_auth};
pub use guard::RequireSession;
pub use refresh::NoSession;
