//! Reading claims by their types.

use super::IdTokenError;
use crate::time::Timestamp;
use serde_json::{Map, Value};

/// The longest subject, in ASCII characters (Core §2).
const MAX_SUBJECT: usize = 255;

/// The latest moment that is a date at all: the end of the year 9999.
const LAST_SECOND: f64 = 253_402_300_799.0;

/// Who the token is about: not empty, and no longer than the standard allows.
pub(super) fn subject(claims: &Map<String, Value>) -> Result<&str, IdTokenError> {
    let subject = text(claims, "sub")?;
    let fits = !subject.is_empty() && subject.len() <= MAX_SUBJECT && subject.is_ascii();
    fits.then_some(subject).ok_or(IdTokenError::Missing { claim: "sub" })
}

/// A text that must be there.
pub(super) fn text<'a>(claims: &'a Map<String, Value>, claim: &'static str) -> Result<&'a str, IdTokenError> {
    claims.get(claim).and_then(Value::as_str).ok_or(IdTokenError::Missing { claim })
}

/// A NumericDate, which may have a fraction or an exponent (RFC 7519 §2); absent is `None`.
pub(super) fn moment(
    claims: &Map<String, Value>,
    claim: &'static str,
) -> Result<Option<Timestamp>, IdTokenError> {
    let Some(value) = claims.get(claim) else { return Ok(None) };
    match value.as_f64() {
        #[expect(clippy::cast_possible_truncation, reason = "far inside the range of i64")]
        Some(seconds) if (0.0..=LAST_SECOND).contains(&seconds) => Ok(Some(Timestamp(seconds as i64))),
        _ => Err(IdTokenError::Missing { claim }),
    }
}

/// A NumericDate that must be there.
pub(super) fn needed_moment(
    claims: &Map<String, Value>,
    claim: &'static str,
) -> Result<Timestamp, IdTokenError> {
    moment(claims, claim)?.ok_or(IdTokenError::Missing { claim })
}

/// Whom the token is for, in an order that does not depend on how the token lists them.
pub(super) fn audiences(claims: &Map<String, Value>) -> Vec<String> {
    let listed = match claims.get("aud") {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let mut audiences: Vec<String> = listed.iter().map(Value::to_string).collect();
    audiences.sort_unstable();
    audiences.dedup();
    audiences
}
