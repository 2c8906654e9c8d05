//! Every word that a person reads. The other files here hold the keys, as types; [`en`] holds the words, and a language is one
//! more file like it and one more arm in [`language`]. A key that a language misses, or gives other parameters, does not
//! compile; one that nothing reads is a warning of the compiler, which `cargo xtask check` refuses.

mod editor;
mod en;
mod errors;
mod finding;
mod frame;
mod language;
mod profile;
mod provenance;
mod saving;
mod schema;
mod security;
mod session;
mod sign_out;
mod sign_up;
mod static_page;
mod tech;
mod welcome;
mod your_data;

pub use errors::Told;
pub use language::*;
pub use profile::Keeper;
pub use schema::Wanted;
pub use session::SessionTexts;

use std::borrow::Cow;

/// A text that is fixed, or made from what happened.
pub type Words = Cow<'static, str>;
