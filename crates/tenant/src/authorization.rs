//! A sign-in on its way: the request of a client, the page where it waits, and the response that ends it
//! (RFC 6749 §4.1, OpenID Connect Core §3.1).

pub(crate) mod completion;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod waiting;
