//! Lists of many fields: only what is near the screen is drawn, and the rest is found by name or value.

pub mod finder;
pub mod paging;
pub mod sight;
