//! The release build: trunk, then the splitter, then wasm-opt, then names and hashes that fit what came out of it.

mod discovery;
mod optimise;
mod seal;
mod split;

use crate::failure::{Doing, Failure};
use crate::{process, step, tools, workspace};
pub use discovery::endpoints;
pub use seal::{LATER, config};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the app that signs in with `cameo-auth-leptos` and does nothing else.
const EXAMPLE: &str = "crates/auth-leptos/examples/hello";

/// Trunk with the tools that it looks for, all in the right versions.
#[derive(Debug)]
pub struct Trunk {
    program: PathBuf,
    bindgen: PathBuf,
    path: OsString,
}

impl Trunk {
    /// Finds or installs trunk and what it needs.
    ///
    /// # Errors
    /// When something is missing and cannot be installed.
    pub fn ready() -> Result<Self, Failure> {
        tools::wasm_target()?;
        let program = tools::trunk()?;
        let bindgen = tools::wasm_bindgen()?;
        let path = workspace::path_with(&[&program, &bindgen])?;
        Ok(Self { program, bindgen, path })
    }

    /// `trunk …` in the root folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(arguments).current_dir(workspace::root()).env("PATH", &self.path);
        // Trunk takes only "true" and "false" where everybody else looks whether the variable is there (no-color.org).
        if std::env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        // Cargo and rustc say what matters; who wants trunk's own steps, or where an error came from, sets these.
        let defaults = [("RUST_LOG", "trunk=warn"), ("RUST_LIB_BACKTRACE", "0")];
        for (name, value) in defaults.into_iter().filter(|(name, _)| std::env::var_os(name).is_none()) {
            command.env(name, value);
        }
        command
    }
}

/// Builds the release into `dist/`, for the folder `public_url` of a host, and tells where that is. What has not changed is not
/// built again.
///
/// # Errors
/// When a tool is missing, or one of the steps fails.
pub fn build(public_url: &str) -> Result<PathBuf, Failure> {
    let dist = workspace::root().join("dist");
    Unsealed::build()?.seal(public_url, &dist)?;
    Ok(dist)
}

/// A release whose files do not have their names yet, and that does not know the folder that it will be in.
#[derive(Debug)]
pub struct Unsealed {
    raw: PathBuf,
    pieces: split::Pieces,
    trunk: Trunk,
    wasm_opt: PathBuf,
    target: PathBuf,
}

impl Unsealed {
    /// Builds the release up to there.
    ///
    /// # Errors
    /// When a tool is missing, or one of the steps fails.
    pub fn build() -> Result<Self, Failure> {
        let trunk = Trunk::ready()?;
        let wasm_opt = tools::wasm_opt()?;
        let target = workspace::target()?;
        let raw = target.join("cameo/trunk");
        make(&raw)?;
        let mut command = trunk.command(&["build", "--release", "--features", "split", "--dist"]);
        command.arg(&raw);
        step::timed("building the app for release with trunk", || {
            process::run(&mut command, "the release build")
        })?;

        let whole = target.join(tools::WASM).join("wasm-release/cameo.wasm");
        let pieces = split::split(&whole, &trunk.bindgen, &target.join("cameo/split"))?;
        Ok(Self { raw, pieces, trunk, wasm_opt, target })
    }

    /// Builds the example of `cameo-auth-leptos`, as it is while one develops, and tells where it is.
    ///
    /// # Errors
    /// When it does not compile.
    pub fn example(&self) -> Result<PathBuf, Failure> {
        let dist = self.target.join("cameo/example");
        make(&dist)?;
        let mut command = self.trunk.command(&["build", "--dist"]);
        command.arg(&dist).current_dir(workspace::root().join(EXAMPLE));
        step::timed("building the example of cameo-auth-leptos with trunk", || {
            process::run(&mut command, "the build of the example")
        })?;
        Ok(dist)
    }

    /// Makes `dist` the release for the folder `public_url`.
    ///
    /// # Errors
    /// When one of the steps fails.
    pub fn seal(&self, public_url: &str, dist: &Path) -> Result<(), Failure> {
        let (sealed, store) = (self.target.join("cameo/sealed"), self.target.join("cameo/wasm-opt"));
        let small = |wasm: &Path| optimise::optimised(&self.wasm_opt, wasm, &store);
        seal::seal(&self.raw, &self.pieces, small, public_url, &sealed, endpoints)?;
        let name = dist.strip_prefix(workspace::root()).unwrap_or(dist).display();
        if same(&sealed, dist) {
            step::say(format!("{name}/ is as it should be already"));
        } else {
            replace(&sealed, dist)?;
            step::say(format!("{name}/ is new"));
        }
        Ok(())
    }
}

/// An existing folder.
fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).doing(format!("make {}", folder.display()))
}

/// Whether both folders hold the same files.
fn same(one: &Path, other: &Path) -> bool {
    let files = |folder: &Path| -> Option<Vec<(PathBuf, Vec<u8>)>> {
        let relative = |path: &PathBuf| path.strip_prefix(folder).ok().map(Path::to_owned);
        workspace::files(folder, "")
            .iter()
            .map(|path| Some((relative(path)?, fs::read(path).ok()?)))
            .collect()
    };
    other.is_dir() && files(one) == files(other)
}

/// Makes `dist` a copy of `folder`.
fn replace(folder: &Path, dist: &Path) -> Result<(), Failure> {
    if dist.exists() {
        fs::remove_dir_all(dist).doing(format!("empty {}", dist.display()))?;
    }
    for file in workspace::files(folder, "") {
        let to = dist.join(file.strip_prefix(folder).unwrap_or(&file));
        to.parent().map_or(Ok(()), make)?;
        fs::copy(&file, &to).doing(format!("write {}", to.display()))?;
    }
    Ok(())
}
