//! `cargo xtask`: everything that is done to Cameo, in one command each.

#![allow(clippy::print_stdout)] // a command's own words to whoever typed it

mod bench;
mod build;
mod check;
mod failure;
mod options;
mod ports;
mod preview;
mod process;
mod size;
mod start;
mod step;
mod test;
mod tools;
mod version;
mod workspace;

use clap::{CommandFactory, Parser};
use options::{Command, Options};
use std::process::ExitCode;

fn main() -> ExitCode {
    let options = Options::parse();
    process::end_with_signals();
    let outcome = match options.command {
        None => {
            // Fails only if nobody can read it.
            let _ = Options::command().print_help();
            return ExitCode::from(2);
        }
        Some(Command::Start(options)) => start::start(&options),
        Some(Command::Test(options)) => test::test(&options),
        Some(Command::Build(options)) => build::build(&options.public_url).map(|_| ()),
        Some(Command::Check(options)) => check::check(&options),
        Some(Command::Size) => size::size(),
        Some(Command::Bench) => bench::bench(),
        Some(Command::Preview(options)) => preview::preview(&options),
    };
    process::stand_back_if_interrupted();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("cargo xtask: {failure}.");
            ExitCode::from(failure.code)
        }
    }
}
