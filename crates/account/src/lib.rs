//! The core of Cameo: the protocol, the session's rules and the profile, free of browser and framework.
//!
//! Requests and responses are [`http`] values; time, randomness and the network are arguments. So every flow, from the
//! click on "Sign in" to the saved edit, runs natively, in one process, against a tenant's router.
//!
//! - the words: [`time`], [`secret`], [`http`], [`random`], [`settings`]
//! - the rules: [`oidc`], one file per document of the standard, and [`session`]
//! - the flows: [`sign_in`], which discover, begin, complete and refresh, and [`sign_up`] on a page of this app
//! - [`profile`]: what is shown, what is edited, what is sent
//! - the account itself: [`password`], and [`linking`] another one to it

pub mod access;
pub mod http;
pub mod linking;
pub mod oidc;
pub mod password;
pub mod profile;
pub mod random;
pub mod secret;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod sign_up;
mod stored;
pub mod text;
pub mod time;
