//! What is asked before the profile: answers of a sign-up, and details that the schema requires.

pub mod after_sign_up;
pub mod asking;
pub mod welcome;
