//! `cargo xtask test`: the layers of tests, one after the other.

use crate::build::Unsealed;
use crate::failure::Failure;
use crate::options::{Layer, TestOptions};
use crate::{process, size, step, tools, workspace};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// The variable by which cargo is told what runs WebAssembly.
pub const RUNNER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";

/// Runs every layer, or the one that was asked for.
///
/// # Errors
/// When a tool is missing, or a test fails.
pub fn test(options: &TestOptions) -> Result<(), Failure> {
    let start = Instant::now();
    let filter = options.filter.as_deref();
    let layers =
        options.layer.map_or_else(|| vec![Layer::Native, Layer::Web, Layer::Journeys], |layer| vec![layer]);
    for layer in &layers {
        match layer {
            Layer::Native => native(filter)?,
            Layer::Web => web(filter)?,
            Layer::Journeys => journeys(filter, options.layer.is_none())?,
        }
    }
    let names: Vec<String> = layers.iter().map(|layer| format!("{layer:?}").to_lowercase()).collect();
    println!("cargo xtask test: passed ({}) in {} s", names.join(", "), start.elapsed().as_secs());
    Ok(())
}

fn native(filter: Option<&str>) -> Result<(), Failure> {
    let mut cargo = workspace::cargo();
    cargo
        .args(["test", "--workspace", "--exclude", "cameo", "--exclude", "hello", "--exclude", "e2e"])
        .args(filter);
    step::timed("native tests: the core, the tenant, the preview, the tools", || {
        process::run(&mut cargo, "a native test")
    })
}

fn web(filter: Option<&str>) -> Result<(), Failure> {
    tools::wasm_target()?;
    let runner = tools::wasm_bindgen_test_runner()?;
    let browser = tools::browser()?;
    let mut cargo = workspace::cargo();
    // Without the documentation's tests, which the native layer runs.
    cargo.args(["test", "--package", "cameo", "--package", "cameo-auth-leptos", "--tests"]);
    cargo.args(["--target", tools::WASM]).args(filter);
    cargo.env(RUNNER, runner).env("CHROMEDRIVER", browser.driver);
    // A test runs in its package's folder; the switches of the browser are the same for all.
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", workspace::root().join("webdriver.json"));
    step::timed("web tests: the app and how it signs in, in headless Chromium", || {
        process::run(&mut cargo, "a web test")
    })
}

fn journeys(filter: Option<&str>, with_size: bool) -> Result<(), Failure> {
    let browser = tools::browser()?;
    let build = Unsealed::build()?;
    let dist = workspace::root().join("dist");
    build.seal("/", &dist)?;
    if with_size {
        size::no_larger(&dist)?;
    }
    let below = workspace::target()?.join("cameo/below");
    build.seal("/account/", &below)?;
    let example = build.example()?;
    let mut cargo = e2e(&dist, &browser)?;
    cargo.env("CAMEO_DIST_BELOW", below).env("CAMEO_DIST_EXAMPLE", example);
    // One run tells every journey that fails: it takes minutes.
    cargo.arg("--no-fail-fast").args(filter);
    step::timed("journeys: the release build in headless Chromium", || process::run(&mut cargo, "a journey"))
}

/// The `cargo test` of the journeys, told everything that they read.
///
/// # Errors
/// When what they load is missing and cannot be installed.
pub fn e2e(dist: &Path, browser: &tools::Browser) -> Result<Command, Failure> {
    let sdk = workspace::root().join("e2e/sdk");
    tools::node_modules(&sdk, "the journeys try Auth0's own SDKs and axe-core")?;
    let mut cargo = workspace::cargo();
    cargo
        .args(["test", "--package", "e2e"])
        .env("CAMEO_DIST", dist)
        .env("CAMEO_CHROMIUM", &browser.chromium)
        .env("CAMEO_CHROMEDRIVER", &browser.driver)
        .env("CAMEO_AXE", sdk.join("node_modules/axe-core/axe.min.js"))
        .env("CAMEO_SDK", &sdk);
    if std::env::var_os("CAMEO_ARTIFACTS").is_none() {
        cargo.env("CAMEO_ARTIFACTS", workspace::target()?.join("journeys"));
    }
    Ok(cargo)
}
