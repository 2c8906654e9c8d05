//! One journey's own world: tenant, site, browser. A failure leaves behind what a person needs to understand it.

use crate::browser::Driver;
use crate::console::{self, Failing};
use crate::environment;
use crate::host::{Habit, Host};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use tenant::{Options, Rate, Running};
use thirtyfour::prelude::*;

/// Everything that a journey touches.
pub struct World {
    /// The tenant, on its own port, with its data in memory.
    pub tenant: Running,
    /// The release build, served with the production headers, or by a host with habits.
    pub site: Site,
    /// The person's browser.
    pub browser: WebDriver,
}

impl World {
    /// The host with habits that the journey has chosen.
    ///
    /// # Errors
    /// When it has chosen none.
    pub fn host(&self) -> Result<&Host> {
        match &self.site {
            Site::Host(host) => Ok(host),
            Site::Preview(_) => bail!("this journey runs against the preview"),
        }
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("World")
    }
}

/// What serves the release build.
#[derive(Debug)]
pub enum Site {
    /// The preview, under the production headers.
    Preview(preview::Running),
    /// A host with habits.
    Host(Host),
}

impl Site {
    /// The address of the folder that the app is in, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        match self {
            Self::Preview(preview) => preview.url(),
            Self::Host(host) => host.url(),
        }
    }
}

/// What a journey may choose about its world.
#[derive(Debug, Clone)]
pub struct Setting {
    /// More members for `config.json`, as in `("responseType", json!("id_token token"))`. `PORT` in a text is the tenant's port.
    pub config: Vec<(&'static str, serde_json::Value)>,
    /// The whole of `config.json`, for a broken one.
    pub config_text: Option<String>,
    /// More files for the site, as in `("schema.json", "{}".into())`.
    pub files: Vec<(&'static str, String)>,
    /// Whether the build for a folder of a host is served, `/account/`, instead of that for a whole host.
    pub below: bool,
    /// Whether the example of `cameo-auth-leptos` is served instead of the app. It needs a host.
    pub example: bool,
    /// A host in place of the preview.
    pub host: Option<Habit>,
    /// The window's width and height.
    pub window: (u32, u32),
    /// Requests that fail because the journey wants them to.
    pub expected_failures: Vec<Failing>,
    /// Other console messages that the journey provokes on purpose, by a part of their text.
    pub expected_errors: Vec<&'static str>,
    /// More switches for the browser.
    pub switches: Vec<&'static str>,
    /// Whether the tenant's connection wants a username.
    pub requires_username: bool,
    /// How many Management API calls the tenant allows.
    pub management_rate: Rate,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            config: Vec::new(),
            config_text: None,
            files: Vec::new(),
            below: false,
            example: false,
            host: None,
            window: (1280, 900),
            expected_failures: Vec::new(),
            expected_errors: Vec::new(),
            switches: Vec::new(),
            requires_username: false,
            management_rate: Options::default().management_rate,
        }
    }
}

/// What the app says to an operator whose host ignores the file `_headers`.
const NO_HEADERS: &str = "This host doesn't send the headers";

/// Runs one journey in a fresh world, and afterwards looks at the console: a journey during which the page broke its own
/// policy, or complained of anything unexpected, has failed.
///
/// # Panics
/// When the journey fails; its artifacts are written first.
pub async fn journey(name: &str, setting: Setting, steps: impl AsyncFnOnce(&mut World) -> Result<()>) {
    let options = Options {
        requires_username: setting.requires_username,
        management_rate: setting.management_rate,
        ..Options::default()
    };
    let driver = Driver::start().expect("a driver");
    let tenant = Running::start(options).await.expect("a tenant");
    let config = setting.config_text.clone().unwrap_or_else(|| config(tenant.issuer(), &setting.config));
    let dist = match (setting.example, setting.below) {
        (true, _) => environment::dist_example(),
        (false, true) => environment::dist_below(),
        (false, false) => environment::dist(),
    };
    let dist = dist.expect("a build");
    let dist = if setting.files.is_empty() {
        dist
    } else {
        with_files(name, &dist, &setting.files).expect("a copy")
    };
    let site = match setting.host {
        Some(habit) => Site::Host(Host::start(dist, config, habit).await.expect("a host")),
        None => {
            let preview = preview::Running::start(dist, Some(config), &[], "127.0.0.1:0").await;
            Site::Preview(preview.expect("a site"))
        }
    };
    let browser = driver.open(setting.window, &setting.switches).await.expect("a browser");
    let mut world = World { tenant, site, browser };

    let mut outcome = steps(&mut world).await;
    let mut lines = Vec::new();
    match console_lines(&world.browser).await {
        Ok(console) => lines = console,
        Err(error) if outcome.is_ok() => outcome = Err(error),
        // What went wrong first is told.
        Err(_) => {}
    }
    if outcome.is_ok() {
        let mut expected_errors = setting.expected_errors.clone();
        // A host that sends no headers is told so at every start.
        expected_errors.extend(setting.host.is_some().then_some(NO_HEADERS));
        outcome = console::judge(&lines, &setting.expected_failures, &expected_errors);
    }
    if outcome.is_err() {
        let folder = environment::artifacts().join(name);
        if let Err(error) = leave_artifacts(&world, &folder, &lines).await {
            outcome = outcome.context(format!("and no artifacts could be left: {error:#}"));
        } else {
            outcome = outcome.context(format!("screenshot, console and network are in {}", folder.display()));
        }
    }
    // The browser goes with its driver; a failure to close it changes nothing.
    let _ = world.browser.quit().await;
    if let Err(error) = outcome {
        panic!("{name}: {error:#}");
    }
}

/// A copy of the build with more files beside the page.
fn with_files(name: &str, dist: &Path, files: &[(&str, String)]) -> Result<PathBuf> {
    let copy = environment::artifacts().join("sites").join(name);
    copy_all(dist, &copy)?;
    for (file, text) in files {
        std::fs::write(copy.join(file), text)?;
    }
    Ok(copy)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn config(issuer: &str, more: &[(&'static str, serde_json::Value)]) -> String {
    let mut config = serde_json::json!({
        "issuer": issuer, "clientId": "cameo", "audience": format!("{issuer}api/v2/"),
    });
    for (key, value) in more {
        config[*key] = value.clone();
    }
    let port = issuer.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
    config.to_string().replace("PORT", port)
}

async fn console_lines(browser: &WebDriver) -> Result<Vec<String>> {
    let entries = browser.browser_log().await.context("the console cannot be read")?;
    Ok(entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect())
}

async fn leave_artifacts(world: &World, folder: &Path, console: &[String]) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    world.browser.screenshot(&folder.join("screen.png")).await?;
    std::fs::write(folder.join("page.html"), world.browser.source().await?)?;
    std::fs::write(folder.join("console.txt"), console.join("\n"))?;
    let network = world.browser.get_log("performance").await.context("the network log")?;
    let failures = network.into_iter().map(|entry| entry.message);
    let failures = failures.filter(|line| {
        line.contains("loadingFailed") || line.contains("\"status\":4") || line.contains("\"status\":5")
    });
    std::fs::write(folder.join("network.txt"), failures.collect::<Vec<_>>().join("\n"))?;
    Ok(())
}
