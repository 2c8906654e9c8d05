#![doc = include_str!("../README.md")]

mod beside;
pub mod changes;
pub mod decimal;
pub mod draft;
pub mod encoding;
pub mod history;
pub mod infer;
pub mod json;
pub mod label;
pub mod merge;
pub mod metadata;
pub mod moment;
pub mod name;
pub mod patch;
pub mod path;
pub mod print;
pub mod schema;
pub mod shape;
pub mod size;
pub mod source;
pub mod spelling;
mod trail;
pub mod undo;

pub use draft::{Draft, FieldId};
pub use metadata::Metadata;
pub use patch::{MetadataPatch, diff};
