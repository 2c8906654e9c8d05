//! The pages a person sees, as HTML made from what they show: sign in, sign up, consent, signed out, and what went wrong.

pub(crate) mod consent;
pub(crate) mod error;
pub(crate) mod home;
pub(crate) mod layout;
pub(crate) mod login;
pub(crate) mod outbox;
pub(crate) mod signed_out;
pub(crate) mod signup;
pub(crate) mod social;
pub(crate) mod tickets;
