//! A second sign-in, of another account, while somebody is signed in: its response never becomes the session.

use crate::Auth;
use crate::browser::location;
use crate::browser::storage::Kept;
use cameo_oidc::callback::RawCallback;
use cameo_oidc::secret::Secret;
use cameo_oidc::sign_in::SignInError;
use leptos::prelude::*;

/// The response to a second sign-in, and what was remembered of its attempt; either may be missing.
#[derive(Clone, Debug)]
pub struct SecondResponse {
    /// The response, as the provider sent it.
    pub raw: Option<RawCallback>,
    /// What [`Auth::begin_second_sign_in`] was given to remember.
    pub attempt: Option<String>,
}

impl Auth {
    /// Leaves for `url`, a second sign-in, and remembers `attempt` in this tab until the response has come. The
    /// latest attempt counts. The response leads to [`Routes::second_sign_in`](crate::Routes::second_sign_in), where
    /// [`take_second_response`](Self::take_second_response) has it; the session is not touched.
    ///
    /// # Errors
    /// When nothing can be remembered until the person is back.
    pub fn begin_second_sign_in(self, url: &str, attempt: &Secret<String>) -> Result<(), SignInError> {
        match self.parts.keeper.remember_second(attempt) {
            Kept::AsAsked => location::leave(url),
            Kept::InMemoryOnly => return Err(SignInError::StorageBlocked),
        }
        Ok(())
    }

    /// Whether the response to a second sign-in has come. An attempt without one was given up, and is forgotten.
    pub fn has_second_response(self) -> bool {
        let has = self.parts.second_response.with_value(Option::is_some);
        if !has {
            self.parts.keeper.take_second();
        }
        has
    }

    /// Takes the response to a second sign-in; a second time there is none.
    pub fn take_second_response(self) -> SecondResponse {
        let raw = self.parts.second_response.try_update_value(Option::take).flatten();
        SecondResponse { raw, attempt: self.parts.keeper.take_second() }
    }

    /// Puts a response that is no first sign-in's aside, in memory, if a second one is under way.
    pub(crate) fn put_aside(self, raw: &RawCallback) {
        if self.parts.keeper.has_second() {
            self.parts.second_response.set_value(Some(raw.clone()));
            self.parts.landing.set(self.parts.config.routes.second_sign_in.to_owned());
        }
    }
}
