//! English.

use super::Told;
use super::errors_en;
use super::ways::{AccountTexts, Email, Linking, Password, ThisBrowser, Ways};
use cameo_auth0::linking::{Identity, LinkError, ProofError};
use cameo_auth0::password::PasswordError;
use cameo_metadata::merge::Choice;
use cameo_settings::StorageKind;

pub(super) static TEXTS: AccountTexts = AccountTexts {
    title: "Sign-in & security",
    lead: "Manage your password, e-mail and linked accounts.",
    this_service: "this service",
    needs_confirmation: "Changing this asks you to sign in again first.",
    cancel: "Cancel",
    password: PASSWORD,
    email: EMAIL,
    ways: WAYS,
    browser: BROWSER,
    linking: LINKING,
};

const PASSWORD: Password = Password {
    name: "Password",
    change: "Change",
    change_named: "Change password",
    title: "Change password",
    why: |email| ["We'll e-mail ", email, " a link to choose a new password."].concat(),
    send: "Send link",
    sending: "Sending…",
    sent: |email| ["We've sent a link to ", email, "."].concat(),
    sent_hint: "Nothing after a few minutes? Check spam. Only the newest link works.",
    failed: |error| {
        let (what, so) = match error {
            PasswordError::TooManyRequests => {
                ("Too many requests.", "Wait a minute, then send again. The newest link still works.")
            }
            PasswordError::Transport(_) => (
                "We couldn't confirm that the e-mail was sent.",
                "Check your inbox before you send another one. Your password hasn't changed.",
            ),
            PasswordError::Refused { status: 500.., .. } => {
                ("The e-mail could not be sent.", "Your password hasn't changed. Try again in a moment.")
            }
            PasswordError::Refused { .. } | PasswordError::Unsendable => (
                "The password can't be changed here.",
                "Your password hasn't changed. The administrator has to change a setting first.",
            ),
        };
        Told { what: what.into(), so: so.into(), code: error.to_string() }
    },
};

const EMAIL: Email = Email {
    title: "E-mail",
    none: "Your account has no e-mail address.",
    verified_badge: "Verified",
    not_verified_badge: "Not verified",
    kept_by: |org| ["Only ", org, " can change your e-mail address."].concat(),
    comes_from: |name| {
        ["It comes from ", name, ". Change it there; it updates the next time you sign in."].concat()
    },
    not_verified: |email| ["Verify ", email, ": open the link we e-mailed you."].concat(),
    more: "What to do",
    what_to_do: "The link was sent when you created your account. Check your spam folder too.",
    no_resend: |org| ["Can't find it? Contact ", org, " to get a new one."].concat(),
    check: "I've done it",
    checking: "Checking…",
    still_not: "Still not verified. Checked just now.",
    verified: "Your e-mail address is verified.",
};

const WAYS: Ways = Ways {
    title: "How you sign in",
    provider,
    main: "Main",
    main_why: "Main is the account that you started with. This one can't be unlinked.",
    account: |name| ["Account ", name].concat(),
    name: "Name",
    email: "E-mail",
    id: "User ID",
    connection: "Connection",
    unknown: "The accounts that you sign in with can't be shown here.",
    unlink: "Unlink",
    unlink_named: |name| ["Unlink ", name].concat(),
    unlink_title: |name| ["Unlink ", name, "?"].concat(),
    unlink_words: |name| {
        [
            "You won't be able to sign in here with ",
            name,
            " any more. Using it later creates a new, empty account.",
        ]
        .concat()
    },
    unlink_lost: "Everything on your profile stays here.",
    unlinking: "Unlinking…",
    unlinked: |name| [name, " is unlinked."].concat(),
    unlinked_before: |name| [name, " is unlinked. It was unlinked before."].concat(),
    not_unlinked: |error| {
        let (what, so) = match error {
            LinkError::MainAccount => ("The main account cannot be unlinked.", "Nothing has changed."),
            LinkError::OtherPerson => ("The account is still linked.", "Nothing has changed."),
            LinkError::Unknown(_) => (
                "No answer came, so nobody knows whether it is unlinked.",
                "Load this page again when the connection is back: it shows what is so.",
            ),
            LinkError::Refused(error) => return refused(error, "It is still linked."),
            _ => ("It was not unlinked.", "Nothing has changed. Load this page again."),
        };
        Told { what: what.into(), so: so.into(), code: error.to_string() }
    },
    not_granted: "Linking and unlinking accounts is not switched on here.",
    no_api: "Accounts cannot be linked here.",
    not_kept: "Another account cannot be linked here: it needs a second sign-in, and this browser, or this app, forgets who you are as soon as the page is left.",
};

const BROWSER: ThisBrowser = ThisBrowser {
    title: "This browser",
    signed_in: |at| ["Signed in ", at].concat(),
    signed_in_no_date: "Signed in",
    lasts: |storage, renews| match (storage, renews) {
        (StorageKind::Local, true) => "stays signed in",
        (StorageKind::Local, false) => "asks you to sign in again after a while",
        (StorageKind::Session, _) => "until you close this tab",
        (StorageKind::Memory, _) => "until you reload or close this page",
    },
    out_here: "Sign out here",
    out_here_why: |org| match org {
        Some(org) => ["If you sign out here, you stay signed in to other ", org, " apps."].concat(),
        None => "If you sign out here, you stay signed in to other apps.".to_owned(),
    },
    out_everywhere: |org| match org {
        Some(org) => ["Sign out of all ", org, " apps in this browser"].concat(),
        None => "Sign out of all apps in this browser".to_owned(),
    },
    out_everywhere_why: "They will ask you to sign in again.",
    needs_confirmation: "This asks you to sign in again first.",
    details: "Session details",
};

const LINKING: Linking = Linking {
    link: "Link another account",
    why: "You'll sign in with it once. Nothing changes until you confirm.",
    waiting: "Looking at the other account…",
    not_proven,
    not_read: "What that account holds could not be read, so it was not linked.",
    not_read_so: "Linking without looking would throw its details away. Nothing has changed.",
    page: "Link an account",
    title: "Link this account?",
    lead: |name| {
        [
            "You'll be able to sign in here with ",
            name,
            ". Its own profile will be deleted; only what you copy below is kept.",
        ]
        .concat()
    },
    comes_over: "What will be copied",
    nothing_comes: "Nothing to copy.",
    conflicts: "Different in both accounts",
    conflicts_words: "Choose which value to keep.",
    mine: "On this profile",
    theirs: "On the other account",
    choice: |choice| match choice {
        Choice::Mine => "Keep this one",
        Choice::Theirs => "Take the other one",
    },
    organisation: "The organisation has stored something about the other account too. That does not come over; tell them if you need it.",
    until: |time| ["Confirm by ", time, ", or start again."].concat(),
    moved: "Your own details have changed meanwhile, in another tab or on another device. Please look again.",
    too_large: "Together they are more than a profile can hold. Keep your own, or remove something first.",
    go: "Link account",
    going: "Linking…",
    discarded: "Not linked. Both accounts are as they were.",
    discarded_late: "Not linked. What was taken over before stays in this profile, where you can edit it.",
    over: "Your second sign-in was too long ago, so it no longer counts. Nothing was linked; start again if you like.",
    linked: |name| ["Linked. You can sign in here with ", name, " now."].concat(),
    not_stored: "Its details could not be taken over, so it was not linked. Both accounts are as they were.",
    not_stored_unknown: "Its details were sent, but no answer came. It was not linked. Try again: what is stored is looked at first, so nothing happens twice.",
    not_linked: |error| {
        let (what, so) = match error {
            LinkError::SameAccount => {
                ("Both are the same account, so there is nothing to link.", "Nothing has changed.")
            }
            LinkError::AlreadyLinked => {
                ("That account is linked to somebody already.", "Unlink it there first, then start again.")
            }
            LinkError::ProofRefused { .. } => (
                "Your second sign-in is no longer accepted, so the accounts are not linked.",
                "Start again, and sign in with the other account once more.",
            ),
            LinkError::Unknown(_) => (
                "No answer came, so nobody knows whether the accounts are linked.",
                "Look again when the connection is back: what is so is looked up, not done twice.",
            ),
            LinkError::Refused(error) => return refused(error, "The accounts are not linked."),
            LinkError::MainAccount | LinkError::OtherPerson => {
                ("The accounts are not linked.", "Nothing has changed.")
            }
        };
        Told { what: what.into(), so: so.into(), code: error.to_string() }
    },
    stored_only: "What you chose has been taken over into this profile already, and the other account still has it too.",
    look: "Look again",
};

/// An account's kind, as people call it.
fn provider(identity: &Identity) -> String {
    let known = match identity.provider.as_str() {
        "auth0" => "Password",
        "google-oauth2" => "Google",
        "apple" => "Apple",
        "facebook" => "Facebook",
        "github" => "GitHub",
        "linkedin" => "LinkedIn",
        "twitter" => "X",
        "windowslive" => "Microsoft",
        "amazon" => "Amazon",
        "paypal" => "PayPal",
        "sms" => "Code by text message",
        "email" => "Code by e-mail",
        "waad" | "adfs" | "ad" | "samlp" | "okta" | "google-apps" | "oidc" | "pingfederate" => {
            return ["Work or school account (", &identity.connection, ")"].concat();
        }
        _ => return identity.connection.clone(),
    };
    known.to_owned()
}

fn not_proven(error: &ProofError) -> Told {
    let (what, so) = match error {
        ProofError::NotWaiting => (
            "The second sign-in was answered before, or was begun in another tab.",
            "Nothing has changed. Start again if you like.",
        ),
        ProofError::OtherPerson => (
            "Somebody else is signed in here than when you began.",
            "Nothing was linked. Look who is signed in, then start again.",
        ),
        ProofError::Cancelled { .. } => {
            ("The second sign-in was cancelled.", "Nothing was linked, and you are still signed in.")
        }
        ProofError::SameAccount => (
            "That is the account you are signed in with, or one that is linked to it already.",
            "Nothing has changed. To link another one, start again and sign in with that.",
        ),
        ProofError::SignIn(error) => {
            let told = errors_en::sign_in(error);
            let so = "Nothing was linked, and you are still signed in. Start again if you like.".into();
            return Told { so, ..told };
        }
    };
    Told { what: what.into(), so: so.into(), code: error.to_string() }
}

fn refused(error: &cameo_auth0::api::ApiError, so: &'static str) -> Told {
    let told = errors_en::api(error);
    Told { so: [so, " ", &told.so].concat().into(), ..told }
}
