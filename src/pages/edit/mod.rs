//! Editing the details, as a form or as JSON.

pub mod card;
pub mod form;
pub mod other_drafts;
pub mod page;
pub mod restore;
pub mod save;
pub mod schema;
pub mod text;
