//! The form that a schema describes, and the inputs that suit a value where there is none.

pub mod ask;
mod cell;
mod choice;
mod colour;
pub mod extra;
pub mod guide;
mod line;
mod moment;
pub mod object;
mod range;
pub mod row;
pub mod slot;
mod table;
mod tags;
