//! The pages as a person meets them: by the words on buttons, the labels of fields and the text that can be read.
//!
//! A journey says what a person does; how that is done stands here, once. A page that is made anew changes its verb, and no
//! journey.

mod app;
pub mod axe;
mod editor;
pub mod linking;
mod navigation;
mod network;
mod person;
mod profile;
pub mod sign_up;
mod storage;
mod store;
mod tabs;
mod tenant;
mod time;

pub use editor::JSON_LABEL;
pub use sign_up::{NEW_EMAIL, NEW_PASSWORD};
pub use storage::StoredKey;
pub use tabs::Tab;
pub use tenant::{DEMO_EMAIL, DEMO_PASSWORD, SECOND_EMAIL};
