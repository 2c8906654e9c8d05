//! Rate limits: token buckets on the tenant's clock.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A token bucket: `burst` calls at once, refilled by `per_minute` a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many calls may come at once.
    pub burst: u32,
    /// How many more a minute brings.
    pub per_minute: u32,
}

/// What the `x-ratelimit-*` headers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub limit: u32,
    pub remaining: u32,
    /// When the bucket is full again, in seconds since the epoch.
    pub reset: i64,
    /// Whether this call is allowed.
    pub allowed: bool,
}

/// All buckets, one per name (`"userinfo auth0|…"`).
#[derive(Debug, Default)]
pub(crate) struct Buckets(Mutex<HashMap<String, (f64, i64)>>);

impl Buckets {
    /// Takes one call from the bucket `name`.
    pub fn take(&self, name: String, rate: Rate, now_millis: i64) -> Standing {
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let full = f64::from(rate.burst);
        let per_milli = f64::from(rate.per_minute) / 60_000.0;
        let (level, since) = buckets.entry(name).or_insert((full, now_millis));
        // a clock that is set back refills nothing
        let waited = (now_millis - *since).max(0) as f64;
        *level = (*level + waited * per_milli).min(full);
        *since = now_millis;
        let allowed = *level >= 1.0;
        if allowed {
            *level -= 1.0;
        }
        let until_full = if per_milli > 0.0 { (full - *level) / per_milli } else { 0.0 };
        Standing {
            limit: rate.burst,
            remaining: *level as u32,
            reset: (now_millis + until_full as i64) / 1000 + 1,
            allowed,
        }
    }
}

impl Standing {
    /// The three headers that Auth0 puts on every answer.
    pub fn headers(&self) -> [(&'static str, String); 3] {
        [
            ("x-ratelimit-limit", self.limit.to_string()),
            ("x-ratelimit-remaining", self.remaining.to_string()),
            ("x-ratelimit-reset", self.reset.to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_the_refill() {
        let (buckets, rate) = (Buckets::default(), Rate { burst: 2, per_minute: 60 });
        let take = |at| buckets.take("x".into(), rate, at).allowed;
        assert_eq!(
            [take(0), take(0), take(0), take(500), take(1000), take(1000)],
            [true, true, false, false, true, false]
        );
    }
}
