//! The profile: who the person is, their details in cards, what others say about them, and technical details.

mod account;
pub mod details;
mod head;
pub mod page;
pub mod provenance;
mod technical;
