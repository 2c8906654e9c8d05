//! How long to wait when the tenant asks for a pause (429).

use crate::browser::{clock, random};
use cameo_oidc::time::Timestamp;

/// The wait where the tenant does not say how long, in seconds.
const NOT_SAID: i64 = 15;
/// The longest wait, in seconds.
const LONGEST: i64 = 120;

/// The seconds from now until the tenant takes requests again (`x-ratelimit-reset`), and up to three more, so that not
/// everybody comes back at once.
pub fn pause(reset: Option<Timestamp>) -> i64 {
    let mut byte = [0];
    random::fill(&mut byte);
    let left = reset.map_or(NOT_SAID, |reset| reset.since(clock::now()));
    left.clamp(1, LONGEST) + 1 + i64::from(byte[0] % 4)
}
