//! Errors in English: what happened, what it means, what helps. Made from the variant, never from a status or a message.

use super::{Told, Words};
use crate::lazy::Missing;
use cameo_auth0::api::ApiError;
use cameo_metadata::draft::Problem;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::http::TransportError;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::jwks::JwksError;
use cameo_oidc::sign_in::{NextStep, SignInError};
use cameo_oidc::token::TokenError;
use cameo_settings::{SettingsError, SettingsProblem};

const RETRY: &str = "Nothing is lost. Try again in a moment.";
const AGAIN: &str = "Nothing is lost. Please sign in again.";
const PART_MISSING: &str =
    "Part of this site did not load. You may be offline, or there may be a new version of the site.";
const RELOAD: &str =
    "Check your connection, then reload the page. Changes that this browser has kept come back.";
const OPERATOR: &str =
    "Nothing is lost, but trying again will not help: whoever runs this app has to change a setting.";

pub(super) fn sign_in(error: &SignInError) -> Told {
    let what = match error {
        SignInError::StorageBlocked => {
            "This browser keeps nothing for this site, and signing in needs to remember one thing until you are back."
        }
        SignInError::Discovery(DiscoveryError::Transport(reason))
        | SignInError::Token(TokenError::Transport(reason)) => no_answer(*reason),
        SignInError::Discovery(DiscoveryError::NoS256) => {
            "Your sign-in provider does not offer the protection that this app insists on."
        }
        SignInError::Discovery(_) => "Your sign-in provider's answer is not what it should be.",
        SignInError::Callback(error) => callback(error),
        SignInError::Token(TokenError::InvalidGrant { .. }) => {
            "This sign-in was used before, or took too long."
        }
        SignInError::Token(TokenError::TooManyRequests) => {
            "Your sign-in provider is asking for a short pause."
        }
        SignInError::Token(_) => "Your sign-in provider did not finish the sign-in.",
        SignInError::Jwks(JwksError::Transport(reason)) if reason.is_lasting() => no_answer(*reason),
        SignInError::OtherPerson => {
            "Somebody else signed in than the person who is signed in here and had to prove it. Nothing has changed."
        }
        SignInError::Jwks(_) => "The keys that prove who you are could not be fetched.",
        SignInError::IdToken(IdTokenError::Expired { .. } | IdTokenError::NotYetValid { .. }) => {
            "The clock of this device and the one of your sign-in provider do not agree."
        }
        SignInError::IdToken(IdTokenError::UntrustedAudience { .. }) => {
            "The proof of who you are is also meant for another application, so it was not accepted."
        }
        SignInError::IdToken(IdTokenError::Algorithm { .. } | IdTokenError::UnusableKey { .. }) => {
            "The proof of who you are is signed in a way that this app does not accept."
        }
        SignInError::IdToken(_) => "The proof of who you are did not pass a check, so it was not accepted.",
    };
    let so = match (error, error.next_step()) {
        (SignInError::StorageBlocked, _) => {
            "Allow this site to store data, or leave private browsing, and sign in again."
        }
        (SignInError::IdToken(IdTokenError::Expired { .. } | IdTokenError::NotYetValid { .. }), _) => {
            "Set this device's date and time, then sign in again. Nothing is lost."
        }
        (_, NextStep::VerifyEmail) => {
            "Follow the link in the mail that your provider sent you, then sign in again. No mail? Look among the spam, or ask whoever runs this app to send it once more."
        }
        (_, NextStep::TellOperator) => OPERATOR,
        (_, NextStep::SignInAsSomeoneElse) => {
            "Nothing is lost. Sign in again, with another account if you like."
        }
        (_, NextStep::SignIn) => AGAIN,
    };
    match error {
        SignInError::Callback(CallbackError::Refused(refusal))
            if refusal.is_denial() && !refusal.description.is_empty() =>
        {
            told([what, " It says: “", &refusal.description, "”"].concat(), so, error)
        }
        _ => told(what, so, error),
    }
}

fn no_answer(reason: TransportError) -> &'static str {
    match reason {
        TransportError::OriginNotAllowed => {
            "Your sign-in provider answers, but does not allow this site to read the answer."
        }
        TransportError::Blocked => {
            "This site's own security policy does not allow a request to your sign-in provider."
        }
        TransportError::Redirected => {
            "Your sign-in provider redirects a request to another address, which is not safe to follow."
        }
        TransportError::Unreachable => {
            "Your sign-in provider could not be reached, or it does not accept this site."
        }
        TransportError::NotLoaded => PART_MISSING,
        TransportError::TimedOut => "Your sign-in provider took too long to answer.",
        TransportError::TooLarge => "Your sign-in provider's answer was too large to be read.",
    }
}

fn callback(error: &CallbackError) -> &'static str {
    match error {
        CallbackError::Empty | CallbackError::NoState => {
            "This address is only for coming back from signing in."
        }
        CallbackError::UnknownState => {
            "This browser does not know this sign-in. It is finished already, too old, or was started somewhere else."
        }
        CallbackError::TooLate => "This sign-in took longer than it may.",
        CallbackError::Repeated { .. } | CallbackError::Missing { .. } => {
            "The answer of your sign-in provider is not complete."
        }
        CallbackError::NoIssuer => {
            "Your sign-in provider promises to name itself in its answer and did not, so the answer was not used."
        }
        CallbackError::WrongPlace { .. } => {
            "The answer of your sign-in provider stands where this app does not look for it, so it was not used."
        }
        CallbackError::OtherIssuer => {
            "The answer does not come from your sign-in provider, so it was not used."
        }
        CallbackError::Refused(refusal) => match refusal.error.as_str() {
            _ if refusal.wants_verified_email() => {
                "Your sign-in provider wants your e-mail address verified first."
            }
            "access_denied" => "The sign-in was cancelled, or your sign-in provider does not allow it.",
            "unauthorized" => "Your sign-in provider does not let this account in.",
            "login_required" | "interaction_required" | "consent_required" | "account_selection_required" => {
                "Your sign-in provider needs you to sign in on its own page."
            }
            "temporarily_unavailable" | "server_error" => {
                "Your sign-in provider has a problem of its own at the moment."
            }
            "invalid_request" | "invalid_scope" | "unauthorized_client" | "unsupported_response_type" => {
                "Your sign-in provider does not accept how this app asks."
            }
            _ => "Your sign-in provider did not sign you in.",
        },
    }
}

pub(super) fn not_loaded(why: Missing) -> (&'static str, Told) {
    let (title, what, so, code) = match why {
        Missing::NewBuild => (
            "A new version is there",
            "This site has been updated since you opened it, so this page of the earlier version is gone.",
            "Reload the page to go on. Unsaved changes that this browser keeps come back then.",
            "new build",
        ),
        Missing::SiteAway => (
            "This page is not here yet",
            "This site cannot be reached at the moment.",
            "Check your connection, then try again. Nothing of yours is lost.",
            "site not reached",
        ),
        Missing::HeldBack => (
            "This page is not here yet",
            "Part of this site did not load, although the site itself answers.",
            "A content blocker, a proxy or a firewall may hold it back: allow this site there, then try again.",
            "code not loaded",
        ),
    };
    (title, Told { what: what.into(), so: so.into(), code: code.to_owned() })
}

pub(super) fn api(error: &ApiError) -> Told {
    let what: Words = match error {
        ApiError::Unreachable => {
            "Your data could not be reached: the connection is down, or this site is not accepted.".into()
        }
        ApiError::OriginNotAllowed => {
            "The place where your data is kept answers, but does not allow this site to read the answer."
                .into()
        }
        ApiError::Blocked => {
            "This site's own security policy does not allow a request to the place where your data is kept."
                .into()
        }
        ApiError::Redirected => {
            "The place where your data is kept redirects to another address, which is not safe to follow."
                .into()
        }
        ApiError::NotLoaded => PART_MISSING.into(),
        ApiError::OtherPerson => {
            "The answer was about another account than yours, so nothing of it was used.".into()
        }
        ApiError::TimedOut => "There was no answer in time.".into(),
        ApiError::TooLarge { refused: true } => "This is more than may be stored.".into(),
        ApiError::TooLarge { refused: false } | ApiError::TooDeep => {
            "The answer is larger or deeper than this page can read.".into()
        }
        ApiError::NotJson { .. } => {
            "Something else answered in place of your provider, such as a network's sign-in page.".into()
        }
        ApiError::Unauthorized { .. } | ApiError::TokenExpired => "Your session has ended.".into(),
        ApiError::InvalidBody { .. } => "A value or a name was not accepted.".into(),
        ApiError::InsufficientScope { expected } => {
            ["This app was not granted ", &expected.join(" or "), "."].concat().into()
        }
        ApiError::OpaqueToken | ApiError::Unsendable => "This app is not set up to reach your data.".into(),
        ApiError::UnownedResource => "This account is not the one you are signed in with.".into(),
        ApiError::NoSuchUser => "This account does not exist any more.".into(),
        ApiError::CannotUpdate { fields } => {
            ["These cannot be changed here: ", &fields.join(", "), "."].concat().into()
        }
        ApiError::TooManyRequests { .. } => "There were too many requests in a short time.".into(),
        ApiError::Server { .. } => "Your provider has a problem of its own at the moment.".into(),
        _ => "Your provider gave an answer that this page does not know.".into(),
    };
    let so = match error {
        ApiError::Unauthorized { .. } | ApiError::TokenExpired => {
            "What you typed is kept. Please sign in again."
        }
        ApiError::NotLoaded => RELOAD,
        ApiError::NoSuchUser => "Ask whoever runs this service.",
        ApiError::InvalidBody { .. }
        | ApiError::CannotUpdate { .. }
        | ApiError::TooLarge { refused: true } => {
            "Nothing was stored, and what you typed is still here. Change it and save again."
        }
        error if error.can_retry() => RETRY,
        _ => OPERATOR,
    };
    told(what, so, error)
}

pub(super) fn settings(error: &SettingsError) -> (Told, Vec<String>) {
    let (what, lines): (Words, _) = match error {
        SettingsError::NotFound { .. } => {
            ("The settings in config.json could not be fetched.".into(), Vec::new())
        }
        SettingsError::NotJson { detail, line, column } => (
            "The settings in config.json are not a JSON object.".into(),
            vec![format!("Line {line}, column {column}: {detail}")],
        ),
        SettingsError::Problems(problems) => {
            ("The settings in config.json need a correction.".into(), problems.iter().map(setting).collect())
        }
    };
    (
        told(
            what,
            "Whoever runs this app can put it right in config.json; nothing has to be built again.",
            error,
        ),
        lines,
    )
}

fn setting(problem: &SettingsProblem) -> String {
    match problem {
        SettingsProblem::Missing { key, expected } => format!("{key} is missing. Expected: {expected}."),
        SettingsProblem::Unknown { key, nearest: Some(nearest) } => {
            format!("{key} is not a known key. Was {nearest} meant?")
        }
        SettingsProblem::Unknown { key, nearest: None } => format!("{key} is not a known key."),
        SettingsProblem::Wrong { key, found, expected } => format!("{key} is {found}. Expected: {expected}."),
        SettingsProblem::NotSecure { key, found } => {
            format!(
                "{key} is {found}. Plain http: is accepted for this machine only; expected: an https: address."
            )
        }
        SettingsProblem::Both { first, second } => {
            format!("{first} and {second} say the same: keep one of them.")
        }
    }
}

pub(super) fn problem(problem: &Problem) -> Words {
    match problem {
        Problem::NameTaken { name, .. } => {
            ["Another field here is named “", name, "”. Choose another name."].concat().into()
        }
        Problem::NameRefused { character, .. } => format!("A name cannot contain “{character}”.").into(),
        Problem::NameEmpty { .. } => {
            "This field has no name. It can be saved, but you may not find it again.".into()
        }
        Problem::NotANumber { text, .. } if text.trim().is_empty() => {
            "Enter a number, or change the type.".into()
        }
        Problem::NotANumber { .. } => "This is not a number. Write it like 42, 42.5 or -7.".into(),
        Problem::AmbiguousNumber { text, grouped, fraction, .. } => {
            format!("“{text}” can mean two numbers. Write {grouped} or {fraction}.").into()
        }
        Problem::NotExact { becomes: Some(becomes), .. } => {
            format!("This number is very long. It is sent as it stands, but it may be kept as {becomes}.")
                .into()
        }
        Problem::NotExact { becomes: None, .. } => {
            "This number is larger than most programs can keep. It is sent as it stands, but it may be lost."
                .into()
        }
        Problem::NothingAtRoot { .. } => {
            "“Nothing” cannot be stored here. Remove the field instead, or give it a value.".into()
        }
        Problem::TooDeep { .. } => "This is nested too deep to be stored.".into(),
    }
}

fn told(what: impl Into<Words>, so: &'static str, error: &impl std::fmt::Display) -> Told {
    Told { what: what.into(), so: so.into(), code: error.to_string() }
}
