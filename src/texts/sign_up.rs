//! The words of the sign-up page, and of what it leaves for the first sign-in.

use super::{Told, Words};
use cameo_auth0::sign_up::{Place, SignUpError, SignUpProblem};

/// All of them.
pub struct SignUpTexts {
    pub title: &'static str,
    pub lead: &'static str,
    pub have_one: &'static str,
    /// Nobody may sign up.
    pub off: &'static str,
    /// On the way to the provider's page, and back from it.
    pub at_provider: &'static str,
    pub email: &'static str,
    pub username: &'static str,
    pub password: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    /// The button inside the input, in short.
    pub show_short: &'static str,
    pub hide_short: &'static str,
    /// The rules of a password: the heading of the list, how many are kept, and each of them.
    pub rules: &'static str,
    pub rules_kept: fn(usize, usize) -> String,
    pub kept: &'static str,
    pub not_kept: &'static str,
    pub judged_later: &'static str,
    pub more: &'static str,
    /// What keeps the form from being sent, and that nothing does any more.
    pub problems: fn(usize) -> String,
    pub healed: &'static str,
    pub too_much: &'static str,
    pub must_agree: &'static str,
    pub send: &'static str,
    /// What comes after the button.
    pub send_help: &'static str,
    pub sending: &'static str,
    pub not_made: &'static str,
    pub missing: fn(&Place) -> Words,
    pub at_provider_instead: &'static str,
    pub error: fn(&SignUpError) -> Told,
    /// The account is there.
    pub made_title: &'static str,
    pub made: &'static str,
    /// The operator's setting.
    pub broken: &'static str,
    pub broken_details: fn(usize) -> String,
    pub broken_line: fn(&SignUpProblem) -> String,
    /// What waits for the first sign-in is not stored.
    pub storing: &'static str,
    pub left_title: &'static str,
    pub left_so: &'static str,
    pub left_refused: &'static str,
    /// Answers for the same address, which may be somebody else's.
    pub answers_title: &'static str,
    pub answers_words: &'static str,
    pub answers_take: &'static str,
    pub answers_drop: &'static str,
    pub left_notice: &'static str,
    pub not_recent: &'static str,
    pub confirm: &'static str,
    pub no_access: &'static str,
    pub go_on: &'static str,
    pub forget: &'static str,
}
