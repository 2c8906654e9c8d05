//! Metadata as the text that a person types: read strictly, coloured, searched.
//!
//! From text to [`Metadata`](super::Metadata) and back nothing is lost; [`format`] changes spaces and nothing else.

mod check;
mod find;
mod problem;
mod token;
mod twice;

pub use check::{check, check_file, format};
pub use find::find;
pub use problem::{Place, Reason, TextProblem};
pub use token::{Token, TokenKind, tokens};
