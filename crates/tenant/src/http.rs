//! Requests and responses as text: what is read from the one and written into the other, without the tenant behind it.

pub(crate) mod answer;
pub(crate) mod params;
pub(crate) mod paths;
