//! What is shown, what is edited, what is sent.
//!
//! A [`User`](user::User) is what the tenant knows about a person. The part that is theirs is [`Metadata`]
//! (`user_metadata`). It is edited as a [`Draft`], whose difference from the stored state is a [`MetadataPatch`], the
//! body of one `PATCH` that [`api`] sends and whose answer it judges.
//!
//! - before a save: [`changes`] tells what is different, [`merge`] brings in what others have saved meanwhile
//! - after it: [`history`] remembers, [`undo`] takes back
//! - what a value should be: [`schema`] if there is one, [`infer`] if not, [`name`] and [`size`] always; [`shape`] is the input
//!   that asks for it
//! - whose a value is, how fresh, and why it cannot be edited: [`provenance`]
//! - how a number may be typed: [`spelling`]
//! - the other view of it: [`source`], the text; [`text`] writes it

pub mod api;
mod beside;
pub mod changes;
pub mod decimal;
pub mod draft;
pub mod history;
pub mod infer;
pub mod json;
pub mod merge;
pub mod metadata;
pub mod moment;
pub mod name;
pub mod patch;
pub mod path;
pub mod provenance;
pub mod schema;
pub mod shape;
pub mod size;
pub mod source;
pub mod spelling;
pub mod text;
mod trail;
pub mod undo;
pub mod user;

pub use draft::{Draft, FieldId};
pub use metadata::Metadata;
pub use patch::{MetadataPatch, diff};
pub use user::User;
