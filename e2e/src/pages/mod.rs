//! The pages as a person meets them: by the words on buttons, the labels of fields and the text that can be read.

mod app;
pub mod axe;
pub mod sign_up;
mod tenant;

pub use sign_up::{NEW_EMAIL, NEW_PASSWORD};
pub use tenant::{DEMO_EMAIL, DEMO_PASSWORD, SECOND_EMAIL};
