//! What a sign-up could not carry, and waits on this device for the person's first sign-in.

use cameo_metadata::merge::{Merge, merge};
use cameo_metadata::{Metadata, json};
use cameo_oidc::client::Client;
use serde_json::{Map, Value};

/// Metadata that has not been stored yet, of one person at one provider. Never a password.
#[derive(Clone, Debug, PartialEq)]
pub struct Leftover(Map<String, Value>);

impl Leftover {
    /// Of these answers, if there are any.
    #[must_use]
    pub fn of(later: Map<String, Value>) -> Option<Self> {
        (!later.is_empty()).then_some(Self(later))
    }

    /// The names under which it will be stored, with the values.
    #[must_use]
    pub fn answers(&self) -> &Map<String, Value> {
        &self.0
    }

    /// The same as text, for a storage.
    #[must_use]
    pub fn to_text(&self) -> String {
        Metadata::from(self.0.clone()).to_text()
    }

    /// From a storage; nothing if the text is none of ours.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        match json::read(text.as_bytes()) {
            Ok(Value::Object(later)) => Self::of(later),
            _ => None,
        }
    }

    /// Brings it in. What is stored already under one of the names is newer, and stays.
    #[must_use]
    pub fn join(&self, stored: &Metadata) -> Merge {
        let mut root = stored.root().clone();
        for (name, value) in &self.0 {
            if !root.contains_key(name) {
                root.insert(name.clone(), value.clone());
            }
        }
        merge(stored, &root.into(), stored)
    }
}

/// Where it lies while the provider has not said who the account is: under its address.
#[must_use]
pub fn key_by_address(client: &Client, email: &str) -> String {
    key(client, &["mailto:", &email.trim().to_lowercase()].concat())
}

/// Where it lies: one person's at one provider.
#[must_use]
pub fn key(client: &Client, subject: &str) -> String {
    ["cameo.sign-up.", client.issuer.as_str(), "#", subject].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn it_comes_back_to_the_letter_and_never_empty() {
        let text = r#"{"size":43.50,"tags":["a"]}"#;
        let leftover = Leftover::from_text(text).expect("something");
        assert_eq!(leftover.to_text(), text);
        for nothing in ["{}", "[]", "", "{"] {
            assert_eq!(Leftover::from_text(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn what_is_stored_meanwhile_stays() {
        let leftover = Leftover::from_text(r#"{"size":43,"tags":["a"]}"#).expect("something");
        let stored: Metadata =
            json!({ "size": 44, "hobby": "x" }).as_object().expect("an object").clone().into();
        let joined = leftover.join(&stored).resolve(&[]).expect("no conflict");
        assert_eq!(Value::Object(joined.root().clone()), json!({ "size": 44, "hobby": "x", "tags": ["a"] }));
    }
}
