//! Why another account is not proven, and why accounts are not linked or parted.

use crate::api::ApiError;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::sign_in::SignInError;
use thiserror::Error;

/// Why a second sign-in proves nothing. The session is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProofError {
    /// No second sign-in is under way in this tab: it was answered before, or begun elsewhere.
    #[error("no second sign-in is waiting for this answer")]
    NotWaiting,
    /// Somebody else is signed in than when it began.
    #[error("somebody else is signed in than when the second sign-in began")]
    OtherPerson,
    /// The person, or the provider for them, said no (`access_denied`).
    #[error("cancelled at the provider: {description}")]
    Cancelled {
        /// The provider's own words.
        description: String,
    },
    /// It is the account that is signed in already, or one that is linked to it.
    #[error("the second sign-in is of the same account")]
    SameAccount,
    /// The sign-in failed as any other may.
    #[error(transparent)]
    SignIn(SignInError),
}

impl From<SignInError> for ProofError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Callback(CallbackError::UnknownState | CallbackError::Empty) => Self::NotWaiting,
            SignInError::Callback(CallbackError::Refused(refusal)) if refusal.error == "access_denied" => {
                Self::Cancelled { description: refusal.description }
            }
            other => Self::SignIn(other),
        }
    }
}

/// Why the tenant has not linked accounts, or not parted them.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// Both are the same account.
    #[error("both are the same account")]
    SameAccount,
    /// The other account is linked to somebody already.
    #[error("the account is linked to somebody already")]
    AlreadyLinked,
    /// Somebody else is signed in than when the other account was proven. Nothing was sent.
    #[error("somebody else is signed in than when the other account was proven")]
    OtherPerson,
    /// The proof has ended here, or the tenant does not accept it.
    #[error("the proof is not accepted: {message}")]
    ProofRefused {
        /// The tenant's words; empty where it was not asked.
        message: String,
    },
    /// The main account gives the person their id, so it stays.
    #[error("the main account cannot be unlinked")]
    MainAccount,
    /// The tenant refused, and nothing has changed.
    #[error(transparent)]
    Refused(ApiError),
    /// The answer was lost, and what is so now could not be read.
    #[error("nobody knows what became of it: {0}")]
    Unknown(ApiError),
}

impl From<ApiError> for LinkError {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}
