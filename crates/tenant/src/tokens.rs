//! The tokens that the tenant signs: what is in them, and what the faults do to them.

pub(crate) mod faults;
pub(crate) mod mint;
pub(crate) mod scopes;
