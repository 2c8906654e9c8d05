//! Who is signed in: signing in, signing out, and changing the person.

use super::tabs::Tab;
use super::tenant::DEMO_EMAIL;
use crate::{World, wait};
use anyhow::Result;

impl World {
    /// From the app's home to the profile of the demo user, with their data on the page.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn sign_in(&self) -> Result<()> {
        self.sign_in_as(DEMO_EMAIL).await?;
        self.see("surfing").await
    }

    /// From the app's home to the profile of this person. Nobody may be signed in, here or at the provider.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn sign_in_as(&self, email: &str) -> Result<()> {
        self.open("/").await?;
        self.press_sign_in().await?;
        self.give_credentials(email).await?;
        self.see_address("/profile").await?;
        self.wait_until_signed_in().await
    }

    /// From a private page, which asks who it is, and back to it.
    ///
    /// # Errors
    /// When a step of the way is missing, or another page opens.
    pub async fn sign_in_on(&self, path: &str, email: &str) -> Result<()> {
        self.open(path).await?;
        self.press_sign_in().await?;
        self.give_credentials(email).await?;
        self.see_address(path).await?;
        self.wait_until_signed_in().await
    }

    /// Presses the way in.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_sign_in(&self) -> Result<()> {
        self.press("Sign in").await
    }

    /// Waits until the app shows that somebody is signed in.
    ///
    /// # Errors
    /// When it never does.
    pub async fn wait_until_signed_in(&self) -> Result<()> {
        self.css(".menu-name").await.map(drop)
    }

    /// Waits until the page offers a way in, as it does once nobody is signed in.
    ///
    /// # Errors
    /// When it never does.
    pub async fn wait_until_signed_out(&self) -> Result<()> {
        wait::until("a way to sign in", || async { Ok(self.has("Sign in").await?.then_some(())) }).await
    }

    /// Signs out by the menu, and waits until that is over: the page says so at once, but it may still be on its way to the
    /// tenant and back.
    ///
    /// # Errors
    /// When there is no menu, or no such entry, or it never ends.
    pub async fn sign_out(&self) -> Result<()> {
        self.open_menu().await?;
        self.press("Sign out").await?;
        self.see("signed out").await?;
        self.wait_until_signed_out().await
    }

    /// From the page about sign-in and security, signs out of this app alone, and waits until the start page says so.
    ///
    /// # Errors
    /// When there is no such button, or it never ends.
    pub async fn sign_out_here(&self) -> Result<()> {
        self.press("Sign out here").await?;
        self.see_signed_out_at_home().await
    }

    /// From the page about sign-in and security, signs out of all apps, and waits until the start page says so.
    ///
    /// # Errors
    /// When there is no such button, or it never ends.
    pub async fn sign_out_everywhere(&self) -> Result<()> {
        let button = self.css("#sign-out-everywhere").await?;
        self.click(&button).await?;
        self.see_signed_out_at_home().await
    }

    /// Waits until the start page says that the person is signed out.
    ///
    /// # Errors
    /// When it never does.
    pub async fn see_signed_out_at_home(&self) -> Result<()> {
        self.see("You're signed out").await?;
        self.see_address("/").await?;
        self.wait_until_signed_out().await
    }

    /// Leaves for another account, by the menu. With an edit that is not saved, a question comes first.
    ///
    /// # Errors
    /// When there is no menu, or no such entry.
    pub async fn press_switch_account(&self) -> Result<()> {
        self.open_menu().await?;
        self.press("Switch account").await
    }

    /// Waits until this tab shows that another tab has signed the person out.
    ///
    /// # Errors
    /// When it never does.
    pub async fn wait_until_another_tab_signed_out(&self) -> Result<()> {
        self.see("another tab").await
    }

    /// Signs out with an edit that is not saved, which is discarded, and waits as [`World::sign_out`] does.
    ///
    /// # Errors
    /// When nobody is asked about the edit, or signing out never ends.
    pub async fn sign_out_and_discard(&self) -> Result<()> {
        self.sign_out_and("Discard the changes and sign out").await
    }

    /// The same with an edit that is kept on the device.
    ///
    /// # Errors
    /// When nobody is asked about the edit, or signing out never ends.
    pub async fn sign_out_and_keep(&self) -> Result<()> {
        self.sign_out_and("Keep the changes and sign out").await
    }

    async fn sign_out_and(&self, answer: &str) -> Result<()> {
        self.open_menu().await?;
        self.press("Sign out").await?;
        self.press(answer).await?;
        self.see("signed out").await?;
        self.wait_until_signed_out().await
    }

    /// While the person of this tab does something, another one signs in: in a second tab the first person signs out, and the
    /// other one in. Comes back to this tab, and gives the other one.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn another_person_signs_in(&self, email: &str) -> Result<Tab> {
        self.change_hands(email, false).await
    }

    /// The same where this tab holds an edit that is not saved, which is discarded.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn another_person_signs_in_over_an_edit(&self, email: &str) -> Result<Tab> {
        self.change_hands(email, true).await
    }

    async fn change_hands(&self, email: &str, is_edited: bool) -> Result<Tab> {
        let here = self.tab().await?;
        let there = self.open_tab("/profile").await?;
        self.wait_until_signed_in().await?;
        match is_edited {
            true => self.sign_out_and_discard().await?,
            false => self.sign_out().await?,
        }
        self.sign_in_as(email).await?;
        self.see(email).await?;
        self.switch_to(&here).await?;
        Ok(there)
    }
}
