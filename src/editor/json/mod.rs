//! The document as JSON text.

pub mod area;
pub mod find;
pub mod import;
pub mod paint;
pub mod view;
