//! Several accounts of one person: which there are, linking one more, and parting one again
//! (auth0.com/docs/manage-users/user-accounts/user-account-linking).
//!
//! A second sign-in proves that the other account is the person's too. It is a [`LinkAttempt`] of its own, so that its
//! answer never becomes the session, and ends as a [`Proof`]. Auth0 throws the second account's metadata away when it is
//! linked; so it is read with the proof before, a [`Preview`] says what comes over, and only when that is stored does
//! [`link`] send the proof. [`unlink`] parts.

mod attempt;
mod call;
mod error;
mod identity;
mod preview;
mod proof;

pub use attempt::{LinkAttempt, begin};
pub use call::{Unlinked, link, link_request, unlink, unlink_request};
pub use error::{LinkError, ProofError};
pub use identity::{Identity, identities};
pub use preview::{Plan, Preview};
pub use proof::{PROOF_LIFETIME, Proof, SecondSignIn, parse_answer, prove};

/// The scope that linking and unlinking one's own accounts needs
/// (auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens).
pub const SCOPE: &str = "update:current_user_identities";
