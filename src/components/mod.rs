//! What pages are made of. Dumb: props in, events out; they know neither who is signed in nor where the page stands.

pub mod cameo;
pub mod editor;
pub mod failure;
pub mod field;
pub mod field_input;
pub mod field_options;
pub mod fields;
pub mod focus;
pub mod json_area;
pub mod json_find;
pub mod json_import;
pub mod json_paint;
pub mod json_view;
pub mod leave;
pub mod menu;
pub mod notice;
pub mod portrait;
pub mod rows;
pub mod save_bar;
pub mod skeleton;
pub mod table;
pub mod value;
pub mod view_switch;
