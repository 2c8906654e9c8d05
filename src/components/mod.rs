//! What pages are made of. Dumb: props in, events out; they know neither who is signed in nor where the page stands.

pub mod about;
pub mod cameo;
pub mod changes;
pub mod chosen;
pub mod conflicts;
pub mod dialog;
pub mod editor;
pub mod facts;
pub mod failure;
pub mod field;
pub mod field_input;
pub mod field_options;
pub mod fields;
pub mod finder;
pub mod focus;
pub mod form;
pub mod json_area;
pub mod json_find;
pub mod json_import;
pub mod json_paint;
pub mod json_view;
pub mod keys;
pub mod leave;
pub mod live;
pub mod menu;
pub mod name_hint;
pub mod notice;
pub mod paging;
pub mod password;
pub mod portrait;
pub mod review;
pub mod rows;
pub mod save_bar;
pub mod sight;
pub mod skeleton;
pub mod stands;
pub mod table;
pub mod value;
pub mod view_switch;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
