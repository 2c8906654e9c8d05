//! Signing out at the provider: what the answer to the revocation decides, and what it does not.

use crate::http::{Response, TransportError};

/// Why the refresh token was not given back. It ends with its time then, or with the provider's session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRevoked {
    /// The provider answers, and the browser withholds what it answered (CORS); the token may be revoked all the same.
    OriginNotAllowed,
    /// The policy of this very page forbids the request.
    Blocked,
    /// The provider answered with something else than a success.
    Refused {
        /// The HTTP status; 0 for a redirect, which is not followed with a token.
        status: u16,
    },
}

/// What comes after a revocation was tried. Giving the token back is best effort: only a provider that is away keeps the
/// browser from ending the provider's own session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRevocation {
    /// Leave, to end the provider's session; and what went wrong with the revocation, if anything did.
    Leave(Option<NotRevoked>),
    /// Nothing tells whether the provider is away or withholds its answer. Ask for its discovery document: where that comes,
    /// leave; where it does not, the person is signed out here only.
    AskDiscovery,
}

impl AfterRevocation {
    /// By the outcome of the revocation request.
    #[must_use]
    pub fn of(outcome: &Result<Response, TransportError>) -> Self {
        match outcome {
            Ok(answer) if answer.status().is_success() => Self::Leave(None),
            Ok(answer) => Self::Leave(Some(NotRevoked::Refused { status: answer.status().as_u16() })),
            Err(TransportError::TooLarge) => Self::Leave(None),
            Err(TransportError::OriginNotAllowed) => Self::Leave(Some(NotRevoked::OriginNotAllowed)),
            Err(TransportError::Blocked) => Self::Leave(Some(NotRevoked::Blocked)),
            Err(TransportError::Redirected) => Self::Leave(Some(NotRevoked::Refused { status: 0 })),
            Err(TransportError::Unreachable | TransportError::TimedOut | TransportError::NotLoaded) => {
                Self::AskDiscovery
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn answer(status: u16) -> Result<Response, TransportError> {
        Ok(::http::Response::builder().status(status).body(Vec::new()).expect("valid"))
    }

    #[rstest]
    #[case(answer(200), AfterRevocation::Leave(None))]
    #[case(answer(400), AfterRevocation::Leave(Some(NotRevoked::Refused { status: 400 })))]
    #[case(answer(503), AfterRevocation::Leave(Some(NotRevoked::Refused { status: 503 })))]
    #[case(Err(TransportError::OriginNotAllowed), AfterRevocation::Leave(Some(NotRevoked::OriginNotAllowed)))]
    #[case(Err(TransportError::Blocked), AfterRevocation::Leave(Some(NotRevoked::Blocked)))]
    #[case(Err(TransportError::Unreachable), AfterRevocation::AskDiscovery)]
    #[case(Err(TransportError::TimedOut), AfterRevocation::AskDiscovery)]
    fn check_79_the_revocation_does_not_decide_about_the_providers_session(
        #[case] outcome: Result<Response, TransportError>,
        #[case] next: AfterRevocation,
    ) {
        assert_eq!(AfterRevocation::of(&outcome), next);
    }
}
