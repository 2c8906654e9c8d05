//! The ways to sign in: password, e-mail address, linked accounts.

pub mod email;
pub mod linking;
pub mod offer;
pub mod page;
pub mod password;
pub mod said;
pub mod stages;
pub mod ways;
