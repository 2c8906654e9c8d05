//! Who an ID token is from, for whom, and for which attempt.

use super::claims::text;
use super::{Check, Expected, IdTokenError};
use crate::algorithm::SignatureAlgorithm;
use crate::jws::left_half_hash;
use serde_json::{Map, Value};

/// `iss` (2), `aud` (3), `azp` (4, 5).
pub(super) fn check(
    claims: &Map<String, Value>,
    expected: &Expected<'_>,
    passed: &mut Vec<Check>,
) -> Result<(), IdTokenError> {
    if text(claims, "iss")? != expected.issuer.as_str() {
        return Err(IdTokenError::Mismatch { claim: "iss" });
    }
    let audiences = match claims.get("aud") {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one @ Value::String(_)) => std::slice::from_ref(one),
        _ => return Err(IdTokenError::Missing { claim: "aud" }),
    };
    if !audiences.iter().any(|one| one == expected.client_id) {
        return Err(IdTokenError::Mismatch { claim: "aud" });
    }
    let is_trusted = |one: &Value| {
        one == expected.client_id || expected.trusted_audiences.iter().any(|other| one == other)
    };
    if let Some(stranger) = audiences.iter().find(|one| !is_trusted(one)) {
        let found = stranger.as_str().map_or_else(|| stranger.to_string(), str::to_owned);
        return Err(IdTokenError::UntrustedAudience { found: found.chars().take(100).collect() });
    }
    let several = audiences.len() > 1;
    passed.extend([Check::Issuer, Check::Audience]);
    match claims.get("azp") {
        None if several => Err(IdTokenError::Missing { claim: "azp" }),
        None => Ok(()),
        Some(azp) if azp != expected.client_id => Err(IdTokenError::Mismatch { claim: "azp" }),
        Some(_) => {
            passed.push(Check::AuthorizedParty);
            Ok(())
        }
    }
}

/// `nonce` (11), `at_hash` (§3.1.3.8, §3.2.2.9), `acr` (12) and the organisation: this attempt, this access token, what
/// was asked for.
pub(super) fn check_binding(
    claims: &Map<String, Value>,
    algorithm: SignatureAlgorithm,
    expected: &Expected<'_>,
    passed: &mut Vec<Check>,
) -> Result<(), IdTokenError> {
    if let Some(nonce) = expected.nonce {
        if !nonce.same_as(text(claims, "nonce")?) {
            return Err(IdTokenError::Mismatch { claim: "nonce" });
        }
        passed.push(Check::Nonce);
    }
    match claims.get("at_hash") {
        None if expected.at_hash_required => return Err(IdTokenError::Missing { claim: "at_hash" }),
        None => {}
        Some(at_hash) if *at_hash != left_half_hash(expected.access_token.expose(), algorithm) => {
            return Err(IdTokenError::Mismatch { claim: "at_hash" });
        }
        Some(_) => passed.push(Check::AccessTokenHash),
    }
    if let Some(asked) = expected.acr_values {
        let acr = text(claims, "acr")?;
        if !asked.split(' ').any(|one| one == acr) {
            return Err(IdTokenError::Mismatch { claim: "acr" });
        }
        passed.push(Check::AuthenticationContext);
    }
    if let Some(asked) = expected.organization {
        check_organization(claims, asked.trim())?;
        passed.push(Check::Organization);
    }
    Ok(())
}

/// An id, which begins with `org_`, to the letter; a name in any case (auth0.com/docs/manage-users/organizations).
fn check_organization(claims: &Map<String, Value>, asked: &str) -> Result<(), IdTokenError> {
    let (claim, same) = if asked.starts_with("org_") {
        ("org_id", text(claims, "org_id")? == asked)
    } else {
        ("org_name", text(claims, "org_name")?.trim().to_lowercase() == asked.to_lowercase())
    };
    if same { Ok(()) } else { Err(IdTokenError::Mismatch { claim }) }
}
