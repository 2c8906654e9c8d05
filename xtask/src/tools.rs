//! The tools that Cameo is built and tested with: what is there in the right version is used, the rest is installed into
//! `target/tools`.

mod browser;
mod install;
mod node;
mod search;
mod system;

pub use browser::{Browser, browser};
pub use install::{log, offline};
pub use node::{node_modules, node_program, wasm_opt};

use crate::failure::Failure;
use crate::version::{Version, locked};
use crate::{process, step, workspace};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The trunk that Trunk.toml asks for.
const TRUNK: Version = Version(0, 21, 14);
/// The cargo-deny that deny.toml is written for.
const CARGO_DENY: Version = Version(0, 20, 2);
/// What the browser runs.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Sees to it that Rust can compile for the browser.
///
/// # Errors
/// When the target is missing and cannot be added.
pub fn wasm_target() -> Result<(), Failure> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]).current_dir(workspace::root());
    if process::output(&mut rustc).is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if process::output(Command::new("rustup").arg("--version")).is_none() {
        return Err(Failure::new(format!(
            "Rust's standard library for {WASM} is missing and so is rustup, which could add it: install Rust with rustup \
             (https://rustup.rs), or your system's package of that library"
        )));
    }
    let line = format!("adding the target {WASM} with rustup, as the app runs as WebAssembly");
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).current_dir(workspace::root());
    step::timed(&line, || {
        let log = install::log("rustup")?;
        process::run_logged(&mut rustup, "`rustup target add`", &log, step::heartbeat())
            .map_err(|failure| install::explained(failure, &log))
    })
}

/// The trunk of the right version.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn trunk() -> Result<PathBuf, Failure> {
    let reason = "it turns the crate into a website";
    install::cargo_tool("trunk", "trunk", TRUNK, reason)
}

/// The wasm-bindgen that Cargo.lock names: the tool and the crate must be the same version exactly.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn wasm_bindgen() -> Result<PathBuf, Failure> {
    bindgen_tool("wasm-bindgen")
}

/// The runner of browser tests that comes with [`wasm_bindgen`].
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn wasm_bindgen_test_runner() -> Result<PathBuf, Failure> {
    bindgen_tool("wasm-bindgen-test-runner")
}

fn bindgen_tool(binary: &str) -> Result<PathBuf, Failure> {
    let versions = locked(&workspace::read("Cargo.lock")?, "wasm-bindgen");
    let [version] = versions[..] else {
        return Err(Failure::new(format!(
            "Cargo.lock names {} versions of wasm-bindgen, not one",
            versions.len()
        )));
    };
    install::cargo_tool(binary, "wasm-bindgen-cli", version, "it must be the version that Cargo.lock names")
}

/// The checker of licences and advisories.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn cargo_deny() -> Result<PathBuf, Failure> {
    install::cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY, "it checks licences and advisories")
}
