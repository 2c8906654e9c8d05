//! What there is to say about the name of a field, before the tenant says it.

/// A remark on a name. The first two keep Auth0 from storing it; the others are advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameRemark {
    /// Auth0 refuses names with `.` or `$`
    /// (auth0.com/docs/manage-users/user-accounts/metadata/metadata-fields-data).
    Refused {
        /// The first character that is refused.
        character: char,
    },
    /// Another field of the same object has it.
    Taken,
    /// It is empty, or nothing but space.
    Empty,
    /// It begins or ends with space, which nobody sees.
    Padded,
    /// Longer than what Auth0 takes at sign-up.
    TooLong {
        /// How many characters it has.
        length: usize,
    },
    /// One of the names that Auth0 keeps for itself in the metadata of applications.
    Reserved,
    /// It looks like the name of something that does not belong into metadata.
    Secret(Secret),
}

/// What a name seems to promise. Metadata is no secure store: applications read it, and support staff do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Secret {
    /// A password or passphrase.
    Password,
    /// A token, key or other credential of a program.
    Token,
    /// A PIN or one-time code.
    Pin,
    /// The number of a payment card or bank account.
    Payment,
    /// The number of a person with the state.
    Identity,
}

/// The most characters of a name that Auth0 takes at sign-up.
pub const LONGEST: usize = 100;

const RESERVED: [&str; 18] = [
    "__tenant",
    "_id",
    "blocked",
    "clientID",
    "created_at",
    "email_verified",
    "email",
    "globalClientID",
    "global_client_id",
    "identities",
    "lastIP",
    "lastLogin",
    "loginsCount",
    "metadata",
    "multifactor_last_modified",
    "multifactor",
    "updated_at",
    "user_id",
];

/// Words that stand alone in a name, or two that follow each other.
const SECRETS: [(&str, Secret); 34] = [
    ("password", Secret::Password),
    ("passwd", Secret::Password),
    ("pwd", Secret::Password),
    ("passphrase", Secret::Password),
    ("passcode", Secret::Password),
    ("passwort", Secret::Password),
    ("kennwort", Secret::Password),
    ("contraseña", Secret::Password),
    ("secret", Secret::Token),
    ("secrets", Secret::Token),
    ("token", Secret::Token),
    ("tokens", Secret::Token),
    ("credential", Secret::Token),
    ("credentials", Secret::Token),
    ("apikey", Secret::Token),
    ("api key", Secret::Token),
    ("private key", Secret::Token),
    ("access key", Secret::Token),
    ("pin", Secret::Pin),
    ("otp", Secret::Pin),
    ("totp", Secret::Pin),
    ("tan", Secret::Pin),
    ("cvv", Secret::Payment),
    ("cvc", Secret::Payment),
    ("iban", Secret::Payment),
    ("creditcard", Secret::Payment),
    ("credit card", Secret::Payment),
    ("card number", Secret::Payment),
    ("account number", Secret::Payment),
    ("ssn", Secret::Identity),
    ("social security", Secret::Identity),
    ("passport number", Secret::Identity),
    ("tax id", Secret::Identity),
    ("national id", Secret::Identity),
];

impl NameRemark {
    /// Whether the field cannot be stored under the name.
    #[must_use]
    pub fn prevents_saving(self) -> bool {
        matches!(self, Self::Refused { .. } | Self::Taken)
    }
}

/// Everything there is to say about a name, what prevents saving first. `taken` is whether a sibling has it.
#[must_use]
pub fn judge(name: &str, taken: bool) -> Vec<NameRemark> {
    let mut remarks = Vec::new();
    if let Some(character) = name.chars().find(|character| matches!(character, '.' | '$')) {
        remarks.push(NameRemark::Refused { character });
    }
    if taken {
        remarks.push(NameRemark::Taken);
    }
    if name.trim().is_empty() {
        remarks.push(NameRemark::Empty);
    } else if name.trim().len() < name.len() {
        remarks.push(NameRemark::Padded);
    }
    let length = name.chars().count();
    if length > LONGEST {
        remarks.push(NameRemark::TooLong { length });
    }
    if RESERVED.contains(&name) {
        remarks.push(NameRemark::Reserved);
    }
    remarks.extend(secret(name).map(NameRemark::Secret));
    remarks
}

/// What a name seems to promise that should not be stored here.
#[must_use]
pub fn secret(name: &str) -> Option<Secret> {
    let words = words(name);
    let named = |text: &str| SECRETS.iter().find(|one| one.0 == text).map(|one| one.1);
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    words.iter().find_map(|word| named(word)).or_else(|| pairs.into_iter().find_map(|pair| named(&pair)))
}

/// The words of `snake_case`, `camelCase`, `kebab-case` and `two words`, in small letters.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for character in name.chars() {
        let begins = !character.is_alphanumeric() || (character.is_uppercase() && after_small);
        if begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
        after_small = character.is_lowercase() || character.is_numeric();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("hobby", false, vec![])]
    #[case("a.b$", true, vec![NameRemark::Refused { character: '.' }, NameRemark::Taken])]
    #[case("", false, vec![NameRemark::Empty])]
    #[case(" \u{a0}", false, vec![NameRemark::Empty])]
    #[case("size ", false, vec![NameRemark::Padded])]
    #[case("user_id", false, vec![NameRemark::Reserved])]
    #[case("User_id", false, vec![])]
    #[case("__proto__", false, vec![])]
    #[case("🏄‍♀️", false, vec![])]
    fn a_name_is_remarked_on(#[case] name: &str, #[case] taken: bool, #[case] expected: Vec<NameRemark>) {
        assert_eq!(judge(name, taken), expected);
        assert_eq!(expected.first().is_some_and(|first| first.prevents_saving()), name.contains('.'));
    }

    #[test]
    fn the_longest_name_has_a_hundred_characters() {
        assert_eq!(judge(&"é".repeat(100), false), []);
        assert_eq!(judge(&"é".repeat(101), false), [NameRemark::TooLong { length: 101 }]);
    }

    #[rstest]
    #[case("password", Some(Secret::Password))]
    #[case("oldPassword_2", Some(Secret::Password))]
    #[case("API-Key", Some(Secret::Token))]
    #[case("apiKey", Some(Secret::Token))]
    #[case("refresh_token", Some(Secret::Token))]
    #[case("PIN", Some(Secret::Pin))]
    #[case("credit card", Some(Secret::Payment))]
    #[case("socialSecurityNumber", Some(Secret::Identity))]
    #[case("shipping", None)]
    #[case("pinterest", None)]
    #[case("tango", None)]
    #[case("key", None)]
    #[case("secretary", None)]
    fn a_secret_is_told_by_its_words(#[case] name: &str, #[case] expected: Option<Secret>) {
        assert_eq!(secret(name), expected);
    }
}
