//! What `cargo xtask start` watches: all that the app is made of, and nothing that is not there, as trunk does not start then.

use super::tree;
use crate::failure::Failure;
use crate::tools::WASM;
use crate::workspace;
use std::fs;

/// One line for each path in `Trunk.toml` that is wrong, and for each crate of the app that is not watched.
///
/// # Errors
/// When cargo cannot tell the dependencies.
pub fn found() -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(workspace::root().join("Trunk.toml")).unwrap_or_default();
    let app = tree(&["--package", "cameo", "--target", WASM])?;
    let root = workspace::root().to_string_lossy().replace('\\', "/");
    let crates = crates(&app, &root);
    Ok(wrong(&watched(&text), &crates, |path| workspace::root().join(path).exists()))
}

/// The paths in the list `watch` of a `Trunk.toml`.
fn watched(text: &str) -> Vec<&str> {
    let list = text.split("watch = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    list.split('"').skip(1).step_by(2).collect()
}

/// The folders below `root` of the packages in these lines of `cargo tree`: `name v1.2.3 (/root/folder)`.
fn crates(app: &[String], root: &str) -> Vec<String> {
    let folder = |line: &String| {
        let path = line.split_once('(')?.1.split(')').next()?.replace('\\', "/");
        path.strip_prefix(root)?.strip_prefix('/').map(str::to_owned)
    };
    let mut found: Vec<String> = app.iter().filter_map(folder).collect();
    found.sort();
    found.dedup();
    found
}

fn wrong(watched: &[&str], crates: &[String], exists: impl Fn(&str) -> bool) -> Vec<String> {
    let gone = watched.iter().filter(|path| !exists(path));
    let missing = crates.iter().filter(|folder| !watched.contains(&folder.as_str()));
    gone.map(|path| format!("Trunk.toml watches {path}, which is not there: `cargo xtask start` fails"))
        .chain(missing.map(|folder| format!("Trunk.toml does not watch {folder}, of which the app is made")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNK: &str =
        "[watch]\n# words\nwatch = [\n    \"src\",\n    \"crates/old\",\n]\n\n[serve]\nport = 1\n";

    #[test]
    fn a_path_that_is_gone_and_a_crate_that_is_not_watched_are_found() {
        let app = [
            "cameo v0.2.0 (/w)",
            "new v0.2.0 (/w/crates/new)",
            "new v0.2.0 (/w/crates/new) (*)",
            "url v2.5.0",
        ];
        let crates = crates(&app.map(str::to_owned), "/w");
        assert_eq!(crates, ["crates/new"]);
        let found = wrong(&watched(TRUNK), &crates, |path| path == "src");
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("crates/old") && found[1].contains("crates/new"), "{found:?}");
    }

    #[test]
    fn nothing_is_found_where_each_crate_is_watched() {
        assert_eq!(wrong(&watched(TRUNK), &["crates/old".to_owned()], |_| true), Vec::<String>::new());
    }
}
