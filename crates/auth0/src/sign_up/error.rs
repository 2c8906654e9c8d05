//! Why there is no account, whichever of its shapes the provider says it in.

use super::password::PasswordRule;
use cameo_oidc::http::TransportError;
use cameo_oidc::time::Timestamp;
use thiserror::Error;

/// What of the form an error is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The e-mail address.
    Email,
    /// The username.
    Username,
    /// The password.
    Password,
    /// Another field, by its name.
    Field(String),
}

/// Why there is no account, or why that is not known.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SignUpError {
    /// What was filled in, or the issuer, cannot stand in a request.
    #[error("the request cannot be sent")]
    Unsendable,
    /// No connection, or an answer that the browser withholds: the account may be there all the same.
    #[error("no answer: unreachable, or this origin is not allowed")]
    Unreachable,
    /// The time limit passed first: the account may be there all the same.
    #[error("no answer within the time limit")]
    TimedOut,
    /// An answer that cannot be read; with a status of success the account may be there.
    #[error("status {status} without the JSON object that belongs to it")]
    NotJson {
        /// The HTTP status.
        status: u16,
    },
    /// The provider has failed (5xx): the account may be there all the same.
    #[error("the provider failed with status {status}")]
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// Too many sign-ups from here (429, `too_many_requests`).
    #[error("too many requests")]
    TooManyRequests {
        /// When it is over, if the provider says so and the browser may read it.
        reset: Option<Timestamp>,
    },
    /// The provider does not say why (`invalid_signup`): the address may be taken, or not.
    #[error("invalid sign up")]
    NotSaid,
    /// There is an account with this address (`user_exists`).
    #[error("the user exists")]
    UserExists,
    /// Somebody has this username (`username_exists`).
    #[error("the username exists")]
    UsernameExists,
    /// The password keeps not every rule (`PasswordStrengthError`).
    #[error("the password is too weak")]
    PasswordStrength {
        /// The rules, each with whether it was kept; none where the provider does not list them.
        rules: Vec<PasswordRule>,
        /// All of them in words, where the provider gives them.
        policy: Option<String>,
    },
    /// The password is a common one (`PasswordDictionaryError`).
    #[error("the password is too common")]
    PasswordDictionary,
    /// The password holds something of the person's own details (`PasswordNoUserInfoError`).
    #[error("the password contains user information")]
    PasswordNoUserInfo,
    /// The password was used before (`PasswordHistoryError`).
    #[error("the password was used before")]
    PasswordHistory,
    /// The password is known from a breach (`password_leaked`).
    #[error("the password is known from a breach")]
    PasswordLeaked,
    /// The provider wants a captcha to be solved (`invalid_captcha`), which only its own page can show.
    #[error("a captcha is needed")]
    Captcha,
    /// Code of the operator's refuses it (an Action, a Rule or a Hook).
    #[error("refused by an extension: {message:?}")]
    Extension {
        /// What the operator says to the person.
        message: Option<String>,
    },
    /// Nobody may sign up here.
    #[error("signing up is switched off")]
    Disabled,
    /// The application or the connection is not what the settings say: for the operator.
    #[error("the settings do not fit the provider: {message}")]
    Settings {
        /// The provider's words.
        message: String,
    },
    /// Something that was filled in is missing or of the wrong kind.
    #[error("{place:?} is refused: {message}")]
    Field {
        /// What.
        place: Place,
        /// The provider's words.
        message: String,
    },
    /// An answer that belongs to none of the above.
    #[error("status {status}, code {code:?}: {message}")]
    Unexpected {
        /// The HTTP status.
        status: u16,
        /// The code, where there is one.
        code: Option<String>,
        /// The provider's words.
        message: String,
    },
}

impl SignUpError {
    /// Whether the account may be there all the same.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        match self {
            Self::Unreachable | Self::TimedOut | Self::Server { .. } => true,
            Self::NotJson { status } => (200..300).contains(status),
            _ => false,
        }
    }

    /// Whether the provider's own sign-up page may do what this one cannot.
    #[must_use]
    pub fn provider_may_help(&self) -> bool {
        matches!(self, Self::Captcha | Self::Settings { .. } | Self::Unexpected { .. } | Self::NotJson { .. })
    }

    /// What of the form it is about, if it is about one thing.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::UserExists => Some(Place::Email),
            Self::UsernameExists => Some(Place::Username),
            Self::PasswordStrength { .. }
            | Self::PasswordDictionary
            | Self::PasswordNoUserInfo
            | Self::PasswordHistory
            | Self::PasswordLeaked => Some(Place::Password),
            Self::Field { place, .. } => Some(place.clone()),
            _ => None,
        }
    }
}

impl From<TransportError> for SignUpError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Unreachable | TransportError::OriginNotAllowed | TransportError::NotLoaded => {
                Self::Unreachable
            }
            TransportError::Blocked => Self::Unsendable,
            TransportError::Redirected => Self::NotJson { status: 302 },
            TransportError::TimedOut => Self::TimedOut,
            TransportError::TooLarge => Self::NotJson { status: 200 },
        }
    }
}
