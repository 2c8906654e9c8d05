//! What the tenant knows about a person.

use super::provenance::Reading;
use cameo_metadata::metadata::Metadata;
use serde_json::{Map, Value};
use url::Url;

/// A user object of the Management API (auth0.com/docs/manage-users/user-accounts/user-profiles/user-profile-structure),
/// or the claims of `/userinfo` (OIDC Core §5.3.2), whole and in order.
///
/// Whatever an attribute's type should be, another one fails nothing: the attribute is then among
/// [`other_attributes`](Self::other_attributes).
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    attributes: Map<String, Value>,
    // Apart, so that it can be shared; an empty object keeps its place.
    metadata: Option<Metadata>,
    reading: Option<Reading>,
}

/// The further attributes that Auth0 documents, in the order in which they are shown.
const KNOWN: [&str; 17] = [
    "username",
    "phone_number",
    "phone_verified",
    "phone_number_verified",
    "locale",
    "zoneinfo",
    "birthdate",
    "gender",
    "created_at",
    "updated_at",
    "last_login",
    "last_ip",
    "logins_count",
    "last_password_reset",
    "multifactor",
    "multifactor_last_modified",
    "blocked",
];

/// The claims by which an ID token proves itself (OIDC Core §2, §3.1.3.6; RFC 7519 §4.1; OIDC Front-Channel Logout §3).
const PROTOCOL: [&str; 15] = [
    "iss",
    "aud",
    "azp",
    "iat",
    "exp",
    "nbf",
    "jti",
    "nonce",
    "at_hash",
    "c_hash",
    "s_hash",
    "sid",
    "acr",
    "amr",
    "auth_time",
];

impl User {
    /// The user that these attributes describe.
    #[must_use]
    pub fn of(mut attributes: Map<String, Value>) -> Self {
        let metadata = attributes.get_mut("user_metadata").and_then(Value::as_object_mut);
        let metadata = metadata.map(|metadata| std::mem::take(metadata).into());
        Self { attributes, metadata, reading: None }
    }

    /// The user that the claims of an ID token describe. What the token says about itself is left out: it tells nothing of
    /// the person.
    #[must_use]
    pub fn of_id_token(claims: &Map<String, Value>) -> Self {
        let of_person = claims.iter().filter(|(name, _)| !PROTOCOL.contains(&name.as_str()));
        Self::of(of_person.map(|(name, value)| (name.clone(), value.clone())).collect())
    }

    /// The same, with a note of where and when it was read.
    #[must_use]
    pub fn as_read(self, reading: Reading) -> Self {
        Self { reading: Some(reading), ..self }
    }

    /// Where and when it was read, if that was noted.
    #[must_use]
    pub fn reading(&self) -> Option<Reading> {
        self.reading
    }

    /// The whole object, as it came, but for what is in [`user_metadata`](Self::user_metadata).
    #[must_use]
    pub fn attributes(&self) -> &Map<String, Value> {
        &self.attributes
    }

    /// The identifier: `user_id`, or `sub` where the object is of `/userinfo`.
    #[must_use]
    pub fn user_id(&self) -> Option<&str> {
        self.text("user_id").or_else(|| self.text("sub"))
    }

    /// The full name, for display.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.text("name")
    }

    /// The given name.
    #[must_use]
    pub fn given_name(&self) -> Option<&str> {
        self.text("given_name")
    }

    /// The family name.
    #[must_use]
    pub fn family_name(&self) -> Option<&str> {
        self.text("family_name")
    }

    /// The casual name.
    #[must_use]
    pub fn nickname(&self) -> Option<&str> {
        self.text("nickname")
    }

    /// What the person is called: the full name, unless that is only the e-mail address, as it is for accounts with a password; then
    /// given and family name, or the nickname, unless that is only the first part of the address.
    #[must_use]
    pub fn called(&self) -> Option<String> {
        let email = self.email();
        let local_part = email.and_then(|email| email.split('@').next());
        let name = self.name().filter(|name| Some(*name) != email).map(str::to_owned);
        let parts = || {
            let parts: Vec<&str> = [self.given_name(), self.family_name()].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        };
        let nickname = || self.nickname().filter(|name| Some(*name) != local_part).map(str::to_owned);
        name.or_else(parts).or_else(nickname)
    }

    /// The e-mail address.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.text("email")
    }

    /// Whether the e-mail address is known to be the person's; `None` if the tenant does not say.
    #[must_use]
    pub fn email_verified(&self) -> Option<bool> {
        self.attributes.get("email_verified").and_then(Value::as_bool)
    }

    /// The address of the picture, if `pictures` admits it; nothing else is loaded into a page.
    #[must_use]
    pub fn picture(&self, pictures: &Pictures) -> Option<&str> {
        self.text("picture").filter(|address| pictures.admit(address))
    }

    /// The part that the person may edit; empty where there is none.
    #[must_use]
    pub fn user_metadata(&self) -> Metadata {
        self.metadata.clone().unwrap_or_default()
    }

    /// Whether there is a `user_metadata` object at all, even an empty one.
    #[must_use]
    pub fn has_user_metadata(&self) -> bool {
        self.metadata.is_some()
    }

    /// The part that only the tenant's administrators may edit, where it is shown at all.
    #[must_use]
    pub fn app_metadata(&self) -> Option<&Map<String, Value>> {
        self.object("app_metadata")
    }

    /// The accounts that this user signs in with.
    #[must_use]
    pub fn identities(&self) -> &[Value] {
        self.attributes.get("identities").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Every attribute that no other accessor shows: first those that Auth0 documents, in a fixed order, then what an
    /// identity provider added, in its order.
    pub fn other_attributes(&self, pictures: &Pictures) -> impl Iterator<Item = (&str, &Value)> {
        let known = KNOWN.iter().filter_map(|name| self.attributes.get_key_value(*name));
        let further = self.attributes.iter().filter(|(name, _)| !KNOWN.contains(&name.as_str()));
        known
            .chain(further)
            .map(|(name, value)| (name.as_str(), value))
            .filter(|(name, _)| !self.is_shown(name, pictures))
    }

    /// One or two letters that stand for the person where there is no picture; empty if nothing is known of them.
    #[must_use]
    pub fn initials(&self) -> String {
        let given = self.given_name().and_then(initial);
        let family = self.family_name().and_then(initial);
        if given.is_some() || family.is_some() {
            return given.into_iter().chain(family).flat_map(char::to_uppercase).collect();
        }
        let called = [self.name(), self.nickname(), self.email()];
        let Some(called) = called.into_iter().flatten().find(|text| initial(text).is_some()) else {
            return String::new();
        };
        // An address is no name: one letter of it is enough.
        let words = called.split_whitespace().filter(|_| !called.contains('@')).filter_map(initial);
        let mut letters: Vec<char> = words.collect();
        match letters.as_slice() {
            [] => letters.extend(initial(called)),
            [first, .., last] => letters = vec![*first, *last],
            _ => {}
        }
        letters.into_iter().flat_map(char::to_uppercase).collect()
    }

    fn is_shown(&self, name: &str, pictures: &Pictures) -> bool {
        match name {
            "user_id" => self.text(name).is_some(),
            "sub" => self.user_id() == self.text(name),
            "name" | "given_name" | "family_name" | "nickname" | "email" => self.text(name).is_some(),
            "email_verified" => self.email_verified().is_some(),
            "picture" => self.picture(pictures).is_some(),
            "user_metadata" | "app_metadata" => self.object(name).is_some(),
            "identities" => self.attributes.get(name).is_some_and(Value::is_array),
            _ => false,
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    fn object(&self, name: &str) -> Option<&Map<String, Value>> {
        self.attributes.get(name).and_then(Value::as_object)
    }
}

fn initial(text: &str) -> Option<char> {
    text.chars().find(|character| character.is_alphanumeric())
}

/// Which pictures of people are loaded. A picture's host learns who looks at it, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pictures {
    /// `true`: every one at an `https:` address.
    #[default]
    Any,
    /// `false`: none; initials stand in their place.
    Off,
    /// A list: those of these origins.
    From(Vec<String>),
}

impl Pictures {
    /// Whether the picture at `address` is loaded. `https:` is needed, or an address that holds the image itself (`data:image/…`,
    /// RFC 2397), which fetches nothing and runs no script in an `<img>`.
    #[must_use]
    pub fn admit(&self, address: &str) -> bool {
        let begins_with =
            |start: &str| address.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        let is_secure = begins_with("https://");
        match self {
            Self::Off => false,
            _ if begins_with("data:image/") => true,
            Self::Any => is_secure,
            Self::From(origins) => {
                let origin = Url::parse(address).map(|url| url.origin().ascii_serialization());
                is_secure && origin.is_ok_and(|origin| origins.contains(&origin))
            }
        }
    }
}

#[cfg(test)]
#[path = "user_tests.rs"]
mod tests;
