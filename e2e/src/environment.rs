//! What `cargo xtask test` tells the journeys, by environment variables.

use anyhow::{Context, Result};
use std::path::PathBuf;

/// The release build: `CAMEO_DIST`.
///
/// # Errors
/// When the variable is not set.
pub fn dist() -> Result<PathBuf> {
    path("CAMEO_DIST")
}

/// The release build for a folder of a host: `CAMEO_DIST_BELOW`.
///
/// # Errors
/// When the variable is not set.
pub fn dist_below() -> Result<PathBuf> {
    path("CAMEO_DIST_BELOW")
}

/// The example of `cameo-auth-leptos`: `CAMEO_DIST_EXAMPLE`.
///
/// # Errors
/// When the variable is not set.
pub fn dist_example() -> Result<PathBuf> {
    path("CAMEO_DIST_EXAMPLE")
}

/// The driver of the browser: `CAMEO_CHROMEDRIVER`.
///
/// # Errors
/// When the variable is not set.
pub fn chromedriver() -> Result<PathBuf> {
    path("CAMEO_CHROMEDRIVER")
}

/// The browser: `CAMEO_CHROMIUM`.
///
/// # Errors
/// When the variable is not set.
pub fn chromium() -> Result<PathBuf> {
    path("CAMEO_CHROMIUM")
}

/// axe-core's script: `CAMEO_AXE`.
///
/// # Errors
/// When the variable is not set.
pub fn axe() -> Result<PathBuf> {
    path("CAMEO_AXE")
}

/// The folder with Auth0's own SDKs and the pages that load them: `CAMEO_SDK`.
///
/// # Errors
/// When the variable is not set.
pub fn sdk() -> Result<PathBuf> {
    path("CAMEO_SDK")
}

/// Where a failed journey leaves its screenshot and logs: `CAMEO_ARTIFACTS`.
#[must_use]
pub fn artifacts() -> PathBuf {
    std::env::var_os("CAMEO_ARTIFACTS").map_or_else(|| PathBuf::from("target/journeys"), PathBuf::from)
}

fn path(name: &str) -> Result<PathBuf> {
    let value = std::env::var_os(name);
    value.map(PathBuf::from).with_context(|| format!("{name} is not set; run `cargo xtask test`"))
}
