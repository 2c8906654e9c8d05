//! Installing a program into `target/tools`.

use super::search;
use crate::failure::{Doing, Failure};
use crate::version::Version;
use crate::{process, step, workspace};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The program `binary` of exactly this version of the crate `package`; built if it is not there.
///
/// # Errors
/// When it cannot be built.
pub fn cargo_tool(binary: &str, package: &str, version: Version, reason: &str) -> Result<PathBuf, Failure> {
    if let Some(found) = search::program(binary, |there| there == version) {
        return Ok(found);
    }
    let line = format!("building {package} {version} into target/tools, as {reason} (once; some minutes)");
    step::timed(&line, || {
        cargo_install(package, version, true).or_else(|failure| {
            process::stand_back_if_interrupted();
            let said = fs::read_to_string(log(package)?).unwrap_or_default();
            // Any other failure is no reason to take versions that nobody has looked at.
            if !lacks_a_version(&said) {
                return Err(failure);
            }
            step::say(format!(
                "{package} {version} IS BUILT WITH OTHER DEPENDENCIES THAN ITS LOCK FILE NAMES: the registry lacks one of those"
            ));
            cargo_install(package, version, false)
        })
    })?;
    let path = workspace::tools().join("bin").join(format!("{binary}{}", env::consts::EXE_SUFFIX));
    if search::version(&path) == Some(version) {
        Ok(path)
    } else {
        Err(Failure::new(format!(
            "{package} {version} was installed, but {} does not answer so",
            path.display()
        )))
    }
}

fn cargo_install(package: &str, version: Version, locked: bool) -> Result<(), Failure> {
    let mut cargo = workspace::cargo();
    let exact = version.to_string();
    cargo.args(["install", package, "--version", &exact, "--force", "--root"]).arg(workspace::tools());
    if locked {
        cargo.arg("--locked");
    }
    // Beside the tools: `cargo clean` removes both, and a build that was interrupted goes on where it was.
    cargo.env("CARGO_TARGET_DIR", workspace::tools().join("build"));
    // A tool runs for seconds here and there; optimising it to the last would take minutes more than it ever saves.
    for (name, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1"), ("DEBUG", "0")] {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
    }
    let log = log(package)?;
    let what = format!("`cargo install {package} --version {exact}`");
    process::run_logged(&mut cargo, &what, &log, step::heartbeat())
        .map_err(|failure| explained(failure, &log))
}

/// The file that holds what the installation of `package` says.
///
/// # Errors
/// When its folder cannot be made.
pub fn log(package: &str) -> Result<PathBuf, Failure> {
    let folder = workspace::tools().join("log");
    fs::create_dir_all(&folder).doing(format!("make {}", folder.display()))?;
    Ok(folder.join(format!("{package}.txt")))
}

/// `failure` with what the log says about it: whether the network is missing, else where to read more.
pub fn explained(failure: Failure, log: &Path) -> Failure {
    let text = fs::read_to_string(log).unwrap_or_default();
    let why = if offline(&text) {
        "its registry cannot be reached: is there a network?".to_owned()
    } else {
        format!("{} says why", log.display())
    };
    Failure { sentence: format!("{failure}; {why}"), ..failure }
}

/// Whether cargo's words mean that the registry does not have a version which a lock file names.
fn lacks_a_version(said: &str) -> bool {
    let said = said.to_lowercase();
    ["failed to select a version", "no matching package"].iter().any(|sign| said.contains(sign))
        && !offline(&said)
}

/// Whether a program's words mean that it has no network.
pub fn offline(text: &str) -> bool {
    let signs = [
        "could not resolve host",
        "couldn't resolve host",
        "failed to lookup address",
        "temporary failure resolving",
        "network is unreachable",
        "connection refused",
        "could not connect to server",
        "failed to connect to",
        "network failure seems to have happened",
        "dns error",
        "enotfound",
        "eai_again",
        "econnrefused",
        "timed out",
        "failed to fetch",
    ];
    let text = text.to_lowercase();
    signs.iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_network_is_told_from_other_failures() {
        assert!(offline("warning: spurious network error: Could not resolve host: index.crates.io"));
        assert!(offline("npm error code ENOTFOUND"));
        assert!(!offline("error[E0425]: cannot find value `x` in this scope"));
    }

    #[test]
    fn only_a_version_that_is_missing_is_a_reason_for_another() {
        assert!(lacks_a_version("error: failed to select a version for the requirement `a = \"=1.2.3\"`"));
        assert!(!lacks_a_version("error[E0433]: could not find `x` in the crate root"));
        assert!(!lacks_a_version("error: Could not resolve host: index.crates.io"));
        assert!(!lacks_a_version("error: checksum for `a v1.2.3` changed between lock files"));
    }

    #[test]
    fn a_failure_says_where_to_read_more() {
        let failure =
            explained(Failure { sentence: "it failed".into(), code: 101 }, Path::new("no/such/log"));
        assert_eq!(failure.sentence, "it failed; no/such/log says why");
        assert_eq!(failure.code, 101);
    }
}
