//! A session as it is stored.

use super::{Session, Tokens, Unverified};
use crate::client::Client;
use crate::discovery::ProviderMetadata;
use crate::id_token::{IdToken, ProviderClock, from_text, to_text};
use crate::secret::Secret;
use crate::stored::Members;

impl Session {
    /// The stored form.
    #[must_use]
    pub fn to_text(&self) -> Secret<String> {
        let tokens = &self.tokens;
        let members = Members::default()
            .with_members("provider", self.provider.to_members())
            .with("client_id", &self.client_id)
            .with("id_token", self.id_token.raw().expose())
            .with("passed", &to_text(self.id_token.passed()))
            .with_seconds("clock_offset", self.clock_offset)
            .with("access_token", tokens.access_token.expose())
            .with_some("refresh_token", tokens.refresh_token.as_ref().map(|token| token.expose().as_str()))
            .with("asked", &tokens.asked)
            .with("granted", &tokens.granted)
            .with_seconds("issued_at", tokens.issued_at.0)
            .with_seconds("expires_at", tokens.expires_at.0);
        let members = match tokens.refresh_ends_at {
            Some(at) => members.with_seconds("refresh_ends_at", at.0),
            None => members,
        };
        match &self.unverified {
            Some(came) => members.with_members("unverified", came.to_members()),
            None => members,
        }
        .into_text()
    }

    /// Reads a stored session back; `None` if it is none, or was made with other settings.
    #[must_use]
    pub fn restore(text: &str, client: &Client) -> Option<Self> {
        let members = Members::parse(text)?;
        let provider = ProviderMetadata::from_members(&members.members("provider")?)?;
        let client_id = members.text("client_id")?;
        let ours = provider.issuer == client.issuer && client_id == client.client_id;
        let passed = from_text(&members.text("passed").unwrap_or_default());
        let id_token = IdToken::restore(members.secret("id_token")?, passed).filter(|_| ours)?;
        let tokens = Tokens {
            access_token: members.secret("access_token")?,
            refresh_token: members.secret("refresh_token"),
            refresh_ends_at: members.moment("refresh_ends_at"),
            asked: members.text("asked")?,
            granted: members.text("granted")?,
            issued_at: members.moment("issued_at")?,
            expires_at: members.moment("expires_at")?,
        };
        let clock_offset = members.seconds("clock_offset").unwrap_or(0);
        let unverified = members.members("unverified").and_then(|came| Unverified::from_members(&came));
        Some(Self { provider, client_id, id_token, tokens, unverified, clock_offset })
    }
}

impl Unverified {
    fn to_members(&self) -> Members {
        let members = Members::default().with("id_token", self.raw.expose()).with_seconds("at", self.at.0);
        match self.clock {
            ProviderClock::Date(date) => members.with_seconds("date", date.0),
            ProviderClock::IssuedNow | ProviderClock::Unknown => members,
        }
    }

    fn from_members(members: &Members) -> Option<Self> {
        let clock = members.moment("date").map_or(ProviderClock::IssuedNow, ProviderClock::Date);
        Some(Self { raw: members.secret("id_token")?, at: members.moment("at")?, clock })
    }
}
