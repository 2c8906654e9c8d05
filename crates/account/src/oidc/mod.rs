//! OpenID Connect and OAuth 2 for a browser-only client: one file per document of the standard.
//!
//! An endpoint comes in two halves that share no function: one makes the request, the other judges the answer.

pub mod algorithm;
pub mod authorization;
pub mod callback;
pub mod discovery;
pub mod id_token;
pub mod issuer;
pub mod jwks;
pub mod jws;
pub mod key_cache;
pub mod logout;
pub mod pkce;
mod strict_json;
pub mod token;
pub mod transaction;
pub mod userinfo;
