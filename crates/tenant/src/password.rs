//! Passwords: how they are kept, and what a good one is.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString, rand_core::OsRng};
use argon2::{Argon2, Params};
use serde_json::{Value, json};

/// How dear a password hash is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cost {
    /// argon2id with the crate's default parameters: for a data file, which may be read by others one day.
    Default,
    /// argon2id at its cheapest: only for a store in memory, which ends with its test.
    Cheapest,
}

/// The argon2id hash of a password as a PHC string; `None` if it is longer than argon2 can take.
pub(crate) fn hash(password: &str, cost: Cost) -> Option<String> {
    let argon2 = match cost {
        Cost::Default => Argon2::default(),
        Cost::Cheapest => {
            let params = Params::new(Params::MIN_M_COST, 1, 1, None).ok()?;
            Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params)
        }
    };
    let salt = SaltString::generate(&mut OsRng);
    argon2.hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whether `password` is the one that was hashed.
pub(crate) fn matches(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// What is missing in a password, judged by Auth0's policy `good`: eight characters of three of four kinds.
/// `None` if nothing is.
pub(crate) fn weakness(password: &str) -> Option<Weakness> {
    let kinds = [
        password.chars().any(char::is_lowercase),
        password.chars().any(char::is_uppercase),
        password.chars().any(|c| c.is_ascii_digit()),
        password.chars().any(|c| !c.is_alphanumeric()),
    ];
    let long = password.chars().count() >= 8;
    let enough = kinds.iter().filter(|kind| **kind).count() >= 3;
    (!(long && enough)).then_some(Weakness { kinds, long, enough })
}

/// What is missing in a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weakness {
    kinds: [bool; 4],
    long: bool,
    enough: bool,
}

const KINDS: [(&str, &str); 4] = [
    ("lowerCase", "lower case letters (a-z)"),
    ("upperCase", "upper case letters (A-Z)"),
    ("numbers", "numbers (i.e. 0-9)"),
    ("specialCharacters", "special characters (e.g. !@#$%^&*)"),
];

impl Weakness {
    /// The rules in one sentence, for the sign-up page.
    pub fn sentence(&self) -> &'static str {
        match (self.long, self.enough) {
            (false, true) => "The password needs at least 8 characters.",
            (true, false) => {
                "The password needs at least three of: lower case letters, upper case letters, numbers, special characters."
            }
            _ => {
                "The password needs at least 8 characters, and at least three of: lower case letters, upper case letters, numbers, special characters."
            }
        }
    }

    /// The `policy` text of a `PasswordStrengthError`.
    pub fn policy() -> String {
        let items: String = KINDS.iter().map(|(_, text)| format!("\n * {text}")).collect();
        format!(
            "* At least 8 characters in length\n* Contain at least 3 of the following 4 types of characters:{items}"
        )
    }

    /// The `description` object of a `PasswordStrengthError`.
    pub fn description(&self) -> Value {
        let items: Vec<Value> = KINDS
            .iter()
            .zip(self.kinds)
            .map(
                |((code, message), verified)| json!({"code": code, "message": message, "verified": verified}),
            )
            .collect();
        json!({
            "rules": [
                {"code": "lengthAtLeast", "format": [8], "message": "At least %d characters in length", "verified": self.long},
                {"code": "containsAtLeast", "format": [3, 4], "items": items, "verified": self.enough,
                 "message": "Contain at least %d of the following %d types of characters:"},
            ],
            "verified": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_matches_its_password_alone() {
        let hash = hash("Correct-horse-1", Cost::Cheapest).expect("hashable");
        assert!(hash.starts_with("$argon2id$"));
        assert!(matches("Correct-horse-1", &hash));
        assert!(!matches("correct-horse-1", &hash));
        assert!(!matches("Correct-horse-1", "not a hash"));
    }

    #[test]
    fn the_policy_wants_eight_characters_of_three_kinds() {
        for good in ["Correct-horse-1", "abcdefG1", "abc-def-1", "ÄÖÜäöü12"] {
            assert_eq!(weakness(good), None, "{good}");
        }
        for bad in ["", "abcdefg", "abcdefgh", "abcdefgH", "Aa1-"] {
            assert!(weakness(bad).is_some(), "{bad}");
        }
    }
}
