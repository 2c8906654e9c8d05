//! Signing up on a page of this app instead of the provider's (setting `signUp` as an object).
//!
//! - [`form`]: what is asked, by the metadata schema or by Lock's `additionalSignUpFields`; [`problem`] tells what is wrong with
//!   the setting
//! - [`plan`]: what the sign-up request can carry, and what has to wait for the first sign-in
//! - [`profiling`]: the same questions, for those who signed up in another way
//! - [`request`]: the request, sent once, and the account that it makes
//! - [`error`]: why there is none; [`refusal`] reads the four shapes in which the provider says so, [`password`] its rules
//! - [`leftover`]: what waits on this device for the first sign-in

pub mod error;
mod fields;
pub mod form;
pub mod leftover;
mod lock;
pub mod password;
pub mod plan;
pub mod problem;
pub mod profiling;
pub mod refusal;
pub mod request;

pub use error::{Place, SignUpError};
pub use form::{SignUpField, SignUpForm, Storage};
pub use leftover::Leftover;
pub use password::PasswordRule;
pub use plan::{Plan, plan};
pub use problem::SignUpProblem;
pub use request::{Account, NewAccount, sign_up};
