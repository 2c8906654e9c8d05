//! Arriving from the provider's mail: the page that Auth0 leads to when somebody has followed the link in a verification
//! mail (auth0.com/docs/customize/email/email-templates, "Redirect To").
//!
//! It is no answer to a sign-in and no request for one: nobody is signed in by it, and nothing in it is trusted. Anybody can
//! write such an address, so its own words are never shown.

/// What came of a link in a mail, as far as its address says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailLink {
    /// The address is verified.
    Verified,
    /// The link was used before, has expired, or belongs to nobody any more.
    NotValid,
}

/// What the raw `query` of a page says of a link in a mail, without its `?`; `None` if it says nothing of one. An answer to a
/// sign-in has a `state`, and a request for one an issuer or an invitation: these are never taken for a mail's.
#[must_use]
pub fn email_link(query: &str) -> Option<EmailLink> {
    let find = |wanted: &str| {
        let mut pairs = url::form_urlencoded::parse(query.as_bytes());
        pairs.find(|(name, _)| name == wanted).map(|(_, value)| value)
    };
    if ["state", "iss", "invitation", "error"].into_iter().any(|name| find(name).is_some()) {
        return None;
    }
    find("message")?;
    match (find("success")?.as_ref(), find("code").as_deref()) {
        ("true", None | Some("success")) => Some(EmailLink::Verified),
        ("false", _) => Some(EmailLink::NotValid),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(
        "email=a%40b.example&message=Your%20email%20was%20verified.&success=true&code=success",
        Some(EmailLink::Verified)
    )]
    #[case(
        "message=This%20URL%20can%20be%20used%20only%20once&success=false&code=used",
        Some(EmailLink::NotValid)
    )]
    #[case("", None)]
    #[case("code=abc&state=xyz", None)]
    #[case("code=success&success=true&message=x&state=xyz", None)]
    #[case("iss=https%3A%2F%2Ft.example%2F&success=true&message=x", None)]
    #[case("success=true&code=success", None)]
    #[case("success=perhaps&message=x", None)]
    fn a_mails_link_is_told_from_everything_else(#[case] query: &str, #[case] expected: Option<EmailLink>) {
        assert_eq!(email_link(query), expected);
    }
}
