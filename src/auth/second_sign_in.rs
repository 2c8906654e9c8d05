//! A second sign-in, of another account, while somebody is signed in: its answer never becomes the session.

use super::provider::provider;
use super::{Auth, Person, keeper};
use crate::browser::storage::Kept;
use crate::browser::{clock, http, location, random};
use crate::lazy::NotLoaded;
use crate::routes;
use cameo_auth0::linking::{self, Proof, ProofError};
use cameo_oidc::http::TransportError;
use cameo_oidc::sign_in::{self, SignInError};
use cameo_settings::StorageKind;

impl Auth {
    /// Whether the session is still there after the provider's pages, where the settings keep it in the page alone or the
    /// browser keeps nothing.
    pub fn outlives_the_page(self) -> bool {
        self.settings().storage != StorageKind::Memory && !self.is_in_memory_only()
    }

    /// Leaves for a second sign-in of `person`. Its answer leads to [`routes::SECURITY`].
    ///
    /// # Errors
    /// When the provider does not answer, nothing can be remembered until the person is back, or they are not signed in any
    /// more.
    pub async fn leave_to_prove(self, person: &Person) -> Result<(), ProofError> {
        self.set_leaving(true);
        let left = self.depart_to_prove(person).await;
        if left.is_err() {
            self.set_leaving(false);
        }
        left
    }

    async fn depart_to_prove(self, person: &Person) -> Result<(), ProofError> {
        let settings = self.settings();
        let provider = sign_in::discover(&settings.client, &http::send).await.map_err(SignInError::from)?;
        let session = self.session_of(person).ok_or(ProofError::OtherPerson)?;
        let redirect_uri = location::address(routes::CALLBACK);
        let (random, now) = (&random::fill, clock::now());
        let begun = linking::begin(
            provider,
            &settings.client,
            &redirect_uri,
            routes::SECURITY,
            &session,
            random,
            now,
        );
        let (url, attempt) = begun.map_err(SignInError::from)?;
        match self.keeper().remember_second(&attempt) {
            Kept::AsAsked => location::leave(url.as_str()),
            Kept::InMemoryOnly => return Err(SignInError::StorageBlocked.into()),
        }
        Ok(())
    }

    /// Whether the answer of a second sign-in has come and is to be judged by [`Auth::prove`]. An attempt without an answer
    /// was given up, and is forgotten.
    pub fn has_second_answer(self) -> bool {
        let has = keeper::has_answer();
        if !has {
            self.keeper().take_second();
        }
        has
    }

    /// Judges the answer of a second sign-in, which is used up by that.
    ///
    /// # Errors
    /// When it proves nothing, or `person` is not signed in any more. The session is as it was in any case.
    pub async fn prove(self, person: &Person) -> Result<Proof, ProofError> {
        let (raw, attempt) = (keeper::take_answer(), self.keeper().take_second());
        let session = self.session_of(person).ok_or(ProofError::OtherPerson)?;
        let raw = raw.ok_or(ProofError::NotWaiting)?;
        let second = linking::parse_answer(&raw, attempt, &session, clock::now())?;
        let proof = match provider().await {
            Ok(provider) => (provider.prove)(second, self.settings()).await?,
            Err(NotLoaded) => return Err(SignInError::from(TransportError::NotLoaded).into()),
        };
        if !self.is_current(person) {
            discard(&proof).await;
            return Err(ProofError::OtherPerson);
        }
        Ok(proof)
    }
}

/// Throws a proof away, and gives back what came with it unasked; best effort.
pub async fn discard(proof: &Proof) {
    if let Some(request) = proof.revocation() {
        // A token that was not given back ends with its time.
        let _ = http::send(request).await;
    }
}
