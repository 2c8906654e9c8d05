//! The settings that are lists of words, or numbers of seconds.

use super::Sensitive;
use super::read::Reader;
use cameo_auth0::user::Pictures;
use cameo_metadata::encoding as text;
use cameo_oidc::algorithm::SignatureAlgorithm;
use cameo_oidc::issuer::is_secure;
use serde_json::Value;
use url::Url;

/// The longest time for which a sign-in may count as a moment ago, in seconds: a day.
pub(super) const MAX_SENSITIVE_MAX_AGE: u32 = 86_400;

const ORIGINS: &str = "a list of origins such as \"https://host\", without a path";

/// The origin that `text` is, as browsers write it; `None` if it is none, or not a secure one.
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(is_secure)?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_anonymous = url.username().is_empty() && url.password().is_none();
    (is_bare && is_anonymous).then(|| url.origin().ascii_serialization())
}

impl Reader<'_> {
    /// RS256 unless said otherwise. `none` and the HMAC family can be written, and are refused like any other word.
    pub(super) fn algorithms(&mut self) -> Vec<SignatureAlgorithm> {
        let expected = "a list of RS256, RS384, RS512, PS256, PS384, PS512, ES256 and ES384, each in quotes; none and HS256 are never accepted";
        let named = self.words("idTokenAlgorithms", expected, SignatureAlgorithm::parse);
        named.filter(|named| !named.is_empty()).unwrap_or_else(|| vec![SignatureAlgorithm::Rs256])
    }

    pub(super) fn sensitive(&mut self) -> Vec<Sensitive> {
        let expected = "a list of \"edit\", \"changePassword\", \"linkAccounts\" and \"signOutEverywhere\"";
        let named = self.words("sensitive", expected, |word| match word {
            "edit" => Some(Sensitive::Edit),
            "changePassword" => Some(Sensitive::ChangePassword),
            "linkAccounts" => Some(Sensitive::LinkAccounts),
            "signOutEverywhere" => Some(Sensitive::SignOutEverywhere),
            _ => None,
        });
        named.unwrap_or_default()
    }

    pub(super) fn trusted_audiences(&mut self) -> Vec<String> {
        let expected = "a list of audiences, each a text that is not empty";
        let is_given = |word: &str| (!word.trim().is_empty()).then(|| word.to_owned());
        self.words("trustedAudiences", expected, is_given).unwrap_or_default()
    }

    pub(super) fn connect_origins(&mut self) -> Vec<String> {
        self.words("connectOrigins", ORIGINS, origin).unwrap_or_default()
    }

    pub(super) fn pictures(&mut self) -> Pictures {
        match self.object.get("pictures") {
            None | Some(Value::Null | Value::Bool(true)) => Pictures::Any,
            Some(Value::Bool(false)) => Pictures::Off,
            Some(Value::Array(_)) => {
                Pictures::From(self.words("pictures", ORIGINS, origin).unwrap_or_default())
            }
            Some(other) => {
                self.wrong("pictures", other, "true, false or a list of origins such as \"https://host\"");
                Pictures::Off
            }
        }
    }

    /// The list under `key`, each word as what it means; a single one that means nothing makes the list wrong.
    fn words<T>(
        &mut self,
        key: &'static str,
        expected: &'static str,
        meaning: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let value = self.object.get(key).filter(|value| !value.is_null())?;
        let listed = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let means = |word: &Value| word.as_str().map(text::trim).and_then(&meaning);
        let wrong = listed.iter().find(|word| means(word).is_none());
        match (value, wrong) {
            (Value::Array(_), None) => Some(listed.iter().filter_map(means).collect()),
            (value, wrong) => {
                self.wrong(key, wrong.unwrap_or(value), expected);
                None
            }
        }
    }

    /// A whole number of seconds up to `most`.
    pub(super) fn seconds(&mut self, key: &'static str, default: u32, most: u32) -> u32 {
        let Some(value) = self.object.get(key).filter(|value| !value.is_null()) else { return default };
        match value.as_u64().and_then(|seconds| u32::try_from(seconds).ok()) {
            Some(seconds) if seconds <= most => seconds,
            _ => {
                let expected = match most {
                    super::MAX_LEEWAY => "a whole number from 0 to 300",
                    _ => "a whole number from 0 to 86400",
                };
                self.wrong(key, value, expected);
                default
            }
        }
    }
}
