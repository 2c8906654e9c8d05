//! A sign-in under way: what the browser must remember between leaving and coming back.

use super::discovery::ProviderMetadata;
use super::pkce::CodeVerifier;
use crate::client::ResponseType;
use crate::random::{Random, unguessable};
use crate::secret::Secret;
use crate::stored::Members;
use crate::time::Timestamp;

/// How long a person may take at the provider, in seconds.
pub const LIFETIME: i64 = 30 * 60;

/// One attempt to sign in, stored under its `state` and *taken* (read and deleted in one go) by the callback, so that a
/// reload cannot replay it.
#[derive(Clone, Debug)]
pub struct LoginTransaction {
    /// Ties the callback to this attempt (RFC 6749 §10.12). Also the key it is stored under.
    pub state: Secret<String>,
    /// Ties the ID token to this attempt (OpenID Connect Core 1.0 §3.1.2.1).
    pub nonce: Secret<String>,
    /// Ties the token request to this attempt (RFC 7636).
    pub code_verifier: CodeVerifier,
    /// The provider as it described itself when the attempt began; saves a second discovery on return.
    pub provider: ProviderMetadata,
    /// Sent to both endpoints, byte for byte the same (RFC 6749 §4.1.3).
    pub redirect_uri: String,
    /// What was asked for; the answer may grant less.
    pub scope: String,
    /// Which kind of answer was asked for.
    pub response_type: ResponseType,
    /// The greatest age of the authentication that was asked for, in seconds (Core §3.1.2.1); 0 counts.
    pub max_age: Option<u32>,
    /// The authentication contexts that were asked for, separated by spaces (`acr_values`).
    pub acr_values: Option<String>,
    /// The organisation that was asked for, by id or by name.
    pub organization: Option<String>,
    /// Whose sign-in it must be: a person who is signed in already and has to prove it again. `None` for anybody's.
    pub subject: Option<String>,
    /// Where in the app the person wanted to be: a path of this origin.
    pub return_to: String,
    /// When the attempt began.
    pub started_at: Timestamp,
}

impl LoginTransaction {
    /// Three fresh secrets for `state`, `nonce` and the code verifier.
    pub(crate) fn secrets(random: &impl Random) -> (Secret<String>, Secret<String>, CodeVerifier) {
        (Secret::new(unguessable(random)), Secret::new(unguessable(random)), CodeVerifier::fresh(random))
    }

    /// The stored form.
    #[must_use]
    pub fn to_text(&self) -> Secret<String> {
        let members = Members::default()
            .with("state", self.state.expose())
            .with("nonce", self.nonce.expose())
            .with("code_verifier", self.code_verifier.expose())
            .with_members("provider", self.provider.to_members())
            .with("redirect_uri", &self.redirect_uri)
            .with("scope", &self.scope)
            .with("response_type", self.response_type.as_str())
            .with_some("acr_values", self.acr_values.as_deref())
            .with_some("organization", self.organization.as_deref())
            .with_some("subject", self.subject.as_deref())
            .with("return_to", &self.return_to)
            .with_seconds("started_at", self.started_at.0);
        match self.max_age {
            Some(seconds) => members.with_seconds("max_age", seconds.into()),
            None => members,
        }
        .into_text()
    }

    /// Reads the stored form back; `None` if it is not one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let members = Members::parse(text)?;
        Some(Self {
            state: members.secret("state")?,
            nonce: members.secret("nonce")?,
            code_verifier: CodeVerifier::stored(members.secret("code_verifier")?),
            provider: ProviderMetadata::from_members(&members.members("provider")?)?,
            redirect_uri: members.text("redirect_uri")?,
            scope: members.text("scope")?,
            response_type: ResponseType::parse(&members.text("response_type")?)?,
            max_age: members.seconds("max_age").and_then(|seconds| seconds.try_into().ok()),
            acr_values: members.text("acr_values"),
            organization: members.text("organization"),
            subject: members.text("subject"),
            return_to: members.text("return_to")?,
            started_at: members.moment("started_at")?,
        })
    }

    /// Whether what is stored as `text` is good for nothing any more: an attempt that is over, or no attempt at all.
    #[must_use]
    pub fn is_stale(text: &str, now: Timestamp) -> bool {
        Self::from_text(text).is_none_or(|attempt| attempt.is_over(now))
    }

    /// Whether the person took longer than [`LIFETIME`], or the stored start lies in the future.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        !(-LIFETIME..LIFETIME).contains(&now.since(self.started_at))
    }
}
