//! Why the tenant did not do what was asked.

use cameo_oidc::http::TransportError;
use cameo_oidc::time::Timestamp;
use thiserror::Error;

/// What went wrong with a call to the Management API. `Display` is for developers.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ApiError {
    /// The API's address or the token cannot stand in a request.
    #[error("the address or the token cannot be sent")]
    Unsendable,
    /// No connection, or an answer that the browser withholds.
    #[error("no answer: unreachable, or this origin is not allowed")]
    Unreachable,
    /// The API's host answers, and the browser withholds what it answered, as it does not allow this origin (CORS).
    #[error("the answer does not allow this origin")]
    OriginNotAllowed,
    /// The policy of this very page forbids the request, which was not sent.
    #[error("this page's policy does not allow the request")]
    Blocked,
    /// The API redirects elsewhere, which is not followed with a token.
    #[error("the API redirects elsewhere")]
    Redirected,
    /// A file of the app itself, which the call needs, did not load; nothing was sent.
    #[error("a file of this app did not load")]
    NotLoaded,
    /// The answer is about another user than the one that was asked about; nothing of it is used.
    #[error("the answer is about another user")]
    OtherPerson,
    /// The time limit passed first.
    #[error("no answer within the time limit")]
    TimedOut,
    /// The answer is larger than is read, or the tenant found the request too large (413).
    #[error("too large")]
    TooLarge {
        /// Whether it is the request that the tenant refused.
        refused: bool,
    },
    /// The answer nests deeper than is read.
    #[error("the answer is nested too deep")]
    TooDeep,
    /// The answer is not the JSON that it should be; a page of a proxy or a captive portal, most often.
    #[error("status {status} without the JSON object that belongs to it")]
    NotJson {
        /// The HTTP status.
        status: u16,
    },
    /// The token is not accepted, and renewing it is not the answer (401).
    #[error("unauthorized: {message}")]
    Unauthorized {
        /// The tenant's words.
        message: String,
    },
    /// The token has ended (401).
    #[error("the access token has expired")]
    TokenExpired,
    /// The token is no JWT: it was issued without the Management API as its audience (400).
    #[error("the access token is opaque: it was issued without the audience of the Management API")]
    OpaqueToken,
    /// The tenant refuses a value or a name (400 `invalid_body`).
    #[error("invalid body: {message}")]
    InvalidBody {
        /// The tenant's words.
        message: String,
        /// The property that they name, dotted, such as `user_metadata.hobby`.
        field: Option<String>,
    },
    /// The token may not do this (403 `insufficient_scope`).
    #[error("insufficient scope, any of {expected:?} is needed")]
    InsufficientScope {
        /// The scopes of which one would do.
        expected: Vec<String>,
    },
    /// The user is not the token's subject (403 `unowned_resource`).
    #[error("the user is not the subject of the token")]
    UnownedResource,
    /// The user is no more (404 `inexistent_user`).
    #[error("the user does not exist")]
    NoSuchUser,
    /// These attributes are not for the person themself to change.
    #[error("not to be updated: {fields:?}")]
    CannotUpdate {
        /// The names of the attributes.
        fields: Vec<String>,
    },
    /// Too many requests, from this person or from the whole tenant (429).
    #[error("too many requests")]
    TooManyRequests {
        /// When the tenant answers again, if it says so and the browser may read it.
        reset: Option<Timestamp>,
    },
    /// The tenant has failed (5xx).
    #[error("the tenant failed with status {status}")]
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// An answer that belongs to none of the above.
    #[error("status {status}, code {code:?}: {message}")]
    Unexpected {
        /// The HTTP status.
        status: u16,
        /// The `errorCode`, where there is one.
        code: Option<String>,
        /// The tenant's words.
        message: String,
    },
}

impl ApiError {
    /// Whether the same request may succeed later, with nothing else changed.
    #[must_use]
    pub fn can_retry(&self) -> bool {
        matches!(
            self,
            Self::Unreachable
                | Self::OriginNotAllowed
                | Self::NotLoaded
                | Self::TimedOut
                | Self::NotJson { .. }
                | Self::TooManyRequests { .. }
                | Self::Server { .. }
        )
    }

    /// Whether the person has to sign in again.
    #[must_use]
    pub fn ends_session(&self) -> bool {
        matches!(self, Self::Unauthorized { .. } | Self::NoSuchUser)
    }

    /// Whether a fresh access token helps. To be tried once; a second such answer ends the session.
    #[must_use]
    pub fn needs_refresh(&self) -> bool {
        matches!(self, Self::TokenExpired)
    }

    /// Whether a `PATCH` that failed so may have been stored all the same: read again before offering to repeat it.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        match self {
            Self::Unreachable
            | Self::OriginNotAllowed
            | Self::TimedOut
            | Self::TooDeep
            | Self::OtherPerson
            | Self::Server { .. } => true,
            Self::TooLarge { refused } => !refused,
            Self::NotJson { status } => (200..300).contains(status),
            _ => false,
        }
    }
}

impl From<TransportError> for ApiError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Unreachable => Self::Unreachable,
            TransportError::OriginNotAllowed => Self::OriginNotAllowed,
            TransportError::Blocked => Self::Blocked,
            TransportError::Redirected => Self::Redirected,
            TransportError::NotLoaded => Self::NotLoaded,
            TransportError::TimedOut => Self::TimedOut,
            TransportError::TooLarge => Self::TooLarge { refused: false },
        }
    }
}
