//! Packages of the system.

use super::install;
use crate::failure::Failure;
use crate::{process, step};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

/// Package lists are fetched at most once.
static UPDATED: AtomicBool = AtomicBool::new(false);

/// Installs Debian packages, where this is Debian and we may.
///
/// # Errors
/// Elsewhere, with `sentence`: what a person has to install; and when it fails.
pub fn packages(names: &[&str], reason: &str, sentence: &str) -> Result<(), Failure> {
    let debian = Path::new("/etc/debian_version").exists() && Path::new("/usr/bin/apt-get").exists();
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !debian || !root {
        let hint =
            if debian { format!(" (sudo apt-get install {})", names.join(" ")) } else { String::new() };
        return Err(Failure::new(format!("{sentence}{hint}")));
    }
    let line = format!("installing {} with apt-get, as {reason}", names.join(" and "));
    step::timed(&line, || {
        if apt_get(&install_arguments(names)).is_ok() {
            return Ok(());
        }
        process::stand_back_if_interrupted();
        if !UPDATED.swap(true, Ordering::SeqCst) {
            step::say("fetching the system's package lists, as the ones here are missing or old");
            apt_get(&["update"])?;
        }
        apt_get(&install_arguments(names))
    })
}

fn install_arguments<'a>(names: &[&'a str]) -> Vec<&'a str> {
    ["install", "--yes", "--no-install-recommends"].into_iter().chain(names.iter().copied()).collect()
}

fn apt_get(arguments: &[&str]) -> Result<(), Failure> {
    let log = install::log("apt-get")?;
    let mut command = Command::new("apt-get");
    command.arg("--quiet").args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    let what = format!("`apt-get {}`", arguments.join(" "));
    process::run_logged(&mut command, &what, &log, step::heartbeat())
        .map_err(|failure| install::explained(failure, &log))
}
