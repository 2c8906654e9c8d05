//! The production headers, and a server that sends them: what `cargo xtask preview` and the journeys look at is what a
//! static host shows.

mod files;
mod headers;
mod policy;
mod server;

pub use files::folder;
pub use headers::{headers, headers_file, is_hashed};
pub use policy::meta_policy;
pub use server::{PreviewError, Running};
