//! Browser journeys: what a person does, in the release build, under its production headers.
//!
//! Every journey has a tenant, a site and a browser of its own, so journeys run side by side and none sees another's data.

pub mod browser;
pub mod console;
pub mod environment;
pub mod host;
pub mod pages;
pub mod wait;
pub mod world;

pub use console::Failing;
pub use world::{World, journey};
