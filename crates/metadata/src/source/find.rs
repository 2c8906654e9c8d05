//! Finding text, whatever the size of its letters.

use std::ops::Range;

/// Where `wanted` stands in `text`, in bytes, from start to end, without overlaps. Capital and small letters are alike.
#[must_use]
pub fn find(text: &str, wanted: &str) -> Vec<Range<usize>> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let wanted: String = wanted.chars().flat_map(char::to_lowercase).collect();
    if text.is_ascii() {
        let folded = text.to_ascii_lowercase();
        return folded.match_indices(&wanted).map(|(at, found)| at..at + found.len()).collect();
    }
    // A letter may take another number of bytes when it is small, so each byte remembers where it came from.
    let mut folded = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, character) in text.char_indices() {
        folded.extend(character.to_lowercase());
        origin.resize(folded.len(), at);
    }
    let end_of = |at: usize| text[at..].chars().next().map_or(at, |character| at + character.len_utf8());
    let found = folded.match_indices(&wanted);
    found.map(|(at, found)| origin[at]..end_of(origin[at + found.len() - 1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Surf, surf", "SURF", &["Surf", "surf"])]
    #[case("Größe GRÖSSE größer", "größe", &["Größe", "größe"])]
    #[case("aaa", "aa", &["aa"])]
    #[case("İstanbul, istanbul", "stan", &["stan", "stan"])]
    #[case("İx", "i", &["İ"])]
    #[case("abc", "", &[])]
    #[case("abc", "d", &[])]
    fn a_word_is_found(#[case] text: &str, #[case] wanted: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = find(text, wanted).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }
}
