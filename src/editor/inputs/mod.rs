//! An input for each type of value.

pub mod cell;
pub mod choice;
pub mod colour;
pub mod line;
pub mod moment;
pub mod range;
pub mod table;
pub mod tags;
