//! What talks to the provider about tokens: code that a first visit does not need.

use crate::lazy;
use crate::{Auth, NoSession, Person};
use cameo_oidc::callback::ValidatedCallback;
use cameo_oidc::key_cache::KeyCache;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::SignInError;
use std::pin::Pin;

/// A flow on its way.
type Flow<T> = Pin<Box<dyn Future<Output = T>>>;

/// The flows that get and verify tokens.
pub struct Provider {
    /// Completes the sign-in of a callback, whose `state` is the text, and signs in.
    pub complete: fn(Auth, ValidatedCallback, String) -> Flow<Result<(), SignInError>>,
    /// [`Auth::renew`], one at a time over all tabs.
    pub renew: fn(Auth, Person, Session) -> Flow<Result<Session, NoSession>>,
    /// Whether the stored session is this tab's own, and no copy of another tab's.
    pub is_own_tab: fn(Auth) -> Flow<bool>,
    /// Gives back and removes what does not belong to the configuration, and what is too old.
    pub tidy_up: fn(Auth) -> Flow<()>,
}

/// The provider's keys, kept as long as the page lives. What else verifies tokens of this provider takes them too.
pub static KEYS: KeyCache = KeyCache::new();

lazy! {
    in signed_in:
    /// The flows, once their code is here.
    pub fn provider() -> Provider {
        Provider {
            complete: |auth, callback, state| Box::pin(auth.complete(callback, state)),
            renew: |auth, person, stale| Box::pin(async move { auth.renew_in_turn(&person, &stale).await }),
            is_own_tab: |auth| Box::pin(auth.is_own_tab()),
            tidy_up: |auth| Box::pin(auth.remove_former()),
        }
    }
}
