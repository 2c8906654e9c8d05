//! Parameters of a request, from a query, a form or a JSON object: pairs of text.

use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};
use url::form_urlencoded;

/// Named values, in the order sent. An empty value counts as absent (RFC 6749 §3.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Params(pub Vec<(String, String)>);

impl Params {
    /// From a query or a form. What is not UTF-8 becomes replacement characters, never an error.
    pub fn urlencoded(text: &[u8]) -> Self {
        Self(form_urlencoded::parse(text).into_owned().collect())
    }

    /// From a request body: JSON if the content type says so, else a form. `None` if it should be JSON and is not.
    pub fn body(headers: &HeaderMap, body: &[u8]) -> Option<Self> {
        if !is_json(headers) {
            return Some(Self::urlencoded(body));
        }
        let object: Map<String, Value> = serde_json::from_slice(body).ok()?;
        let pairs = object.into_iter().filter_map(|(name, value)| match value {
            Value::String(text) => Some((name, text)),
            Value::Number(_) | Value::Bool(_) => Some((name, value.to_string())),
            _ => None,
        });
        Some(Self(pairs.collect()))
    }

    /// The value of `name`, if it is there and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// As [`Params::get`], owned.
    pub fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// A name that stands there twice, which RFC 6749 §3.1 forbids.
    pub fn repeated(&self) -> Option<&str> {
        self.0
            .iter()
            .enumerate()
            .find(|(i, (name, _))| self.0[..*i].iter().any(|(n, _)| n == name))
            .map(|(_, (n, _))| n.as_str())
    }
}

/// Whether the content type is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let content_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value.to_owned())
}

/// The token of `Authorization: Bearer …` (RFC 6750 §2.1).
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_value_is_absent() {
        let params = Params::urlencoded(b"a=1&b=&federated&a=2");
        assert_eq!((params.get("a"), params.get("b"), params.get("c")), (Some("1"), None, None));
        assert_eq!(params.repeated(), Some("a"));
    }

    #[test]
    fn a_json_body_is_read_as_such() {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "Application/JSON; charset=utf-8".parse().expect("a header"));
        let params = Params::body(&headers, br#"{"code":"x","n":1,"o":{}}"#).expect("an object");
        assert_eq!((params.get("code"), params.get("n"), params.get("o")), (Some("x"), Some("1"), None));
        assert_eq!(Params::body(&headers, b"[]"), None);
    }
}
