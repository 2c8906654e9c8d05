//! The profile: who the person is, their details, and what was saved in this browser.

pub mod history;
pub mod page;
pub mod provenance;
pub mod yours;
