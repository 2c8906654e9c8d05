//! The ID token: who signed in, proven (OpenID Connect Core 1.0 §2, §3.1.3.7, §3.2.2.11).

mod claims;
mod error;
mod expected;
mod parties;
mod passed;
mod times;

pub use error::IdTokenError;
pub use expected::{Expected, ProviderClock};
pub use passed::Check;
pub(crate) use passed::{from_text, to_text};
pub use times::MAX_CLOCK_OFFSET;

use super::algorithm::SignatureAlgorithm;
use super::jwks::Jwks;
use super::jws::Compact;
use crate::secret::Secret;
use serde_json::{Map, Value};
use std::marker::PhantomData;

/// Marks an [`IdToken`] that passed every check.
#[derive(Clone, Copy, Debug)]
pub struct Verified;

/// The claims about the person who signed in. `IdToken<Verified>` comes from [`verify`] alone, or back out of a session
/// that was made from one.
///
/// Only a verified one has a subject,
///
/// ```
/// # use cameo_oidc::id_token::{IdToken, Verified};
/// fn who(token: &IdToken<Verified>) -> &str {
///     token.subject()
/// }
/// ```
///
/// so nothing can be read from one that is not,
///
/// ```compile_fail,E0599
/// # use cameo_oidc::id_token::IdToken;
/// fn who(token: &IdToken<()>) -> &str {
///     token.subject()
/// }
/// ```
///
/// and none can be declared to be.
///
/// ```compile_fail,E0451
/// # use cameo_oidc::id_token::{IdToken, Verified};
/// fn forge(token: IdToken<Verified>) -> IdToken<Verified> {
///     IdToken { subject: "somebody else".to_owned(), ..token }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct IdToken<S> {
    raw: Secret<String>,
    header: Map<String, Value>,
    claims: Map<String, Value>,
    subject: String,
    passed: Vec<Check>,
    clock_offset: i64,
    checked: PhantomData<S>,
}

/// Checks a token in the order of Core §3.1.3.7: form, signature, then claims; the times last, as what they say about the
/// device's clock counts only in a token that is known to be ours.
///
/// # Errors
/// The first check that fails.
pub fn verify(
    raw: &Secret<String>,
    keys: &Jwks,
    expected: &Expected<'_>,
) -> Result<IdToken<Verified>, IdTokenError> {
    let token = Compact::parse(raw.expose()).ok_or(IdTokenError::Malformed)?;
    let algorithm = check_signature(&token, keys, expected.algorithms)?;
    let mut passed = vec![Check::Signature];
    let claims = &token.payload;
    parties::check(claims, expected, &mut passed)?;
    parties::check_binding(claims, algorithm, expected, &mut passed)?;
    let clock_offset = times::check(claims, expected, &mut passed)?;
    let subject = claims::subject(claims)?.to_owned();
    passed.push(Check::Subject);
    let (header, claims) = (token.header, token.payload);
    Ok(IdToken { raw: raw.clone(), subject, header, claims, passed, clock_offset, checked: PhantomData })
}

/// Whether the token is signed at all is decided by what is allowed, never by the token (RFC 8725 §3.1). `jku`, `jwk` and
/// `x5u` of the header are not looked at.
fn check_signature(
    token: &Compact<'_>,
    keys: &Jwks,
    allowed: &[SignatureAlgorithm],
) -> Result<SignatureAlgorithm, IdTokenError> {
    let alg = token.header.get("alg").and_then(Value::as_str).unwrap_or_default();
    let algorithm = SignatureAlgorithm::parse(alg)
        .filter(|named| allowed.contains(named) && !token.header.contains_key("crit"))
        .ok_or_else(|| IdTokenError::Algorithm { found: alg.chars().take(20).collect() })?;
    let kid = match token.header.get("kid") {
        None => None,
        Some(kid) => Some(kid.as_str().ok_or(IdTokenError::Malformed)?),
    };
    // A provider may publish several keys under one `kid` (RFC 7517 §4.5 only says that it should not).
    let mut failed = IdTokenError::UnknownKey;
    for key in keys.find(kid, algorithm) {
        match token.is_signed_by(key, algorithm) {
            Ok(true) => return Ok(algorithm),
            Ok(false) => failed = IdTokenError::Signature,
            Err(found) if failed == IdTokenError::UnknownKey => failed = IdTokenError::UnusableKey { found },
            Err(_) => {}
        }
    }
    Err(failed)
}

impl IdToken<Verified> {
    /// Who signed in: unique at this issuer, never reused (Core §2).
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Every claim, as signed. Names and pictures in it are the person's or the tenant's text: show, never trust.
    #[must_use]
    pub fn claims(&self) -> &Map<String, Value> {
        &self.claims
    }

    /// The token itself, for `id_token_hint` and for the session's storage.
    #[must_use]
    pub fn raw(&self) -> &Secret<String> {
        &self.raw
    }

    /// The checks that it passed, in their order.
    #[must_use]
    pub fn passed(&self) -> &[Check] {
        &self.passed
    }

    /// The algorithm of its signature.
    #[must_use]
    pub fn algorithm(&self) -> Option<SignatureAlgorithm> {
        self.header.get("alg").and_then(Value::as_str).and_then(SignatureAlgorithm::parse)
    }

    /// The key that signed it (`kid`), if it names one.
    #[must_use]
    pub fn key_id(&self) -> Option<&str> {
        self.header.get("kid").and_then(Value::as_str)
    }

    /// When the person authenticated (`auth_time`), by the provider's clock, if it says so.
    #[must_use]
    pub fn authenticated_at(&self) -> Option<crate::time::Timestamp> {
        claims::moment(&self.claims, "auth_time").ok().flatten()
    }

    /// How many seconds the device's clock was behind the provider's when the token was checked; negative when ahead.
    pub(crate) fn clock_offset(&self) -> i64 {
        self.clock_offset
    }

    /// A token out of a stored session. It was verified before it was stored; whoever can write this origin's storage
    /// runs code in this origin already, so a second check would protect nothing.
    pub(crate) fn restore(raw: Secret<String>, passed: Vec<Check>) -> Option<Self> {
        let Compact { header, payload: claims, .. } = Compact::parse(raw.expose())?;
        let subject = claims::subject(&claims).ok()?.to_owned();
        Some(Self { raw, header, claims, subject, passed, clock_offset: 0, checked: PhantomData })
    }

    /// This token of a refresh with the checks that only the first could pass, and the moment of signing in, which the
    /// provider may leave out (Core §12.2).
    pub(crate) fn after(mut self, first: &Self) -> Self {
        let more = first.passed.iter().filter(|check| !self.passed.contains(check));
        let kept: Vec<Check> = Check::ALL
            .into_iter()
            .filter(|check| self.passed.contains(check) || more.clone().any(|one| one == check))
            .collect();
        self.passed = kept;
        self
    }

    /// Whether a refreshed token speaks of the same person, client and authentication, and is not the older one
    /// (Core §12.2).
    pub(crate) fn check_continues(&self, earlier: &Self) -> Result<(), IdTokenError> {
        let of = |token: &Self, claim| token.claims.get(claim).cloned();
        for claim in ["iss", "sub"] {
            if of(self, claim) != of(earlier, claim) {
                return Err(IdTokenError::Mismatch { claim });
            }
        }
        if claims::audiences(&self.claims) != claims::audiences(&earlier.claims) {
            return Err(IdTokenError::Mismatch { claim: "aud" });
        }
        // These may be left out, but not say something new.
        for claim in ["nonce", "azp"] {
            let both = of(self, claim).zip(of(earlier, claim));
            if both.is_some_and(|(now, before)| now != before) {
                return Err(IdTokenError::Mismatch { claim });
            }
        }
        // It moves where the person proves at the provider, for another app, that they are there; it never moves back.
        let authenticated = |token: &Self| claims::moment(&token.claims, "auth_time");
        if let (Some(now), Some(before)) = (authenticated(self)?, authenticated(earlier)?)
            && now < before
        {
            return Err(IdTokenError::Mismatch { claim: "auth_time" });
        }
        let issued = |token: &Self| claims::needed_moment(&token.claims, "iat");
        if issued(self)? < issued(earlier)? {
            return Err(IdTokenError::Mismatch { claim: "iat" });
        }
        Ok(())
    }
}

#[cfg(test)]
mod algorithm_tests;
#[cfg(test)]
mod claim_tests;
#[cfg(test)]
mod clock_tests;
#[cfg(test)]
mod spa_tests;
#[cfg(test)]
mod tests;
