//! The time as the tenant sees it: the machine's, or a test's own.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the tenant takes the time from. Clones share one time, so a test keeps a clone and moves it.
#[derive(Clone, Debug, Default)]
pub struct Clock(Source);

#[derive(Clone, Debug, Default)]
enum Source {
    #[default]
    System,
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at `unix_seconds` until it is moved.
    pub fn manual(unix_seconds: i64) -> Self {
        Self(Source::Manual(Arc::new(AtomicI64::new(unix_seconds))))
    }

    /// Moves a manual clock by `seconds` (backwards if negative); the machine's clock is left alone.
    pub fn advance(&self, seconds: i64) {
        if let Source::Manual(now) = &self.0 {
            now.fetch_add(seconds, Ordering::SeqCst);
        }
    }

    /// Sets a manual clock to `unix_seconds`; the machine's clock is left alone.
    pub fn set(&self, unix_seconds: i64) {
        if let Source::Manual(now) = &self.0 {
            now.store(unix_seconds, Ordering::SeqCst);
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn now(&self) -> i64 {
        self.now_millis().div_euclid(1000)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn now_millis(&self) -> i64 {
        match &self.0 {
            Source::Manual(now) => now.load(Ordering::SeqCst).saturating_mul(1000),
            Source::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
        }
    }
}

/// `millis` since the epoch as Auth0 writes a time: `2026-08-20T09:30:00.000Z`.
pub(crate) fn iso8601(millis: i64) -> String {
    let (days, ms) = (millis.div_euclid(86_400_000), millis.rem_euclid(86_400_000));
    let (year, month, day) = civil_from_days(days);
    let (h, m, s, ms) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000);
    format!("{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}.{ms:03}Z")
}

/// The civil date of a day number. Years are counted from March, so that the leap day is the last one.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let (era, doe) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_time_as_auth0_does() {
        assert_eq!(iso8601(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso8601(951_827_696_007), "2000-02-29T12:34:56.007Z");
        assert_eq!(iso8601(1_798_761_599_999), "2026-12-31T23:59:59.999Z");
        assert_eq!(iso8601(-1), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = Clock::manual(1000);
        let other = clock.clone();
        clock.advance(5);
        assert_eq!(other.now(), 1005);
        other.set(7);
        assert_eq!((clock.now(), clock.now_millis()), (7, 7000));
    }
}
