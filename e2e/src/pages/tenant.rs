//! The tenant's own pages.

use crate::World;
use anyhow::Result;

/// The demo user, who has metadata of every kind.
pub const DEMO_EMAIL: &str = "user@example.com";
/// The second user, who has none.
pub const SECOND_EMAIL: &str = "second@example.com";
/// The password of both.
pub const DEMO_PASSWORD: &str = "Correct-horse-1";

impl World {
    /// Fills in the tenant's sign-in page and sends it off.
    ///
    /// # Errors
    /// When the page does not show.
    pub async fn give_credentials(&self, email: &str) -> Result<()> {
        self.css("input[name=username]").await?.send_keys(email).await?;
        self.css("input[name=password]").await?.send_keys(DEMO_PASSWORD).await?;
        self.css("button[type=submit]").await?.click().await?;
        Ok(())
    }

    /// From the app's home to the profile of the demo user.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn sign_in(&self) -> Result<()> {
        self.open("/").await?;
        self.press("Sign in").await?;
        self.give_credentials(DEMO_EMAIL).await?;
        self.see_address("/profile").await?;
        self.see("surfing").await
    }
}
