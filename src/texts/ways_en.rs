//! English.

use super::Told;
use super::errors_en;
use super::ways::{AccountTexts, Email, Linking, Password, Ways};
use cameo_auth0::linking::{Identity, LinkError, ProofError};
use cameo_auth0::password::PasswordError;
use cameo_metadata::merge::Choice;

pub(super) static TEXTS: AccountTexts = AccountTexts {
    title: "Ways to sign in",
    lead: "Your password, your e-mail address, and the accounts that lead to this profile.",
    needs_confirmation: "Changing this asks you to sign in again first.",
    password: PASSWORD,
    email: EMAIL,
    ways: WAYS,
    linking: LINKING,
};

const PASSWORD: Password = Password {
    title: "Password",
    why: |email| {
        [
            "A mail to ",
            email,
            " brings a link to the page where you choose a new password. Until you have, the old one stays.",
        ]
        .concat()
    },
    send: "Send me the mail",
    send_again: "Send another mail",
    sending: "Sending…",
    sent: |email| ["If there is an account for ", email, ", a mail with the link is on its way."].concat(),
    sent_hint: "Follow the link in it, on this device or any other. If the mail is not there in a few minutes, look in the spam folder before you ask for another one; only the link in the latest mail works.",
    elsewhere: "You sign in without a password of this app's own. Where there is one, it is changed at the provider that you sign in with.",
    failed: |error| {
        let (what, so) = match error {
            PasswordError::TooManyRequests => (
                "Too many of these mails were asked for in a short time, so this one was not sent.",
                "Wait a minute, then try again. The link in the latest mail still works.",
            ),
            PasswordError::Transport(_) => (
                "No answer came, so nobody knows whether the mail was sent.",
                "Look in your inbox before you ask for another one. Your password is as it was.",
            ),
            PasswordError::Refused { status: 500.., .. } => (
                "Your sign-in provider could not send the mail.",
                "Your password is as it was. Try again in a moment.",
            ),
            PasswordError::Refused { .. } | PasswordError::Unsendable => (
                "Your sign-in provider does not send such a mail for this app.",
                "Your password is as it was. Whoever runs this app has to change a setting.",
            ),
        };
        Told { what: what.into(), so: so.into(), code: error.to_string() }
    },
};

const EMAIL: Email = Email {
    title: "E-mail address",
    address: "Address",
    none: "Your account has no e-mail address.",
    not_verified: |email| ["Nobody has confirmed yet that ", email, " is yours."].concat(),
    more: "What to do",
    what_to_do: "When the account was made, a mail with a link was sent there. Find it, in the spam folder perhaps, and follow the link; then press Check again.",
    no_resend: "This page cannot send that mail once more. If you do not find it, ask whoever runs this app to.",
    check: "Check again",
    checking: "Looking…",
    still_not: "Looked just now: it is still not verified.",
    verified: "Your e-mail address is verified.",
};

const WAYS: Ways = Ways {
    title: "Accounts",
    provider,
    main: "Main account",
    main_why: "It gives this profile its ID, so it stays.",
    name: "Name",
    email: "E-mail",
    id: "User ID",
    connection: "Connection",
    unknown: "The provider does not say which accounts lead to this profile.",
    unlink: "Unlink",
    unlink_named: |name| ["Unlink ", name].concat(),
    unlink_title: |name| ["Unlink ", name, "?"].concat(),
    unlink_words: "Signing in with it will no longer lead to this profile, but to one of its own, which starts empty.",
    unlink_lost: "Everything on this profile stays here. What once came over from that account does not go back.",
    keep: "Keep it",
    unlinking: "Unlinking…",
    unlinked: |name| [name, " is unlinked. It leads to a profile of its own now."].concat(),
    unlinked_before: |name| [name, " was unlinked already. It leads to a profile of its own now."].concat(),
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

const LINKING: Linking = Linking {
    link: "Link another account",
    why: "You sign in with it once, to show that it is yours. You see what will happen before anything does.",
    waiting: "Looking at the other account…",
    not_proven,
    not_read: "What that account holds could not be read, so it was not linked.",
    not_read_so: "Linking without looking would throw its details away. Nothing has changed.",
    title: "Link this account?",
    lead: |name| {
        [
            "From then on, signing in with ",
            name,
            " leads to this profile. The other profile is gone, and with it what you do not take over.",
        ]
        .concat()
    },
    comes_over: "What comes over",
    nothing_comes: "Nothing comes over: your profile stays as it is.",
    conflicts: "Both have these",
    conflicts_words: "Choose for each which one shall stand. The other one is lost.",
    mine: "On this profile",
    theirs: "On the other account",
    choice: |choice| match choice {
        Choice::Mine => "Keep this one",
        Choice::Theirs => "Take the other one",
    },
    organisation: "The organisation has stored something about the other account too. That does not come over; tell them if you need it.",
    until: |time| {
        ["Your second sign-in counts until ", time, ". Until then nothing happens, unless you press Link."]
            .concat()
    },
    moved: "Your own details have changed meanwhile, in another tab or on another device. Please look again.",
    too_large: "Together they are more than a profile can hold. Keep your own, or remove something first.",
    go: "Link the accounts",
    going: "Linking…",
    discard: "Do not link",
    discarded: "Not linked. Both accounts are as they were.",
    discarded_late: "Not linked. What was taken over before stays in this profile, where you can edit it.",
    over: "Your second sign-in was too long ago, so it no longer counts. Nothing was linked; start again if you like.",
    linked: |name| ["Linked. Signing in with ", name, " leads to this profile from now on."].concat(),
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
        "auth0" => "E-mail and password",
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
