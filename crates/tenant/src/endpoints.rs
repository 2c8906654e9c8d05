//! What answers at each address. Only `app.rs` names these modules; what two of them share is in a module below them.

pub(crate) mod authorize;
pub(crate) mod consent;
pub(crate) mod dbconnections;
pub(crate) mod discovery;
pub(crate) mod login;
pub(crate) mod logout;
pub(crate) mod management;
pub(crate) mod outbox;
pub(crate) mod signup;
pub(crate) mod site;
pub(crate) mod social;
pub(crate) mod tickets;
pub(crate) mod token;
pub(crate) mod userinfo;
