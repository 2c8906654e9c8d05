//! From the callback of a second sign-in to the proof that another account is the person's too.

use super::attempt::LinkAttempt;
use super::error::ProofError;
use crate::api::{self, ApiError};
use crate::user::User;
use cameo_oidc::callback::{RawCallback, ValidatedCallback, parse_callback};
use cameo_oidc::client::Client;
use cameo_oidc::http::{Request, Transport};
use cameo_oidc::key_cache::KeyCache;
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, SignInError};
use cameo_oidc::time::Timestamp;
use serde_json::Value;

/// How long a proof may wait to be used, in seconds; its tokens may end before.
pub const PROOF_LIFETIME: i64 = 10 * 60;

/// An answer that belongs to a second sign-in of this tab. Only [`prove`] takes one, so it cannot become a session.
///
/// ```compile_fail,E0308
/// # use cameo_auth0::linking::SecondSignIn;
/// # use cameo_oidc::{client::Client, http::{Request, Response, TransportError}};
/// # use cameo_oidc::{key_cache::KeyCache, sign_in::complete, time::Timestamp};
/// # async fn send(_: Request) -> Result<Response, TransportError> { Err(TransportError::Unreachable) }
/// async fn replace(second: SecondSignIn, client: &Client) {
///     let _ = complete(second, client, &KeyCache::new(), &send, || Timestamp(0)).await;
/// }
/// ```
#[derive(Debug)]
pub struct SecondSignIn {
    callback: ValidatedCallback,
    primary: String,
}

/// Judges the answer to a second sign-in. `attempt` is the one that was remembered, and is used up.
///
/// # Errors
/// When the answer is not one of this tab's, not for whoever is signed in now, or a refusal.
pub fn parse_answer(
    raw: &RawCallback,
    attempt: Option<LinkAttempt>,
    session: &Session,
    now: Timestamp,
) -> Result<SecondSignIn, ProofError> {
    let LinkAttempt { sign_in, primary } = attempt.ok_or(ProofError::NotWaiting)?;
    let callback = parse_callback(raw, |_| Some(sign_in), now).map_err(SignInError::from)?;
    if primary != session.subject() {
        return Err(ProofError::OtherPerson);
    }
    Ok(SecondSignIn { callback, primary })
}

/// Gets the tokens of the second sign-in and checks them as those of a first.
///
/// # Errors
/// The first step that failed, or [`ProofError::SameAccount`]. A refresh token that came unasked is given back.
pub async fn prove(
    second: SecondSignIn,
    client: &Client,
    cache: &KeyCache,
    transport: &impl Transport,
    now: impl Fn() -> Timestamp,
) -> Result<Proof, ProofError> {
    let session = sign_in::complete(second.callback, client, cache, transport, &now).await?.session;
    let proof = Proof::of(session, second.primary, now());
    if proof.subject() == proof.primary {
        if let Some(request) = proof.revocation() {
            // A token that was not given back ends with its time.
            let _ = transport.send(request).await;
        }
        return Err(ProofError::SameAccount);
    }
    Ok(proof)
}

/// Proof that another account is the person's too: its verified ID token, and an access token to read its metadata with.
/// Kept in memory alone, until it is used, discarded or over.
#[derive(Clone, Debug)]
pub struct Proof {
    session: Session,
    primary: String,
    ends_at: Timestamp,
}

impl Proof {
    fn of(session: Session, primary: String, now: Timestamp) -> Self {
        let expiry = session.id_token().claims().get("exp").and_then(Value::as_i64);
        let expiry = expiry.map(|end| Timestamp(end).plus(-session.clock_offset()));
        let ends = [Some(now.plus(PROOF_LIFETIME)), Some(session.expires_at()), expiry];
        let ends_at = ends.into_iter().flatten().min().unwrap_or(now);
        Self { session, primary, ends_at }
    }

    /// Who was signed in when the second sign-in began (`sub`): the account is linked to theirs and to no other.
    #[must_use]
    pub fn primary(&self) -> &str {
        &self.primary
    }

    /// Whose account it is.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.session.subject()
    }

    /// What the ID token says of the account.
    #[must_use]
    pub fn claims(&self) -> User {
        User::of_id_token(self.session.id_token().claims())
    }

    /// Until when it may be used.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        self.ends_at
    }

    /// Whether its time is over.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.ends_at
    }

    /// Reads the other account, with the metadata that would be lost.
    ///
    /// # Errors
    /// Whatever kept it from being read.
    pub async fn read(&self, transport: &impl Transport, base: &str) -> Result<User, ApiError> {
        api::read_user(transport, base, self.session.access_token(), self.subject()).await
    }

    /// Gives the refresh token back, if one came unasked (RFC 7009).
    #[must_use]
    pub fn revocation(&self) -> Option<Request> {
        self.session.revocation()
    }

    pub(super) fn id_token(&self) -> &Secret<String> {
        self.session.id_token().raw()
    }
}
