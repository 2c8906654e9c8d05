//! Where the app stands with the person in front of it.

use super::Session;
use crate::sign_in::SignInError;
use std::sync::Arc;

/// Where the app stands with the person in front of it. Exactly one of these at any moment.
#[derive(Clone, Debug)]
pub enum AuthState {
    /// Storage has not been looked at yet.
    Starting,
    /// Back from the provider, the answer not judged yet.
    Returning,
    /// Nobody is signed in.
    SignedOut {
        /// How it came to that.
        why: SignedOut,
    },
    /// Somebody is.
    SignedIn(Arc<Session>),
    /// The last attempt to sign in failed; nobody is signed in.
    Failed(SignInError),
}

/// How it came that nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedOut {
    /// Nothing is known of this visitor.
    FirstVisit,
    /// The person signed out here; the provider forgot them too, or `here_only`.
    ByChoice {
        /// The provider could not be told.
        here_only: bool,
        /// An edit that is not saved stays on this device, as the person chose.
        keeps_edit: bool,
    },
    /// The session's time was over and could not be renewed.
    Expired,
    /// The person signed out in another tab.
    OtherTab,
    /// The browser does not keep the session any more: its storage was cleared, or had no room.
    Lost,
    /// The provider took the session back.
    Revoked,
}
