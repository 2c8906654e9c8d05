//! Chromium and its driver, started for one journey and gone with it.

use crate::{environment, wait};
use anyhow::{Context, Result, bail};
use std::io::{BufRead as _, BufReader, Read};
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
    /// Starts a driver on a port that it takes itself: one looked up for it could be gone before it gets there.
    ///
    /// # Errors
    /// When there is no driver, or it does not start.
    pub fn start() -> Result<Self> {
        // It takes a port for IPv6, and ends if somebody else has the same number for IPv4. The next one takes another.
        let is_taken = |error: &anyhow::Error| format!("{error:#}").contains("port not available");
        let mut tries = 1;
        loop {
            match Self::start_once() {
                Err(error) if is_taken(&error) && tries < 10 => tries += 1,
                started => return started,
            }
        }
    }

    fn start_once() -> Result<Self> {
        let mut process = Command::new(environment::chromedriver()?)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("the browser's driver does not start")?;
        let mut said = BufReader::new(process.stdout.take().context("the driver has no output")?);
        let mut driver = Self { process, address: String::new() };
        let port = port(&mut said).context("the browser's driver does not say where it listens")?;
        driver.address = format!("http://127.0.0.1:{port}");
        // What else it says is read and thrown away, so that it never waits for a reader; the thread ends with it.
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Ok(driver)
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

/// The port in the line with which a driver says that it listens.
fn port(said: &mut BufReader<impl Read>) -> Result<u16> {
    let mut all = String::new();
    loop {
        let start = all.len();
        if said.read_line(&mut all)? == 0 {
            bail!("it ended, having said: {all}");
        }
        let number = all[start..].trim_end().strip_prefix("ChromeDriver was started successfully on port ");
        if let Some(number) = number {
            return Ok(number.trim_end_matches('.').parse()?);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_driver_that_says_no_port_is_quoted() {
        let heard = |text: &str| port(&mut BufReader::new(text.as_bytes()));
        let lines =
            "Starting ChromeDriver 1 on port 0\nChromeDriver was started successfully on port 39765.\n";
        assert_eq!(heard(lines).expect("a port"), 39765);
        let error =
            heard("Starting ChromeDriver 1 on port 0\nport not available. Exiting...\n").expect_err("none");
        assert!(error.to_string().contains("Exiting"), "{error}");
    }
}
