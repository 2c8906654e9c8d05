//! Time as the protocol counts it.

/// A moment, in whole seconds since 1970-01-01T00:00:00Z (RFC 7519 §2, NumericDate).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment `seconds` later; earlier, if negative. Saturates at the ends of time.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// How many seconds `earlier` lies before this moment; negative when it lies after.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Reads the one form of a date that HTTP sends, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
    #[must_use]
    pub fn from_http(text: &str) -> Option<Self> {
        const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok().map(i64::from);
        let month = MONTHS.find(text.get(8..11)?).filter(|at| at % 3 == 0)? / 3;
        let shaped = text.len() == 29 && text.is_ascii() && text.ends_with(" GMT");
        let (day, year) = (number(5..7)?, number(12..16)?);
        let (hour, minute, second) = (number(17..19)?, number(20..22)?, number(23..25)?);
        let real = (1..=31).contains(&day) && year >= 1970 && hour < 24 && minute < 60 && second <= 60;
        // Counted from March, so that the leap day is a year's last (Howard Hinnant, "days_from_civil").
        let month = i64::try_from(month).ok()? + 1;
        let years = if month > 2 { year } else { year - 1 };
        let leaps = years / 4 - years / 100 + years / 400;
        let days = 365 * years + leaps + (153 * ((month + 9) % 12) + 2) / 5 + day - 719_469;
        (shaped && real).then_some(Self(days * 86_400 + hour * 3_600 + minute * 60 + second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777)]
    #[case("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
    #[case("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799)]
    #[case("Mon, 23 Nov 2026 01:33:28 GMT", 1_795_397_608)]
    fn check_60_the_date_of_an_answer_is_read(#[case] text: &str, #[case] seconds: i64) {
        assert_eq!(Timestamp::from_http(text), Some(Timestamp(seconds)));
    }

    #[rstest]
    #[case("")]
    #[case("Sunday, 06-Nov-94 08:49:37 GMT")]
    #[case("Sun, 06 anF 1994 08:49:37 GMT")]
    #[case("Sun, 06 Nov 1994 08:49:37 CET")]
    #[case("Sun, 06 Nov 1994 24:49:37 GMT")]
    #[case("Sun, 06 Nov 1994 08:49:3é GMT")]
    fn check_60_what_is_no_date_is_none(#[case] text: &str) {
        assert_eq!(Timestamp::from_http(text), None);
    }
}
