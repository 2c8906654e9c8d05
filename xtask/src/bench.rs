//! `cargo xtask bench`: what the editor costs as the metadata grows, in the release build in headless Chromium.

use crate::failure::Failure;
use crate::{build, process, step, test, tools, workspace};

/// Measures and prints tables. Judges nothing: times depend on the machine, so they are read beside each other, not against a
/// limit.
///
/// # Errors
/// When a tool is missing, the build fails, or the page does not do what is to be measured.
pub fn bench() -> Result<(), Failure> {
    let browser = tools::browser()?;
    let dist = build::build("/")?;
    let mut editor = test::e2e(&dist, &browser)?;
    editor.args(["--test", "bench", "--", "--ignored", "--nocapture"]);
    step::timed("the editor: opening, typing, memory", || process::run(&mut editor, "a measurement"))?;

    let mut documents = workspace::cargo();
    documents
        .args(["test", "--package", "cameo", "--test", "documents", "--profile", "wasm-release"])
        .args(["--target", tools::WASM, "--", "--include-ignored", "--nocapture"])
        .env(test::RUNNER, tools::wasm_bindgen_test_runner()?)
        .env("CHROMEDRIVER", browser.driver);
    step::timed("whole documents: diff and merge in the browser", || {
        process::run(&mut documents, "a measurement")
    })
}
