//! Between the pages of somebody who is signed in.

use crate::World;
use anyhow::Result;

impl World {
    /// Goes to the profile by the navigation: the page is not loaded anew.
    ///
    /// # Errors
    /// When there is no such link.
    pub async fn go_to_profile(&self) -> Result<()> {
        self.press("Profile").await?;
        self.see_address("/profile").await
    }

    /// Goes to the page about sign-in and security by the navigation: the page is not loaded anew.
    ///
    /// # Errors
    /// When there is no such link.
    pub async fn go_to_security(&self) -> Result<()> {
        self.press_security().await?;
        self.see_address("/security").await
    }

    /// Presses the link to the page about sign-in and security, for a way there that is not free.
    ///
    /// # Errors
    /// When there is no such link.
    pub async fn press_security(&self) -> Result<()> {
        self.press("Sign-in & security").await
    }

    /// Goes to the page about the person's data by the navigation: the page is not loaded anew.
    ///
    /// # Errors
    /// When there is no such link, or it does not open.
    pub async fn go_to_data(&self) -> Result<()> {
        self.press("Your data").await?;
        self.see_data().await
    }

    /// Waits until the page about the person's data is there, with all of its sections.
    ///
    /// # Errors
    /// When it never is.
    pub async fn see_data(&self) -> Result<()> {
        self.see_address("/data").await?;
        self.see("Delete account").await
    }

    /// Goes to the session details, by the navigation and the link there.
    ///
    /// # Errors
    /// When there is no such link.
    pub async fn go_to_session(&self) -> Result<()> {
        self.go_to_security().await?;
        self.press("Session details").await?;
        self.see_address("/security/session").await?;
        self.see_session().await
    }

    /// Opens the session details by their address.
    ///
    /// # Errors
    /// When they do not open.
    pub async fn open_session(&self) -> Result<()> {
        self.open("/security/session").await
    }

    /// Waits until the session details are there.
    ///
    /// # Errors
    /// When they never are.
    pub async fn see_session(&self) -> Result<()> {
        self.see("Copy for support").await
    }

    /// Has the person prove who they are, on the page with the session details.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn sign_in_again_to_continue(&self) -> Result<()> {
        self.press("Sign in again to continue").await
    }
}
