//! Who signs the tokens.

use std::fmt;
use thiserror::Error;
use url::{Host, Url};

/// An issuer identifier, kept to the letter: it is compared as text, and Auth0's ends with a slash that a parsed URL
/// would treat as no difference (OpenID Connect Discovery 1.0 §4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer(String);

/// Why a text is no issuer that Cameo would send a person to.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IssuerError {
    /// Not an absolute `https:` or `http:` URL.
    #[error("not an absolute URL")]
    NotAUrl,
    /// `http:` on a host that is not this machine.
    #[error("plain http: is accepted on loopback only")]
    NotSecure,
    /// A query or a fragment, which an issuer must not have (Discovery §3).
    #[error("an issuer has no query and no fragment")]
    QueryOrFragment,
}

impl Issuer {
    /// Accepts `https:` anywhere and `http:` on loopback.
    ///
    /// # Errors
    /// When the text is no such URL, or has a query or a fragment.
    pub fn parse(text: &str) -> Result<Self, IssuerError> {
        let url = Url::parse(text).map_err(|_| IssuerError::NotAUrl)?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(IssuerError::NotAUrl);
        }
        if !is_secure(&url) {
            return Err(IssuerError::NotSecure);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(IssuerError::QueryOrFragment);
        }
        Ok(Self(text.to_owned()))
    }

    /// The issuer of an Auth0 tenant's domain: `https://`, the domain, and the slash.
    ///
    /// # Errors
    /// When `domain` is not a bare host name.
    pub fn of_domain(domain: &str) -> Result<Self, IssuerError> {
        let bare = !domain.is_empty() && !domain.contains(['/', '?', '#', '@', ' ', '\\']);
        if !bare {
            return Err(IssuerError::NotAUrl);
        }
        Self::parse(&format!("https://{domain}/"))
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is plain `http:`, which is accepted on loopback only.
    #[must_use]
    pub fn is_on_loopback(&self) -> bool {
        // The scheme may be written in capitals.
        self.0.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"))
    }

    /// `path` below the issuer, joined by one slash (Discovery §4.1 removes the terminating one first).
    #[must_use]
    pub fn join(&self, path: &str) -> String {
        format!("{}/{path}", self.0.strip_suffix('/').unwrap_or(&self.0))
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `url` is `https:`, or `http:` on this very machine (RFC 8252 §8.3).
#[must_use]
pub fn is_secure(url: &Url) -> bool {
    match (url.scheme(), url.host()) {
        ("https", Some(_)) => true,
        ("http", Some(Host::Domain(name))) => name == "localhost" || name.ends_with(".localhost"),
        ("http", Some(Host::Ipv4(address))) => address.is_loopback(),
        ("http", Some(Host::Ipv6(address))) => address.is_loopback(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::auth0("https://tenant.eu.auth0.com/")]
    #[case::no_slash("https://id.example.org/realms/one")]
    #[case::loopback("http://localhost:4400/")]
    #[case::loopback_v4("http://127.0.0.1:4400/")]
    #[case::loopback_v6("http://[::1]:4400/")]
    fn check_01_02_an_issuer_is_kept_to_the_letter(#[case] text: &str) {
        assert_eq!(Issuer::parse(text).map(|issuer| issuer.to_string()), Ok(text.to_owned()));
    }

    #[rstest]
    #[case::empty("", IssuerError::NotAUrl)]
    #[case::domain_only("tenant.eu.auth0.com", IssuerError::NotAUrl)]
    #[case::other_scheme("javascript:alert(1)", IssuerError::NotAUrl)]
    #[case::plain_http("http://tenant.eu.auth0.com/", IssuerError::NotSecure)]
    #[case::looks_local("http://localhost.evil.example/", IssuerError::NotSecure)]
    #[case::query("https://tenant.example/?a=b", IssuerError::QueryOrFragment)]
    #[case::fragment("https://tenant.example/#a", IssuerError::QueryOrFragment)]
    fn check_01_what_is_no_issuer_is_refused(#[case] text: &str, #[case] why: IssuerError) {
        assert_eq!(Issuer::parse(text), Err(why));
    }

    #[test]
    fn check_02_joining_puts_one_slash() {
        for text in ["https://a.example", "https://a.example/"] {
            let issuer = Issuer::parse(text).expect("valid");
            assert_eq!(issuer.join(".well-known/x"), "https://a.example/.well-known/x");
        }
    }

    #[test]
    fn a_domain_is_a_bare_host() {
        assert_eq!(
            Issuer::of_domain("t.auth0.com").map(|i| i.to_string()),
            Ok("https://t.auth0.com/".to_owned())
        );
        assert!(Issuer::of_domain("https://t.auth0.com").is_err());
        assert!(Issuer::of_domain("t.auth0.com/x").is_err());
    }
}
