//! The provider's keys, kept for a while and fetched again for a key that is not among them (OpenID Connect Core 1.0 §10.1.1).

use super::jwks::{self, Jwks, JwksError};
use crate::http::Transport;
use crate::time::Timestamp;
use std::sync::{Mutex, PoisonError};

/// How long a key set is used without asking again, in seconds.
pub const MAX_AGE: i64 = 10 * 60;

/// The shortest time between two fetches that a token with an unknown key may cause, in seconds: such a token costs its
/// sender nothing, and a fetch costs the provider something.
pub const MIN_INTERVAL: i64 = 60;

/// Keys of one provider at a time. An app keeps one for as long as its page lives: what limits the fetches is in it.
#[derive(Debug, Default)]
pub struct KeyCache(Mutex<Held>);

#[derive(Clone, Debug)]
struct Held {
    from: String,
    keys: Jwks,
    fetched_at: Option<Timestamp>,
    asked_again_at: Option<Timestamp>,
}

impl Held {
    const EMPTY: Self =
        Self { from: String::new(), keys: Jwks::EMPTY, fetched_at: None, asked_again_at: None };
}

impl Default for Held {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl KeyCache {
    /// A cache without keys, which may stand in a `static`.
    #[must_use]
    pub const fn new() -> Self {
        Self(Mutex::new(Held::EMPTY))
    }

    /// The keys behind `jwks_uri`: those at hand, if they are not too old.
    ///
    /// # Errors
    /// When they must be fetched and cannot be.
    pub async fn keys(
        &self,
        jwks_uri: &str,
        transport: &impl Transport,
        now: Timestamp,
    ) -> Result<Jwks, JwksError> {
        let held = self.held(jwks_uri);
        match held.fetched_at {
            Some(at) if (0..MAX_AGE).contains(&now.since(at)) => Ok(held.keys),
            _ => self.fetch(held, jwks_uri, transport, now).await,
        }
    }

    /// The keys as they are now, for a token with an unknown key; `None` if that was asked for less than
    /// [`MIN_INTERVAL`] ago.
    ///
    /// # Errors
    /// When they cannot be fetched.
    pub async fn newer_keys(
        &self,
        jwks_uri: &str,
        transport: &impl Transport,
        now: Timestamp,
    ) -> Result<Option<Jwks>, JwksError> {
        let mut held = self.held(jwks_uri);
        if held.asked_again_at.is_some_and(|at| (0..MIN_INTERVAL).contains(&now.since(at))) {
            return Ok(None);
        }
        held.asked_again_at = Some(now);
        self.fetch(held, jwks_uri, transport, now).await.map(Some)
    }

    async fn fetch(
        &self,
        mut held: Held,
        jwks_uri: &str,
        transport: &impl Transport,
        now: Timestamp,
    ) -> Result<Jwks, JwksError> {
        // Remembered before the answer: one that fails counts, too.
        jwks_uri.clone_into(&mut held.from);
        self.hold(held.clone());
        let keys = jwks::judge(&transport.send(jwks::request(jwks_uri)?).await?)?;
        self.hold(Held { keys: keys.clone(), fetched_at: Some(now), ..held });
        Ok(keys)
    }

    fn held(&self, jwks_uri: &str) -> Held {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.from == jwks_uri { held.clone() } else { Held::default() }
    }

    fn hold(&self, held: Held) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = held;
    }
}
