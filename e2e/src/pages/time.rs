//! The device's clock, moved by a journey, so that no journey has to wait for it.

use crate::World;
use anyhow::Result;
use serde_json::json;
use std::time::Duration;

/// Moves what the page takes for the time. It adds up.
fn ahead(by: Duration) -> String {
    format!("{{ const now = Date.now.bind(Date); Date.now = () => now() + {}; }}", by.as_millis())
}

impl World {
    /// Lets time pass for the page that is open: its clock goes forward, and the tenant's does not. The next page that this tab
    /// loads has the right time again.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn let_time_pass(&self, by: Duration) -> Result<()> {
        self.script(&ahead(by)).await?;
        Ok(())
    }

    /// As [`World::let_time_pass`], for every page of this tab from now on, the present one included.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn let_time_pass_for_good(&self, by: Duration) -> Result<()> {
        self.before_every_page(&ahead(by)).await?;
        self.let_time_pass(by).await
    }

    /// Freezes the tab, as a browser does with one that nobody looks at: nothing of the page runs until [`World::thaw`]
    /// (Chrome DevTools Protocol, Page).
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn freeze(&self) -> Result<()> {
        self.browser.cdp().send_raw("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
        Ok(())
    }

    /// Lets a frozen tab go on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn thaw(&self) -> Result<()> {
        self.browser.cdp().send_raw("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        Ok(())
    }

    /// From the next page of this tab on, nothing happens at intervals: what the page learns it is told, or it never learns it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn without_intervals(&self) -> Result<()> {
        self.before_every_page("window.setInterval = () => 0").await
    }

    /// Runs a script before every page that this tab loads from now on, the app's and the provider's.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn before_every_page(&self, script: &str) -> Result<()> {
        let source = json!({ "source": script });
        self.browser.cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source).await?;
        Ok(())
    }
}
