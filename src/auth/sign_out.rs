//! Signing out: here first, then at the provider.

use super::{Auth, keeper};
use crate::browser::{clock, http, location};
use crate::routes;
use account::http::TransportError;
use account::oidc::discovery;
use account::session::{Session, SignedOut};
use futures_util::future::{Either, select};
use std::pin::pin;
use wasm_bindgen_futures::spawn_local;

/// How long the provider may take to answer before signing out goes on without it, in milliseconds.
const PATIENCE: i32 = 3_000;

impl Auth {
    /// Forgets the session here, in every tab, and gives the refresh token back. The provider's own session goes on.
    pub fn sign_out_here(self) {
        let Some(session) = self.current() else { return };
        self.tabs().say_out(session.subject());
        self.end(SignedOut::ByChoice { here_only: false });
        spawn_local(async move {
            // Best effort: what is forgotten here cannot be used from here.
            let _ = is_reachable(&session).await;
        });
    }

    /// Forgets the session at once, gives the refresh token back, and leaves to end the provider's session.
    ///
    /// Where the provider cannot be reached, the person is signed out here and told so.
    pub fn sign_out(self) {
        let Some(session) = self.current() else { return };
        self.set_leaving(true);
        self.tabs().say_out(session.subject());
        self.end(SignedOut::ByChoice { here_only: false });
        spawn_local(async move {
            let home = location::address(routes::HOME);
            match session.logout_url(&home) {
                Some(url) if is_reachable(&session).await => {
                    keeper::leave_farewell();
                    location::leave(url.as_str());
                }
                _ => {
                    self.set_leaving(false);
                    self.end(SignedOut::ByChoice { here_only: true });
                }
            }
        });
    }
}

/// Revokes the refresh token; with none, asks for something small. Either tells whether the provider is there at all.
async fn is_reachable(session: &Session) -> bool {
    let probe = || discovery::request(&session.provider().issuer).ok();
    let Some(request) = session.revocation().or_else(probe) else { return false };
    match select(pin!(http::send(request)), pin!(clock::sleep(PATIENCE))).await {
        Either::Left((answer, _)) => !matches!(answer, Err(TransportError::Unreachable)),
        Either::Right(_) => false,
    }
}
