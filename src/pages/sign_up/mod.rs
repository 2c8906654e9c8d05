//! Making an account on a page of the app.

pub mod form;
pub mod kept;
pub mod outcome;
pub mod page;
pub mod setting;
