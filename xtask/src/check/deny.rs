//! Licences, sources, bans and advisories, by cargo-deny.

use crate::failure::Failure;
use crate::tools::offline;
use crate::{process, step, tools, workspace};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Checks what deny.toml asks for. Advisories come over the network: without one, that is said, and the rest is checked.
///
/// # Errors
/// When something is found, or cargo-deny cannot be had.
pub fn check() -> Result<(), Failure> {
    let program = tools::cargo_deny()?;
    step::timed("licences, bans and sources", || {
        process::run(&mut deny(&program, &["bans", "licenses", "sources"]), "cargo-deny")
    })?;
    let log = tools::log("advisories")?;
    let mut advisories = deny(&program, &["advisories"]);
    // Without somebody to type a password, git gives up instead of asking for one.
    advisories.env("GIT_TERMINAL_PROMPT", "0");
    let outcome = step::timed("advisories", || {
        process::run_logged(&mut advisories, "the check of advisories", &log, step::heartbeat())
    });
    let said = fs::read_to_string(&log).unwrap_or_default();
    match outcome {
        Err(_) if not_fetched(&said) => {
            step::loud(&[
                "ADVISORIES WERE NOT CHECKED",
                "Their database (github.com/rustsec/advisory-db) is out of reach.",
                "What is known to be vulnerable today may be in this build. Check again with a network.",
            ]);
            Ok(())
        }
        Err(failure) => {
            eprint!("{said}");
            Err(failure)
        }
        Ok(()) => Ok(()),
    }
}

fn deny(program: &Path, checks: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(["--log-level", "warn", "--all-features", "check", "--hide-inclusion-graph"]).args(checks);
    command.current_dir(workspace::root());
    command
}

/// Whether the database could not be had. A finding never reads like this.
fn not_fetched(said: &str) -> bool {
    let said = said.to_lowercase();
    said.contains("failed to fetch advisory database")
        || (said.contains("advisory database") && offline(&said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_database_is_told_from_an_advisory() {
        assert!(not_fetched(
            "[ERROR] failed to fetch advisory database https://github.com/rustsec/advisory-db"
        ));
        assert!(!not_fetched("error[vulnerability]: Marvin Attack\n ID: RUSTSEC-2023-0071\n"));
    }
}
