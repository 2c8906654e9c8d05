//! The components that every page is made of: buttons, dialogs, notices, values. Props in, events out.

pub mod about;
pub mod cameo;
pub mod card;
pub mod changes;
pub mod chosen;
pub mod conflicts;
pub mod dialog;
pub mod facts;
pub mod failure;
pub mod focus;
pub mod icon;
pub mod intl;
pub mod keys;
pub mod labels;
pub mod live;
pub mod menu;
pub mod nav;
pub mod notice;
pub mod password;
pub mod popup;
pub mod portrait;
pub mod rows;
pub mod skeleton;
pub mod stands;
pub mod summary;
pub mod table;
pub mod tech;
pub mod value;
pub mod view_switch;

#[cfg(all(test, target_arch = "wasm32"))]
mod tests;
