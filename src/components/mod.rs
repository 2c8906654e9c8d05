//! What pages are made of. Dumb: props in, events out; they know neither who is signed in nor where the page stands.

pub mod cameo;
pub mod changes;
pub mod conflicts;
pub mod dialog;
pub mod editor;
pub mod failure;
pub mod field;
pub mod field_input;
pub mod field_options;
pub mod fields;
pub mod focus;
pub mod form;
pub mod leave;
pub mod menu;
pub mod name_hint;
pub mod notice;
pub mod portrait;
pub mod review;
pub mod rows;
pub mod save_bar;
pub mod skeleton;
pub mod table;
pub mod value;
