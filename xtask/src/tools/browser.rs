//! The browser that tests run in, and the driver that steers it.

use super::{search, system};
use crate::failure::Failure;
use crate::version::Version;
use std::env;
use std::path::PathBuf;

/// Chromium (or Chrome) and its ChromeDriver.
#[derive(Debug)]
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// Its driver, of the same major version.
    pub driver: PathBuf,
}

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const SENTENCE: &str = "Chromium and a ChromeDriver of the same major version are needed for the tests in a browser: \
                        install both, or name them in CAMEO_CHROMIUM and CAMEO_CHROMEDRIVER";

/// The browser and its driver: those that CAMEO_CHROMIUM and CAMEO_CHROMEDRIVER name, else those on PATH, else Debian's.
///
/// # Errors
/// When there are none that fit together, and none can be installed.
pub fn browser() -> Result<Browser, Failure> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    system::packages(&["chromium", "chromium-driver"], "the tests run in a browser", SENTENCE)?;
    find()?.ok_or_else(|| Failure::new(SENTENCE))
}

fn find() -> Result<Option<Browser>, Failure> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from);
    let any = |_: Version| true;
    let chromium =
        named("CAMEO_CHROMIUM").or_else(|| NAMES.iter().find_map(|name| search::program(name, any)));
    let driver = named("CAMEO_CHROMEDRIVER").or_else(|| search::program("chromedriver", any));
    let (Some(chromium), Some(driver)) = (chromium, driver) else { return Ok(None) };
    match (search::version(&chromium), search::version(&driver)) {
        (Some(of_browser), Some(of_driver)) if of_browser.0 == of_driver.0 => {
            Ok(Some(Browser { chromium, driver }))
        }
        (Some(of_browser), Some(of_driver)) => Err(Failure::new(format!(
            "{} is version {} but {} is version {}: {SENTENCE}",
            chromium.display(),
            of_browser.0,
            driver.display(),
            of_driver.0
        ))),
        _ => Err(Failure::new(format!(
            "{} or {} does not say its version: {SENTENCE}",
            chromium.display(),
            driver.display()
        ))),
    }
}
