//! The rules of a password, as the provider lists them with its refusal (`PasswordStrengthError`), and whether a password keeps
//! those that are known. The provider alone decides; this is for the person, while they type.

use serde_json::{Map, Value};

/// What the provider counts as a special character.
const SPECIAL: &str = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordRule {
    /// Which one, such as `lengthAtLeast`.
    pub code: String,
    /// The provider's words, with its numbers filled in.
    pub words: String,
    /// Its numbers.
    pub numbers: Vec<u64>,
    /// Whether the password that was refused kept it.
    pub verified: bool,
    /// What it is made of, such as the kinds of characters.
    pub items: Vec<Self>,
}

impl PasswordRule {
    /// The rules in the `description` of a refusal.
    pub(super) fn list(rules: &Value) -> Vec<Self> {
        let rules = rules.as_array().map(Vec::as_slice).unwrap_or_default();
        rules.iter().filter_map(Value::as_object).map(Self::of).collect()
    }

    fn of(members: &Map<String, Value>) -> Self {
        let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default();
        let format = members.get("format").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        Self {
            code: text("code").to_owned(),
            words: filled(text("message"), format),
            numbers: format.iter().filter_map(Value::as_u64).collect(),
            verified: members.get("verified").and_then(Value::as_bool).unwrap_or(false),
            items: members.get("items").map(Self::list).unwrap_or_default(),
        }
    }

    /// Whether `password` keeps the rule; `None` for a rule that only the provider can judge.
    #[must_use]
    pub fn is_kept(&self, password: &str) -> Option<bool> {
        let number = |at: usize| self.numbers.get(at).and_then(|number| usize::try_from(*number).ok());
        let any = |is: fn(char) -> bool| Some(password.chars().any(is));
        match self.code.as_str() {
            "lengthAtLeast" => Some(password.chars().count() >= number(0)?),
            "lengthAtMost" => Some(password.chars().count() <= number(0)?),
            "nonEmpty" => Some(!password.is_empty()),
            "identicalChars" => Some(longest_run(password) <= number(0)?),
            "lowerCase" => any(|c| c.is_ascii_lowercase()),
            "upperCase" => any(|c| c.is_ascii_uppercase()),
            "numbers" => any(|c| c.is_ascii_digit()),
            "specialCharacters" => any(|c| SPECIAL.contains(c)),
            "shouldContain" => Some(self.kept_items(password)? == self.items.len()),
            "containsAtLeast" => Some(self.kept_items(password)? >= number(0)?),
            _ => None,
        }
    }

    fn kept_items(&self, password: &str) -> Option<usize> {
        let kept: Option<Vec<bool>> = self.items.iter().map(|item| item.is_kept(password)).collect();
        Some(kept?.into_iter().filter(|kept| *kept).count())
    }
}

/// How often the most repeated character stands in a row.
fn longest_run(text: &str) -> usize {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for character in text.chars() {
        run = if last == Some(character) { run + 1 } else { 1 };
        last = Some(character);
        longest = longest.max(run);
    }
    longest
}

/// A message with its `%d` and `%s` filled in, one after the other.
fn filled(message: &str, values: &[Value]) -> String {
    let mut values = values.iter();
    let mut words = String::new();
    let mut rest = message;
    while let Some((before, behind)) = rest.split_once('%') {
        words.push_str(before);
        let place = behind.starts_with(['d', 's']).then(|| values.next()).flatten();
        match place {
            Some(Value::String(text)) => words.push_str(text),
            Some(other) => words.push_str(&other.to_string()),
            None => words.push('%'),
        }
        rest = if place.is_some() { &behind[1..] } else { behind };
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use serde_json::json;

    /// What Auth0 answers for the policy `excellent`.
    fn excellent() -> Vec<PasswordRule> {
        let kinds = ["lowerCase", "upperCase", "numbers", "specialCharacters"];
        let items: Vec<Value> = kinds.iter().map(|code| json!({ "code": code, "message": code })).collect();
        PasswordRule::list(&json!([
            { "code": "lengthAtLeast", "format": [10], "message": "At least %d characters in length", "verified": true },
            { "code": "containsAtLeast", "format": [3, 4], "items": items, "verified": false,
              "message": "Contain at least %d of the following %d types of characters:" },
            { "code": "identicalChars", "format": [2, "aaa"], "verified": true,
              "message": "No more than %d identical characters in a row (e.g., \"%s\" not allowed)" },
            { "code": "sequentialChars", "message": "100% new", "verified": false }
        ]))
    }

    #[test]
    fn the_words_have_their_numbers() {
        let rules = excellent();
        let words: Vec<&str> = rules.iter().map(|rule| rule.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "At least 10 characters in length",
                "Contain at least 3 of the following 4 types of characters:",
                "No more than 2 identical characters in a row (e.g., \"aaa\" not allowed)",
                "100% new",
            ]
        );
        assert_eq!(filled("%", &[json!(1)]), "%");
        assert_eq!(filled("%ü %d", &[json!(1)]), "%ü 1");
    }

    #[rstest]
    #[case("", [Some(false), Some(false), Some(true), None])]
    #[case("abcdefghij", [Some(true), Some(false), Some(true), None])]
    #[case("abcdefghI1", [Some(true), Some(true), Some(true), None])]
    #[case("aaabcdefG!", [Some(true), Some(true), Some(false), None])]
    fn known_rules_are_judged(#[case] password: &str, #[case] expected: [Option<bool>; 4]) {
        let kept: Vec<_> = excellent().iter().map(|rule| rule.is_kept(password)).collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn should_contain_wants_every_kind() {
        let items = json!([{ "code": "lowerCase" }, { "code": "numbers" }]);
        let rule = PasswordRule::list(&json!([{ "code": "shouldContain", "items": items }])).remove(0);
        assert_eq!((rule.is_kept("a1"), rule.is_kept("aB")), (Some(true), Some(false)));
        let strange = json!([{ "code": "shouldContain", "items": [{ "code": "emoji" }] }]);
        assert_eq!(PasswordRule::list(&strange)[0].is_kept("a1"), None);
    }
}
