//! Code that a first visit does not need: it is in files of its own, which arrive when they are asked for.
//!
//! The release build is split (`--features split`, `cargo xtask build`); while developing, everything is there at once.

pub use cameo_auth_leptos::lazy;
pub use cameo_auth_leptos::lazy::NotLoaded;

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The site has been updated, and the file is gone with the earlier build.
    NewBuild,
    /// The site does not answer.
    SiteAway,
    /// The site answers and still names this build: something on the way holds the file back.
    HeldBack,
}
