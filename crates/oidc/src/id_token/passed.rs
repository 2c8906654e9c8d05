//! The checks that a token passed, for the person who wants to know.

/// One check of an ID token. Some are made only where there is something to check: no `max_age`, no check of `auth_time`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Signed with an allowed algorithm, by a key that the provider publishes (Core §3.1.3.7, 6 and 7).
    Signature,
    /// `iss` is the configured issuer (2).
    Issuer,
    /// `aud` is this application and nobody else (3).
    Audience,
    /// `azp` is this application (4, 5).
    AuthorizedParty,
    /// `sub` names somebody (§2).
    Subject,
    /// `exp` is not past (9).
    Expiry,
    /// `iat` is not before the attempt (10).
    IssuedAt,
    /// `nbf` is not to come (RFC 7519 §4.1.5).
    NotBefore,
    /// `nonce` is the one of the attempt (11).
    Nonce,
    /// `at_hash` is that of the access token (§3.1.3.8, §3.2.2.9).
    AccessTokenHash,
    /// `acr` is one that was asked for (12).
    AuthenticationContext,
    /// `auth_time` is as fresh as was asked for (13).
    AuthenticationTime,
    /// `org_id` or `org_name` is the organisation that was asked for.
    Organization,
}

impl Check {
    /// Every check, in the order in which they are made.
    pub const ALL: [Self; 13] = [
        Self::Signature,
        Self::Issuer,
        Self::Audience,
        Self::AuthorizedParty,
        Self::Organization,
        Self::Nonce,
        Self::AccessTokenHash,
        Self::AuthenticationContext,
        Self::Expiry,
        Self::IssuedAt,
        Self::NotBefore,
        Self::AuthenticationTime,
        Self::Subject,
    ];

    /// The claim, or the header's `alg`, that the check is about; unique.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Signature => "alg",
            Self::Issuer => "iss",
            Self::Audience => "aud",
            Self::AuthorizedParty => "azp",
            Self::Subject => "sub",
            Self::Expiry => "exp",
            Self::IssuedAt => "iat",
            Self::NotBefore => "nbf",
            Self::Nonce => "nonce",
            Self::AccessTokenHash => "at_hash",
            Self::AuthenticationContext => "acr",
            Self::AuthenticationTime => "auth_time",
            Self::Organization => "org",
        }
    }
}

/// The names of `checks`, separated by spaces.
pub(crate) fn to_text(checks: &[Check]) -> String {
    checks.iter().map(|check| check.name()).collect::<Vec<_>>().join(" ")
}

/// The checks that `text` names.
pub(crate) fn from_text(text: &str) -> Vec<Check> {
    let named = |name: &str| Check::ALL.into_iter().find(|check| check.name() == name);
    text.split(' ').filter_map(named).collect()
}
