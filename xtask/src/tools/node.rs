//! What comes from npm: Binaryen's `wasm-opt`, and Auth0's SDKs for the journeys.

use super::{install, search, system};
use crate::failure::{Doing, Failure};
use crate::version::Version;
use crate::{process, step, workspace};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Older ones do not know what Rust's WebAssembly uses.
const OLDEST_WASM_OPT: Version = Version(120, 0, 0);
/// The files that name the npm package which carries `wasm-opt`, and its hash.
const BINARYEN: [&str; 2] = ["package.json", "package-lock.json"];
/// What is installed is what the lock file names, and nothing of it runs while it is installed.
const CI: [&str; 4] = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
const SENTENCE: &str =
    "Node.js 18 or later with npm is needed for the release build and the tests: install both";

/// Binaryen's optimiser, of a version that knows what Rust emits.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn wasm_opt() -> Result<PathBuf, Failure> {
    let folder = workspace::tools().join("npm");
    let installed = folder.join("node_modules/binaryen/bin/wasm-opt");
    let found = search::program("wasm-opt", |version| version >= OLDEST_WASM_OPT);
    if let Some(found) = found.or_else(|| search::version(&installed).map(|_| installed.clone())) {
        return Ok(found);
    }
    node()?;
    fs::create_dir_all(&folder).doing(format!("make {}", folder.display()))?;
    for name in BINARYEN {
        let (from, to) = (workspace::root().join("xtask/npm").join(name), folder.join(name));
        fs::copy(&from, &to).doing(format!("write {}", to.display()))?;
    }
    let line = "installing binaryen from npm into target/tools, as its wasm-opt halves the download";
    step::timed(line, || npm(&folder, &CI, "binaryen"))?;
    search::version(&installed)
        .map(|_| installed)
        .ok_or_else(|| Failure::new("binaryen was installed, but its wasm-opt does not answer"))
}

/// Installs what the package-lock.json of `folder` names, unless that has been done.
///
/// # Errors
/// When there is no Node.js, or npm fails.
pub fn node_modules(folder: &Path, reason: &str) -> Result<(), Failure> {
    node()?;
    let lock = workspace::read(folder.join("package-lock.json"))?;
    let done = folder.join("node_modules/.cameo-installed");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let name = folder.strip_prefix(workspace::root()).unwrap_or(folder).display();
    let line = format!("npm ci in {name}, as {reason}");
    step::timed(&line, || npm(folder, &CI, "npm-ci"))?;
    fs::write(&done, lock).doing(format!("write {}", done.display()))
}

/// Node.js, if it is there.
pub fn node_program() -> Option<PathBuf> {
    search::program("node", |version| version >= Version(18, 0, 0))
}

/// Sees to it that there is a Node.js with npm.
fn node() -> Result<(), Failure> {
    let there = || node_program().is_some() && search::program("npm", |_| true).is_some();
    if there() {
        return Ok(());
    }
    system::packages(&["nodejs", "npm"], "npm carries wasm-opt and Auth0's SDKs", SENTENCE)?;
    if there() { Ok(()) } else { Err(Failure::new(SENTENCE)) }
}

fn npm(folder: &Path, arguments: &[&str], name: &str) -> Result<(), Failure> {
    let program = search::program("npm", |_| true).ok_or_else(|| Failure::new(SENTENCE))?;
    let log = install::log(name)?;
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder);
    let what = format!("`npm {}`", arguments.join(" "));
    process::run_logged(&mut command, &what, &log, step::heartbeat())
        .map_err(|failure| install::explained(failure, &log))
}
