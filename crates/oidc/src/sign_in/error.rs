//! Why a sign-in failed, and what a person can do about it.

use crate::callback::CallbackError;
use crate::discovery::DiscoveryError;
use crate::id_token::IdTokenError;
use crate::jwks::JwksError;
use crate::token::TokenError;
use thiserror::Error;

/// Why nobody is signed in after an attempt, by the step that failed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SignInError {
    /// The browser keeps nothing for this site, so nothing would be left to check the answer against.
    #[error("the browser's storage is blocked")]
    StorageBlocked,
    /// The provider could not be reached or understood before leaving.
    #[error(transparent)]
    Discovery(#[from] DiscoveryError),
    /// The callback is not used, or is a refusal.
    #[error(transparent)]
    Callback(#[from] CallbackError),
    /// The code did not become tokens.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The provider's keys could not be had.
    #[error(transparent)]
    Jwks(#[from] JwksError),
    /// A person who is signed in had to prove it again, and somebody else came back.
    #[error("another person signed in than the one who had to prove who they are")]
    OtherPerson,
    /// The ID token failed a check.
    #[error(transparent)]
    IdToken(#[from] IdTokenError),
}

/// What helps after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Sign in again; the same way may well work now.
    SignIn,
    /// Sign in again with `prompt=login`: the provider's session would only repeat the refusal.
    SignInAsSomeoneElse,
    /// Follow the link in the provider's mail, then sign in again, with `prompt=login` for the same reason.
    VerifyEmail,
    /// Whoever runs this app or the tenant must change a setting; trying again does not help.
    TellOperator,
}

impl SignInError {
    /// What to offer the person.
    #[must_use]
    pub fn next_step(&self) -> NextStep {
        match self {
            Self::Callback(CallbackError::Refused(refusal)) => match refusal.error.as_str() {
                _ if refusal.wants_verified_email() => NextStep::VerifyEmail,
                _ if refusal.is_denial() => NextStep::SignInAsSomeoneElse,
                "invalid_request" | "invalid_scope" | "unauthorized_client" | "unsupported_response_type" => {
                    NextStep::TellOperator
                }
                _ => NextStep::SignIn,
            },
            Self::Callback(
                CallbackError::NoIssuer | CallbackError::WrongPlace { .. } | CallbackError::Missing { .. },
            ) => NextStep::TellOperator,
            Self::OtherPerson => NextStep::SignInAsSomeoneElse,
            Self::Discovery(DiscoveryError::Transport(why))
            | Self::Token(TokenError::Transport(why))
            | Self::Jwks(JwksError::Transport(why))
                if why.is_lasting() =>
            {
                NextStep::TellOperator
            }
            Self::Discovery(
                DiscoveryError::Transport(_) | DiscoveryError::Status { status: 429 | 500.. },
            ) => NextStep::SignIn,
            Self::Discovery(_) => NextStep::TellOperator,
            Self::Token(TokenError::Refused { .. } | TokenError::TokenType | TokenError::Missing { .. }) => {
                NextStep::TellOperator
            }
            Self::IdToken(error) if error.is_lasting() => NextStep::TellOperator,
            Self::StorageBlocked | Self::Callback(_) | Self::Token(_) | Self::Jwks(_) | Self::IdToken(_) => {
                NextStep::SignIn
            }
        }
    }
}
