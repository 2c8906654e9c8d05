//! English.

use super::sign_up::SignUpTexts;
use super::{Told, Words};
use cameo_auth0::sign_up::{Place, SignUpError, SignUpProblem};

pub(super) static TEXTS: SignUpTexts = SignUpTexts {
    title: "Create account",
    lead: "Create your account. You'll enter your password once more to sign in.",
    have_one: "Already have an account?",
    off: "You can't create an account here. Ask the person who gave you this link.",
    at_provider: "You create your account on the sign-in page.",
    email: "E-mail address",
    username: "Username",
    password: "Password",
    show: "Show password",
    hide: "Hide password",
    show_short: "Show",
    hide_short: "Hide",
    rules: "Your password needs",
    rules_kept: |kept, all| format!("{kept} of {all} met"),
    kept: "met",
    not_kept: "not met",
    judged_later: "checked when you continue",
    more: "About you",
    problems: |count| match count {
        1 => "Fix 1 field to continue.".into(),
        _ => format!("Fix {count} fields to continue."),
    },
    healed: "All fixed. You can continue now.",
    too_much: "This is too long. At most ten answers of 500 characters each can be saved.",
    must_agree: "Tick this box to continue.",
    send: "Create account and sign in",
    send_help: "You'll enter your password once more.",
    sending: "Creating your account…",
    not_made: "No account was created",
    missing: |place| match place {
        Place::Email => "Enter your e-mail address, like name@example.org.".into(),
        Place::Username => "Choose a username.".into(),
        Place::Password => "Choose a password.".into(),
        Place::Field(_) => "Fill this in.".into(),
    },
    at_provider_instead: "Create it on the sign-in page",
    error,
    made_title: "Your account is ready",
    made: "Now sign in. If we e-mailed you a link to confirm your address, open it first.",
    broken: "Some questions are missing. You can still create an account.",
    broken_details: |count| match count {
        1 => "For the administrator: 1 mistake in the setting signUp".to_owned(),
        _ => format!("For the administrator: {count} mistakes in the setting signUp"),
    },
    broken_line,
    storing: "Saving your answers…",
    left_title: "Your account is ready, but some answers aren't saved yet",
    left_so: "Your answers are kept on this device until they're saved.",
    left_refused: "Your answers are kept on this device. You can continue, and enter them again in your details.",
    answers_title: "Are these your answers?",
    answers_words: "Someone entered these in this browser with your e-mail address. Nothing is saved yet.",
    answers_take: "Yes, add them to my profile",
    answers_drop: "No, discard them",
    left_notice: "Some of your answers aren't saved yet.",
    not_recent: "Sign in again to save your answers.",
    confirm: "Sign in again to continue",
    no_access: "You can't save them with this sign-in.",
    go_on: "Continue to your profile",
    forget: "Discard these answers",
};

const OPERATOR: &str =
    "Trying again won't help: the administrator has to change a setting. What you typed is still here.";
const AGAIN: &str = "Try again in a moment. What you typed is still here.";
const ANOTHER: &str = "Choose another password. Everything else you typed is still here.";

fn error(error: &SignUpError) -> Told {
    use SignUpError as E;
    let (what, so): (Words, Words) = match error {
        E::Unsendable => ("Something in the form can't be sent.".into(), "Look for unusual characters.".into()),
        E::Unreachable | E::TimedOut | E::Server { .. } => lost(),
        E::NotJson { status: 200..300 } => lost(),
        E::NotJson { .. } => ("The sign-in service gave an answer we can't read.".into(), AGAIN.into()),
        E::TooManyRequests { .. } => (
            "Too many accounts are being created from here.".into(),
            "Wait a few minutes, then try again. What you typed is still here.".into(),
        ),
        E::NotSaid => (
            "The account wasn't created, and we aren't told why.".into(),
            "You may already have an account: try to sign in, or reset your password there. If not, check the address, or choose another password.".into(),
        ),
        E::UserExists => (
            "There is already an account with this address.".into(),
            "Sign in, or use another address. You can reset a forgotten password when you sign in.".into(),
        ),
        E::UsernameExists => ("This username is taken.".into(), "Choose another one.".into()),
        E::PasswordStrength { rules, policy } => (
            "The password is too weak.".into(),
            match policy {
                // The rules stand at the password.
                _ if !rules.is_empty() => ANOTHER.into(),
                Some(policy) => policy.clone().into(),
                None => ANOTHER.into(),
            },
        ),
        E::PasswordDictionary => (
            "This password is too common, and easy to guess.".into(),
            ANOTHER.into(),
        ),
        E::PasswordNoUserInfo => (
            "The password contains your own details, such as your address or name.".into(),
            ANOTHER.into(),
        ),
        E::PasswordHistory => ("This password was used before.".into(), ANOTHER.into()),
        E::PasswordLeaked => (
            "This password appeared in a data breach of another site.".into(),
            "Choose one that you use nowhere else. Everything else you typed is still here.".into(),
        ),
        E::Captcha => (
            "We need to check that you're a person, on the sign-in page.".into(),
            "Create your account there.".into(),
        ),
        E::Extension { message: Some(message) } => {
            (message.clone().into(), "What you typed is still here.".into())
        }
        E::Extension { message: None } => (
            "This service doesn't accept this account.".into(),
            "Ask the administrator why. What you typed is still here.".into(),
        ),
        E::Disabled => ("Accounts can't be created at the moment.".into(), OPERATOR.into()),
        E::Settings { .. } => ("This app isn't set up to create accounts.".into(), OPERATOR.into()),
        E::Field { place: Place::Email, .. } => {
            ("This e-mail address isn't accepted.".into(), "Enter one like name@example.org.".into())
        }
        E::Field { place: Place::Username, .. } => {
            ("This username isn't accepted.".into(), "Use up to 15 letters and digits.".into())
        }
        E::Field { place: Place::Password, .. } => ("This password isn't accepted.".into(), ANOTHER.into()),
        E::Field { place: Place::Field(_), message } => (message.clone().into(), "Change it, or leave it out.".into()),
        E::Unexpected { message, .. } if !message.is_empty() => (
            ["The sign-in service says: ", message].concat().into(),
            "What you typed is still here.".into(),
        ),
        E::Unexpected { .. } => ("The account wasn't created.".into(), AGAIN.into()),
    };
    Told { what, so, code: error.to_string() }
}

fn lost() -> (Words, Words) {
    (
        "We couldn't confirm that your account was created.".into(),
        "Try to sign in. If that doesn't work, create it again; what you typed is still here.".into(),
    )
}

fn broken_line(problem: &SignUpProblem) -> String {
    match problem {
        SignUpProblem::Missing { key, expected } => format!("{key} is missing. Expected: {expected}."),
        SignUpProblem::Wrong { key, found, expected } => format!("{key} is {found}. Expected: {expected}."),
        SignUpProblem::Function { key, expected } => {
            format!(
                "{key} is the source of a function, and this app runs no code of its settings. Expected: {expected}."
            )
        }
        SignUpProblem::Unknown { key, instead: Some(instead) } => {
            format!("{key} is not a known key: {instead}.")
        }
        SignUpProblem::Unknown { key, instead: None } => format!("{key} is not a known key."),
        SignUpProblem::Twice { key, name } => format!("{key} is “{name}”, which the form asks for already."),
        SignUpProblem::NotInSchema { key, name } => format!(
            "{key} is “{name}”, which is no property of the schema that somebody may fill in. Describe it in the setting schema."
        ),
        SignUpProblem::NotStorable { key, name } => format!(
            "{key} is “{name}”, which is no text. A sign-up carries texts only; to store others after the first sign-in, the settings need managementApi and the scopes read:current_user and update:current_user_metadata."
        ),
    }
}
