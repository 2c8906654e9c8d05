//! The tenant's own pages.

use crate::World;
use anyhow::{Context, Result};
use tenant::MailKind;

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
        self.css("form[action^='/u/'] input[name=username]").await?.send_keys(email).await?;
        self.give_password(DEMO_PASSWORD).await
    }

    /// Fills in the password, on whichever page of the tenant asks for one, and sends it off.
    ///
    /// # Errors
    /// When the page does not show.
    pub async fn give_password(&self, password: &str) -> Result<()> {
        self.css("form[action^='/u/'] input[name=password]").await?.send_keys(password).await?;
        self.send_form().await
    }

    /// Waits until the tenant's sign-in page shows; gives the address that is filled in already.
    ///
    /// # Errors
    /// When it does not show.
    pub async fn see_sign_in_page(&self) -> Result<String> {
        let input = self.css("form[action='/u/login'] input[name=username]").await?;
        Ok(input.prop("value").await?.unwrap_or_default())
    }

    /// Fills in the tenant's sign-up page and sends it off.
    ///
    /// # Errors
    /// When the page does not show.
    pub async fn give_new_credentials(&self, email: &str, password: &str) -> Result<()> {
        self.css("form[action^='/u/'] input[name=email]").await?.send_keys(email).await?;
        self.give_password(password).await
    }

    /// Fills in the page of the other provider and sends it off. `name` is for an account that is new there.
    ///
    /// # Errors
    /// When the page does not show.
    pub async fn give_social(&self, email: &str, name: Option<&str>) -> Result<()> {
        self.css("form[action^='/u/'] input[name=email]").await?.send_keys(email).await?;
        if let Some(name) = name {
            self.css("form[action^='/u/'] input[name=name]").await?.send_keys(name).await?;
        }
        self.send_form().await
    }

    /// From the tenant's sign-in page to the other provider.
    ///
    /// # Errors
    /// When there is no way.
    pub async fn continue_with_social(&self) -> Result<()> {
        self.press("Continue with Sample Social").await
    }

    /// Opens the newest mail of a kind in the tenant's outbox, and follows its link.
    ///
    /// # Errors
    /// When there is none.
    pub async fn follow_mail(&self, kind: MailKind) -> Result<()> {
        let mails = self.tenant.tenant().mails();
        let subject = mails.into_iter().find(|mail| mail.kind == kind).context("a mail")?.subject;
        self.browser.goto(format!("{}outbox", self.tenant.issuer())).await?;
        self.press(&subject).await?;
        Ok(self.css("p.code a").await?.click().await?)
    }

    async fn send_form(&self) -> Result<()> {
        Ok(self.css("button[type=submit]").await?.click().await?)
    }
}
