//! The accounts that somebody signs in with: whether they may be changed, and changing them.

use super::user::{UserContext, UserState};
use crate::browser::{clock, http};
use cameo_auth0::api::ApiError;
use cameo_auth0::linking::{self, Identity, LinkError, Preview, Proof, ProofError, Unlinked};
use cameo_auth0::password::{PasswordChange, PasswordError};
use cameo_auth0::user::User;
use cameo_oidc::session::Session;
use leptos::prelude::*;
use std::sync::Arc;

/// What the session allows with the accounts that it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkAccess {
    /// Linking and unlinking.
    Change,
    /// Unlinking only: the session does not outlive the page, so nobody can sign in a second time.
    UnlinkOnly,
    /// The scope was not granted.
    NotGranted,
    /// The settings name no Management API.
    NoManagementApi,
}

impl UserContext {
    /// What the session allows with the accounts, now.
    pub fn link_access(self) -> LinkAccess {
        let granted = |session: Session| session.is_granted(linking::SCOPE);
        if self.auth.settings().management_api.is_none() {
            LinkAccess::NoManagementApi
        } else if !self.session().is_some_and(granted) {
            LinkAccess::NotGranted
        } else if self.auth.outlives_the_page() {
            LinkAccess::Change
        } else {
            LinkAccess::UnlinkOnly
        }
    }

    /// Reads the profile again, and shows what came.
    ///
    /// # Errors
    /// When nothing came; what is shown stays.
    pub async fn look_again(self) -> Result<Arc<User>, ApiError> {
        let over = || ApiError::Unauthorized { message: String::new() };
        let user = Arc::new(self.read().await.ok_or_else(over)??);
        self.state.try_set(UserState::Loaded(user.clone()));
        Ok(user)
    }

    /// Reads both sides: the account that `proof` is of, and what is stored for the person now.
    ///
    /// # Errors
    /// When one of them cannot be read. Nothing has changed.
    pub async fn read_both(self, proof: &Proof) -> Result<(User, Preview), ApiError> {
        let base = self.auth.settings().management_api.unwrap_or_default();
        let theirs = proof.read(&http::send_anew, &base).await?;
        let mine = self.read_now().await?;
        let preview = Preview::of(&mine.user_metadata(), &theirs.user_metadata());
        Ok((theirs, preview))
    }

    /// Leaves for a second sign-in ([`Auth::leave_to_prove`](crate::auth::Auth::leave_to_prove)).
    ///
    /// # Errors
    /// As there.
    pub async fn leave_to_prove(self) -> Result<(), ProofError> {
        let person = self.person.try_get_value().ok_or(ProofError::OtherPerson)?;
        self.auth.leave_to_prove(&person).await
    }

    /// Parses the answer of a second sign-in ([`Auth::prove`](crate::auth::Auth::prove)).
    ///
    /// # Errors
    /// As there.
    pub async fn prove(self) -> Result<Proof, ProofError> {
        let person = self.person.try_get_value().ok_or(ProofError::OtherPerson)?;
        self.auth.prove(&person).await
    }

    /// Asks for the mail with the link to a new password ([`Auth::change_password`](crate::auth::Auth::change_password)).
    ///
    /// # Errors
    /// As there.
    pub async fn change_password(self, change: &PasswordChange) -> Option<Result<(), PasswordError>> {
        let person = self.person.try_get_value()?;
        self.auth.change_password(&person, change).await
    }

    /// Links the account that `proof` is of.
    ///
    /// # Errors
    /// When it is not linked, and when that is not known.
    pub async fn link(self, proof: &Proof) -> Result<(), LinkError> {
        let base = self.auth.settings().management_api.unwrap_or_default();
        self.change(async |session| {
            linking::link(&http::send_anew, &base, session, proof, clock::now()).await
        })
        .await
    }

    /// Parts an account from the person's.
    ///
    /// # Errors
    /// When it is not parted, and when that is not known.
    pub async fn unlink(self, identity: &Identity) -> Result<Unlinked, LinkError> {
        let base = self.auth.settings().management_api.unwrap_or_default();
        self.change(async |session| linking::unlink(&http::send_anew, &base, session, identity).await).await
    }

    /// Makes a call that changes identities, and has every page and every tab show what is so afterwards.
    async fn change<T>(self, call: impl AsyncFn(&Session) -> Result<T, LinkError>) -> Result<T, LinkError> {
        let answer = self
            .authorized(async |session| match call(session).await {
                Err(LinkError::Refused(error)) => Err(error),
                answer => Ok(answer),
            })
            .await
            .unwrap_or_else(|error| Err(LinkError::Refused(error)));
        if answer.is_ok() {
            // What is shown until the next reading is what was so before.
            let _ = self.look_again().await;
            self.tell_tabs();
        }
        answer
    }
}
