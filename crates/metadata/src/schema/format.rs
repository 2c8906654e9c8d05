//! `format`, asserted.

use super::internet::{is_email, is_uri};

/// The formats of the subset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `email`: RFC 5321 §4.1.2, `Mailbox`.
    Email,
    /// `uri`: RFC 3986, with a scheme.
    Uri,
    /// `date`: RFC 3339 §5.6, `full-date`.
    Date,
    /// `time`: RFC 3339 §5.6, `full-time`, with its offset.
    Time,
    /// `date-time`: RFC 3339 §5.6.
    DateTime,
    /// `tel`: 3 to 15 digits (E.164), perhaps a `+` before them, and what people put between them.
    Tel,
    /// `color`: `#rrggbb`, as a browser's colour field gives it.
    Color,
}

impl Format {
    const ALL: [(&'static str, Self); 7] = [
        ("email", Self::Email),
        ("uri", Self::Uri),
        ("date", Self::Date),
        ("time", Self::Time),
        ("date-time", Self::DateTime),
        ("tel", Self::Tel),
        ("color", Self::Color),
    ];

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|one| one.0 == name).map(|one| one.1)
    }

    /// JSON Schema's word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|one| one.1 == self).map_or("", |one| one.0)
    }

    /// Whether a text has the format.
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::Email => is_email(text),
            Self::Uri => is_uri(text),
            Self::Date => is_date(text),
            Self::Time => is_time(text),
            Self::DateTime => {
                let (date, time) = (text.get(..10), text.get(11..));
                matches!(text.as_bytes().get(10), Some(b'T' | b't'))
                    && date.is_some_and(is_date)
                    && time.is_some_and(is_time)
            }
            Self::Tel => is_tel(text),
            Self::Color => {
                let digits = text.strip_prefix('#').unwrap_or_default().as_bytes();
                digits.len() == 6 && digits.iter().all(u8::is_ascii_hexdigit)
            }
        }
    }
}

/// The number that two or four digits make.
fn digits(text: &str, length: usize) -> Option<u32> {
    let digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn is_date(text: &str) -> bool {
    let part = |from: usize, length: usize| digits(text.get(from..from + length)?, length);
    let (Some(year), Some(month), Some(day)) = (part(0, 4), part(5, 2), part(8, 2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    let bytes = text.as_bytes();
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && (1..=days).contains(&day)
}

/// The minutes of `hh:mm`.
fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = (digits(text.get(..2)?, 2)?, digits(text.get(3..)?, 2)?);
    (text.as_bytes()[2] == b':' && hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The time of day and the rest of the text behind it, the seconds read.
fn clock(text: &str) -> Option<(u32, u32, &str)> {
    let minutes = minutes(text.get(..5)?)?;
    let seconds = digits(text.get(5..8)?.strip_prefix(':')?, 2).filter(|seconds| *seconds <= 60)?;
    let mut rest = text.get(8..)?;
    if let Some(fraction) = rest.strip_prefix('.') {
        let behind = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
        if behind.len() == fraction.len() {
            return None;
        }
        rest = behind;
    }
    Some((minutes, seconds, rest))
}

fn is_time(text: &str) -> bool {
    let Some((local, seconds, zone)) = clock(text) else { return false };
    let day = 24 * 60;
    let utc = match (zone, zone.get(1..).and_then(minutes)) {
        ("Z" | "z", _) => local,
        (_, Some(offset)) if zone.starts_with('+') => local + day - offset,
        (_, Some(offset)) if zone.starts_with('-') => local + offset,
        _ => return false,
    };
    // A leap second is the last one of a day at Greenwich.
    seconds < 60 || utc % day == day - 1
}

/// `hh:mm` or `hh:mm:ss`: the time of day without an offset, as a browser's time field gives it. No format, but a habit.
pub(crate) fn is_clock(text: &str) -> bool {
    minutes(text).is_some() || clock(text).is_some_and(|(_, seconds, rest)| rest.is_empty() && seconds < 60)
}

fn is_tel(text: &str) -> bool {
    let number = text.strip_prefix('+').unwrap_or(text);
    let count = number.bytes().filter(u8::is_ascii_digit).count();
    let ends =
        |byte: Option<&u8>, other: u8| byte.is_some_and(|byte| byte.is_ascii_digit() || *byte == other);
    let bytes = number.as_bytes();
    bytes.iter().all(|byte| byte.is_ascii_digit() || b" -./()".contains(byte))
        && (3..=15).contains(&count)
        && ends(bytes.first(), b'(')
        && ends(bytes.last(), b'0')
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    // The formats that `tests/schema-cases` has nothing of.
    #[rstest]
    #[case(Format::Tel, "+41 44 668 18 00", true)]
    #[case(Format::Tel, "(044) 668-18.00", true)]
    #[case(Format::Tel, "117", true)]
    #[case(Format::Tel, "12", false)]
    #[case(Format::Tel, "+", false)]
    #[case(Format::Tel, "1234567890123456", false)]
    #[case(Format::Tel, "044-", false)]
    #[case(Format::Tel, "call me", false)]
    #[case(Format::Color, "#00aAff", true)]
    #[case(Format::Color, "#0af", false)]
    #[case(Format::Color, "00aaff", false)]
    #[case(Format::Color, "#00aafg", false)]
    #[case(Format::Email, "", false)]
    #[case(Format::Uri, "https://example.org/a?b/?#c/?", true)]
    #[case(Format::Uri, "https://example.org/#a#b", false)]
    #[case(Format::Uri, "mailto:me@example.org", true)]
    #[case(Format::Uri, "/a", false)]
    #[case(Format::Date, "", false)]
    #[case(Format::Date, "2024-02-29x", false)]
    #[case(Format::Date, "2024é02-9", false)]
    #[case(Format::DateTime, "2024-02-29 10:00:00Z", false)]
    fn a_text_has_the_format_or_not(#[case] format: Format, #[case] text: &str, #[case] fits: bool) {
        assert_eq!(format.fits(text), fits);
        assert_eq!(Format::named(format.name()), Some(format));
    }

    #[rstest]
    #[case("09:30", true)]
    #[case("23:59:59.5", true)]
    #[case("24:00", false)]
    #[case("9:30", false)]
    #[case("09:30:00Z", false)]
    fn a_clock_has_no_offset(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(is_clock(text), fits);
    }
}
