//! What can be typed after `cargo xtask`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Everything that is done to Cameo: run it, test it, build it, check it.
///
/// What a command needs and does not find (the wasm target, trunk, wasm-bindgen, wasm-opt, a browser) it installs into
/// target/tools, or says what to install. What is there in the right version is used as it is.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Options {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the development tenant and the app, and rebuild the app whenever a file changes; Ctrl-C ends both
    ///
    /// Users and their data are kept in target/tenant.sqlite3; delete it to begin anew.
    Start(StartOptions),
    /// Run every test there is, or one layer of them
    Test(TestOptions),
    /// Build the release into dist/: optimised, with file names that hold their hash, and a _headers file for static hosts
    Build(BuildOptions),
    /// Check format, lints, licences, advisories, and the rules of the house
    Check(CheckOptions),
    /// Print what a first visit downloads, and fail above the budget (220 kB as brotli)
    Size,
    /// Measure the editor in the browser as the metadata grows: opening, a key press, memory, diff and merge
    Bench,
    /// Serve the release build under its production headers; Ctrl-C ends it
    Preview(PreviewOptions),
}

/// Options of `start`.
#[derive(Debug, Args)]
pub struct StartOptions {
    /// The app's port
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
    /// The development tenant's port; the app is told by a config.json of its own
    #[arg(long, default_value_t = 4400, value_parser = clap::value_parser!(u16).range(1..))]
    pub tenant_port: u16,
}

/// Options of `test`.
#[derive(Debug, Args)]
#[command(after_help = JOURNEYS)]
pub struct TestOptions {
    /// Only this layer
    pub layer: Option<Layer>,
    /// Only tests whose name contains this
    #[arg(requires = "layer")]
    pub filter: Option<String>,
}

const JOURNEYS: &str = "\
The journeys read, and `cargo xtask test` sets:
  CAMEO_DIST          the release build they run against
  CAMEO_DIST_BELOW    the same, built for a folder of a host
  CAMEO_DIST_EXAMPLE  the example of cameo-auth-leptos
  CAMEO_CHROMIUM      the browser; set it yourself to choose another
  CAMEO_CHROMEDRIVER  its driver, of the same major version; as above
  CAMEO_AXE           the file axe.min.js of axe-core
  CAMEO_SDK           the folder e2e/sdk with Auth0's SDKs in node_modules
  CAMEO_ARTIFACTS     where a journey that fails leaves its screenshot, console and network (default target/journeys)";

/// The layers of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layer {
    /// Everything that needs no browser: the core, its flows against the tenant, the tenant, the tools
    Native,
    /// The app's own tests, in headless Chromium
    Web,
    /// The journeys: the release build in headless Chromium, as a person uses it
    Journeys,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// Instead, write the settings' rows of README.md and docs/config.schema.json anew from crates/settings/src/table.rs
    #[arg(long)]
    pub write_settings: bool,
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct BuildOptions {
    /// The folder of the host that dist/ is put into, as in /account/ for https://host/account/
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = folder)]
    pub public_url: String,
}

/// Options of `preview`.
#[derive(Debug, Args)]
pub struct PreviewOptions {
    /// What to build
    #[command(flatten)]
    pub build: BuildOptions,
    /// The port
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    pub port: u16,
    /// A file to send as config.json; the headers follow it
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// A folder as a path with a slash on both sides.
fn folder(text: &str) -> Result<String, String> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    let inside = text.trim_matches('/');
    if inside.is_empty() {
        return Ok("/".to_owned());
    }
    if inside.split('/').all(plain) {
        return Ok(format!("/{inside}/"));
    }
    Err("give the path of a folder, such as /account/, without a host and with letters, digits, - . _ ~ only"
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_a_slash_on_both_sides() {
        for text in ["/account/", "account", "/account", "account/"] {
            assert_eq!(folder(text).as_deref(), Ok("/account/"), "{text}");
        }
        assert_eq!(folder("/a/b").as_deref(), Ok("/a/b/"));
        for text in ["/", ""] {
            assert_eq!(folder(text).as_deref(), Ok("/"), "{text:?}");
        }
        for text in ["https://host/account/", "/a b/", "/a//b/", "/../a/", "/a\"/"] {
            assert!(folder(text).is_err(), "{text}");
        }
    }
}
