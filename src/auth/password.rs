//! A new password: the provider sends a mail with the link to it.

use super::{Auth, Person};
use crate::browser::http;
use cameo_auth0::password::{PasswordChange, PasswordError};

impl Auth {
    /// Asks for the mail with the link by which `person` chooses a new password. Nothing comes back if they are not signed in:
    /// nothing is sent then, and what comes after they have left is for nobody.
    ///
    /// # Errors
    /// When the provider refuses, or no response comes.
    pub async fn change_password(
        self,
        person: &Person,
        change: &PasswordChange,
    ) -> Option<Result<(), PasswordError>> {
        self.session_of(person)?;
        let outcome = change.send(&self.settings().client, &http::send_anew).await;
        self.is_current(person).then_some(outcome)
    }
}
