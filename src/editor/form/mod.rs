//! The form that a schema describes: which places it has, what each asks, and their order.

pub mod ask;
pub mod extra;
pub mod guide;
pub mod object;
pub mod row;
pub mod slot;
