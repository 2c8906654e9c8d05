//! Who is signed in: `cameo-auth-leptos` with this app's settings, routes and storage, and what Auth0 adds to it.

mod context;
mod password;
mod second_sign_in;

pub use cameo_auth_leptos::{NoSession, Person, use_person};
pub use context::{Auth, provide_auth, use_auth};
pub use second_sign_in::discard;
