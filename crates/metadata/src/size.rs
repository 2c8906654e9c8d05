//! How large metadata is, as Auth0 counts: the bytes of its JSON text.

use super::json::surplus;
use super::metadata::Metadata;
use serde_json::{Map, Value};

/// The bytes that a whole profile may have. `user_metadata` is the part of it that grows
/// (auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data).
pub const LIMIT: usize = 10 * 1024;

/// The share of [`LIMIT`], in percent, from which it is worth a word.
pub const NEARLY: usize = 80;

/// A size beside its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The bytes that are used.
    pub bytes: usize,
}

impl Size {
    /// The share of the limit, in percent, cut off after the point.
    #[must_use]
    pub fn percent(self) -> usize {
        self.bytes.saturating_mul(100) / LIMIT
    }

    /// Whether the limit is near, or passed.
    #[must_use]
    pub fn is_nearly_full(self) -> bool {
        self.percent() >= NEARLY
    }

    /// Whether it is larger than Auth0 promises to store.
    #[must_use]
    pub fn is_too_large(self) -> bool {
        self.bytes > LIMIT
    }
}

/// The size of metadata, counted without writing it.
#[must_use]
pub fn of(metadata: &Metadata) -> Size {
    Size { bytes: members(metadata.root()) }
}

/// The bytes of a value's JSON text without spaces.
#[must_use]
pub fn of_value(value: &Value) -> usize {
    match value {
        Value::Null => 4,
        Value::Bool(yes) => 5 - usize::from(*yes),
        Value::Number(number) => number.as_str().len(),
        Value::String(text) => of_text(text),
        Value::Array(items) => around(items.len()) + items.iter().map(of_value).sum::<usize>(),
        Value::Object(inner) => members(inner),
    }
}

fn members(inner: &Map<String, Value>) -> usize {
    let one = |(key, value): (&String, &Value)| of_text(key) + 1 + of_value(value);
    around(inner.len()) + inner.iter().map(one).sum::<usize>()
}

/// The brackets of a list or an object of so many, and the commas.
pub(super) fn around(count: usize) -> usize {
    2 + count.saturating_sub(1)
}

/// The bytes of a text between quotes, escaped.
pub(super) fn of_text(text: &str) -> usize {
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' | 8 | 9 | 10 | 12 | 13 => 2,
        0..32 => 6,
        _ => 1,
    };
    2 + text.bytes().map(escaped).sum::<usize>() - surplus(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patch::tests::any_metadata;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case(8191, false, false)]
    #[case(8192, true, false)]
    #[case(10_240, true, false)]
    #[case(10_241, true, true)]
    fn the_limit_comes_near(#[case] bytes: usize, #[case] nearly: bool, #[case] too_large: bool) {
        let size = Size { bytes };
        assert_eq!((size.is_nearly_full(), size.is_too_large()), (nearly, too_large));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_size_is_that_of_the_text(metadata in any_metadata(), text: String) {
            prop_assert_eq!(of(&metadata).bytes, metadata.to_text().len());
            prop_assert_eq!(of_text(&text), Value::from(text).to_string().len());
        }
    }

    #[test]
    fn every_control_character_is_counted_as_it_is_escaped() {
        for character in (0..=127).map(char::from) {
            assert_eq!(of_text(&character.to_string()), Value::from(character.to_string()).to_string().len());
        }
    }
}
