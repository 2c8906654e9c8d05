//! Sign-in and security: accounts that become one, and two again; and a new password.

use crate::World;
use anyhow::Result;
use tenant::SOCIAL_EMAIL;

/// The scope that linking needs.
pub const LINKING_SCOPE: &str = "openid profile email offline_access read:current_user update:current_user_metadata update:current_user_identities";

impl World {
    /// Opens the page about sign-in and security by its address.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn open_security(&self) -> Result<()> {
        self.open("/security").await?;
        self.wait_until_signed_in().await
    }

    /// From `/security` to what the social account would bring along.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn prove_social(&self) -> Result<()> {
        self.press("Link another account").await?;
        self.continue_with_social().await?;
        self.give_social(SOCIAL_EMAIL, None).await?;
        self.see_address("/security").await
    }

    /// Links the account that was proved, and waits until the page says so.
    ///
    /// # Errors
    /// When it never says so.
    pub async fn link(&self) -> Result<()> {
        self.press_link().await?;
        self.wait_until_linked().await
    }

    /// Presses the button that links, for a link that does not simply succeed.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_link(&self) -> Result<()> {
        self.press("Link account").await
    }

    /// Waits until the page says that the accounts are one.
    ///
    /// # Errors
    /// When it never says so.
    pub async fn wait_until_linked(&self) -> Result<()> {
        self.see("Linked. You can sign in here with").await
    }

    /// Says no to linking the account that was proved.
    ///
    /// # Errors
    /// When there is nothing to decide.
    pub async fn do_not_link(&self) -> Result<()> {
        self.press("Cancel").await
    }

    /// Asks for the mail with the link to a new password, and says yes to the question.
    ///
    /// # Errors
    /// When there is no password to change.
    pub async fn ask_for_password_mail(&self) -> Result<()> {
        self.press("Change password").await?;
        self.press("Send link").await
    }

    /// Unlinks the social account, says yes to the question, and waits until the page says so.
    ///
    /// # Errors
    /// When there is none, or it never says so.
    pub async fn unlink_social(&self) -> Result<()> {
        self.press("Unlink Google").await?;
        self.confirm().await?;
        self.see("is unlinked").await
    }

    /// Says yes to the question in the dialog.
    ///
    /// # Errors
    /// When there is none.
    pub async fn confirm(&self) -> Result<()> {
        Ok(self.css("dialog .button-main").await?.click().await?)
    }

    /// How many ways to sign in the account with this address has.
    pub fn identities(&self, email: &str) -> usize {
        let profile = self.tenant.tenant().profile(email).unwrap_or_default();
        profile["identities"].as_array().map_or(0, Vec::len)
    }
}
