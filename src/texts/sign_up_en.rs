//! English.

use super::sign_up::SignUpTexts;
use super::{Told, Words};
use cameo_auth0::sign_up::{Place, SignUpError, SignUpProblem};

pub(super) static TEXTS: SignUpTexts = SignUpTexts {
    title: "Sign up",
    lead: "Make an account here, then sign in with it.",
    have_one: "You have an account already?",
    off: "Accounts are not made here. Ask whoever gave you this address how to get one.",
    at_provider: "Accounts are made on your sign-in provider's page.",
    email: "E-mail address",
    username: "Username",
    password: "Password",
    show: "Show password",
    hide: "Hide password",
    rules: "What your password needs",
    rules_kept: |kept, all| format!("{kept} of {all} kept"),
    kept: "kept",
    not_kept: "not yet",
    judged_later: "checked when you sign up",
    more: "About you",
    later: |names| {
        ["Stored right after your first sign-in, as the sign-up itself cannot carry it: ", names, "."]
            .concat()
    },
    too_much: "This is more than can be stored here: at most ten answers, of 500 characters each.",
    must_agree: "This has to be ticked.",
    send: "Sign up",
    sending: "Making your account…",
    not_made: "No account was made",
    missing: |place| match place {
        Place::Email => "Write your address like name@example.org.".into(),
        Place::Username => "Choose a username.".into(),
        Place::Password => "Choose a password.".into(),
        Place::Field(_) => "This has to be filled in.".into(),
    },
    at_provider_instead: "Sign up on your provider's page",
    error,
    made_title: "Your account is made",
    made: "Now sign in with it. If a mail asks you to confirm your address, do that first.",
    broken: "Some questions cannot be asked here: a setting of this app has a mistake. You can sign up all the same.",
    broken_details: |count| match count {
        1 => "For whoever runs this app: 1 mistake in the setting signUp".to_owned(),
        _ => format!("For whoever runs this app: {count} mistakes in the setting signUp"),
    },
    broken_line,
    storing: "Storing what you told when you signed up…",
    left_title: "Your account is made, and some answers are still to be stored",
    left_so: "Your answers stay on this device until they are stored. Nothing is lost.",
    left_refused: "Your answers stay on this device. You can go on, and write them again on the edit page.",
    answers_title: "Are these your answers?",
    answers_words: "Somebody filled in a sign-up form in this browser with your e-mail address. Nothing of it is stored yet.",
    answers_take: "Yes, add them to my profile",
    answers_drop: "No, discard them",
    left_notice: "Some of what you told when you signed up is not stored yet.",
    not_recent: "To store your answers, confirm that it is you.",
    confirm: "Confirm that it is you",
    no_access: "Your sign-in does not allow this app to store them.",
    go_on: "Go on to your profile",
    forget: "Forget these answers",
};

const OPERATOR: &str = "Nothing you typed is lost, but trying again will not help: whoever runs this app has to change a setting.";
const AGAIN: &str = "Nothing you typed is lost. Try again in a moment.";
const ANOTHER: &str = "Choose another password; everything else you typed is still here.";

fn error(error: &SignUpError) -> Told {
    use SignUpError as E;
    let (what, so): (Words, Words) = match error {
        E::Unsendable => ("Something in the form cannot be sent.".into(), "Look for odd characters.".into()),
        E::Unreachable | E::TimedOut | E::Server { .. } => lost(),
        E::NotJson { status: 200..300 } => lost(),
        E::NotJson { .. } => ("Your sign-in provider's answer is not what it should be.".into(), AGAIN.into()),
        E::TooManyRequests { .. } => (
            "Too many accounts are being made from here at the moment.".into(),
            "Nothing you typed is lost. Wait a few minutes, then try again.".into(),
        ),
        E::NotSaid => (
            "Your sign-in provider did not make the account, and does not say why: that would tell strangers who has one.".into(),
            "If you may have an account with this address, sign in, or have your password reset there. If not, look at the address, or choose another password.".into(),
        ),
        E::UserExists => (
            "There is an account with this address already.".into(),
            "Sign in with it, or use another address. If you forgot the password, you can have it reset when you sign in.".into(),
        ),
        E::UsernameExists => ("Somebody has this username already.".into(), "Choose another one.".into()),
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
            "This password is one of the most used ones, which are guessed first.".into(),
            ANOTHER.into(),
        ),
        E::PasswordNoUserInfo => (
            "The password contains something of your own details, such as your address or name.".into(),
            ANOTHER.into(),
        ),
        E::PasswordHistory => ("This password was used before.".into(), ANOTHER.into()),
        E::PasswordLeaked => (
            "This password is known from a data breach of another site, so others may have it.".into(),
            "Choose one that you use nowhere else; everything else you typed is still here.".into(),
        ),
        E::Captcha => (
            "Your sign-in provider wants to make sure that you are a person, which it can do on its own page alone.".into(),
            "Sign up there instead.".into(),
        ),
        E::Extension { message: Some(message) } => {
            (message.clone().into(), "That is what whoever runs this service says. Nothing you typed is lost.".into())
        }
        E::Extension { message: None } => (
            "Whoever runs this service does not accept this sign-up.".into(),
            "Ask them why. Nothing you typed is lost.".into(),
        ),
        E::Disabled => ("Nobody can sign up at the moment.".into(), OPERATOR.into()),
        E::Settings { .. } => ("This app is not set up rightly for signing up.".into(), OPERATOR.into()),
        E::Field { place: Place::Email, .. } => {
            ("The e-mail address is not accepted.".into(), "Write it like name@example.org.".into())
        }
        E::Field { place: Place::Username, .. } => {
            ("The username is not accepted.".into(), "Use letters and digits, up to 15 of them.".into())
        }
        E::Field { place: Place::Password, .. } => ("The password is not accepted.".into(), ANOTHER.into()),
        E::Field { place: Place::Field(_), message } => (message.clone().into(), "Change it, or leave it out.".into()),
        E::Unexpected { message, .. } if !message.is_empty() => (
            ["Your sign-in provider says: ", message].concat().into(),
            "Nothing you typed is lost.".into(),
        ),
        E::Unexpected { .. } => ("Your sign-in provider did not make the account.".into(), AGAIN.into()),
    };
    Told { what, so, code: error.to_string() }
}

fn lost() -> (Words, Words) {
    (
        "No answer came back, so it is not known whether your account was made.".into(),
        "Try to sign in: if that works, it was. If not, sign up again; everything you typed is still here."
            .into(),
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
