//! The profile: who the person is, and their details.

pub mod page;
pub mod provenance;
pub mod yours;
