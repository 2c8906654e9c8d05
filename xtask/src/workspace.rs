//! Where things are.

use crate::failure::{Doing, Failure};
use crate::process;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the root Cargo.toml.
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// The folder for tools, whatever target folder cargo uses: tools survive a change of it.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The folder where cargo puts what it builds.
///
/// # Errors
/// When cargo cannot tell.
pub fn target() -> Result<PathBuf, Failure> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1"];
    let metadata = process::output(cargo().args(arguments)).unwrap_or_default();
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).doing("read what `cargo metadata` says")?;
    let target = metadata["target_directory"].as_str();
    target.map(PathBuf::from).ok_or_else(|| Failure::new("`cargo metadata` names no target folder"))
}

/// The cargo that runs this program, in the root folder.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    // Set by `cargo run` for this program; they are not meant for builds that it starts.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// PATH with the folders of `tools` in front, so that whoever looks for them finds these.
///
/// # Errors
/// When a folder's name cannot stand in PATH.
pub fn path_with(tools: &[&Path]) -> Result<OsString, Failure> {
    let mut folders: Vec<PathBuf> =
        tools.iter().filter_map(|tool| tool.parent()).map(Path::to_owned).collect();
    folders.dedup();
    folders.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    env::join_paths(folders).doing("put the tools on PATH")
}

/// The text of a file below the root.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: impl AsRef<Path>) -> Result<String, Failure> {
    let path = root().join(path);
    fs::read_to_string(&path).doing(format!("read {}", path.display()))
}

/// All files below `folder` whose name ends in `ending`, sorted; none if there is no such folder.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
        for path in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir()
                && !["target", "node_modules", "dist"].contains(&name.as_str())
                && !name.starts_with('.')
            {
                folders.push(path);
            } else if path.is_file() && name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
