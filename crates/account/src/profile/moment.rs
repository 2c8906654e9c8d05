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

/// What is kept of the `local` time that an input says, in the place of `held`: with its offset, else with `here` where one is
/// needed (RFC 3339 §5.6). An empty time is an empty text.
#[must_use]
pub fn kept(local: &str, held: &str, needs_offset: bool, here: impl FnOnce() -> String) -> String {
    if local.is_empty() {
        return String::new();
    }
    let seconds = if needs_offset && local.matches(':').count() == 1 { ":00" } else { "" };
    let offset = match parts(held).1 {
        "" if needs_offset => here(),
        offset => offset.to_owned(),
    };
    [local, seconds, &offset].concat()
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
        assert_eq!(kept(local, held, needs, || "+02:00".to_owned()), expected);
    }
}
