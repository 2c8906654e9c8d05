//! `cargo xtask check`: everything that can be wrong without a test noticing.

mod checks;
mod deny;
mod dependencies;
mod imports;
mod settings;
mod texts;
mod watched;

use crate::failure::Failure;
use crate::options::CheckOptions;
use crate::{process, step, tools, workspace};
use std::process::Command;

/// Runs every check, the quick ones first, and stops at the first that finds something. With `--write-settings` it only writes what
/// is made from the table of settings.
///
/// # Errors
/// When a check finds something, or cannot be made.
pub fn check(options: &CheckOptions) -> Result<(), Failure> {
    if options.write_settings {
        return settings::write();
    }
    step::say(
        "the rules of the house: imports, dependencies, watched files, texts, settings, list of checks",
    );
    let found = [
        imports::found(),
        dependencies::found()?,
        watched::found()?,
        texts::found(),
        settings::found()?,
        checks::found()?,
    ]
    .concat();
    if !found.is_empty() {
        found.iter().for_each(|line| eprintln!("  {line}"));
        let number = if found.len() == 1 { "one rule of the house is" } else { "rules of the house are" };
        return Err(Failure::new(format!("{number} broken: see above")));
    }
    step::timed("format", || cargo("rustfmt", &["fmt", "--all", "--check"]))?;
    tools::wasm_target()?;
    // What runs in the browser alone is compiled for it alone: Leptos takes minutes.
    let browsers = ["cameo", "cameo-auth-leptos", "hello"];
    let excluded: Vec<&str> = browsers.iter().flat_map(|package| ["--exclude", package]).collect();
    let all = ["--all-targets", "--", "-D", "warnings"];
    let native = [&["clippy", "--workspace"], &excluded[..], &all[..]].concat();
    step::timed("lints", || cargo("clippy", &native))?;
    let packages: Vec<&str> = browsers.iter().flat_map(|package| ["--package", package]).collect();
    let target = ["--all-targets", "--target", tools::WASM, "--", "-D", "warnings"];
    let browser = [&["clippy"], &packages[..], &target[..]].concat();
    step::timed("lints of what runs in the browser", || cargo("clippy", &browser))?;
    deny::check()?;
    println!("cargo xtask check: passed");
    Ok(())
}

fn cargo(what: &str, arguments: &[&str]) -> Result<(), Failure> {
    process::run(workspace::cargo().args(arguments), what).map_err(|failure| Failure {
        sentence: format!("{failure}: see above, or `rustup component add {what}` if it is not there"),
        ..failure
    })
}

/// The lines of `cargo tree` with these arguments.
fn tree(arguments: &[&str]) -> Result<Vec<String>, Failure> {
    let mut command: Command = workspace::cargo();
    command.args(["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"]).args(arguments);
    let text = process::output(&mut command).ok_or_else(|| Failure::new("`cargo tree` failed"))?;
    Ok(text.lines().map(str::to_owned).collect())
}
