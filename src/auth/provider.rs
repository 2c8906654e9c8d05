//! What talks to the provider about tokens: code that a first visit does not need.

use super::{Auth, NoSession, Person};
use crate::browser::{clock, http};
use crate::lazy::lazy;
use account::linking::{self, Proof, ProofError, SecondSignIn};
use account::oidc::callback::ValidatedCallback;
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
    pub renew: fn(Auth, Person, Session) -> Flow<Session, NoSession>,
}

lazy! {
    in signed_in:
    /// The flows, once their code is here.
    pub fn provider() -> Provider {
        Provider {
            complete: |callback, settings| {
                Box::pin(async move { sign_in::complete(callback, &settings, &http::send_anew, clock::now).await })
            },
            prove: |second, settings| {
                Box::pin(async move { linking::prove(second, &settings, &http::send_anew, clock::now).await })
            },
            renew: |auth, person, stale| Box::pin(async move { auth.renew_in_turn(&person, &stale).await }),
        }
    }
}
