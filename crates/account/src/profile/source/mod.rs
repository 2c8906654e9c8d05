//! Metadata as the text that a person types: read strictly, coloured, searched.
//!
//! From text to [`Metadata`](super::Metadata) and back nothing is lost; [`format`] changes spaces and nothing else.

mod check;
mod find;
mod token;

pub use check::{Place, Reason, TextProblem, check, format};
pub use find::find;
pub use token::{Token, TokenKind, tokens};
