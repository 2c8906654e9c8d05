//! A date or a time as text, and as a browser's own input has it, which knows no offset and no seconds that are none.

/// The local part, as an input spells it, and the offset behind it; the empty text where there is none.
#[must_use]
pub fn parts(text: &str) -> (String, &str) {
    let clock = text.find(':').unwrap_or(text.len());
    let zone = text[clock..].find(['Z', 'z', '+', '-']).map_or(text.len(), |at| clock + at);
    let (local, offset) = text.split_at(zone);
    // Without the seconds where they are none, as the input leaves them out too.
    let short =
        if local.matches(':').count() == 2 { local.strip_suffix(":00").unwrap_or(local) } else { local };
    (short.replacen(['t', ' '], "T", 1), offset)
}

/// What is kept of the `local` time that an input says, in the place of `held` (RFC 3339 §5.6). An empty time is an empty text.
///
/// `here` is the offset of this device at a local time. It is put in where an offset is needed and there is none, and put in
/// anew where the one that is held came from it: of a date in July, the offset of July. Any other offset stays.
#[must_use]
pub fn kept(local: &str, held: &str, needs_offset: bool, here: impl Fn(&str) -> String) -> String {
    if local.is_empty() {
        return String::new();
    }
    let seconds = if needs_offset && local.matches(':').count() == 1 { ":00" } else { "" };
    let offset = match parts(held) {
        (_, "") if needs_offset => here(local),
        (_, "") => String::new(),
        (before, offset) if here(&before) == offset => here(local),
        (_, offset) => offset.to_owned(),
    };
    [local, seconds, &offset].concat()
}

/// Whether a browser's input for dates and times can hold the local part of a moment (HTML, "dates and times"): a year from 1,
/// a second below 60, and thousandths at most. What it cannot hold it would show as nothing.
#[must_use]
pub fn is_native(text: &str) -> bool {
    let (local, _) = parts(text);
    let (date, time) = match local.split_once('T') {
        Some((date, time)) => (date, time),
        None if local.contains(':') => ("", local.as_str()),
        None => (local.as_str(), ""),
    };
    let (seconds, fraction) = match time.splitn(3, ':').nth(2) {
        Some(seconds) => seconds.split_once('.').unwrap_or((seconds, "")),
        None => ("", ""),
    };
    !date.starts_with("0000") && seconds != "60" && !time.starts_with("24") && fraction.len() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("", "", "")]
    #[case("2024-02-29", "2024-02-29", "")]
    #[case("09:30", "09:30", "")]
    #[case("09:30:00Z", "09:30", "Z")]
    #[case("09:30:15-03:30", "09:30:15", "-03:30")]
    #[case("2024-02-29T09:30:00+01:00", "2024-02-29T09:30", "+01:00")]
    #[case("2024-02-29t09:30:00.5z", "2024-02-29T09:30:00.5", "z")]
    #[case("2024-02-29 09:30", "2024-02-29T09:30", "")]
    #[case("é:é", "é:é", "")]
    fn an_input_is_given_what_it_knows(#[case] text: &str, #[case] local: &str, #[case] offset: &str) {
        assert_eq!(parts(text), (local.to_owned(), offset));
    }

    #[rstest]
    #[case::summer_after_winter("2026-07-15T10:00", "2026-01-15T10:00:00+01:00", "2026-07-15T10:00:00+02:00")]
    #[case::winter_after_summer("2026-01-15T10:00", "2026-07-15T10:00:00+02:00", "2026-01-15T10:00:00+01:00")]
    #[case::given_offset("2026-07-15T10:00", "2026-01-15T10:00:00+05:30", "2026-07-15T10:00:00+05:30")]
    #[case::universal_time("2026-07-15T10:00", "2026-01-15T10:00:00Z", "2026-07-15T10:00:00Z")]
    #[case::typed_for_the_first_time("2026-07-15T10:00", "", "2026-07-15T10:00:00+02:00")]
    fn the_offset_is_that_of_the_date(#[case] local: &str, #[case] held: &str, #[case] expected: &str) {
        let berlin = |local: &str| match local.get(5..7) {
            Some("07") => "+02:00".to_owned(),
            _ => "+01:00".to_owned(),
        };
        assert_eq!(kept(local, held, true, berlin), expected);
    }

    #[rstest]
    #[case("2024-02-29", true)]
    #[case("0000-01-01", false)]
    #[case("2024-02-29T09:30:00+01:00", true)]
    #[case("2024-02-29T09:30:00.123Z", true)]
    #[case("2024-02-29T09:30:00.1234Z", false)]
    #[case("2016-12-31T23:59:60Z", false)]
    #[case("09:30", true)]
    #[case("23:59:60Z", false)]
    fn what_an_input_cannot_hold_is_known(#[case] text: &str, #[case] fits: bool) {
        assert_eq!(is_native(text), fits);
    }

    #[rstest]
    #[case::first_time("09:30", "", true, "09:30:00+02:00")]
    #[case::its_own_offset_stays("10:00", "09:30:00-05:00", true, "10:00:00-05:00")]
    #[case::seconds_stay("09:30:15", "", true, "09:30:15+02:00")]
    #[case::none_needed("09:30", "08:00", false, "09:30")]
    #[case::none_needed_and_there("09:30", "08:00Z", false, "09:30Z")]
    #[case::taken_out("", "09:30:00Z", true, "")]
    fn what_is_kept_has_its_offset(
        #[case] local: &str,
        #[case] held: &str,
        #[case] needs: bool,
        #[case] expected: &str,
    ) {
        assert_eq!(kept(local, held, needs, |_| "+02:00".to_owned()), expected);
    }
}
