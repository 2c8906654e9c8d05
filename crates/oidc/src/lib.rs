#![doc = include_str!("../README.md")]

pub mod algorithm;
pub mod authorization;
pub mod callback;
pub mod client;
pub mod discovery;
pub mod http;
pub mod id_token;
pub mod issuer;
pub mod jwks;
pub mod jws;
pub mod key_cache;
pub mod logout;
pub mod pkce;
pub mod random;
pub mod secret;
pub mod session;
pub mod sign_in;
pub mod stored;
mod strict_json;
pub mod time;
pub mod token;
pub mod transaction;
pub mod userinfo;
