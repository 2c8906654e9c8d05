//! The network between the browser and everything else.

use crate::World;
use anyhow::Result;
use serde_json::json;

impl World {
    /// Unplugs the network, or plugs it in again (Chrome DevTools Protocol, Network).
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        let cdp = self.browser.cdp();
        cdp.send_raw("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        cdp.send_raw("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Blocks addresses like `*/later/*`, in place of those blocked before, and stops using what is in the cache.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn block(&self, addresses: &[&str]) -> Result<()> {
        let cdp = self.browser.cdp();
        cdp.send_raw("Network.enable", json!({})).await?;
        cdp.send_raw("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
        cdp.send_raw("Network.setBlockedURLs", json!({ "urls": addresses })).await?;
        Ok(())
    }
}
