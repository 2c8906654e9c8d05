//! English: every word of the app that a person reads, in the order in which the pages show them.
//!
//! Code that a first visit does not need arrives later, and so do its words: each `static` here is a group of keys, and goes
//! into the file of the code that names it. What makes a sentence of an error is a function, and travels in the same manner.

use super::Words;
use super::editor::{Edit, Json};
use super::errors::Told;
use super::finding::FindingTexts;
use super::frame::{Frame, Home, Other, Press, Texts};
use super::profile::{Keeper, Profile, ValueWords};
use super::provenance::ProvenanceTexts;
use super::saving::SavingTexts;
use super::schema::{SchemaTexts, Wanted};
use super::security::{AccountTexts, Email, Linking, Password, ThisBrowser, Ways};
use super::session::SessionTexts;
use super::sign_out::SignOutTexts;
use super::sign_up::SignUpTexts;
use super::static_page::StaticPage;
use super::tech::TechTexts;
use super::welcome::WelcomeTexts;
use super::your_data::{AsJson, DataTexts, Delete, Download, History, OnDevice};
use crate::lazy::Missing;
use cameo_auth0::api::ApiError;
use cameo_auth0::linking::{Identity, LinkError, ProofError};
use cameo_auth0::password::PasswordError;
use cameo_auth0::provenance::{ReadOnly, Source};
use cameo_auth0::sign_up::{Place, SignUpError, SignUpProblem};
use cameo_metadata::draft::{Kind, Problem};
use cameo_metadata::encoding::code_point;
use cameo_metadata::json::{JsonFault, MAX_DEPTH};
use cameo_metadata::merge::Choice;
use cameo_metadata::name::{NameRemark, Secret};
use cameo_metadata::schema::{Format, Rule, SchemaProblem, Type};
use cameo_metadata::source::Reason;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::client::ResponseType;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::http::TransportError;
use cameo_oidc::id_token::{Check, IdTokenError};
use cameo_oidc::jwks::JwksError;
use cameo_oidc::session::SignedOut;
use cameo_oidc::sign_in::{InitiatedError, NextStep, SignInError};
use cameo_oidc::token::TokenError;
use cameo_settings::access::{AccessProblem, Setting};
use cameo_settings::{SettingsError, SettingsProblem, StorageKind};

// ---- Frame -----------------------------------------------------------------------------------------------

pub static FRAME_AND_HOME: Texts = Texts {
    language: "en-GB",
    crashed: "Something in this page has stopped working. What is saved is safe. Reload the page to go on.",
    app: "Cameo",
    press: PRESS,
    frame: FRAME,
    home: HOME,
    other: OTHER,
    signed_out,
    not_loaded: not_loaded,
    sign_in_error,
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

// ---- Home ------------------------------------------------------------------------------------------------

const HOME: Home = Home {
    // As in index.html.
    title: |name| match name {
        Some(name) => ["Your ", name, " account"].concat(),
        None => "Your account".to_owned(),
    },
    lead: "See what is stored about you, and change the part that is yours.",
};

// ---- Sign-in ---------------------------------------------------------------------------------------------

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

pub static SIGN_OUT: SignOutTexts = SignOutTexts {
    navigation: "Account",
    switch_account: "Switch account",
    title: "You have unsaved changes",
    words: |storage| match storage {
        StorageKind::Local => {
            "Signing out removes everything about you from this browser. These changes can stay until you sign in again, for 30 days at most; until then, whoever uses this browser could read them."
        }
        StorageKind::Session => {
            "Signing out removes everything about you from this browser. These changes can stay in this tab until you sign in again or close it; until then, whoever uses this tab could read them."
        }
        StorageKind::Memory => {
            "This app keeps nothing about you in this browser, so signing out discards them. To keep them, save them first."
        }
    },
    stay: "Stay signed in",
    keep: "Keep the changes and sign out",
    discard: "Discard the changes and sign out",
    switch_words: |storage| match storage {
        StorageKind::Local => {
            "When another person signs in, everything about you is removed from this browser. These changes can stay until you sign in again, for 30 days at most; until then, whoever uses this browser could read them."
        }
        StorageKind::Session => {
            "When another person signs in, everything about you is removed from this tab. These changes can stay until you sign in again or close the tab; until then, whoever uses this tab could read them."
        }
        StorageKind::Memory => {
            "This app keeps nothing about you in this browser, so switching discards them. To keep them, save them first."
        }
    },
    switch_stay: "Stay here",
    switch_keep: "Keep the changes and switch",
    switch_discard: "Discard the changes and switch",
};

// ---- Profile ---------------------------------------------------------------------------------------------

pub static PROFILE: Profile = Profile {
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

pub static VALUE: ValueWords = ValueWords {
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

pub static PROVENANCE: ProvenanceTexts = ProvenanceTexts {
    about: |name| ["About ", name].concat(),
    read: |source, seconds| ["Read ", &ago(seconds), " from ", source_name(source), "."].concat(),
    stated: |time| {
        ["From ", source_name(Source::IdToken), ", as of ", time, ". It has not been asked for since."]
            .concat()
    },
    why: read_only_why,
};

fn source_name(source: Source) -> &'static str {
    match source {
        Source::IdToken => "what your sign-in itself said (the ID token)",
        Source::UserInfo => "your sign-in provider (its user information address)",
        Source::ManagementApi => "your account (the Management API)",
    }
}

fn ago(seconds: i64) -> String {
    let counted = |count: i64, one: &str| match count {
        1 => format!("1 {one} ago"),
        _ => format!("{count} {one}s ago"),
    };
    match seconds {
        ..60 => "just now".to_owned(),
        60..3_600 => counted(seconds / 60, "minute"),
        3_600..86_400 => counted(seconds / 3_600, "hour"),
        _ => counted(seconds / 86_400, "day"),
    }
}

fn read_only_why(reason: &ReadOnly) -> String {
    match reason {
        ReadOnly::IdentityProvider { provider, connection } => {
            let name = provider_name(provider, connection.as_deref());
            format!(
                "You sign in with {name}, which gives it anew each time unless this service has that turned off. Change it there, and it shows here after your next sign-in."
            )
        }
        ReadOnly::Administrators => "It belongs to your account, and an app like this one may not change it. The administrators of this service can (by the Management API): ask whoever runs it.".to_owned(),
        ReadOnly::Tenant => "The sign-in service notes this by itself. Nobody edits it.".to_owned(),
        ReadOnly::Provider => "Your sign-in provider keeps it. Change it there, or ask whoever runs this service.".to_owned(),
        ReadOnly::Operators => "The operators of this app set it for you, and only they can change it. Ask them.".to_owned(),
        ReadOnly::Schema => "Whoever wrote the form for this app (its schema) marked it as read-only. They can change that.".to_owned(),
        ReadOnly::Scope(scope) => format!(
            "It is yours, but this app was not allowed to change it: its operator has to grant {scope}, and you sign in again."
        ),
        ReadOnly::NoManagementApi => "It is yours, but this app is not connected to where it could be changed (the Management API). Its operator can do that.".to_owned(),
    }
}

/// The name that people know, else the tenant's own for it.
pub static PROVIDER_NAME: for<'a> fn(&'a str, Option<&'a str>) -> &'a str = provider_name;

fn provider_name<'a>(provider: &'a str, connection: Option<&'a str>) -> &'a str {
    match provider {
        "google-oauth2" | "google-apps" => "Google",
        "apple" => "Apple",
        "facebook" => "Facebook",
        "github" => "GitHub",
        "linkedin" => "LinkedIn",
        "twitter" => "X",
        "windowslive" => "Microsoft",
        "waad" => "Microsoft Entra ID",
        _ => connection.unwrap_or(provider),
    }
}

pub static TECH: TechTexts = TechTexts {
    title: "Technical details",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "Your browser did not allow copying. Select the text and copy it by hand.",
};

// ---- Editor ----------------------------------------------------------------------------------------------

pub static EDIT: Edit = Edit {
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

pub static FINDING: FindingTexts = FindingTexts {
    find: "Find a field",
    all: |count| format!("{} fields.", grouped(count)),
    found: |count, all| match count {
        0 => "No field found.".to_owned(),
        1 => format!("1 of {} fields. Press Enter to go there.", grouped(all)),
        _ => format!("{} of {} fields. Press Enter to go to the first.", grouped(count), grouped(all)),
    },
    show_all: "Show all",
};

fn grouped(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        _ => format!("{},{:03}", grouped(count / 1_000), count % 1_000),
    }
}

pub static SCHEMA: SchemaTexts = SchemaTexts {
    required: "Required",
    optional: "Optional",
    deprecated: "No longer used",
    read_only: "You can't change this here.",
    hidden: "Saved, but not shown. Type to replace it.",
    hidden_empty: "What you type isn't shown.",
    others: "Other fields",
    more: "More",
    not_foreseen: "This field can't be edited here.",
    no_choice: "Choose…",
    nothing_yet: "Not set",
    other_choice: |text| [text, " (not one of the choices)"].concat(),
    by_default: |text| ["If left empty: ", text].concat(),
    example: |text| ["For example: ", text].concat(),
    open: |name| ["Open ", name, " in a new tab"].concat(),
    open_short: "Open",
    colour_text: |name| [name, ", as text"].concat(),
    kind: |name| ["Type of ", name].concat(),
    tag_new: |name| ["Add to ", name].concat(),
    tag_hint: "Press Enter after each.",
    tag_remove: |text| ["Remove ", text].concat(),
    as_list: "Edit and reorder as a list",
    as_tags: "Back to tags",
    row_new: "Add a row",
    row: |number| format!("Row {number}"),
    cell: |name, number| format!("{name}, row {number}"),
    clear: |name| ["Clear ", name].concat(),
    clear_short: "Clear",
    group_clear: |name| ["Clear everything in ", name].concat(),
    group_question: |name| {
        ["Clear everything in ", name, "? It isn't saved yet, so it can't be put back."].concat()
    },
    group_keep: "Cancel",
    offset: |zone| match zone {
        "Z" | "z" => "UTC".to_owned(),
        zone => ["UTC", zone].concat(),
    },
    rule: broken_rule,
    missing: missing_value,
    pattern: |example| match example {
        Some(example) => ["Use the format ", example].concat().into(),
        None => "This isn't in the right format.".into(),
    },
    stored_misfit: "You can leave this as it is.",
    broken: "Some labels are missing. You can still edit and save.",
    broken_details: |count| match count {
        1 => "For the administrator".to_owned(),
        _ => format!("For the administrator ({count})"),
    },
    broken_line: schema_line,
    not_fetched: |url, why| ["The schema at ", url, " could not be used: ", why].concat(),
    name: name_remark,
    loses: "Changing the type would delete the current value.",
    loses_anyway: "Change",
    loses_not: "Cancel",
};

fn broken_rule(rule: &Rule) -> Words {
    match rule {
        Rule::Never => "Nothing can be saved here. Remove this field.".into(),
        Rule::Type { expected, .. } => {
            let names: Vec<&str> = expected.iter().copied().map(type_name).collect();
            ["Enter ", &names.join(" or "), "."].concat().into()
        }
        Rule::Choice { .. } => "Choose one of the options.".into(),
        Rule::Format { format } => format_words(*format).into(),
        Rule::MinLength { limit, .. } => counted(*limit, "character", |many| format!("Use at least {many}.")),
        Rule::MaxLength { limit, length } => {
            counted(*limit, "character", |many| format!("Use at most {many}. You have {length}."))
        }
        Rule::Pattern { .. } => "This isn't in the right format.".into(),
        Rule::Minimum { limit } => format!("Enter {limit} or more.").into(),
        Rule::Maximum { limit } => format!("Enter {limit} or less.").into(),
        Rule::ExclusiveMinimum { limit } => format!("Enter more than {limit}.").into(),
        Rule::ExclusiveMaximum { limit } => format!("Enter less than {limit}.").into(),
        Rule::MultipleOf { divisor } if divisor.as_str() == "1" => "Enter a whole number.".into(),
        Rule::MultipleOf { divisor } => format!("Enter a multiple of {divisor}.").into(),
        Rule::MinItems { limit, length } => {
            counted(*limit, "entry", |many| format!("Add at least {many}. You have {length}."))
        }
        Rule::MaxItems { limit, length } => {
            counted(*limit, "entry", |many| format!("Keep at most {many}. You have {length}."))
        }
        Rule::UniqueItems { first } => format!("This is the same as entry {}.", first + 1).into(),
        Rule::Required { .. } => "Fill this in.".into(),
        Rule::AdditionalProperties => "A field of this name can't be saved here. Remove it.".into(),
    }
}

fn missing_value(wanted: Wanted, label: &str) -> Words {
    match wanted {
        Wanted::Consent => "Tick this box to continue.".into(),
        Wanted::Choice => "Choose one.".into(),
        Wanted::Entries => "Add at least one.".into(),
        // A question is no noun, and a long label is read beside the input anyway.
        Wanted::Text if label.ends_with('?') || label.split_whitespace().count() > 3 => {
            "Fill this in.".into()
        }
        Wanted::Text => ["Enter your ", &inside_a_sentence(label), "."].concat().into(),
    }
}

/// A label without its capital, unless that is more than the start of a sentence, as in T-shirt or IBAN.
fn inside_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}

fn counted(limit: u64, one: &str, words: impl Fn(String) -> String) -> Words {
    let many = match (limit, one) {
        (1, _) => format!("1 {one}"),
        (_, "entry") => format!("{limit} entries"),
        _ => format!("{limit} {one}s"),
    };
    words(many).into()
}

fn type_name(one: Type) -> &'static str {
    match one {
        Type::Null => "nothing",
        Type::Boolean => "yes or no",
        Type::Integer => "a whole number",
        Type::Number => "a number",
        Type::String => "a text",
        Type::Array => "a list",
        Type::Object => "a group of fields",
    }
}

fn format_words(format: Format) -> &'static str {
    match format {
        Format::Email => "Enter an e-mail address like name@example.org.",
        Format::Uri => "Enter a web address like https://example.org.",
        Format::Date => "Enter a date like 2024-02-29.",
        Format::Time => "Enter a time like 09:30:00Z.",
        Format::DateTime => "Enter a date and time like 2024-02-29T09:30:00Z.",
        Format::Tel => "Enter a phone number like +41 44 668 18 00.",
        Format::Color => "Enter a colour like #0055aa.",
    }
}

fn schema_line(problem: &SchemaProblem) -> String {
    let at = match problem.at().pointer() {
        root if root.is_empty() => "at the top".to_owned(),
        pointer => ["at ", &pointer].concat(),
    };
    match problem {
        SchemaProblem::Unsupported { keyword, .. } => {
            format!("{at}: the keyword “{keyword}” is not supported")
        }
        SchemaProblem::Unknown { keyword, .. } => format!("{at}: there is no keyword “{keyword}”"),
        SchemaProblem::Invalid { keyword, found, expected, .. } => {
            format!("{at}: “{keyword}” is {found}, expected {expected}")
        }
        SchemaProblem::NotASchema { found, .. } => {
            format!("{at}: found {found}, expected a schema: an object, true or false")
        }
        SchemaProblem::TooDeep { .. } => format!("{at}: nested too deep"),
    }
}

fn name_remark(remark: NameRemark) -> Words {
    match remark {
        NameRemark::Refused { character } => format!("A name can't contain “{character}”.").into(),
        NameRemark::Taken => "Another field here has this name. Choose another.".into(),
        NameRemark::Empty => "Without a name, you may not find this field again.".into(),
        NameRemark::Padded => "There is a space at the start or the end of this name.".into(),
        NameRemark::TooLong { length } => {
            format!("This name has {length} characters; more than 100 may be refused.").into()
        }
        NameRemark::Reserved => {
            "The sign-in service uses this name for something else. Choose another.".into()
        }
        NameRemark::Secret(secret) => {
            let what = match secret {
                Secret::Password => "a password",
                Secret::Token => "a key or token",
                Secret::Pin => "a PIN or code",
                Secret::Payment => "a card or account number",
                Secret::Identity => "an official number of yours",
            };
            ["This sounds like ", what, ". Whatever you save here can be read by others in this service."]
                .concat()
                .into()
        }
    }
}

pub static JSON: Json = Json {
    views: "View",
    form: "Form",
    json: "JSON",
    label: "Your details as JSON",
    format: "Format",
    formatted: "Formatted.",
    find: "Find",
    find_label: "Find in the text",
    found: |now, count| if count == 0 { "Not found".into() } else { format!("{now} of {count}") },
    previous: "Previous find",
    next: "Next find",
    close_find: "Close the search",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "This browser doesn't allow it. Select the text and copy it yourself.",
    export: "Export",
    exported: "Saved as user-metadata.json.",
    not_exported: "This browser doesn't allow it. Copy the text instead.",
    import: "Import",
    import_file: "A JSON file to import",
    import_same: "This file has the same details as you have now.",
    import_bad: "We can't read this file. Nothing was imported.",
    import_changes: |count| {
        if count == 1 {
            "The file would change one thing".into()
        } else {
            format!("The file would change {count} things")
        }
    },
    import_more: |count| format!("and {count} more"),
    imported: "Imported. Nothing is saved yet.",
    take_over: "Import",
    leave_as_is: "Cancel",
    added: "New",
    changed: "Changed",
    removed: "Removed",
    moved: "Moved from",
    refused: "Fix the text to save.",
    line: |line| format!("Line {line}:"),
    go_there: "Go there",
    undo: "Restore last valid text",
    restored: "We restored your text. It isn't valid JSON yet.",
    place: |line, column| format!("Line {line}, column {column}:"),
    reason: json_reason,
};

fn json_reason(reason: &Reason) -> Words {
    match reason {
        Reason::Syntax(fault) => json_syntax(*fault),
        Reason::NameTwice { name, .. } => format!("the name “{name}” is used twice.").into(),
        Reason::NotAnObject { .. } => "the whole text goes between { and }.".into(),
    }
}

fn json_syntax(fault: JsonFault) -> Words {
    match fault {
        JsonFault::EndsEarly => "a closing quote or bracket is missing.".into(),
        JsonFault::ValueExpected => {
            "a value is missing. Put text between double quotes; write true, false and null in small letters."
                .into()
        }
        JsonFault::NameExpected => "a name between double quotes is missing.".into(),
        JsonFault::ColonExpected => "a colon is missing between a name and its value.".into(),
        JsonFault::CommaExpected => "a comma or a closing bracket is missing.".into(),
        JsonFault::CommaTooMany => "remove the comma before the closing bracket.".into(),
        JsonFault::TooMuch => "there is text after the end.".into(),
        JsonFault::Number => "this isn't a JSON number.".into(),
        JsonFault::Escape => "unknown escape. Write a backslash as \\\\.".into(),
        JsonFault::ControlCharacter => {
            "a closing quote is missing. Write a line break inside a text as \\n.".into()
        }
        JsonFault::Invisible(sign) => format!(
            "there is an invisible character ({}). Delete it, or type a space instead.",
            code_point(sign)
        )
        .into(),
        JsonFault::Quote(sign) => format!("replace the quotation mark {sign} by a plain \".").into(),
        JsonFault::TooDeep => format!("nested deeper than {MAX_DEPTH} levels.").into(),
        JsonFault::NameTwice => "this name is used twice.".into(),
        JsonFault::Encoding(found) => {
            format!("{found} is not UTF-8. Save the file as UTF-8, and choose it again.").into()
        }
    }
}

// ---- Saving ----------------------------------------------------------------------------------------------

pub static SAVING: SavingTexts = SavingTexts {
    review_title: "Review changes",
    back: "Keep editing",
    exactly: "Show as JSON",
    nothing_to_send: "Only the order has changed, and the order isn't stored.",
    added: "New",
    changed: "Changed",
    removed: "Removed",
    moved: "Moved",
    conflict_title: "These changed somewhere else",
    conflict_words: "Maybe by you on another device. Choose what to keep.",
    before: "Was",
    yours: "Your change",
    theirs: "Now saved",
    choice: |choice| match choice {
        Choice::Mine => "Keep mine",
        Choice::Theirs => "Keep saved",
    },
    all_mine: "Keep mine for all",
    all_theirs: "Keep saved for all",
    left: |count| if count == 1 { "1 left to choose".into() } else { format!("{count} left to choose") },
    none_left: "All chosen",
    absent: "Not set",
    apply: "Apply",
    later: "Later",
    restored_merged: |names| {
        ["We restored your unsaved changes, and added what changed elsewhere: ", names, "."].concat()
    },
    restored_stored: "What you hadn't saved is saved by now.",
    restored_stale: "We restored your unsaved changes. Your details have changed elsewhere since; both are combined when you save.",
    restored_conflict: "We restored your unsaved changes. The same fields have changed since, maybe by you on another device. Choose what to keep.",
    other_draft: |names| match names {
        "" => "You have unsaved changes from another tab.".to_owned(),
        names => ["You have unsaved changes from another tab: ", names, "."].concat(),
    },
    other_unfinished: "A field isn't finished yet. Finish it here, then try again.",
    bring_in: "Add to this edit",
    discard_other: "Discard",
    two_tabs_title: "You edited the same fields in two tabs",
    two_tabs: "Choose what to keep. Nothing is saved yet.",
    saved: "Saved.",
    incoming: |names| ["Also changed elsewhere, and kept: ", names, "."].concat(),
    undo: "Undo",
    redo: "Redo",
    undone: "Undone.",
    not_undone: "Not undone.",
    not_saved: "Not saved.",
    offline: "You're offline. Your changes are kept, and saved as soon as you're back online.",
    busy: |seconds| format!("Busy at the moment. Saving in {seconds} s."),
    now: "Save now",
    stop_waiting: "Stop",
    unknown: "We couldn't confirm the save. Your changes are kept; press Save to check and finish.",
    not_recent: "Sign in again to save. Your changes are kept.",
    confirm: "Sign in again to continue",
    take_back: "Undo",
    size: |bytes, limit| {
        format!("Almost full: {}.{} of {} kB", bytes / 1024, bytes % 1024 * 10 / 1024, limit / 1024)
    },
    too_large: |bytes| format!("Too much to save. Remove about {} kB.", bytes.div_ceil(1024)),
};

// ---- Security --------------------------------------------------------------------------------------------

pub static ACCOUNT: AccountTexts = AccountTexts {
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
    provider: identity_kind,
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
            LinkError::Refused(error) => return link_refused(error, "It is still linked."),
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
            LinkError::Refused(error) => return link_refused(error, "The accounts are not linked."),
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
fn identity_kind(identity: &Identity) -> String {
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
            let told = sign_in_error(error);
            let so = "Nothing was linked, and you are still signed in. Start again if you like.".into();
            return Told { so, ..told };
        }
    };
    Told { what: what.into(), so: so.into(), code: error.to_string() }
}

fn link_refused(error: &cameo_auth0::api::ApiError, so: &'static str) -> Told {
    let told = api_error(error);
    Told { so: [so, " ", &told.so].concat().into(), ..told }
}

pub static SESSION: SessionTexts = SessionTexts {
    title: "Session details",
    copy: "Copy for support",
    lead: "What this browser holds while you are signed in, and how it was checked.",
    who: "Who is signed in",
    name: "Name",
    subject: "User ID",
    provider: "Sign-in provider",
    client: "Application",
    how: "How",
    flow: |flow| match flow {
        ResponseType::Code => {
            "By a one-time code that only this browser could redeem (authorization code with PKCE)"
        }
        ResponseType::IdTokenToken => "By tokens in the address, the old way (implicit flow)",
    },
    signed_in_at: "Signed in",
    not_said: "Not said by the provider",
    tokens: "How long it lasts",
    access_ends: "Access ends",
    renewed: "Then",
    renewed_by_itself: "It is renewed by itself a minute before.",
    not_renewed: "You are asked to sign in again.",
    sign_in_needed: "Sign in again",
    no_end: "Not as long as you come back now and then",
    kept: "Kept in",
    kept_where: |storage| match storage {
        StorageKind::Local => "this browser, for all its tabs, until you sign out",
        StorageKind::Session => "this tab, until it is closed",
        StorageKind::Memory => "this page alone; a reload signs out",
    },
    scopes: "What it may be used for",
    granted: "Granted",
    refused: "Asked for and not granted",
    checks: "What was checked when you signed in",
    checks_why: "Your provider's statement about you, the ID token, is accepted only if every one of these holds.",
    signed_with: |algorithm, key| match key {
        Some(key) => ["Signed with ", algorithm, " by the key ", key].concat(),
        None => ["Signed with ", algorithm].concat(),
    },
    check: |check| match check {
        Check::Signature => "It is signed by a key that your provider publishes.",
        Check::Issuer => "It comes from your provider, to the letter.",
        Check::Audience => "It is meant for this application, and for nobody else.",
        Check::AuthorizedParty => "It was given to this application.",
        Check::Subject => "It names you.",
        Check::Expiry => "Its time is not over.",
        Check::IssuedAt => "It was made for this sign-in, not before it.",
        Check::NotBefore => "Its time has begun.",
        Check::Nonce => "It answers this very sign-in and no other.",
        Check::AccessTokenHash => "The access token that came along belongs to it.",
        Check::AuthenticationContext => "You signed in by the means that were asked for.",
        Check::AuthenticationTime => "You proved who you are as recently as was asked for.",
        Check::Organization => "It is for the organisation that was asked for.",
    },
    missing: "What your provider does not offer here",
    nothing_missing: "Nothing is missing.",
    no_refresh_token: "No refresh token: the session ends with its access token, and you sign in again.",
    no_end_session: "No sign-out address: signing out ends the session here, and you stay signed in at the provider.",
    no_userinfo: "No user information address: the profile shows what the sign-in itself said.",
    no_management_api: "No Management API: your details can be neither read nor edited here.",
    clock: |seconds| {
        let minutes = (seconds.abs() + 30) / 60;
        let way = if seconds < 0 { "ahead" } else { "behind" };
        format!(
            "This device's clock is {minutes} minutes {way}. Signing in works all the same; set the clock to automatic so that other sites do, too."
        )
    },
    confirm: "Sign in again to continue",
    confirm_why: "Signs you in again and brings you back here.",
};

// ---- Your data -------------------------------------------------------------------------------------------

pub static DATA: DataTexts = DataTexts {
    title: "Your data",
    lead: "Download your data, undo recent changes, and see what this browser keeps.",
    download: DOWNLOAD,
    json: AS_JSON,
    history: HISTORY,
    device: DEVICE,
    delete: DELETE,
};

const DOWNLOAD: Download = Download {
    title: "Download",
    why: "One file (JSON) with everything that this app knows about you. There is no password, token or key in it.",
    parts_title: "What is in the file",
    parts: [
        ("profile", "your profile as it was just read, with name, e-mail and technical details"),
        ("user_metadata", "the details that you can edit"),
        ("app_metadata", "what the organisation keeps about you, as far as you may see it"),
        ("identities", "the accounts that you sign in with"),
        ("claims", "what was said about you when you signed in"),
        ("recent_changes", "what you saved in this browser, before and after"),
        ("unsaved_changes", "edits in this browser that are not saved"),
        ("this_browser", "which settings and other entries this browser keeps"),
    ],
    press: "Download your data",
    done: "Downloaded.",
    failed: "Your browser did not allow the download.",
    not_read: "Your profile could not be read, so the download would be incomplete.",
};

const AS_JSON: AsJson = AsJson {
    title: "Edit as JSON",
    why: "Your details as one text, for people who know JSON. You can import and export it there, too.",
    press: "Edit as JSON",
};

const HISTORY: History = History {
    title: "Recent changes",
    why: "Kept only in this browser until you sign out.",
    none: "You have not saved anything in this browser yet.",
    clear: "Clear recent changes",
    undo: "Undo",
};

const DEVICE: OnDevice = OnDevice {
    title: "On this device",
    why: "What this browser keeps for this app. Signing out removes everything that is about you.",
    session: "Your sign-in, so that you stay signed in",
    edits: |count| if count == 1 { "1 unsaved edit".into() } else { format!("{count} unsaved edits") },
    history: |count| if count == 1 { "1 recent change".into() } else { format!("{count} recent changes") },
    asked: "Which questions you were asked already",
    answers: "Answers from when you created your account, which are not saved yet",
    choices: "Your choices for this app, such as a language",
    nothing: "Nothing.",
    clear: "Clear",
    clear_why: "Removes all of it but your sign-in.",
    cleared: "Cleared. You are still signed in.",
    confirm_title: "Clear unsaved changes too?",
    confirm_words: "You have changes that are not saved. Clearing removes them for good.",
    confirm: "Clear everything",
    cancel: "Cancel",
};

const DELETE: Delete = Delete {
    title: "Delete account",
    at_operator: |org| ["You can ask for your account to be deleted on a page of ", org, "."].concat(),
    press: "Delete account",
    ask: |org| ["This page can't delete your account. To have it deleted, ask ", org, "."].concat(),
    contact: |org| ["Contact ", org].concat(),
};

// ---- Sign-up ---------------------------------------------------------------------------------------------

pub static SIGN_UP: SignUpTexts = SignUpTexts {
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
    error: sign_up_error,
    made_title: "Your account is ready",
    made: "Now sign in. If we e-mailed you a link to confirm your address, open it first.",
    broken: "Some questions are missing. You can still create an account.",
    broken_details: |count| match count {
        1 => "For the administrator: 1 mistake in the setting signUp".to_owned(),
        _ => format!("For the administrator: {count} mistakes in the setting signUp"),
    },
    broken_line: sign_up_line,
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

const SIGN_UP_OPERATOR: &str =
    "Trying again won't help: the administrator has to change a setting. What you typed is still here.";
const SIGN_UP_AGAIN: &str = "Try again in a moment. What you typed is still here.";
const ANOTHER_PASSWORD: &str = "Choose another password. Everything else you typed is still here.";

fn sign_up_error(error: &SignUpError) -> Told {
    use SignUpError as E;
    let (what, so): (Words, Words) = match error {
        E::Unsendable => ("Something in the form can't be sent.".into(), "Look for unusual characters.".into()),
        E::Unreachable | E::TimedOut | E::Server { .. } => sign_up_unknown(),
        E::NotJson { status: 200..300 } => sign_up_unknown(),
        E::NotJson { .. } => ("The sign-in service gave an answer we can't read.".into(), SIGN_UP_AGAIN.into()),
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
                _ if !rules.is_empty() => ANOTHER_PASSWORD.into(),
                Some(policy) => policy.clone().into(),
                None => ANOTHER_PASSWORD.into(),
            },
        ),
        E::PasswordDictionary => (
            "This password is too common, and easy to guess.".into(),
            ANOTHER_PASSWORD.into(),
        ),
        E::PasswordNoUserInfo => (
            "The password contains your own details, such as your address or name.".into(),
            ANOTHER_PASSWORD.into(),
        ),
        E::PasswordHistory => ("This password was used before.".into(), ANOTHER_PASSWORD.into()),
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
        E::Disabled => ("Accounts can't be created at the moment.".into(), SIGN_UP_OPERATOR.into()),
        E::Settings { .. } => ("This app isn't set up to create accounts.".into(), SIGN_UP_OPERATOR.into()),
        E::Field { place: Place::Email, .. } => {
            ("This e-mail address isn't accepted.".into(), "Enter one like name@example.org.".into())
        }
        E::Field { place: Place::Username, .. } => {
            ("This username isn't accepted.".into(), "Use up to 15 letters and digits.".into())
        }
        E::Field { place: Place::Password, .. } => ("This password isn't accepted.".into(), ANOTHER_PASSWORD.into()),
        E::Field { place: Place::Field(_), message } => (message.clone().into(), "Change it, or leave it out.".into()),
        E::Unexpected { message, .. } if !message.is_empty() => (
            ["The sign-in service says: ", message].concat().into(),
            "What you typed is still here.".into(),
        ),
        E::Unexpected { .. } => ("The account wasn't created.".into(), SIGN_UP_AGAIN.into()),
    };
    Told { what, so, code: error.to_string() }
}

fn sign_up_unknown() -> (Words, Words) {
    (
        "We couldn't confirm that your account was created.".into(),
        "Try to sign in. If that doesn't work, create it again; what you typed is still here.".into(),
    )
}

fn sign_up_line(problem: &SignUpProblem) -> String {
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

pub static WELCOME: WelcomeTexts = WelcomeTexts {
    title: "Complete your profile",
    lead: |org| [&capital(org), " needs these details. You can change them later."].concat(),
    save: "Continue",
    later: "Skip for now",
};

/// A name at the start of a sentence.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

// ---- Errors ----------------------------------------------------------------------------------------------

const RETRY: &str = "Nothing is lost. Try again in a moment.";
const AGAIN: &str = "Nothing is lost. Please sign in again.";
const PART_MISSING: &str =
    "Part of this site did not load. You may be offline, or there may be a new version of the site.";
const RELOAD: &str =
    "Check your connection, then reload the page. Changes that this browser has kept come back.";
const OPERATOR: &str =
    "Nothing is lost, but trying again will not help: whoever runs this app has to change a setting.";

fn sign_in_error(error: &SignInError) -> Told {
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
        SignInError::Callback(error) => callback_error(error),
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

fn callback_error(error: &CallbackError) -> &'static str {
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

fn not_loaded(why: Missing) -> (&'static str, Told) {
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

/// A failed call to the tenant.
pub static API_ERROR: fn(&ApiError) -> Told = api_error;

fn api_error(error: &ApiError) -> Told {
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

/// A wrong `config.json`.
pub static SETTINGS_ERROR: fn(&SettingsError) -> (Told, Vec<String>) = settings_error;

fn settings_error(error: &SettingsError) -> (Told, Vec<String>) {
    let (what, lines): (Words, _) = match error {
        SettingsError::NotFound { .. } => {
            ("The settings in config.json could not be fetched.".into(), Vec::new())
        }
        SettingsError::NotJson { detail, line, column } => (
            "The settings in config.json are not a JSON object.".into(),
            vec![format!("Line {line}, column {column}: {detail}")],
        ),
        SettingsError::Problems(problems) => (
            "The settings in config.json need a correction.".into(),
            problems.iter().map(settings_line).collect(),
        ),
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

fn settings_line(problem: &SettingsProblem) -> String {
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

/// What is wrong with a field.
pub static FIELD_PROBLEM: fn(&Problem) -> Words = field_problem;

fn field_problem(problem: &Problem) -> Words {
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

// ---- Advice for operators --------------------------------------------------------------------------------

/// What to change, for the operator; nothing where there is nothing to do.
pub static ADVICE: fn(&AccessProblem, bool) -> Option<Words> = advice;

fn advice(problem: &AccessProblem, is_auth0: bool) -> Option<Words> {
    let what: Words = match problem {
        AccessProblem::AudienceMissing => {
            "The access token is not for the Management API: no audience was asked for, so the tenant gave an opaque token.".into()
        }
        AccessProblem::AudienceUnknown => "The tenant knows no API of this audience.".into(),
        AccessProblem::ScopesUnasked { scopes } => {
            ["config.json asks for more now than when this person signed in: ", &scopes.join(", "), ". Signing in again is enough."]
                .concat()
                .into()
        }
        AccessProblem::ScopeRefused { scopes, .. } if !scopes.is_empty() => {
            ["The provider does not accept ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::ScopeRefused { offline: true, .. } => {
            "The provider does not accept one of the scopes that were asked for; most often it is offline_access, which not every provider knows.".into()
        }
        AccessProblem::ScopeRefused { .. } => {
            "The provider does not accept one of the scopes that were asked for.".into()
        }
        AccessProblem::ScopesMissing { scopes } => {
            ["These scopes were not granted: ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::CallbackUrlNotAllowed => "The tenant does not accept this app's callback address.".into(),
        AccessProblem::OriginNotAllowed => {
            "The provider answers, but does not allow this site's origin to read this answer (CORS).".into()
        }
        AccessProblem::BlockedHere => {
            "This site's own policy (Content-Security-Policy) does not allow a request to one of the provider's hosts.".into()
        }
        AccessProblem::Redirected => {
            "One of the provider's endpoints redirects to another address. Codes and tokens are not sent after it: the discovery document has to name the address itself.".into()
        }
        AccessProblem::Connection => "The application may not use this connection, or none at all.".into(),
        AccessProblem::Clock { seconds } => {
            format!("This device's clock is wrong by {} minutes or more.", (seconds + 59) / 60).into()
        }
        AccessProblem::GrantTypeNotEnabled => "The application may not use this grant.".into(),
        AccessProblem::NotAPublicClient => {
            "The tenant asks for a client secret, which a browser cannot keep.".into()
        }
        AccessProblem::ClientUnknown => "The tenant knows no application with this client ID.".into(),
        AccessProblem::RefreshTokenSpent => "The refresh token was used before, or has been revoked.".into(),
        AccessProblem::NoRefreshToken => {
            "No refresh token was given, so the session ends with its access token.".into()
        }
        AccessProblem::Algorithm { found } => {
            ["ID tokens are signed with ", found, ", which is not accepted."].concat().into()
        }
        AccessProblem::SigningKey { found } => {
            ["ID tokens are signed with a key that cannot be used here: ", found, "."].concat().into()
        }
        AccessProblem::Audience { found } => {
            ["ID tokens are also for the audience “", found, "”."].concat().into()
        }
        AccessProblem::AnswerWithoutIssuer => {
            "The discovery document says authorization_response_iss_parameter_supported, and the answer has no iss. One of both has to change, at the provider.".into()
        }
        AccessProblem::AnswerInWrongPlace => {
            "The provider puts its answer into the wrong part of the address: a code belongs into the query, tokens into the fragment.".into()
        }
        AccessProblem::Issuer => "The tenant calls itself something else than the configured issuer.".into(),
        AccessProblem::Unreachable | AccessProblem::PersonRefused | AccessProblem::TooManyRequests => {
            return None;
        }
    };
    let Some(setting) = problem.setting() else { return Some(what) };
    let (file, menu) = setting_place(setting);
    let menu = if is_auth0 { menu.auth0 } else { menu.elsewhere };
    let places = [file, menu].into_iter().filter(|setting_place| !setting_place.is_empty());
    let words: Vec<&str> = std::iter::once(what.as_ref()).chain(places).collect();
    Some(words.join(" ").into())
}

/// Where a setting of the provider stands; nothing where the file is enough.
struct Menu {
    /// In Auth0's dashboard, by its names.
    auth0: &'static str,
    /// At any other provider.
    elsewhere: &'static str,
}

/// Where a setting stands: in `config.json`, and at the provider.
fn setting_place(setting: Setting) -> (&'static str, Menu) {
    let menu = |auth0, elsewhere| Menu { auth0, elsewhere };
    let file = |words| (words, menu("", ""));
    match setting {
        Setting::AllowedCallbackUrls => (
            "",
            menu(
                "Applications › this application › Settings › Allowed Callback URLs: add this site's address followed by /callback.",
                "At the provider, add this site's address followed by /callback to the client's redirect URIs.",
            ),
        ),
        Setting::AllowedOrigins => (
            "",
            menu(
                "Applications › this application › Settings › Allowed Web Origins and Allowed Origins (CORS): add this site's origin.",
                "At the provider, add this site's origin to the client's allowed web origins (CORS).",
            ),
        ),
        Setting::GrantTypes => (
            "",
            menu(
                "Applications › this application › Settings › Advanced Settings › Grant Types: allow Authorization Code and Refresh Token (or Implicit, for the old flow).",
                "At the provider, allow the client the authorization code and refresh token grants (or the implicit one, for the old flow).",
            ),
        ),
        Setting::ApplicationType => (
            "",
            menu(
                "Applications › this application › Settings › Application Type: Single Page Application; Credentials › Authentication Methods: None.",
                "At the provider, make the client a public one, without a secret.",
            ),
        ),
        Setting::Connections => (
            "",
            menu(
                "Applications › this application › Connections: switch on the one to use.",
                "At the provider, allow the client this way to sign in.",
            ),
        ),
        Setting::RefreshTokenRotation => (
            "",
            menu(
                "Applications › this application › Settings › Refresh Token Rotation: on, with an overlap of some seconds.",
                "Where the provider rotates refresh tokens, an overlap of some seconds helps.",
            ),
        ),
        Setting::SignatureAlgorithm => (
            "config.json › idTokenAlgorithms: add it, if it is one of RS256, RS384, RS512, PS256, PS384, PS512, ES256 and ES384.",
            menu(
                "Otherwise Applications › this application › Settings › Advanced Settings › OAuth › JsonWebToken Signature Algorithm: RS256.",
                "Otherwise let the provider sign with RS256.",
            ),
        ),
        Setting::SigningKey => {
            ("", menu("RSA keys may have 2048 to 8192 bits.", "RSA keys may have 2048 to 8192 bits."))
        }
        Setting::ApiAccess => (
            "",
            menu(
                "Applications › APIs › the API › Settings › Allow Offline Access: on.",
                "At the provider, allow the client refresh tokens; they are asked for by offline_access in config.json › scope.",
            ),
        ),
        Setting::Audience => {
            file("config.json › audience: the Management API's identifier, as in https://TENANT/api/v2/.")
        }
        Setting::Scope => file("config.json › scope: leave it out there."),
        Setting::ScopeGranted => (
            "config.json › scope: it must stand there.",
            menu(
                "Applications › APIs › Auth0 Management API › Application Access: allow it for people.",
                "At the provider, allow the client this scope.",
            ),
        ),
        Setting::ConnectOrigins => file(
            "config.json › connectOrigins: add that host, as in \"https://host\", and build again or change the header.",
        ),
        Setting::TrustedAudiences => {
            file("config.json › trustedAudiences: add it there, if it may know who signs in here.")
        }
        Setting::ResponseType => file("config.json › responseType: the one that the provider answers with."),
        Setting::Issuer => {
            file("config.json › domain, or issuer: to the letter, with or without the slash at its end.")
        }
        Setting::ClientId => (
            "config.json › clientId: as the provider has it.",
            menu("Applications › this application › Settings › Client ID.", ""),
        ),
        Setting::DeviceClock => file("Set the device's date and time to automatic."),
    }
}

// ---- Static page -----------------------------------------------------------------------------------------
