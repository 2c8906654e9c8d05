//! A second sign-in, of an account to link, while somebody is signed in: its answer never becomes the session.

use super::{Auth, Person};
use crate::browser::{clock, http, random};
use crate::lazy::{NotLoaded, lazy};
use crate::routes;
use cameo_auth_leptos::KEYS;
use cameo_auth0::linking::{self, LinkAttempt, Proof, ProofError, SecondSignIn};
use cameo_oidc::client::Client;
use cameo_oidc::http::TransportError;
use cameo_oidc::sign_in::{self, SignInError};
use std::pin::Pin;

/// [`linking::prove`].
type Prove = fn(SecondSignIn, &'static Client) -> Pin<Box<dyn Future<Output = Result<Proof, ProofError>>>>;

lazy! {
    in signed_in:
    /// The flow that proves another account, once its code is here.
    fn prove() -> Prove {
        |second, client| {
            Box::pin(async move { linking::prove(second, client, &KEYS, &http::send_anew, clock::now).await })
        }
    }
}

impl Auth {
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
        let client = &self.config().client;
        let provider = sign_in::discover(client, &http::send).await.map_err(SignInError::from)?;
        let session = self.session_of(person).ok_or(ProofError::OtherPerson)?;
        let redirect_uri = self.callback_address();
        let (random, now) = (&random::fill, clock::now());
        let begun = linking::begin(provider, client, &redirect_uri, routes::SECURITY, &session, random, now);
        let (url, attempt) = begun.map_err(SignInError::from)?;
        Ok(self.begin_second_sign_in(url.as_str(), &attempt.to_text())?)
    }

    /// Parses the answer of a second sign-in ([`has_second_response`](cameo_auth_leptos::Auth::has_second_response)), which is
    /// used up by that.
    ///
    /// # Errors
    /// When it proves nothing, or `person` is not signed in any more. The session is as it was in any case.
    pub async fn prove(self, person: &Person) -> Result<Proof, ProofError> {
        let second = self.take_second_response();
        let session = self.session_of(person).ok_or(ProofError::OtherPerson)?;
        let raw = second.raw.ok_or(ProofError::NotWaiting)?;
        let attempt = second.attempt.as_deref().and_then(LinkAttempt::from_text);
        let second = linking::parse_answer(&raw, attempt, &session, clock::now())?;
        let proof = match prove().await {
            Ok(prove) => prove(second, &self.config().client).await?,
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
