//! English.

use super::{Edit, Frame, Home, Keeper, Other, Press, Profile, Texts, ValueWords, errors_en};
use cameo_metadata::draft::Kind;
use cameo_oidc::session::SignedOut;
use cameo_oidc::sign_in::InitiatedError;
use cameo_settings::StorageKind;

/// All texts in English.
pub(super) static TEXTS: Texts = Texts {
    language: "en-GB",
    crashed: "Something in this page has stopped working. What is saved is safe. Reload the page to go on.",
    app: "Cameo",
    press: PRESS,
    frame: FRAME,
    home: HOME,
    other: OTHER,
    signed_out,
    not_loaded: errors_en::not_loaded,
    sign_in_error: errors_en::sign_in,
};

const PRESS: Press = Press {
    sign_in: "Sign in",
    sign_in_again: "Sign in again",
    someone_else: "Sign in as someone else",
    sign_up: "Sign up",
    sign_out: "Sign out",
    opening: "Opening sign-in…",
    edit: "Edit",
    save: "Save",
    saving: "Saving…",
    cancel: "Cancel",
    try_again: "Try again",
    reload: "Reload",
    close: "Close this message",
    discard: "Discard",
    keep_editing: "Keep editing",
    done: "Close",
    undo: "Put back",
    home: "Go to the start page",
    profile: "Profile",
    security: "Sign-in & security",
    data: "Your data",
    to_profile: "Go to your profile",
    go_on_editing: "Go on editing",
};

const FRAME: Frame = Frame {
    skip: "Skip to content",
    you: "You",
    footer: "Your data goes straight between this browser and your sign-in provider.",
    footer_pictures: " Your picture comes from where it is kept.",
    loading: "Getting your profile…",
    returning: "Signing you in…",
    no_headers: "This host does not send the headers of the file _headers. README.md says how, under Deploy.",
    in_memory_only: "This browser keeps nothing for this site, so you stay signed in only until you reload or close the page.",
    details: "For whoever helps you",
};

const HOME: Home = Home {
    // As in index.html.
    title: |name| match name {
        Some(name) => ["Your ", name, " account"].concat(),
        None => "Your account".to_owned(),
    },
    lead: "See what is stored about you, and change the part that is yours.",
};

pub(super) static PROFILE: Profile = Profile {
    title: "Profile",
    no_name: "Your profile",
    portrait: |name| ["Picture of ", name].concat(),
    verified: "Verified",
    not_verified: "Not verified",
    details: "Details",
    more: "More details",
    empty: "No details yet.",
    add_details: "Add details",
    edit_card: |card| ["Edit ", card].concat(),
    add: "Add",
    add_field: |field| ["Add ", field].concat(),
    cannot_edit: "You can't edit these details here.",
    not_granted: "Your details can't be shown here.",
    no_api: "There are no details to edit here.",
    account: "Account",
    kept_by,
    ask: "Ask to change them",
    organisation: |org| ["From ", org.unwrap_or("your organisation")].concat(),
    organisation_why: |org| ["Only ", org.unwrap_or("your organisation"), " can change these."].concat(),
    attribute,
    failed: "We couldn't read your profile",
    unsaved: "You have unsaved changes.",
    identities: "Linked accounts",
};

fn kept_by(keeper: &Keeper<'_>) -> String {
    match keeper {
        Keeper::Provider(name) => format!(
            "Your name, picture and e-mail come from {name}. Change them there; they update the next time you sign in."
        ),
        Keeper::Operator(org) => {
            let org = org.unwrap_or("this service");
            format!("Your name, picture and e-mail are kept by {org}. Only {org} can change them.")
        }
    }
}

fn attribute(name: &str) -> Option<&'static str> {
    Some(match name {
        "name" => "Name",
        "given_name" => "First name",
        "family_name" => "Last name",
        "nickname" => "Nickname",
        "email" => "E-mail",
        "email_verified" => "E-mail verified",
        "user_id" | "sub" => "User ID",
        "username" => "Username",
        "phone_number" => "Phone",
        "phone_verified" | "phone_number_verified" => "Phone verified",
        "locale" => "Language",
        "zoneinfo" => "Time zone",
        "birthdate" => "Birthday",
        "gender" => "Gender",
        "picture" => "Picture",
        "created_at" => "Member since",
        "updated_at" => "Last change",
        "last_login" => "Last sign-in",
        "last_ip" => "Last sign-in from",
        "logins_count" => "Sign-ins so far",
        "last_password_reset" => "Last password change",
        "multifactor" => "Second factors",
        "multifactor_last_modified" => "Second factors changed",
        "blocked" => "Blocked",
        "identities" => "Signs in with",
        _ => return None,
    })
}

pub(super) static VALUE: ValueWords = ValueWords {
    yes: "Yes",
    no: "No",
    nothing: "Not set",
    empty_text: "Not set",
    empty_list: "Not set",
    empty_object: "Not set",
    empty_name: "(empty name)",
    not_set: "Not set",
    hidden: "Hidden",
    whole_text: "Show more",
    inside: |count| {
        if count == 1 { "1 value · Show".into() } else { format!("{count} values · Show") }
    },
    more: |count| if count == 1 { "Show one more".into() } else { format!("Show {count} more") },
};

pub(super) static EDIT: Edit = Edit {
    title: "Edit details",
    lead: |org| ["Visible to you and ", org, ". Don't store passwords here."].concat(),
    this_service: "this service",
    bar: "Your changes",
    changed: |count| if count == 1 { "1 change".into() } else { format!("{count} changes") },
    changed_title: "Review changes",
    added_mark: "New",
    changed_mark: "Changed",
    moved_mark: "Order changed",
    renamed_mark: |from| if from.is_empty() { "Renamed".into() } else { ["Was named ", from].concat() },
    problems: |count| {
        if count == 1 { "Fix 1 field to save.".into() } else { format!("Fix {count} fields to save.") }
    },
    healed: "All fixed. You can save now.",
    structure: "Edit the structure",
    structure_help: "Add, rename and remove fields.",
    options: |name| ["Options for ", name].concat(),
    name: "Name",
    kind: "Type",
    kind_of: |kind| match kind {
        Kind::Text => "Text",
        Kind::Number => "Number",
        Kind::YesNo => "Yes or no",
        Kind::Nothing => "Not set",
        Kind::List => "List",
        Kind::Object => "Group of fields",
    },
    item: |number| format!("Item {number}"),
    remove: "Remove",
    remove_one: |name| ["Remove ", name].concat(),
    removed: "will be removed",
    up: |name| ["Move ", name, " up"].concat(),
    down: |name| ["Move ", name, " down"].concat(),
    add_field: "Add a field",
    add_item: "Add an item",
    add: "Add",
    leave_title: "Save your changes?",
    leave_words: |storage| match storage {
        StorageKind::Local => "A draft stays in this browser until you save or discard it.",
        StorageKind::Session => "A draft stays in this tab until you save or discard it, or close the tab.",
        StorageKind::Memory => "A draft stays until you save or discard it, or close this page.",
    },
    leave_save: "Save and leave",
    leave_keep: "Leave, keep draft",
    leave_discard: "Discard",
    restored: "We restored your unsaved changes.",
    not_kept: "This browser keeps nothing for this site. Save before you leave, or your changes are lost.",
};

const OTHER: Other = Other {
    not_found_title: "Page not found",
    not_found: "Check the address, or start from another page.",
    advice: "For whoever runs this app:",
    still_signed_in: "Go on as before",
    initiated_title: "This sign-in link is not followed",
    initiated: |error| match error {
        InitiatedError::Repeated { .. } => "Something in it is said twice.",
        InitiatedError::NoIssuer => "It does not say where to sign in.",
        InitiatedError::OtherIssuer => "It is meant for another sign-in provider than this site's.",
        InitiatedError::OtherOrganization => "It is meant for another organisation than this site's.",
        InitiatedError::OtherTarget => "It would lead to another site afterwards.",
    },
    verified_title: "Your e-mail address is verified",
    verified: "You can sign in now.",
    link_not_valid_title: "This link cannot be used any more",
    link_not_valid: "A link in a mail works once, and for some time only. If your address is verified already, just sign in.",
    private_title: "Sign in to continue",
    private: |page| ["You'll come straight back to ", page, "."].concat(),
    failed_title: "You are not signed in",
    broken_title: "This app is not set up correctly",
};

fn signed_out(why: SignedOut) -> Option<&'static str> {
    match why {
        SignedOut::FirstVisit => None,
        SignedOut::ByChoice { here_only: false, keeps_edit: false } => {
            Some("You are signed out. This app keeps nothing about you in this browser.")
        }
        SignedOut::ByChoice { here_only: false, keeps_edit: true } => Some(
            "You are signed out. Your unsaved changes stay in this browser until you come back, for 30 days at most.",
        ),
        SignedOut::ByChoice { here_only: true, keeps_edit: false } => Some(
            "You are signed out here, and this app keeps nothing about you in this browser. Your sign-in provider could not be reached, so you may still be signed in there: on a shared computer, close the browser too.",
        ),
        SignedOut::ByChoice { here_only: true, keeps_edit: true } => Some(
            "You are signed out here. Your unsaved changes stay in this browser until you come back, for 30 days at most. Your sign-in provider could not be reached, so you may still be signed in there: on a shared computer, close the browser too.",
        ),
        SignedOut::Expired => Some("You were signed out after a while. Unsaved changes are kept."),
        SignedOut::OtherTab => Some("You signed out in another tab."),
        SignedOut::Lost => Some("This browser does not keep your session any more. Sign in again to go on."),
        SignedOut::Revoked => Some("Your sign-in provider has ended your session. Nothing is lost."),
    }
}
