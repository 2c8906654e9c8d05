//! Tabs: opening, changing, duplicating, closing.

use crate::{World, wait};
use anyhow::{Context, Result};
use thirtyfour::WindowHandle;

/// One tab of the person's browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab(WindowHandle);

impl World {
    /// The tab that is in front.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.browser.window().await?))
    }

    /// All tabs.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn tabs(&self) -> Result<Vec<Tab>> {
        Ok(self.browser.windows().await?.into_iter().map(Tab).collect())
    }

    /// Opens a path of the app in a tab of its own, which is in front from then on. It has no storage of the tab before.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn open_tab(&self, path: &str) -> Result<Tab> {
        let tab = Tab(self.browser.new_tab().await?);
        self.switch_to(&tab).await?;
        self.open(path).await?;
        Ok(tab)
    }

    /// Duplicates the tab: a window that a page opens takes the page's sessionStorage along, as a duplicated tab does. The
    /// duplicate opens `path`, and is in front from then on.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn duplicate_tab(&self, path: &str) -> Result<Tab> {
        let before = self.tabs().await?;
        self.script(&format!("window.open(new URL('{}', document.baseURI))", path.trim_start_matches('/')))
            .await?;
        let duplicate = wait::until("the duplicate", || async {
            Ok(self.tabs().await?.into_iter().find(|tab| !before.contains(tab)))
        })
        .await?;
        self.switch_to(&duplicate).await?;
        Ok(duplicate)
    }

    /// Brings a tab to the front.
    ///
    /// # Errors
    /// When it is closed.
    pub async fn switch_to(&self, tab: &Tab) -> Result<()> {
        Ok(self.browser.switch_to_window(tab.0.clone()).await?)
    }

    /// Closes the tab that is in front, and brings another to the front.
    ///
    /// # Errors
    /// When there is no other.
    pub async fn close_tab(&self) -> Result<()> {
        let here = self.tab().await?;
        let other = self.tabs().await?.into_iter().find(|tab| *tab != here).context("another tab")?;
        self.browser.close_window().await?;
        self.switch_to(&other).await
    }

    /// Leaves the page without being asked whether that is meant: the journey's next step is a reload or another address.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn leave_unasked(&self) -> Result<()> {
        self.script("addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)")
            .await?;
        Ok(())
    }

    /// Loads the page anew, whatever is unsaved on it.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn reload(&self) -> Result<()> {
        self.leave_unasked().await?;
        Ok(self.browser.refresh().await?)
    }
}
