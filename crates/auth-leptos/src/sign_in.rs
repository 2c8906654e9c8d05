//! Leaving for the provider, and parsing its answer.

use crate::Auth;
use crate::browser::storage::Kept;
use crate::browser::{clock, http, location, random};
use crate::lazy::NotLoaded;
use crate::provider::provider;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::callback::{CallbackError, RawCallback, parse_callback};
use cameo_oidc::http::TransportError;
use cameo_oidc::session::AuthState;
use cameo_oidc::sign_in::{self, SignInError};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Auth {
    pub(crate) fn leave(self, options: SignInOptions) {
        if self.parts.leaving.get_untracked() {
            return;
        }
        self.parts.leaving.set(true);
        spawn_local(async move {
            if let Err(error) = self.depart(&options).await {
                self.parts.landing.set(options.return_to);
                self.parts.leaving.set(false);
                self.parts.state.set(AuthState::Failed(error));
            }
        });
    }

    async fn depart(self, options: &SignInOptions) -> Result<(), SignInError> {
        let client = &self.parts.config.client;
        let provider = sign_in::discover(client, &http::send).await?;
        let redirect_uri = self.callback_address();
        let (url, attempt) =
            sign_in::begin(provider, client, &redirect_uri, options, &random::fill, clock::now())?;
        match self.parts.keeper.remember(&attempt) {
            Kept::AsAsked => location::leave(url.as_str()),
            Kept::InMemoryOnly => return Err(SignInError::StorageBlocked),
        }
        Ok(())
    }

    /// Parses the provider's answer and, if it is one of ours, becomes signed in.
    pub(crate) fn finish(self, raw: &RawCallback) {
        let keeper = &self.parts.keeper;
        let mut state = String::new();
        let take = |found: &str| {
            found.clone_into(&mut state);
            keeper.take_attempt(found)
        };
        let callback = match parse_callback(raw, take, clock::now()) {
            Ok(callback) => callback,
            Err(error) => return self.decline(error, raw),
        };
        self.parts.state.set(AuthState::Returning);
        self.parts.landing.set(callback.return_to().to_owned());
        spawn_local(async move {
            let completed = match provider().await {
                Ok(provider) => (provider.complete)(self, callback, state).await,
                Err(NotLoaded) => Err(TransportError::NotLoaded.into()),
            };
            if let Err(error) = completed {
                self.parts.state.set(AuthState::Failed(error));
            }
            self.tidy_up();
        });
    }

    /// A response that nobody here waits for, with somebody signed in already: that of a second sign-in, which its page
    /// parses, or a Back or a reload, so just go on.
    fn decline(self, error: CallbackError, raw: &RawCallback) {
        self.restore();
        if !matches!(error, CallbackError::Refused(_)) && self.current().is_some() {
            self.put_aside(raw);
            return;
        }
        self.parts.state.set(AuthState::Failed(error.into()));
    }
}
