//! A signed-in person: what is kept, when it is renewed, when it is over.

use crate::http::Request;
use crate::oidc::discovery::ProviderMetadata;
use crate::oidc::id_token::{IdToken, Verified};
use crate::oidc::token::{TokenResponse, revocation_request};
use crate::oidc::{logout, transaction::LoginTransaction};
use crate::secret::Secret;
use crate::settings::Settings;
use crate::sign_in::SignInError;
use crate::stored::Members;
use crate::time::Timestamp;
use std::sync::Arc;
use url::Url;

/// How long before its end an access token is renewed, in seconds; a short-lived one at half its life.
const RENEW_BEFORE: i64 = 60;

/// Where the app stands with the person in front of it. Exactly one of these at any moment.
#[derive(Clone, Debug)]
pub enum AuthState {
    /// Storage has not been looked at yet.
    Starting,
    /// Back from the provider, the answer not judged yet.
    Returning,
    /// Nobody is signed in.
    SignedOut {
        /// How it came to that.
        why: SignedOut,
    },
    /// Somebody is.
    SignedIn(Arc<Session>),
    /// The last attempt to sign in failed; nobody is signed in.
    Failed(SignInError),
}

/// How it came that nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedOut {
    /// Nothing is known of this visitor.
    FirstVisit,
    /// The person signed out here; the provider forgot them too, or `here_only`.
    ByChoice {
        /// The provider could not be told.
        here_only: bool,
    },
    /// The session's time was over and could not be renewed.
    Expired,
    /// The person signed out in another tab.
    OtherTab,
    /// The provider took the session back.
    Revoked,
}

/// Proof that somebody signed in, with the tokens they got. Made by [`complete`](crate::sign_in::complete) and
/// [`refresh`](crate::sign_in::refresh), and read back from what those stored.
#[derive(Clone, Debug)]
pub struct Session {
    provider: ProviderMetadata,
    client_id: String,
    id_token: IdToken<Verified>,
    tokens: Tokens,
}

#[derive(Clone, Debug)]
struct Tokens {
    access_token: Secret<String>,
    refresh_token: Option<Secret<String>>,
    asked: String,
    granted: String,
    issued_at: Timestamp,
    expires_at: Timestamp,
}

impl Session {
    pub(crate) fn new(
        settings: &Settings,
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
            issued_at: now,
            expires_at: now.plus(answer.expires_in),
        };
        let (provider, client_id) = (transaction.provider.clone(), settings.client_id.clone());
        Self { provider, client_id, id_token, tokens }
    }

    /// The same session with the tokens of a refresh. What the answer leaves out stays as it was (RFC 6749 §6).
    pub(crate) fn renewed(
        &self,
        id_token: Option<IdToken<Verified>>,
        answer: TokenResponse,
        now: Timestamp,
    ) -> Self {
        let earlier = &self.tokens;
        let tokens = Tokens {
            access_token: answer.access_token,
            refresh_token: answer.refresh_token.or_else(|| earlier.refresh_token.clone()),
            asked: earlier.asked.clone(),
            granted: answer.scope.unwrap_or_else(|| earlier.granted.clone()),
            issued_at: now,
            expires_at: now.plus(answer.expires_in),
        };
        let id_token = id_token.unwrap_or_else(|| self.id_token.clone());
        Self { tokens, id_token, ..self.clone() }
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
        self.tokens.refresh_token.is_none() && now >= self.tokens.expires_at
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

    /// The stored form.
    #[must_use]
    pub fn to_text(&self) -> Secret<String> {
        let tokens = &self.tokens;
        Members::default()
            .with_members("provider", self.provider.to_members())
            .with("client_id", &self.client_id)
            .with("id_token", self.id_token.raw().expose())
            .with("access_token", tokens.access_token.expose())
            .with_some("refresh_token", tokens.refresh_token.as_ref().map(|token| token.expose().as_str()))
            .with("asked", &tokens.asked)
            .with("granted", &tokens.granted)
            .with_seconds("issued_at", tokens.issued_at.0)
            .with_seconds("expires_at", tokens.expires_at.0)
            .into_text()
    }

    /// Reads a stored session back; `None` if it is none, or was made with other settings.
    #[must_use]
    pub fn restore(text: &str, settings: &Settings) -> Option<Self> {
        let members = Members::parse(text)?;
        let provider = ProviderMetadata::from_members(&members.members("provider")?)?;
        let client_id = members.text("client_id")?;
        let ours = provider.issuer == settings.issuer && client_id == settings.client_id;
        let id_token = IdToken::restore(members.secret("id_token")?).filter(|_| ours)?;
        let tokens = Tokens {
            access_token: members.secret("access_token")?,
            refresh_token: members.secret("refresh_token"),
            asked: members.text("asked")?,
            granted: members.text("granted")?,
            issued_at: members.moment("issued_at")?,
            expires_at: members.moment("expires_at")?,
        };
        Some(Self { provider, client_id, id_token, tokens })
    }
}
