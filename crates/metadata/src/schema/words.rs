//! Words of a schema, in one language or several.
//!
//! JSON Schema's `title` and `description` are one text. Beside them, `x-title` and `x-description` may give a text for each
//! language: `{"en": "Shoe size", "de": "Schuhgröße"}`, by BCP 47 tag. `x-placeholder` and `x-group` are either.

use serde_json::Value;

/// A text, and what it is in other languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub(super) plain: Option<String>,
    pub(super) by_language: Vec<(String, String)>,
}

impl Words {
    /// The text for a language: that of the same tag, of the same language without its region, the plain one, the first.
    #[must_use]
    pub fn in_language(&self, tag: &str) -> Option<&str> {
        let language = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let wanted = language(tag);
        let same = |one: &&(String, String)| one.0.eq_ignore_ascii_case(tag);
        let akin = |one: &&(String, String)| language(&one.0) == wanted;
        let listed = self.by_language.iter().find(same).or_else(|| self.by_language.iter().find(akin));
        let first = || self.by_language.first().map(|one| one.1.as_str());
        listed.map(|one| one.1.as_str()).or(self.plain.as_deref()).or_else(first)
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plain.is_none() && self.by_language.is_empty()
    }

    /// Takes a map of languages; fails if it is none.
    pub(super) fn take_languages(&mut self, value: &Value) -> Option<()> {
        for (tag, text) in value.as_object()? {
            self.by_language.push((tag.clone(), text.as_str()?.to_owned()));
        }
        Some(())
    }

    /// Takes one text; fails if it is none.
    pub(super) fn take_plain(&mut self, value: &Value) -> Option<()> {
        self.plain = Some(value.as_str()?.to_owned());
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    #[rstest]
    #[case("de", Some("Größe"))]
    #[case("de-AT", Some("Größe"))]
    #[case("EN_us", Some("Size"))]
    #[case("pt-BR", Some("Tamanho"))]
    #[case("pt", Some("Tamanho"))]
    #[case("fr", Some("S"))]
    fn the_nearest_language_speaks(#[case] tag: &str, #[case] expected: Option<&str>) {
        let mut words = Words::default();
        assert_eq!((words.in_language(tag), words.is_empty()), (None, true));
        words.take_plain(&json!("S"));
        words.take_languages(&json!({"en": "Size", "de": "Größe", "pt-BR": "Tamanho"}));
        assert_eq!(words.in_language(tag), expected);
    }
}
