//! Paths that the router, a middleware and a fault have to agree on.

/// The signing keys.
pub(crate) const KEYS: &str = "/.well-known/jwks.json";

/// The signing keys under [`crate::Fault::MovedKeys`].
pub(crate) const MOVED_KEYS: &str = "/.well-known/moved-jwks.json";

/// Where [`crate::Fault::Redirected`] sends requests: nothing is there, and every page may read that.
pub const MOVED: &str = "/moved";
