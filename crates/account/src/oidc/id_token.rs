//! The ID token: who signed in, proven (OpenID Connect Core 1.0 §2, §3.1.3.7, §3.2.2.11).

use super::issuer::Issuer;
use super::jwks::Jwks;
use super::jws::{Compact, left_half_hash};
use crate::secret::Secret;
use crate::time::Timestamp;
use serde_json::{Map, Value};
use std::marker::PhantomData;
use thiserror::Error;

/// The only signature algorithm that is accepted. Auth0's default; an `alg` in a token never chooses.
const ALGORITHM: &str = "RS256";

/// The longest subject, in ASCII characters (Core §2).
const MAX_SUBJECT: usize = 255;

/// Marks an [`IdToken`] that passed every check.
#[derive(Clone, Copy, Debug)]
pub struct Verified;

/// The claims about the person who signed in. `IdToken<Verified>` comes from [`verify`] alone, or back out of a session
/// that was made from one.
#[derive(Clone, Debug)]
pub struct IdToken<S> {
    raw: Secret<String>,
    claims: Map<String, Value>,
    subject: String,
    checked: PhantomData<S>,
}

/// What a token must agree with.
#[derive(Clone, Debug)]
pub struct Expected<'a> {
    /// The configured issuer.
    pub issuer: &'a Issuer,
    /// Our own client id.
    pub client_id: &'a str,
    /// The nonce of the attempt; `None` only for a refreshed token (Core §12.2).
    pub nonce: Option<&'a Secret<String>>,
    /// The access token that came with it, for `at_hash`.
    pub access_token: &'a Secret<String>,
    /// Whether `at_hash` must be there: the implicit flow (Core §3.2.2.9).
    pub at_hash_required: bool,
    /// The greatest age of the authentication, in seconds, if one was asked for.
    pub max_age: Option<u32>,
    /// How far the clocks may be apart, in seconds.
    pub leeway: u32,
    /// The moment of the check.
    pub now: Timestamp,
}

/// Which check a token failed. The names are those of the claims.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdTokenError {
    /// Not three parts of base64url around two JSON objects (RFC 7515 §7.1).
    #[error("the ID token is not a signed token")]
    Malformed,
    /// An algorithm other than RS256 (RFC 8725 §3.1), or a critical header (RFC 7515 §4.1.11).
    #[error("the ID token is signed with {found:?}, not RS256")]
    Algorithm {
        /// What the header says, cut short.
        found: String,
    },
    /// No key of the provider has the token's `kid`.
    #[error("the ID token is signed with a key that the provider does not publish")]
    UnknownKey,
    /// The signature does not fit the key.
    #[error("the ID token's signature is wrong")]
    Signature,
    /// A claim that is missing, or not of its type.
    #[error("the ID token lacks a usable {claim}")]
    Missing {
        /// The claim's name.
        claim: &'static str,
    },
    /// A claim that says something else than it must.
    #[error("the ID token's {claim} is not what it must be")]
    Mismatch {
        /// The claim's name.
        claim: &'static str,
    },
    /// Past `exp`.
    #[error("the ID token ended {seconds} seconds ago")]
    Expired {
        /// How long ago, in seconds.
        seconds: i64,
    },
    /// Before `nbf`.
    #[error("the ID token is not valid for another {seconds} seconds")]
    NotYetValid {
        /// How long from now, in seconds.
        seconds: i64,
    },
    /// The authentication is older than `max_age` allows.
    #[error("the authentication is older than asked for")]
    TooOld,
}

/// Checks a token in the order of Core §3.1.3.7: form, signature, then claims.
///
/// # Errors
/// The first check that fails.
pub fn verify(
    raw: &Secret<String>,
    keys: &Jwks,
    expected: &Expected<'_>,
) -> Result<IdToken<Verified>, IdTokenError> {
    let token = Compact::parse(raw.expose()).ok_or(IdTokenError::Malformed)?;
    check_signature(&token, keys)?;
    let claims = &token.payload;
    check_parties(claims, expected)?;
    check_times(claims, expected)?;
    check_binding(claims, expected)?;
    let subject = subject(claims)?.to_owned();
    Ok(IdToken { raw: raw.clone(), subject, claims: token.payload, checked: PhantomData })
}

fn check_signature(token: &Compact<'_>, keys: &Jwks) -> Result<(), IdTokenError> {
    let alg = token.header.get("alg").and_then(Value::as_str).unwrap_or_default();
    if alg != ALGORITHM || token.header.contains_key("crit") {
        return Err(IdTokenError::Algorithm { found: alg.chars().take(20).collect() });
    }
    let kid = match token.header.get("kid") {
        None => None,
        Some(kid) => Some(kid.as_str().ok_or(IdTokenError::Malformed)?),
    };
    let key = keys.find(kid).ok_or(IdTokenError::UnknownKey)?;
    if token.is_signed_by(key) { Ok(()) } else { Err(IdTokenError::Signature) }
}

/// `iss` (2), `aud` (3), `azp` (4, 5).
fn check_parties(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), IdTokenError> {
    if text(claims, "iss")? != expected.issuer.as_str() {
        return Err(IdTokenError::Mismatch { claim: "iss" });
    }
    let only_us = match claims.get("aud") {
        Some(Value::String(audience)) => audience == expected.client_id,
        Some(Value::Array(audiences)) => {
            !audiences.is_empty() && audiences.iter().all(|audience| audience == expected.client_id)
        }
        _ => return Err(IdTokenError::Missing { claim: "aud" }),
    };
    if !only_us {
        return Err(IdTokenError::Mismatch { claim: "aud" });
    }
    match claims.get("azp") {
        Some(azp) if azp != expected.client_id => Err(IdTokenError::Mismatch { claim: "azp" }),
        _ => Ok(()),
    }
}

/// `exp` (9), `iat` (10), `nbf` (RFC 7519 §4.1.5), `auth_time` (13).
fn check_times(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), IdTokenError> {
    let leeway = i64::from(expected.leeway);
    let ago = expected.now.since(moment(claims, "exp")?.ok_or(IdTokenError::Missing { claim: "exp" })?);
    if ago >= leeway {
        return Err(IdTokenError::Expired { seconds: ago });
    }
    moment(claims, "iat")?.ok_or(IdTokenError::Missing { claim: "iat" })?;
    if let Some(from) = moment(claims, "nbf")? {
        let seconds = from.since(expected.now);
        if seconds > leeway {
            return Err(IdTokenError::NotYetValid { seconds });
        }
    }
    let Some(max_age) = expected.max_age else { return Ok(()) };
    let authenticated = moment(claims, "auth_time")?.ok_or(IdTokenError::Missing { claim: "auth_time" })?;
    if expected.now.since(authenticated) > i64::from(max_age) + leeway {
        return Err(IdTokenError::TooOld);
    }
    Ok(())
}

/// `nonce` (11) and `at_hash` (§3.1.3.8, §3.2.2.9): this attempt, this access token.
fn check_binding(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), IdTokenError> {
    if let Some(nonce) = expected.nonce
        && !nonce.same_as(text(claims, "nonce")?)
    {
        return Err(IdTokenError::Mismatch { claim: "nonce" });
    }
    match claims.get("at_hash") {
        None if expected.at_hash_required => Err(IdTokenError::Missing { claim: "at_hash" }),
        Some(at_hash) if *at_hash != left_half_hash(expected.access_token.expose()) => {
            Err(IdTokenError::Mismatch { claim: "at_hash" })
        }
        _ => Ok(()),
    }
}

fn subject(claims: &Map<String, Value>) -> Result<&str, IdTokenError> {
    let subject = text(claims, "sub")?;
    let fits = !subject.is_empty() && subject.len() <= MAX_SUBJECT && subject.is_ascii();
    fits.then_some(subject).ok_or(IdTokenError::Missing { claim: "sub" })
}

fn text<'a>(claims: &'a Map<String, Value>, claim: &'static str) -> Result<&'a str, IdTokenError> {
    claims.get(claim).and_then(Value::as_str).ok_or(IdTokenError::Missing { claim })
}

/// A NumericDate, which may have a fraction or an exponent (RFC 7519 §2); absent is `None`.
fn moment(claims: &Map<String, Value>, claim: &'static str) -> Result<Option<Timestamp>, IdTokenError> {
    let Some(value) = claims.get(claim) else { return Ok(None) };
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "far beyond any date, and saturating")]
        Some(seconds) if seconds >= 0.0 && seconds.is_finite() => Ok(Some(Timestamp(seconds as i64))),
        _ => Err(IdTokenError::Missing { claim }),
    }
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

    /// A token out of a stored session. It was verified before it was stored; whoever can write this origin's storage
    /// runs code in this origin already, so a second check would protect nothing.
    pub(crate) fn restore(raw: Secret<String>) -> Option<Self> {
        let claims = Compact::parse(raw.expose())?.payload;
        let subject = subject(&claims).ok()?.to_owned();
        Some(Self { raw, claims, subject, checked: PhantomData })
    }

    /// Whether a refreshed token speaks of the same person at the same client (Core §12.2).
    pub(crate) fn continues(&self, earlier: &Self) -> bool {
        let same = |claim| self.claims.get(claim) == earlier.claims.get(claim);
        self.subject == earlier.subject && same("iss") && same("aud")
    }
}

#[cfg(test)]
#[path = "id_token_tests.rs"]
mod tests;
