//! Looking for a program that is there already.

use crate::version::Version;
use crate::{process, workspace};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The first `name` on PATH, then in `target/tools/bin`, whose version is `right`.
pub fn program(name: &str, right: impl Fn(Version) -> bool) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain([workspace::tools().join("bin")]);
    first(folders, &file, right)
}

fn first(
    folders: impl Iterator<Item = PathBuf>,
    file: &str,
    right: impl Fn(Version) -> bool,
) -> Option<PathBuf> {
    folders.map(|folder| folder.join(file)).find(|path| path.is_file() && version(path).is_some_and(&right))
}

/// What `path --version` says.
pub fn version(path: &Path) -> Option<Version> {
    Version::printed(&process::output(Command::new(path).arg("--version"))?)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_program_of_another_version_is_passed_over() {
        let root = env::temp_dir().join(format!("cameo-search-{}", std::process::id()));
        for (folder, text) in [("old", "tool 1.0.0"), ("new", "tool 2.0.0")] {
            fs::create_dir_all(root.join(folder)).expect("a folder");
            let file = root.join(folder).join("tool");
            fs::write(&file, format!("#!/bin/sh\necho {text}\n")).expect("a program");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("permission");
        }
        let folders = || ["none", "old", "new"].map(|folder| root.join(folder)).into_iter();
        let found = |version| first(folders(), "tool", move |there| there == version);
        assert_eq!(found(Version(2, 0, 0)), Some(root.join("new/tool")));
        assert_eq!(found(Version(3, 0, 0)), None);
        fs::remove_dir_all(&root).expect("gone again");
    }
}
