//! A number as a person writes it, and the JSON number that is meant.
//!
//! People write `42,5`, `.5`, `+5`, `−5`, `1 000`, `４２` or `٤٢`. Each has one meaning, and it is taken to the letter: no digit
//! is lost or added. `1,000` has two, and is never guessed.

use super::json;
use crate::encoding;
use serde_json::Number;
use std::borrow::Cow;

/// Why a typed text is not taken as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// It is no number in any spelling that is known here.
    NotANumber,
    /// It is one in two: its comma may group thousands or begin the fraction.
    Ambiguous {
        /// The number, if the comma groups.
        grouped: String,
        /// The number, if the comma begins the fraction.
        fraction: String,
    },
}

/// The JSON number that `typed` means. What is JSON already keeps its text.
///
/// # Errors
/// When it means none, or one of two.
pub fn number(typed: &str) -> Result<Number, NumberProblem> {
    let typed = encoding::trim(typed);
    match json::number(typed) {
        Some(number) => Ok(number),
        None => json::number(&respelled(typed)?).ok_or(NumberProblem::NotANumber),
    }
}

/// The text of the JSON number that `typed` means; what means none stays as it is typed.
pub(super) fn meant(typed: &str) -> Cow<'_, str> {
    match json::number(typed) {
        Some(_) => Cow::Borrowed(typed),
        None => number(typed).map_or(Cow::Borrowed(typed), |number| Cow::Owned(number.to_string())),
    }
}

/// The same number in the digits and signs of JSON.
fn respelled(typed: &str) -> Result<String, NumberProblem> {
    let plain: String =
        typed.chars().filter(|sign| !is_direction(*sign)).map(|sign| plain(sign).unwrap_or(sign)).collect();
    let (sign, rest) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (mantissa, exponent) = rest.split_at(rest.find(['e', 'E']).unwrap_or(rest.len()));
    let join = |whole: &str, fraction: &str| {
        let whole = if whole.is_empty() { "0" } else { whole };
        let point = if fraction.is_empty() { "" } else { "." };
        [sign, whole, point, fraction, exponent].concat()
    };
    let commas = mantissa.matches(',').count();
    let points = mantissa.matches('.').count();
    // Of two kinds the last one begins the fraction; what occurs more than once groups.
    let at = match (commas, points) {
        (0, 0) => None,
        (0, 1) => mantissa.find('.'),
        (1, 0) => mantissa.find(','),
        (0, _) | (_, 0) => None,
        _ => mantissa.rfind([',', '.']),
    };
    let (whole, fraction) = match at {
        Some(at) => (&mantissa[..at], &mantissa[at + 1..]),
        None => (mantissa, ""),
    };
    // A point or a comma alone is no number.
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(NumberProblem::NotANumber);
    }
    if (commas, points) == (1, 0)
        && fraction.len() == 3
        && is_digits(whole)
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
    {
        return Err(NumberProblem::Ambiguous {
            grouped: join(&[whole, fraction].concat(), ""),
            fraction: join(whole, fraction),
        });
    }
    Ok(join(&ungrouped(whole).ok_or(NumberProblem::NotANumber)?, fraction))
}

/// The digits without what groups them; `None` if it groups them in no way that is in use: by three, or in India by two and
/// three at the end.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(separator) = whole.chars().find(|sign| !sign.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    if !matches!(separator, ' ' | '\'' | ',' | '.') {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, last) = (groups.first()?, groups.last()?);
    let between = &groups[1..groups.len() - 1];
    let by = |size: usize| between.iter().all(|group| group.len() == size);
    let fits = (1..=3).contains(&first.len()) && last.len() == 3 && (by(3) || (by(2) && first.len() < 3));
    let digits = groups.concat();
    (fits && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// A sign as JSON and this file have it.
fn plain(sign: char) -> Option<char> {
    Some(match sign {
        '\u{2212}' | '\u{2010}'..='\u{2013}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{fe62}' | '\u{ff0b}' => '+',
        '\u{66b}' | '\u{ff0c}' | '\u{fe50}' | '\u{3001}' => ',',
        '\u{ff0e}' | '\u{fe52}' | '\u{3002}' | '\u{ff61}' => '.',
        '\u{66c}' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => '\'',
        '\u{ff25}' | '\u{ff45}' => 'e',
        _ if sign.is_whitespace() => ' ',
        _ => {
            let digit = u32::from(sign) - digits_start(sign)?;
            char::from_digit(digit % 10, 10)?
        }
    })
}

/// Marks that only say in which direction to read.
fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The zero of the row of digits that a character stands in (Unicode's category `Nd`).
fn digits_start(sign: char) -> Option<u32> {
    const ZEROS: [u32; 41] = [
        0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
        0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90,
        0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
        0x104a0, 0x11066, 0x1e140, 0x1e950, 0x1fbf0,
    ];
    // Five alphabets of mathematics, one behind the other.
    const MATHEMATICAL: std::ops::Range<u32> = 0x1d7ce..0x1d800;
    let code = u32::from(sign);
    if MATHEMATICAL.contains(&code) {
        return Some(MATHEMATICAL.start);
    }
    ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("42,5", "42.5")]
    #[case("４２", "42")]
    #[case("٤٢", "42")]
    #[case("۴۲٫۵", "42.5")]
    #[case("४२", "42")]
    #[case("𝟒𝟐", "42")]
    #[case("−5", "-5")]
    #[case("–5", "-5")]
    #[case("－５．５", "-5.5")]
    #[case("\u{200e}-5", "-5")]
    #[case("+5", "5")]
    #[case(".5", "0.5")]
    #[case("-,5", "-0.5")]
    #[case("5.", "5")]
    #[case("5,", "5")]
    #[case("1 000", "1000")]
    #[case("1\u{a0}000\u{202f}000,25", "1000000.25")]
    #[case("1'000", "1000")]
    #[case("1’234’567.5", "1234567.5")]
    #[case("1.234,5", "1234.5")]
    #[case("1,234.5", "1234.5")]
    #[case("1,000,000", "1000000")]
    #[case("1.000.000", "1000000")]
    #[case("12,34,567.8", "1234567.8")]
    #[case("0,125", "0.125")]
    #[case("1234,567", "1234.567")]
    #[case("1,0000", "1.0000")]
    #[case(" 7\u{feff}", "7")]
    #[case("1,5e3", "1.5e3")]
    #[case("9007199254740993", "9007199254740993")]
    #[case("1E400", "1E400")]
    #[case("1.000", "1.000")]
    #[case("-0", "-0")]
    fn a_number_is_taken_as_it_is_meant(#[case] typed: &str, #[case] text: &str) {
        assert_eq!(number(typed).map(|number| number.to_string()), Ok(text.to_owned()));
        assert_eq!(meant(typed), text);
    }

    #[rstest]
    #[case("1,000", "1000", "1.000")]
    #[case("-12,345", "-12345", "-12.345")]
    #[case("１，０００", "1000", "1.000")]
    fn what_has_two_meanings_is_not_guessed(
        #[case] typed: &str,
        #[case] grouped: &str,
        #[case] fraction: &str,
    ) {
        let both = NumberProblem::Ambiguous { grouped: grouped.to_owned(), fraction: fraction.to_owned() };
        assert_eq!(number(typed), Err(both));
        assert_eq!(meant(typed), typed);
    }

    #[rstest]
    #[case("")]
    #[case(".")]
    #[case("-")]
    #[case("1 00")]
    #[case("12 34")]
    #[case("1,00,0")]
    #[case("1.2.3")]
    #[case("1,2.3,4")]
    #[case("1 000'000")]
    #[case("007")]
    #[case("--5")]
    #[case("5-")]
    #[case("e5")]
    #[case("1e")]
    #[case("0x10")]
    #[case("½")]
    #[case("NaN")]
    #[case("five")]
    fn anything_else_is_no_number(#[case] typed: &str) {
        assert_eq!(number(typed), Err(NumberProblem::NotANumber));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn digits_are_never_lost_or_added(typed in "[+−-]?[0-9٠-٩ .,']{1,12}") {
            if let Ok(number) = number(&typed) {
                let digits = |text: &str| -> String {
                    let read = text.chars().filter_map(|sign| plain(sign).or(Some(sign)));
                    read.filter(char::is_ascii_digit).collect()
                };
                // A zero before the point is the only digit that may be added.
                let (typed, number) = (digits(&typed), digits(number.as_str()));
                prop_assert!(number == typed || number == format!("0{typed}"), "{} {}", typed, number);
            }
        }
    }
}
