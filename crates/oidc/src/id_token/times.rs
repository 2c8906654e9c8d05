//! The times of an ID token, and what they say about the device's clock.
//!
//! A device whose clock is hours off would find every token expired or not yet issued. Where the provider's own time is
//! known, that is what counts. An `iat` tells it only if the token comes straight from the token endpoint and its nonce
//! and signature are right: then it was made for this attempt, a moment ago.

use super::claims::{moment, needed_moment};
use super::{Check, Expected, IdTokenError, ProviderClock};
use crate::jws::Compact;
use crate::time::Timestamp;
use serde_json::{Map, Value};

/// The largest error of a device's clock that is made up for, in seconds; beyond it the token is refused, and says why.
pub const MAX_CLOCK_OFFSET: i64 = 24 * 60 * 60;

/// `exp` (9), `iat` (10), `nbf` (RFC 7519 §4.1.5), `auth_time` (13). The result is how many seconds the device's clock is
/// behind the provider's; negative when it is ahead, 0 when both agree within the leeway.
pub(super) fn check(
    claims: &Map<String, Value>,
    expected: &Expected<'_>,
    passed: &mut Vec<Check>,
) -> Result<i64, IdTokenError> {
    let leeway = i64::from(expected.leeway);
    let exp = needed_moment(claims, "exp")?;
    let iat = needed_moment(claims, "iat")?;
    let offset = offset(iat, exp, expected)?;
    let now = expected.now.plus(offset);
    let ago = now.since(exp);
    if ago >= leeway {
        return Err(IdTokenError::Expired { seconds: ago });
    }
    passed.extend([Check::Expiry, Check::IssuedAt]);
    if let Some(from) = moment(claims, "nbf")? {
        let seconds = from.since(now);
        if seconds > leeway {
            return Err(IdTokenError::NotYetValid { seconds });
        }
        passed.push(Check::NotBefore);
    }
    let Some(max_age) = expected.max_age else { return Ok(offset) };
    let authenticated = needed_moment(claims, "auth_time")?;
    // Nobody can have authenticated later than now.
    if authenticated.since(now) > leeway {
        return Err(IdTokenError::Mismatch { claim: "auth_time" });
    }
    let fresh = now.since(authenticated) <= i64::from(max_age) + leeway;
    // Who authenticated after the attempt began did what was asked, however long they then took to consent.
    let since_start = expected.started_at.is_some_and(|at| authenticated >= at.plus(offset));
    if !fresh && !since_start {
        return Err(IdTokenError::TooOld);
    }
    passed.push(Check::AuthenticationTime);
    Ok(offset)
}

/// How far the device is behind, as far as that is known and matters.
fn offset(iat: Timestamp, exp: Timestamp, expected: &Expected<'_>) -> Result<i64, IdTokenError> {
    let leeway = i64::from(expected.leeway);
    let now = expected.now;
    let started = expected.started_at.map_or(now, |at| at.min(now));
    // Without a start, a refresh is judged against the earlier token instead (Core §12.2).
    let stale = |by: i64| started.plus(by).since(iat);
    let known = match expected.clock {
        ProviderClock::Date(date) => {
            let by = date.since(now);
            let by = if by.abs() > leeway { by } else { 0 };
            return if stale(by) > leeway { Err(IdTokenError::Stale { seconds: stale(by) }) } else { Ok(by) };
        }
        ProviderClock::IssuedNow => true,
        ProviderClock::Unknown => false,
    };
    if stale(0) <= leeway && iat.since(now) <= leeway {
        return Ok(0);
    }
    let by = iat.since(now);
    let plausible = known && by.abs() <= MAX_CLOCK_OFFSET;
    // A token that has ended by the device's clock needs a second witness: it may simply have ended.
    if plausible && (now.since(exp) < leeway || is_confirmed(iat, expected)) {
        return Ok(by);
    }
    let ago = now.since(exp);
    match stale(0) {
        _ if ago >= leeway => Err(IdTokenError::Expired { seconds: ago }),
        seconds if seconds > leeway => Err(IdTokenError::Stale { seconds }),
        // Issued in the future, and nothing to explain it: the standard leaves that to us, and refusing helps nobody.
        _ => Ok(0),
    }
}

/// Whether the access token of the same answer, if it happens to be readable, was issued at the same time.
fn is_confirmed(iat: Timestamp, expected: &Expected<'_>) -> bool {
    let issued = Compact::parse(expected.access_token.expose())
        .and_then(|token| moment(&token.payload, "iat").ok().flatten());
    issued.is_some_and(|at| at.since(iat).abs() <= i64::from(expected.leeway))
}
