//! The editor of a JSON document: its state, a row per field, an input per type, the same document as text, and long lists.

pub mod field;
pub mod field_input;
pub mod field_options;
pub mod fields;
pub mod form;
pub mod inputs;
pub mod json;
pub mod leave;
pub mod long_lists;
pub mod name_hint;
pub mod review;
pub mod save_bar;
pub mod state;
pub mod structure;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
