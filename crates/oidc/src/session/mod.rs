//! A signed-in person: what is kept, when it is renewed, when it is over.

mod generation;
mod state;
mod storage;
mod stored;

pub use generation::Generation;
pub use state::{AuthState, SignedOut};
pub use storage::StorageKind;

use crate::client::{Client, DEFAULT_LEEWAY};
use crate::discovery::ProviderMetadata;
use crate::http::Request;
use crate::id_token::{IdToken, ProviderClock, Verified};
use crate::secret::Secret;
use crate::time::Timestamp;
use crate::token::{TokenResponse, revocation_request};
use crate::{logout, transaction::LoginTransaction};
use url::Url;

/// How long before its end an access token is renewed, in seconds; a short-lived one at half its life.
const RENEW_BEFORE: i64 = 60;

/// Proof that somebody signed in, with the tokens they got. Made by [`complete`](crate::sign_in::complete) and
/// [`refresh`](crate::sign_in::refresh), and read back from what those stored.
///
/// There is no other way to one; what is in it can be read,
///
/// ```
/// # use cameo_oidc::session::Session;
/// fn look(session: Session) -> String {
///     session.subject().to_owned()
/// }
/// ```
///
/// but not put there,
///
/// ```compile_fail,E0451
/// # use cameo_oidc::session::Session;
/// fn forge(session: Session) -> Session {
///     Session { client_id: "another".to_owned(), ..session }
/// }
/// ```
///
/// not even by somebody who has an ID token that was verified.
///
/// ```compile_fail,E0624
/// # use cameo_oidc::{id_token::{IdToken, Verified}, token::TokenResponse, transaction::LoginTransaction};
/// # use cameo_oidc::{session::Session, client::Client, time::Timestamp};
/// fn forge(s: &Client, t: &LoginTransaction, id: IdToken<Verified>, a: TokenResponse) -> Session {
///     Session::new(s, t, id, a, Timestamp(0))
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    provider: ProviderMetadata,
    client_id: String,
    id_token: IdToken<Verified>,
    tokens: Tokens,
    unverified: Option<Unverified>,
    clock_offset: i64,
}

/// The ID token of a renewal that was not verified yet.
#[derive(Clone, Debug)]
pub(crate) struct Unverified {
    pub raw: Secret<String>,
    /// When it came, by the device's clock.
    pub at: Timestamp,
    /// What is known of the provider's clock at that moment.
    pub clock: ProviderClock,
}

#[derive(Clone, Debug)]
struct Tokens {
    access_token: Secret<String>,
    refresh_token: Option<Secret<String>>,
    refresh_ends_at: Option<Timestamp>,
    asked: String,
    granted: String,
    issued_at: Timestamp,
    expires_at: Timestamp,
}

impl Session {
    pub(crate) fn new(
        client: &Client,
        transaction: &LoginTransaction,
        id_token: IdToken<Verified>,
        answer: TokenResponse,
        now: Timestamp,
    ) -> Self {
        let asked = transaction.scope.clone();
        let tokens = Tokens {
            granted: answer.scope.unwrap_or_else(|| asked.clone()),
            asked,
            access_token: answer.access_token,
            refresh_token: answer.refresh_token,
            refresh_ends_at: answer.refresh_expires_in.map(|seconds| now.plus(seconds)),
            issued_at: now,
            expires_at: now.plus(answer.expires_in),
        };
        let (provider, client_id) = (transaction.provider.clone(), client.client_id.clone());
        let clock_offset = id_token.clock_offset();
        Self { provider, client_id, id_token, tokens, unverified: None, clock_offset }
    }

    /// The same session with the tokens of a refresh. What the answer leaves out stays as it was (RFC 6749 §6). Its ID token
    /// is not believed yet; one of an earlier answer is dropped, as its access token is.
    pub(crate) fn renewed(&self, answer: TokenResponse, clock: ProviderClock, now: Timestamp) -> Self {
        let earlier = &self.tokens;
        let tokens = Tokens {
            access_token: answer.access_token,
            refresh_token: answer.refresh_token.or_else(|| earlier.refresh_token.clone()),
            // Each answer states the end anew: some providers put it off with every use, others count down.
            refresh_ends_at: answer
                .refresh_expires_in
                .map(|seconds| now.plus(seconds))
                .or(earlier.refresh_ends_at),
            asked: earlier.asked.clone(),
            granted: answer.scope.unwrap_or_else(|| earlier.granted.clone()),
            issued_at: now,
            expires_at: now.plus(answer.expires_in),
        };
        let unverified = answer.id_token.map(|raw| Unverified { raw, at: now, clock });
        Self { tokens, unverified, ..self.clone() }
    }

    /// The same session with another refresh token, from a response of which nothing else could be used.
    pub(crate) fn rotated(&self, refresh_token: Secret<String>) -> Self {
        let mut session = self.clone();
        session.tokens.refresh_token = Some(refresh_token);
        session
    }

    /// The same session with the ID token of its renewal, which was verified.
    pub(crate) fn verified(&self, id_token: IdToken<Verified>) -> Self {
        let clock_offset = id_token.clock_offset();
        // Only the first has a nonce, so what the first sign-in proved stays proven.
        let id_token = id_token.after(&self.id_token);
        Self { id_token, clock_offset, unverified: None, ..self.clone() }
    }

    /// Whether the last renewal brought an ID token that was not verified yet
    /// ([`verify_renewed`](crate::sign_in::verify_renewed)).
    #[must_use]
    pub fn is_unverified(&self) -> bool {
        self.unverified.is_some()
    }

    pub(crate) fn unverified(&self) -> Option<&Unverified> {
        self.unverified.as_ref()
    }

    /// Whether this is the session that `other` is, with the very same tokens.
    #[must_use]
    pub fn has_tokens_of(&self, other: &Self) -> bool {
        let refresh =
            |session: &Self| session.tokens.refresh_token.as_ref().map(|token| token.expose().clone());
        self.subject() == other.subject()
            && self.tokens.access_token.same_as(other.tokens.access_token.expose())
            && refresh(self) == refresh(other)
    }

    /// Who is signed in.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.id_token.subject()
    }

    /// What the provider says about them.
    #[must_use]
    pub fn id_token(&self) -> &IdToken<Verified> {
        &self.id_token
    }

    /// The bearer token, for the configured APIs only.
    #[must_use]
    pub fn access_token(&self) -> &Secret<String> {
        &self.tokens.access_token
    }

    /// What renews the access token, if the provider gave one.
    #[must_use]
    pub fn refresh_token(&self) -> Option<&Secret<String>> {
        self.tokens.refresh_token.as_ref()
    }

    /// The provider, as it described itself when the person signed in.
    #[must_use]
    pub fn provider(&self) -> &ProviderMetadata {
        &self.provider
    }

    /// Whether `scope` was granted. Auth0 drops what it does not grant without an error.
    #[must_use]
    pub fn is_granted(&self, scope: &str) -> bool {
        self.tokens.granted.split(' ').any(|granted| granted == scope)
    }

    /// The scopes that were asked for.
    pub fn asked_scopes(&self) -> impl Iterator<Item = &str> {
        self.tokens.asked.split(' ')
    }

    /// The scopes that were asked for and not granted.
    pub fn refused_scopes(&self) -> impl Iterator<Item = &str> {
        self.tokens.asked.split(' ').filter(|asked| !self.is_granted(asked))
    }

    /// When the access token ends.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        self.tokens.expires_at
    }

    /// Whether it is time to renew: a minute before the end, or at half the life of a token that lives shorter than two.
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        let life = self.tokens.expires_at.since(self.tokens.issued_at);
        now >= self.tokens.expires_at.plus(-RENEW_BEFORE.min(life / 2))
            || now < self.tokens.issued_at.plus(-life)
    }

    /// Whether the access token has ended and nothing can renew it.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        let renewable =
            self.tokens.refresh_token.is_some() && self.tokens.refresh_ends_at.is_none_or(|end| now < end);
        !renewable && now >= self.tokens.expires_at
    }

    /// When the person will have to sign in again, whatever happens; `None` where nobody says.
    #[must_use]
    pub fn sign_in_needed_at(&self) -> Option<Timestamp> {
        match (&self.tokens.refresh_token, self.tokens.refresh_ends_at) {
            (None, _) => Some(self.tokens.expires_at),
            (Some(_), end) => end.map(|end| end.max(self.tokens.expires_at)),
        }
    }

    /// How many seconds the device's clock is behind the provider's, negative when it is ahead; 0 when they agree.
    #[must_use]
    pub fn clock_offset(&self) -> i64 {
        self.clock_offset
    }

    /// Whether the person proved who they are at most `max_age` seconds ago (`auth_time`, Core §2). Without `auth_time`
    /// nothing is proven, nor by one that lies ahead of the clock by more than [`DEFAULT_LEEWAY`].
    #[must_use]
    pub fn is_recent(&self, max_age: u32, now: Timestamp) -> bool {
        let allowed = -i64::from(DEFAULT_LEEWAY)..=i64::from(max_age);
        let authenticated = self.id_token.authenticated_at();
        authenticated.is_some_and(|at| allowed.contains(&now.plus(self.clock_offset).since(at)))
    }

    /// The scopes that the settings ask for now and that this session never asked for: they have come into `config.json`
    /// since, and the person would have to sign in again for them.
    #[must_use]
    pub fn unasked_scopes(&self, client: &Client) -> Vec<String> {
        let wanted = crate::sign_in::scope(client, &self.provider);
        let is_new = |scope: &&str| !scope.is_empty() && !self.asked_scopes().any(|asked| asked == *scope);
        wanted.split(' ').filter(is_new).map(str::to_owned).collect()
    }

    /// Gives the refresh token back (RFC 7009), where there is one and an endpoint for it.
    #[must_use]
    pub fn revocation(&self) -> Option<Request> {
        let endpoint = self.provider.revocation_endpoint.as_deref()?;
        revocation_request(endpoint, &self.client_id, self.tokens.refresh_token.as_ref()?)
    }

    /// Where the provider ends its own session and sends the person back to `return_to`.
    #[must_use]
    pub fn logout_url(&self, return_to: &str) -> Option<Url> {
        logout::url(&self.provider, &self.client_id, &self.id_token, return_to)
    }
}
