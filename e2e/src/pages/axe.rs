//! Accessibility: axe-core finds nothing.

use crate::{World, environment};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

impl World {
    /// Runs axe-core with the rules of WCAG 2.2 AA on the page as it is now.
    ///
    /// # Errors
    /// With every violation and the elements it is about.
    pub async fn accessible(&self, page: &str) -> Result<()> {
        let axe = std::fs::read_to_string(environment::axe()?).context("axe-core's script")?;
        self.browser.execute(axe, Vec::new()).await?;
        let run = r"
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run({ runOnly: { type: 'tag', values: tags } }).then(
                found => done(found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))),
                error => done(['axe-core failed: ' + error]));
        ";
        let found = self.browser.execute_async(run, Vec::new()).await?;
        let violations: Vec<&str> =
            found.json().as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        ensure!(violations.is_empty(), "{page} is not accessible:\n{}", violations.join("\n"));
        Ok(())
    }
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The width of the viewport, in CSS pixels.
    pub width: u32,
    /// Whether the person prefers dark pages.
    pub dark: bool,
}

impl World {
    /// Looks at the page wide and narrow, light and dark, with reduced motion: axe-core finds nothing, nothing moves, nothing
    /// sticks out to the side, and a screenshot of each is left in the artifacts.
    ///
    /// # Errors
    /// With what was found, and where.
    pub async fn presentable(&self, page: &str) -> Result<()> {
        let folder = environment::artifacts().join("screens");
        std::fs::create_dir_all(&folder)?;
        for look in [(1280, false), (1280, true), (360, false), (360, true)] {
            let look = Look { width: look.0, dark: look.1 };
            self.emulate(look).await?;
            let name = format!("{page}-{}-{}", look.width, if look.dark { "dark" } else { "light" });
            self.browser.screenshot(&folder.join(format!("{name}.png"))).await?;
            self.accessible(&name).await?;
            let moving = self.script("return document.getAnimations().length").await?;
            ensure!(moving == 0, "{name}: {moving} animations though the person prefers none");
            let wider = self
                .script("const page = document.documentElement; return page.scrollWidth - page.clientWidth")
                .await?;
            ensure!(wider.as_i64().is_some_and(|pixels| pixels <= 0), "{name} sticks out by {wider} pixels");
        }
        self.emulate(Look { width: 1280, dark: false }).await
    }

    /// Makes the browser look as `look` says (Chrome DevTools Protocol, Emulation).
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn emulate(&self, look: Look) -> Result<()> {
        let scheme = if look.dark { "dark" } else { "light" };
        let cdp = self.browser.cdp();
        let media = serde_json::json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        cdp.send_raw("Emulation.setEmulatedMedia", media).await?;
        let height = if look.width < 500 { 780 } else { 900 };
        let size = serde_json::json!({ "width": look.width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        cdp.send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }
}
