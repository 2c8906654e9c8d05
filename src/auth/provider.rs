//! What talks to the provider about tokens: code that a first visit does not need.

use super::{Auth, NoSession};
use crate::browser::{clock, http};
use crate::lazy::lazy;
use account::linking::{self, Proof, ProofError, SecondSignIn};
use account::oidc::callback::ValidatedCallback;
use account::oidc::key_cache::KeyCache;
use account::session::Session;
use account::settings::Settings;
use account::sign_in::{self, Completed, SignInError};
use std::pin::Pin;

/// A flow on its way.
type Flow<T, E> = Pin<Box<dyn Future<Output = Result<T, E>>>>;

/// The flows that get and verify tokens.
pub struct Provider {
    /// [`sign_in::complete`].
    pub complete: fn(ValidatedCallback, Settings) -> Flow<Completed, SignInError>,
    /// [`linking::prove`].
    pub prove: fn(SecondSignIn, Settings) -> Flow<Proof, ProofError>,
    /// [`Auth::renew`], one at a time over all tabs.
    pub renew: fn(Auth, Session) -> Flow<Session, NoSession>,
}

/// The provider's keys, kept as long as the page lives.
pub(super) static KEYS: KeyCache = KeyCache::new();

lazy! {
    in signed_in:
    /// The flows, once their code is here.
    pub fn provider() -> Provider {
        Provider {
            complete: |callback, settings| {
                Box::pin(async move { sign_in::complete(callback, &settings, &KEYS, &http::send_anew, clock::now).await })
            },
            prove: |second, settings| {
                Box::pin(async move { linking::prove(second, &settings, &KEYS, &http::send_anew, clock::now).await })
            },
            renew: |auth, stale| Box::pin(async move { auth.renew_in_turn(&stale).await }),
        }
    }
}
