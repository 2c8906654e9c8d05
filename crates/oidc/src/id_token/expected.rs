//! What an ID token must agree with.

use crate::algorithm::SignatureAlgorithm;
use crate::issuer::Issuer;
use crate::secret::Secret;
use crate::time::Timestamp;

/// What a token must agree with.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// The configured issuer.
    pub issuer: &'a Issuer,
    /// Our own client id.
    pub client_id: &'a str,
    /// Whom the token may be for beside us.
    pub trusted_audiences: &'a [String],
    /// The algorithms that the settings allow.
    pub algorithms: &'a [SignatureAlgorithm],
    /// The nonce of the attempt; `None` only for a refreshed token (Core §12.2).
    pub nonce: Option<&'a Secret<String>>,
    /// The access token that came with it, for `at_hash`.
    pub access_token: &'a Secret<String>,
    /// Whether `at_hash` must be there: the implicit flow (Core §3.2.2.9).
    pub at_hash_required: bool,
    /// The greatest age of the authentication, in seconds, if one was asked for; 0 counts.
    pub max_age: Option<u32>,
    /// The authentication contexts that were asked for, separated by spaces, if any (`acr_values`).
    pub acr_values: Option<&'a str>,
    /// The organisation that was asked for, by id or by name, if any.
    pub organization: Option<&'a str>,
    /// How far the clocks may be apart, in seconds.
    pub leeway: u32,
    /// The moment of the check, by the device's clock.
    pub now: Timestamp,
    /// When the attempt began, by the device's clock; `None` for a refresh.
    pub started_at: Option<Timestamp>,
    /// What is known of the provider's clock.
    pub clock: ProviderClock,
}

/// What tells the provider's time apart from the device's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderClock {
    /// Nothing: the token came through the browser, and may have waited on the way.
    Unknown,
    /// The token comes straight from the token endpoint, so its `iat` is the provider's present.
    IssuedNow,
    /// The `Date` of the answer that brought the token (RFC 9110 §6.6.1).
    Date(Timestamp),
}
