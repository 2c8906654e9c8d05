//! Keys as words: `shoe_size` and `shoeSize` both read "Shoe size".
//!
//! Only keys in one of four spellings are turned into words: `snake_case`, `kebab-case`, `camelCase` and `PascalCase`, in ASCII letters
//! and digits. Any other key is shown as it is.

use std::borrow::Cow;

/// What a key is called, where no schema gives a title. `is_there` says whether a sibling has this key: where two keys of one object
/// would read the same, both are shown as they are.
#[must_use]
pub fn label(key: &str, is_there: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let Some(words) = words(key) else { return Cow::Borrowed(key) };
    let is_ambiguous = spellings(&words).iter().any(|other| other != key && is_there(other));
    if is_ambiguous { Cow::Borrowed(key) } else { Cow::Owned(sentence(&words)) }
}

/// The words of a key, in lower case but for acronyms; nothing if it is in no known spelling.
fn words(key: &str) -> Option<Vec<String>> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    if !key.starts_with(|letter: char| letter.is_ascii_alphabetic()) || !key.chars().all(is_plain) {
        return None;
    }
    let has_capitals = key.contains(|letter: char| letter.is_ascii_uppercase());
    let words: Vec<String> = match (key.contains('_'), key.contains('-')) {
        (true, true) => return None,
        (false, false) => camel(key),
        _ if has_capitals => return None,
        (true, false) => key.split('_').map(str::to_owned).collect(),
        (false, true) => key.split('-').map(str::to_owned).collect(),
    };
    // A code such as `EUR` or `A4` is no word.
    let is_code = has_capitals && !key.contains(|letter: char| letter.is_ascii_lowercase());
    (!is_code && words.iter().all(|word| !word.is_empty())).then_some(words)
}

/// The words of `camelCase` and `PascalCase`. A run of capitals is an acronym and stays: `userID` is "user ID".
fn camel(key: &str) -> Vec<String> {
    let letters: Vec<char> = key.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let next_is_small = letters.get(at + 1).is_some_and(char::is_ascii_lowercase);
        let begins = letter.is_ascii_uppercase()
            && before.is_none_or(|before| !before.is_ascii_uppercase() || next_is_small);
        match words.last_mut() {
            Some(word) if !begins => word.push(*letter),
            _ => words.push(letter.to_string()),
        }
    }
    let is_acronym =
        |word: &String| word.len() > 1 && !word.contains(|letter: char| letter.is_ascii_lowercase());
    words.into_iter().map(|word| if is_acronym(&word) { word } else { word.to_ascii_lowercase() }).collect()
}

/// Every key that reads as these words.
fn spellings(words: &[String]) -> [String; 4] {
    let pascal: String = words.iter().map(|word| capital(word)).collect();
    let camel = words.iter().enumerate().map(|(at, word)| if at == 0 { word.clone() } else { capital(word) });
    [words.join("_"), words.join("-"), camel.collect(), pascal]
}

fn sentence(words: &[String]) -> String {
    capital(&words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;
    use std::collections::HashSet;

    #[rstest]
    #[case("hobby", "Hobby")]
    #[case("shoe_size", "Shoe size")]
    #[case("favouriteColours", "Favourite colours")]
    #[case("FavouriteColours", "Favourite colours")]
    #[case("date-of-birth", "Date of birth")]
    #[case("userID", "User ID")]
    #[case("homeURLPath", "Home URL path")]
    #[case("line_1", "Line 1")]
    #[case("address2", "Address2")]
    #[case("x", "X")]
    #[case("T-shirt", "T-shirt")]
    #[case("EUR", "EUR")]
    #[case("_private", "_private")]
    #[case("two__gaps", "two__gaps")]
    #[case("mixed_and-more", "mixed_and-more")]
    #[case("with space", "with space")]
    #[case("größe", "größe")]
    #[case("https://example.org/plan", "https://example.org/plan")]
    #[case("2nd", "2nd")]
    #[case("", "")]
    fn a_key_reads_as_words(#[case] key: &str, #[case] expected: &str) {
        assert_eq!(label(key, |_| false), expected);
    }

    #[rstest]
    #[case("shoe_size", "shoeSize")]
    #[case("shoe-size", "ShoeSize")]
    #[case("hobby", "Hobby")]
    fn keys_that_would_read_the_same_stay(#[case] one: &str, #[case] other: &str) {
        let keys = [one, other];
        for key in keys {
            assert_eq!(label(key, |wanted| keys.contains(&wanted)), key);
        }
    }

    proptest! {
        #[test]
        fn two_keys_of_an_object_never_read_the_same(keys in prop::collection::hash_set("[aAbB1_-]{1,5}", 0..40)) {
            let labels: HashSet<String> =
                keys.iter().map(|key| label(key, |wanted| keys.contains(wanted)).into_owned()).collect();
            prop_assert_eq!(labels.len(), keys.len());
        }
    }
}
