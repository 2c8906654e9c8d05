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
    crashed: "Something went wrong on this page. What you saved is safe; reload the page to continue.",
    app: STATIC_PAGE.name,
    press: PRESS,
    frame: FRAME,
    home: HOME,
    other: OTHER,
    signed_out,
    not_loaded,
    sign_in_error,
};

const PRESS: Press = Press {
    sign_in: STATIC_PAGE.sign_in,
    sign_in_again: "Sign in again",
    someone_else: "Sign in as someone else",
    sign_up: STATIC_PAGE.sign_up,
    sign_out: "Sign out",
    opening: STATIC_PAGE.opening_sign_in,
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
    go_on_editing: "Continue editing",
};

const FRAME: Frame = Frame {
    skip: "Skip to content",
    you: "You",
    footer: |org| match org {
        Some(org) => ["Your details go straight from this browser to ", org, "'s sign-in service."].concat(),
        None => "Your details go straight from this browser to your sign-in service.".to_owned(),
    },
    footer_pictures: " Your picture comes from the site that stores it.",
    loading: STATIC_PAGE.loading,
    returning: "Signing you in…",
    no_headers: "This host doesn't send the headers of the file _headers. README.md explains how, under Deploy.",
    in_memory_only: "This browser doesn't store data for this site, so you're signed out when you reload or close the page.",
    details: "Technical details",
};

// ---- Home ------------------------------------------------------------------------------------------------

const HOME: Home = Home {
    title: |name| match name {
        Some(name) => [STATIC_PAGE.your, " ", name, " ", STATIC_PAGE.account].concat(),
        None => [STATIC_PAGE.your, " ", STATIC_PAGE.account].concat(),
    },
    lead: STATIC_PAGE.lead,
};

// ---- Sign-in ---------------------------------------------------------------------------------------------

const OTHER: Other = Other {
    not_found_title: "Page not found",
    not_found: "Check the address, or start from another page.",
    advice: "For the administrator:",
    still_signed_in: "Continue as before",
    initiated_title: "This sign-in link doesn't work here",
    initiated: |error| match error {
        InitiatedError::Repeated { .. } => "It says the same thing twice.",
        InitiatedError::NoIssuer => "It doesn't say where to sign in.",
        InitiatedError::OtherIssuer => "It's meant for another sign-in service.",
        InitiatedError::OtherOrganization => "It's meant for another organisation.",
        InitiatedError::OtherTarget => "It would take you to another site.",
    },
    verified_title: "Your e-mail address is verified",
    verified: "You can sign in now.",
    link_not_valid_title: "This link no longer works",
    link_not_valid: "A link in an e-mail works once, and only for a while. If your address is already verified, just sign in.",
    private_title: "Sign in to continue",
    private: |page| ["You'll come straight back to ", page, "."].concat(),
    failed_title: "You're not signed in",
    broken_title: "This app isn't set up correctly",
};

fn signed_out(why: SignedOut) -> Option<&'static str> {
    match why {
        SignedOut::FirstVisit => None,
        SignedOut::ByChoice { here_only: false, keeps_edit: false } => {
            Some("You're signed out. Nothing about you is kept in this browser.")
        }
        SignedOut::ByChoice { here_only: false, keeps_edit: true } => {
            Some("You're signed out. Your unsaved changes stay in this browser for up to 30 days.")
        }
        SignedOut::ByChoice { here_only: true, keeps_edit: false } => Some(
            "You're signed out here, and nothing about you is kept in this browser. We couldn't reach the sign-in service, so on a shared computer, close the browser too.",
        ),
        SignedOut::ByChoice { here_only: true, keeps_edit: true } => Some(
            "You're signed out here, and your unsaved changes stay in this browser for up to 30 days. We couldn't reach the sign-in service, so on a shared computer, close the browser too.",
        ),
        SignedOut::Expired => Some("You were signed out after a while. Unsaved changes are kept."),
        SignedOut::OtherTab => Some("You signed out in another tab."),
        SignedOut::Lost => Some("This browser no longer has your session. Sign in again to continue."),
        SignedOut::Revoked => Some("The sign-in service ended your session. Nothing is lost."),
    }
}

pub static SIGN_OUT: SignOutTexts = SignOutTexts {
    navigation: "Account",
    switch_account: "Switch account",
    title: "You have unsaved changes",
    words: |storage| match storage {
        StorageKind::Local => {
            "Signing out removes everything about you from this browser. You can keep these changes for up to 30 days, but anyone who uses this browser could read them."
        }
        StorageKind::Session => {
            "Signing out removes everything about you from this browser. You can keep these changes until you close this tab, but anyone who uses it could read them."
        }
        StorageKind::Memory => {
            "Nothing is stored in this browser, so signing out discards these changes. To keep them, save them first."
        }
    },
    stay: "Stay signed in",
    keep: "Keep the changes and sign out",
    discard: "Discard the changes and sign out",
    switch_words: |storage| match storage {
        StorageKind::Local => {
            "When someone else signs in, everything about you is removed from this browser. You can keep these changes for up to 30 days, but anyone who uses this browser could read them."
        }
        StorageKind::Session => {
            "When someone else signs in, everything about you is removed from this tab. You can keep these changes until you close it, but anyone who uses it could read them."
        }
        StorageKind::Memory => {
            "Nothing is stored in this browser, so switching discards these changes. To keep them, save them first."
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
    organisation: |org| ["From ", org.unwrap_or("this service")].concat(),
    organisation_why: |org| ["Only ", org.unwrap_or("this service"), " can change these."].concat(),
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
    empty_text: "Empty text",
    empty_list: "Empty list",
    empty_object: "No fields",
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
        ["From ", source_name(Source::IdToken), ", as of ", time, ". It hasn't been updated since."].concat()
    },
    why: read_only_why,
};

fn source_name(source: Source) -> &'static str {
    match source {
        Source::IdToken => "your sign-in (the ID token)",
        Source::UserInfo => "the sign-in service (userinfo)",
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
                "This comes from {name}. Change it there; it updates the next time you sign in."
            )
        }
        ReadOnly::Administrators => "Only the administrator can change this, with the Management API.".to_owned(),
        ReadOnly::Tenant => "The sign-in service records this. Nobody can edit it.".to_owned(),
        ReadOnly::Provider => "The sign-in service keeps this. Change it there, or ask the administrator.".to_owned(),
        ReadOnly::Operators => "Only the administrator can change this.".to_owned(),
        ReadOnly::Schema => "The administrator made this field read-only, in the schema.".to_owned(),
        ReadOnly::Scope(scope) => format!(
            "This app isn't allowed to change this. The administrator has to grant {scope}; then sign in again."
        ),
        ReadOnly::NoManagementApi => "This app isn't connected to the Management API, so you can't change this here. The administrator can connect it.".to_owned(),
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
    not_copied: "This browser doesn't allow it. Select the text and copy it yourself.",
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
    not_kept: "This browser doesn't store data for this site. Save before you leave, or your changes are lost.",
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
    not_fetched: |url, why| ["The schema at ", url, " couldn't be used: ", why].concat(),
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
            ["This sounds like ", what, ". Others in this service can read what you save here."]
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
        JsonFault::Quote(sign) => format!("replace the quotation mark {sign} with a plain \".").into(),
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
    restored_stored: "Your unsaved changes have been saved already.",
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
    needs_confirmation: "You'll be asked to sign in again first.",
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
                ("We couldn't send the e-mail.", "Your password hasn't changed. Try again in a moment.")
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
            LinkError::MainAccount => ("The main account can't be unlinked.", "Nothing has changed."),
            LinkError::OtherPerson => ("The account is still linked.", "Nothing has changed."),
            LinkError::Unknown(_) => (
                "We couldn't confirm that it's unlinked.",
                "Reload this page when you're back online to see.",
            ),
            LinkError::Refused(error) => return link_refused(error, "It's still linked."),
            _ => ("It wasn't unlinked.", "Nothing has changed. Reload this page."),
        };
        Told { what: what.into(), so: so.into(), code: error.to_string() }
    },
    not_granted: "You can't link or unlink accounts here.",
    no_api: "You can't link accounts here.",
    not_kept: "You can't link another account here. That needs a second sign-in, and you're signed out when you leave this page.",
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
    needs_confirmation: "You'll be asked to sign in again first.",
    details: "Session details",
};

const LINKING: Linking = Linking {
    link: "Link another account",
    why: "You'll sign in with it once. Nothing changes until you confirm.",
    waiting: "Looking at the other account…",
    not_proven,
    not_read: "We couldn't read that account, so it isn't linked.",
    not_read_so: "Linking it now would delete its details. Nothing has changed.",
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
    organisation: "This service has stored more about the other account, which won't be copied. Ask for it if you need it.",
    until: |time| ["Confirm by ", time, ", or start again."].concat(),
    moved: "Your details changed in the meantime, maybe on another device. Check this page again.",
    too_large: "Together, this is too much to save. Keep your own values, or remove something first.",
    go: "Link account",
    going: "Linking…",
    discarded: "Not linked. Both accounts are unchanged.",
    discarded_late: "Not linked. What was copied before stays on this profile, where you can edit it.",
    over: "Your second sign-in has expired, so nothing was linked. Start again if you like.",
    linked: |name| ["Linked. You can sign in here with ", name, " now."].concat(),
    not_stored: "We couldn't copy its details, so it isn't linked. Both accounts are unchanged.",
    not_stored_unknown: "We couldn't confirm that its details were copied, so it isn't linked. Try again; nothing is copied twice.",
    not_linked: |error| {
        let (what, so) = match error {
            LinkError::SameAccount => {
                ("Both are the same account, so there's nothing to link.", "Nothing has changed.")
            }
            LinkError::AlreadyLinked => (
                "That account is already linked to another profile.",
                "Unlink it there first, then start again.",
            ),
            LinkError::ProofRefused { .. } => (
                "Your second sign-in is no longer accepted, so the accounts aren't linked.",
                "Start again, and sign in with the other account once more.",
            ),
            LinkError::Unknown(_) => (
                "We couldn't confirm that the accounts are linked.",
                "Check again when you're back online; nothing is done twice.",
            ),
            LinkError::Refused(error) => return link_refused(error, "The accounts aren't linked."),
            LinkError::MainAccount | LinkError::OtherPerson => {
                ("The accounts aren't linked.", "Nothing has changed.")
            }
        };
        Told { what: what.into(), so: so.into(), code: error.to_string() }
    },
    stored_only: "What you chose is already copied to this profile, and the other account still has it too.",
    look: "Check again",
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
            "The second sign-in was already used, or was started in another tab.",
            "Nothing has changed. Start again if you like.",
        ),
        ProofError::OtherPerson => (
            "Someone else is signed in here now.",
            "Nothing was linked. Check who is signed in, then start again.",
        ),
        ProofError::Cancelled { .. } => {
            ("The second sign-in was cancelled.", "Nothing was linked, and you're still signed in.")
        }
        ProofError::SameAccount => (
            "You're already signed in with that account, or it's linked already.",
            "Nothing has changed. To link another account, start again and sign in with that one.",
        ),
        ProofError::SignIn(error) => {
            let told = sign_in_error(error);
            let so = "Nothing was linked, and you're still signed in. Start again if you like.".into();
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
    lead: "What this browser keeps while you're signed in, and how your sign-in was checked.",
    who: "Who is signed in",
    name: "Name",
    subject: "User ID",
    provider: "Sign-in service",
    client: "Application",
    how: "How",
    flow: |flow| match flow {
        ResponseType::Code => {
            "By a one-time code that only this browser could redeem (authorization code with PKCE)"
        }
        ResponseType::IdTokenToken => "By tokens in the address, the old way (implicit flow)",
    },
    signed_in_at: "Signed in",
    not_said: "Unknown",
    tokens: "How long it lasts",
    access_ends: "Access ends",
    renewed: "Renewal",
    renewed_by_itself: "By itself, a minute before access ends",
    not_renewed: "None: you'll be asked to sign in again",
    sign_in_needed: "Sign in again",
    no_end: "Not as long as you visit now and then",
    kept: "Kept in",
    kept_where: |storage| match storage {
        StorageKind::Local => "this browser, for all its tabs, until you sign out",
        StorageKind::Session => "this tab, until it is closed",
        StorageKind::Memory => "this page alone; a reload signs out",
    },
    scopes: "What it can be used for",
    granted: "Granted",
    refused: "Requested, but not granted",
    checks: "What was checked when you signed in",
    checks_why: "The ID token says who you are. It's accepted only if all of these are true.",
    signed_with: |algorithm, key| match key {
        Some(key) => ["Signed with ", algorithm, " by the key ", key].concat(),
        None => ["Signed with ", algorithm].concat(),
    },
    check: |check| match check {
        Check::Signature => "It's signed by a key that the sign-in service publishes.",
        Check::Issuer => "It comes from this app's sign-in service.",
        Check::Audience => "It's meant for this application only.",
        Check::AuthorizedParty => "It was given to this application.",
        Check::Subject => "It names you.",
        Check::Expiry => "It hasn't expired.",
        Check::IssuedAt => "It was made for this sign-in, not before it.",
        Check::NotBefore => "It's already valid.",
        Check::Nonce => "It belongs to this sign-in and no other.",
        Check::AccessTokenHash => "The access token that came with it belongs to it.",
        Check::AuthenticationContext => "You signed in in the way that was requested.",
        Check::AuthenticationTime => "You signed in as recently as was requested.",
        Check::Organization => "It's for the organisation that was requested.",
    },
    missing: "What isn't available here",
    nothing_missing: "Nothing is missing.",
    no_refresh_token: "No refresh token: you sign in again when access ends.",
    no_end_session: "No sign-out address: when you sign out here, you stay signed in at the sign-in service.",
    no_userinfo: "No userinfo address: your profile shows what your sign-in contained.",
    no_management_api: "No Management API: your details can't be read or edited here.",
    clock: |seconds| {
        let minutes = (seconds.abs() + 30) / 60;
        let way = if seconds < 0 { "ahead" } else { "behind" };
        format!(
            "This device's clock is {minutes} minutes {way}. You can still sign in here, but set the clock to automatic for other sites."
        )
    },
    confirm: "Sign in again to continue",
    confirm_why: "You'll come straight back here.",
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
    why: "One JSON file with everything that this app knows about you. It contains no password, token or key.",
    parts_title: "What is in the file",
    parts: [
        ("profile", "your profile as it was just read, with name, e-mail and technical details"),
        ("user_metadata", "the details that you can edit"),
        ("app_metadata", "what this service keeps about you, as far as you can see it"),
        ("identities", "the accounts that you sign in with"),
        ("claims", "what was said about you when you signed in"),
        ("recent_changes", "what you saved in this browser, before and after"),
        ("unsaved_changes", "edits in this browser that aren't saved"),
        ("this_browser", "which settings and other entries this browser keeps"),
    ],
    press: "Download your data",
    done: "Downloaded.",
    failed: "This browser doesn't allow the download.",
    not_read: "We couldn't read your profile, so the download would be incomplete.",
};

const AS_JSON: AsJson = AsJson {
    title: "Edit as JSON",
    why: "Your details as one text, for people who know JSON. You can import and export it there, too.",
    press: "Edit as JSON",
};

const HISTORY: History = History {
    title: "Recent changes",
    why: "Kept only in this browser until you sign out.",
    none: "You haven't saved anything in this browser yet.",
    clear: "Clear recent changes",
    undo: "Undo",
};

const DEVICE: OnDevice = OnDevice {
    title: "On this device",
    why: "What this browser keeps for this app. Signing out removes everything about you.",
    session: "Your sign-in, so that you stay signed in",
    edits: |count| if count == 1 { "1 unsaved edit".into() } else { format!("{count} unsaved edits") },
    history: |count| if count == 1 { "1 recent change".into() } else { format!("{count} recent changes") },
    asked: "Which questions you've already been asked",
    answers: "Answers from when you created your account that aren't saved yet",
    choices: "Your choices for this app, such as a language",
    nothing: "Nothing.",
    clear: "Clear",
    clear_why: "Removes everything except your sign-in.",
    cleared: "Cleared. You're still signed in.",
    confirm_title: "Clear unsaved changes too?",
    confirm_words: "You have changes that aren't saved. Clearing removes them for good.",
    confirm: "Clear everything",
    cancel: "Cancel",
};

const DELETE: Delete = Delete {
    title: "Delete account",
    at_operator: |org| ["To delete your account, go to the page of ", org, "."].concat(),
    press: "Delete account",
    ask: |org| ["You can't delete your account here. To have it deleted, ask ", org, "."].concat(),
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
            "The account wasn't created, and we don't know why.".into(),
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
                "{key} is the source of a function, and this app doesn't run code from its settings. Expected: {expected}."
            )
        }
        SignUpProblem::Unknown { key, instead: Some(instead) } => {
            format!("{key} is not a known key: {instead}.")
        }
        SignUpProblem::Unknown { key, instead: None } => format!("{key} is not a known key."),
        SignUpProblem::Twice { key, name } => format!("{key} is “{name}”, which the form asks for already."),
        SignUpProblem::NotInSchema { key, name } => format!(
            "{key} is “{name}”, which isn't a property of the schema that a person can fill in. Describe it in the setting schema."
        ),
        SignUpProblem::NotStorable { key, name } => format!(
            "{key} is “{name}”, which isn't a text. A sign-up carries texts only; to store others after the first sign-in, the settings need managementApi and the scopes read:current_user and update:current_user_metadata."
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
const AGAIN: &str = "Nothing is lost. Sign in again.";
const PART_MISSING: &str =
    "Part of this site didn't load. You may be offline, or there may be a new version of the site.";
const RELOAD: &str = "Check your connection, then reload the page. Changes kept in this browser come back.";
const OPERATOR: &str =
    "Nothing is lost, but trying again won't help: the administrator has to change a setting.";

fn sign_in_error(error: &SignInError) -> Told {
    let what = match error {
        SignInError::StorageBlocked => {
            "This browser doesn't store data for this site, and signing in needs that."
        }
        SignInError::Discovery(DiscoveryError::Transport(reason))
        | SignInError::Token(TokenError::Transport(reason)) => no_answer(*reason),
        SignInError::Discovery(DiscoveryError::NoS256) => {
            "The sign-in service doesn't offer the protection that this app requires."
        }
        SignInError::Discovery(_) => "The sign-in service gave an answer we can't use.",
        SignInError::Callback(error) => callback_error(error),
        SignInError::Token(TokenError::InvalidGrant { .. }) => {
            "This sign-in was already used, or took too long."
        }
        SignInError::Token(TokenError::TooManyRequests) => "The sign-in service is busy at the moment.",
        SignInError::Token(_) => "The sign-in service didn't complete the sign-in.",
        SignInError::Jwks(JwksError::Transport(reason)) if reason.is_lasting() => no_answer(*reason),
        SignInError::OtherPerson => {
            "You signed in with another account than the one in use here. Nothing has changed."
        }
        SignInError::Jwks(_) => "We couldn't load the keys that confirm who you are.",
        SignInError::IdToken(IdTokenError::Expired { .. } | IdTokenError::NotYetValid { .. }) => {
            "This device's clock and the sign-in service's clock don't match."
        }
        SignInError::IdToken(IdTokenError::UntrustedAudience { .. }) => {
            "The sign-in is also meant for another application, so we didn't accept it."
        }
        SignInError::IdToken(IdTokenError::Algorithm { .. } | IdTokenError::UnusableKey { .. }) => {
            "The sign-in is signed in a way that this app doesn't accept."
        }
        SignInError::IdToken(_) => "The sign-in didn't pass a security check, so we didn't accept it.",
    };
    let so = match (error, error.next_step()) {
        (SignInError::StorageBlocked, _) => {
            "Allow this site to store data, or leave private browsing, and sign in again."
        }
        (SignInError::IdToken(IdTokenError::Expired { .. } | IdTokenError::NotYetValid { .. }), _) => {
            "Set this device's date and time, then sign in again. Nothing is lost."
        }
        (
            SignInError::Discovery(DiscoveryError::Transport(TransportError::Unreachable))
            | SignInError::Token(TokenError::Transport(TransportError::Unreachable)),
            NextStep::SignIn,
        ) => "Check your connection and try again. Nothing is lost.",
        (_, NextStep::VerifyEmail) => {
            "Open the link we e-mailed you, then sign in again. If you can't find it, check spam or ask the administrator for a new one."
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
        TransportError::OriginNotAllowed => "The sign-in service doesn't allow this site to read its answer.",
        TransportError::Blocked => "This site's security policy blocks a request to the sign-in service.",
        TransportError::Redirected => {
            "The sign-in service redirects to another address, which isn't safe to follow."
        }
        TransportError::Unreachable => "We can't reach the sign-in service.",
        TransportError::NotLoaded => PART_MISSING,
        TransportError::TimedOut => "The sign-in service took too long to answer.",
        TransportError::TooLarge => "The sign-in service's answer was too large to read.",
    }
}

fn callback_error(error: &CallbackError) -> &'static str {
    match error {
        CallbackError::Empty | CallbackError::NoState => {
            "This page is only for coming back from the sign-in service."
        }
        CallbackError::UnknownState => "This sign-in link has expired or was already used.",
        CallbackError::TooLate => "This sign-in took too long.",
        CallbackError::Repeated { .. } | CallbackError::Missing { .. } => {
            "The sign-in service's answer is incomplete."
        }
        CallbackError::NoIssuer => {
            "The sign-in service's answer doesn't say where it comes from, so we didn't use it."
        }
        CallbackError::WrongPlace { .. } => {
            "The sign-in service's answer came in a form that this app doesn't read, so we didn't use it."
        }
        CallbackError::OtherIssuer => "The answer didn't come from the sign-in service, so we didn't use it.",
        CallbackError::Refused(refusal) => match refusal.error.as_str() {
            _ if refusal.wants_verified_email() => "You need to verify your e-mail address first.",
            "access_denied" => "The sign-in was cancelled, or isn't allowed.",
            "unauthorized" => "The sign-in service doesn't allow this account.",
            "login_required" | "interaction_required" | "consent_required" | "account_selection_required" => {
                "You need to sign in on the sign-in page."
            }
            "temporarily_unavailable" | "server_error" => "The sign-in service has a problem at the moment.",
            "invalid_request" | "invalid_scope" | "unauthorized_client" | "unsupported_response_type" => {
                "The sign-in service doesn't accept this app's request."
            }
            _ => "The sign-in service didn't sign you in.",
        },
    }
}

fn not_loaded(why: Missing) -> (&'static str, Told) {
    let (title, what, so, code) = match why {
        Missing::NewBuild => (
            "There is a new version",
            "This site was updated after you opened it, so this page of the old version is gone.",
            "Reload the page to continue. Unsaved changes kept in this browser come back.",
            "new build",
        ),
        Missing::SiteAway => (
            "This page couldn't be loaded",
            "We can't reach this site at the moment.",
            "Check your connection, then try again. Nothing is lost.",
            "site not reached",
        ),
        Missing::HeldBack => (
            "This page couldn't be loaded",
            "Part of this site didn't load, although the site can be reached.",
            "A content blocker, proxy or firewall may block it: allow this site there, then try again.",
            "code not loaded",
        ),
    };
    (title, Told { what: what.into(), so: so.into(), code: code.to_owned() })
}

/// A failed call to the tenant.
pub static API_ERROR: fn(&ApiError) -> Told = api_error;

fn api_error(error: &ApiError) -> Told {
    let what: Words = match error {
        ApiError::Unreachable => "We can't reach your details. Check your connection.".into(),
        ApiError::OriginNotAllowed => {
            "The service that stores your details doesn't allow this site to read its answer.".into()
        }
        ApiError::Blocked => {
            "This site's security policy blocks a request to the service that stores your details.".into()
        }
        ApiError::Redirected => {
            "The service that stores your details redirects to another address, which isn't safe to follow."
                .into()
        }
        ApiError::NotLoaded => PART_MISSING.into(),
        ApiError::OtherPerson => "We got an answer about another account, so we didn't use it.".into(),
        ApiError::TimedOut => "The answer took too long.".into(),
        ApiError::TooLarge { refused: true } => "This is too much to save.".into(),
        ApiError::TooLarge { refused: false } | ApiError::TooDeep => {
            "The answer is too large to read here.".into()
        }
        ApiError::NotJson { .. } => "Something else answered, such as a network's sign-in page.".into(),
        ApiError::Unauthorized { .. } | ApiError::TokenExpired => "Your session has ended.".into(),
        ApiError::InvalidBody { .. } => "A value or a name wasn't accepted.".into(),
        ApiError::InsufficientScope { .. } => "This app isn't allowed to do this.".into(),
        ApiError::OpaqueToken | ApiError::Unsendable => "This app isn't set up to reach your details.".into(),
        ApiError::UnownedResource => "This isn't the account you're signed in with.".into(),
        ApiError::NoSuchUser => "This account no longer exists.".into(),
        ApiError::CannotUpdate { fields } => {
            ["These can't be changed here: ", &fields.join(", "), "."].concat().into()
        }
        ApiError::TooManyRequests { .. } => "Too many requests.".into(),
        ApiError::Server { .. } => "The service that stores your details has a problem at the moment.".into(),
        _ => "The service that stores your details gave an answer we can't read.".into(),
    };
    let so = match error {
        ApiError::Unauthorized { .. } | ApiError::TokenExpired => "What you typed is kept. Sign in again.",
        ApiError::NotLoaded => RELOAD,
        ApiError::NoSuchUser => "Contact the administrator.",
        ApiError::InvalidBody { .. }
        | ApiError::CannotUpdate { .. }
        | ApiError::TooLarge { refused: true } => {
            "Nothing was saved, and what you typed is still here. Change it and save again."
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
            ("The settings in config.json couldn't be loaded.".into(), Vec::new())
        }
        SettingsError::NotJson { detail, line, column } => (
            "The settings in config.json aren't a JSON object.".into(),
            vec![format!("Line {line}, column {column}: {detail}")],
        ),
        SettingsError::Problems(problems) => (
            "The settings in config.json need a correction.".into(),
            problems.iter().map(settings_line).collect(),
        ),
    };
    (told(what, "The administrator can fix this in config.json, without a new build.", error), lines)
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
        Problem::NameRefused { character, .. } => format!("A name can't contain “{character}”.").into(),
        Problem::NameEmpty { .. } => {
            "This field has no name. You can save it, but you may not find it again.".into()
        }
        Problem::NotANumber { text, .. } if text.trim().is_empty() => {
            "Enter a number, or change the type.".into()
        }
        Problem::NotANumber { .. } => "This isn't a number. Write it like 42, 42.5 or -7.".into(),
        Problem::AmbiguousNumber { text, grouped, fraction, .. } => {
            format!("“{text}” can mean two numbers. Write {grouped} or {fraction}.").into()
        }
        Problem::NotExact { becomes: Some(becomes), .. } => {
            format!("This number is very long, so it may be saved as {becomes}.").into()
        }
        Problem::NotExact { becomes: None, .. } => {
            "This number is larger than most programs can keep, so it may be lost.".into()
        }
        Problem::NothingAtRoot { .. } => {
            "This can't be saved without a value. Enter one, or remove the field.".into()
        }
        Problem::TooDeep { .. } => "This is nested too deep to save.".into(),
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
            "The access token isn't for the Management API: no audience was requested, so the tenant gave an opaque token.".into()
        }
        AccessProblem::AudienceUnknown => "The tenant knows no API of this audience.".into(),
        AccessProblem::ScopesUnasked { scopes } => {
            ["config.json asks for more now than when you signed in: ", &scopes.join(", "), ". Signing in again is enough."]
                .concat()
                .into()
        }
        AccessProblem::ScopeRefused { scopes, .. } if !scopes.is_empty() => {
            ["The provider doesn't accept ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::ScopeRefused { offline: true, .. } => {
            "The provider doesn't accept one of the scopes that were requested; most often it is offline_access, which not every provider supports.".into()
        }
        AccessProblem::ScopeRefused { .. } => {
            "The provider doesn't accept one of the scopes that were requested.".into()
        }
        AccessProblem::ScopesMissing { scopes } => {
            ["These scopes were not granted: ", &scopes.join(", "), "."].concat().into()
        }
        AccessProblem::CallbackUrlNotAllowed => "The tenant doesn't accept this app's callback address.".into(),
        AccessProblem::OriginNotAllowed => {
            "The provider answers, but doesn't allow this site's origin to read this answer (CORS).".into()
        }
        AccessProblem::BlockedHere => {
            "This site's own policy (Content-Security-Policy) doesn't allow a request to one of the provider's hosts.".into()
        }
        AccessProblem::Redirected => {
            "One of the provider's endpoints redirects to another address. Codes and tokens aren't sent after it: the discovery document has to name the address itself.".into()
        }
        AccessProblem::Connection => "The application may not use this connection, or none at all.".into(),
        AccessProblem::Clock { seconds } => {
            format!("This device's clock is wrong by {} minutes or more.", (seconds + 59) / 60).into()
        }
        AccessProblem::GrantTypeNotEnabled => "The application may not use this grant.".into(),
        AccessProblem::NotAPublicClient => {
            "The tenant asks for a client secret, which a browser can't keep.".into()
        }
        AccessProblem::ClientUnknown => "The tenant knows no application with this client ID.".into(),
        AccessProblem::RefreshTokenSpent => "The refresh token was used before, or has been revoked.".into(),
        AccessProblem::NoRefreshToken => {
            "No refresh token was given, so the session ends with its access token.".into()
        }
        AccessProblem::Algorithm { found } => {
            ["ID tokens are signed with ", found, ", which isn't accepted."].concat().into()
        }
        AccessProblem::SigningKey { found } => {
            ["ID tokens are signed with a key that can't be used here: ", found, "."].concat().into()
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
        AccessProblem::Issuer => "The tenant's issuer isn't the configured one.".into(),
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
            "config.json › scope: add it there.",
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
            file("config.json › domain, or issuer: exactly the same, with or without the slash at the end.")
        }
        Setting::ClientId => (
            "config.json › clientId: as the provider has it.",
            menu("Applications › this application › Settings › Client ID.", ""),
        ),
        Setting::DeviceClock => file("Set the device's date and time to automatic."),
    }
}

// ---- Static page -----------------------------------------------------------------------------------------

/// What `index.html` says before this code has arrived. The pages here read what both say, so that nothing changes when it does.
const STATIC_PAGE: StaticPage = StaticPage {
    name: "Cameo",
    your: "Your",
    account: "account",
    lead: "See what we know about you, and keep your details up to date.",
    sign_in: "Sign in",
    sign_up: "Create account",
    opening_sign_in: "Opening sign-in…",
    opening_sign_up: "Opening sign-up…",
    loading: "Getting your profile…",
    failed_title: "This page couldn't be loaded",
    failed: "A file that it needs didn't load, or can't be used.",
    late_title: "This page is taking long to load",
    late: "A file that it needs hasn't loaded after 15 seconds. If it still arrives, the page continues by itself.",
    reasons_title: "Possible reasons:",
    reasons: [
        "You're offline, or your connection is slow.",
        "A content blocker, proxy or firewall blocks the file. Allow this site there.",
        "Your browser is too old. Update it, or try another one.",
        "This site has just been updated. Reload the page.",
    ],
    reload: "Reload",
    framed_title: "This page doesn't open inside another one",
    framed: "To protect your account, we show nothing here: the page around this one could make you press something you can't see.",
    framed_open: "Open this page",
    no_script: "Cameo needs JavaScript. Turn it on in your browser, then reload this page.",
};
