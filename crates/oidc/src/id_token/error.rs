//! Which check an ID token failed.

use thiserror::Error;

/// Which check a token failed. The names are those of the claims.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdTokenError {
    /// Not three parts of base64url around two JSON objects with unique names (RFC 7515 §7.1, RFC 7519 §4).
    #[error("the ID token is not a signed token")]
    Malformed,
    /// An algorithm that is not allowed (RFC 8725 §3.1), or a critical header (RFC 7515 §4.1.11).
    #[error("the ID token is signed with {found:?}, which is not allowed")]
    Algorithm {
        /// What the header says, cut short.
        found: String,
    },
    /// No key of the provider has the token's `kid` and suits its algorithm.
    #[error("the ID token is signed with a key that the provider does not publish")]
    UnknownKey,
    /// The token's key is published, and cannot be computed with here: an RSA key of more than 8192 bits, an exponent or a
    /// point that is none.
    #[error("the ID token is signed with a key that cannot be used here ({found})")]
    UnusableKey {
        /// What the key is, in a few words.
        found: String,
    },
    /// The signature does not fit the key.
    #[error("the ID token's signature is wrong")]
    Signature,
    /// A claim that is missing, or not of its type.
    #[error("the ID token lacks a usable {claim}")]
    Missing {
        /// The claim's name.
        claim: &'static str,
    },
    /// A claim that says something else than it must.
    #[error("the ID token's {claim} is not what it must be")]
    Mismatch {
        /// The claim's name.
        claim: &'static str,
    },
    /// `aud` names somebody beside this application whom the settings do not trust (Core §3.1.3.7, 3).
    #[error("the ID token is also for {found:?}, which is not trusted")]
    UntrustedAudience {
        /// The first such audience, cut short.
        found: String,
    },
    /// Past `exp`.
    #[error("the ID token ended {seconds} seconds ago")]
    Expired {
        /// How long ago, in seconds.
        seconds: i64,
    },
    /// Before `nbf`.
    #[error("the ID token is not valid for another {seconds} seconds")]
    NotYetValid {
        /// How long from now, in seconds.
        seconds: i64,
    },
    /// Issued before it was asked for (Core §3.1.3.7, 10).
    #[error("the ID token was issued {seconds} seconds before it was asked for")]
    Stale {
        /// How long before, in seconds.
        seconds: i64,
    },
    /// The authentication is older than `max_age` allows.
    #[error("the authentication is older than asked for")]
    TooOld,
}

impl IdTokenError {
    /// Whether another sign-in would end in the same way, as it lies with what the provider is set up to send, or with what
    /// the settings accept.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        match self {
            Self::Algorithm { .. }
            | Self::UnusableKey { .. }
            | Self::UntrustedAudience { .. }
            | Self::Malformed
            | Self::Missing { .. } => true,
            Self::Mismatch { claim } => matches!(*claim, "iss" | "aud" | "azp" | "at_hash"),
            _ => false,
        }
    }

    /// Whether a wrong clock on the device could be the reason.
    #[must_use]
    pub fn may_be_the_clock(&self) -> bool {
        matches!(self, Self::Expired { .. } | Self::NotYetValid { .. } | Self::Stale { .. } | Self::TooOld)
    }
}
