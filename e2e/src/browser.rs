//! Chromium and its driver, started for one journey and gone with it.

use crate::{environment, wait};
use anyhow::{Context, Result};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// A running driver; killed when dropped, and the browser with it.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    address: String,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Driver {
    /// Starts a driver on a free port.
    ///
    /// # Errors
    /// When there is none, or it does not start.
    pub fn start() -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let process = Command::new(environment::chromedriver()?)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("the browser's driver does not start")?;
        Ok(Self { process, address: format!("http://127.0.0.1:{port}") })
    }

    /// Opens a fresh browser: a new profile, nothing remembered. `more` are switches besides the usual ones.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn open(&self, size: (u32, u32), more: &[&str]) -> Result<WebDriver> {
        let chromium = environment::chromium()?;
        wait::until("a browser", || async {
            let mut capabilities = DesiredCapabilities::chrome();
            let window = format!("--window-size={},{}", size.0, size.1);
            for argument in [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--password-store=basic",
                "--lang=en-GB",
                &window,
            ] {
                capabilities.add_arg(argument)?;
            }
            for argument in more {
                capabilities.add_arg(argument)?;
            }
            capabilities.set_binary(&chromium.to_string_lossy())?;
            for log in ["browser", "performance"] {
                capabilities.set_logging_prefs(log, LoggingPrefsLogLevel::All)?;
            }
            Ok(Some(WebDriver::new(&self.address, capabilities).await?))
        })
        .await
    }
}
