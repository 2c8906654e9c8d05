//! Every word that a person reads. A page or a component takes its words from here; a language is one more file like
//! [`en`], and one more arm in [`use_texts`].

mod access_en;
mod en;
mod errors_en;
mod finding;
mod finding_en;
mod provenance;
mod provenance_en;
mod saving;
mod saving_en;
mod schema;
mod schema_en;
mod session;
mod session_en;
mod sign_out;
mod sign_out_en;
mod sign_up;
mod sign_up_en;
mod tech;
mod tech_en;
mod ways;
mod ways_en;
mod welcome;
mod welcome_en;
mod your_data;
mod your_data_en;

pub use finding::use_finding_texts;
pub use provenance::use_provenance_texts;
pub use provenance_en::provider_name;
pub use saving::use_saving_texts;
pub use schema::{Wanted, use_schema_texts};
pub use session::{SessionTexts, advice, use_session_texts};
pub use sign_out::use_sign_out_texts;
pub use sign_up::use_sign_up_texts;
pub use tech::use_tech_texts;
pub use ways::use_account_texts;
pub use welcome::{WelcomeTexts, use_welcome_texts};
pub use your_data::use_data_texts;
mod json_en;

use crate::lazy::Missing;
use cameo_auth0::api::ApiError;
use cameo_metadata::draft::{Kind, Problem};
use cameo_metadata::source::Reason;
use cameo_oidc::session::SignedOut;
use cameo_oidc::sign_in::{InitiatedError, SignInError};
use cameo_settings::{SettingsError, StorageKind};
use std::borrow::Cow;

/// A text that is fixed, or made from what happened.
pub type Words = Cow<'static, str>;

/// The words of an operator's schema, in the language of this app.
pub fn in_this_language(words: &cameo_metadata::schema::Words) -> Option<String> {
    words.in_language(use_texts().language).map(str::to_owned)
}

/// The texts in the language of this app.
pub fn use_texts() -> &'static Texts {
    &en::TEXTS
}

/// A failure in words: what happened, what it means, and the text for whoever is asked for help.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What happened.
    pub what: Words,
    /// What is lost (mostly nothing), and what helps.
    pub so: Words,
    /// For whoever runs the app, to be copied.
    pub code: String,
}

/// All texts of one language, by where they are read.
pub struct Texts {
    /// The language's tag (RFC 5646), for dates and numbers.
    pub language: &'static str,
    /// The app stopped because of a mistake of its own.
    pub crashed: &'static str,
    /// The name of the app, unless the operator gives another.
    pub app: &'static str,
    /// Buttons and links.
    pub press: Press,
    /// Frame, notices and waiting.
    pub frame: Frame,
    /// The signed-out home page.
    pub home: Home,
    /// Pages that exist to say one thing.
    pub other: Other,
    /// How it came that nobody is signed in; nothing for a first visit.
    pub signed_out: fn(SignedOut) -> Option<&'static str>,
    /// The code of a page could not be fetched: the title, and what to do.
    pub not_loaded: fn(Missing) -> (&'static str, Told),
    /// A failed sign-in.
    pub sign_in_error: fn(&SignInError) -> Told,
}

/// What a first visit does not read. Functions, so that whoever does not call them does not download them.
impl Texts {
    /// The profile.
    pub fn profile(&self) -> &'static Profile {
        &en::PROFILE
    }

    /// JSON values.
    pub fn value(&self) -> &'static ValueWords {
        &en::VALUE
    }

    /// The edit page.
    pub fn edit(&self) -> &'static Edit {
        &en::EDIT
    }

    /// The edit page's view as text.
    pub fn json(&self) -> &'static Json {
        &json_en::JSON
    }

    /// A failed call to the tenant.
    pub fn api_error(&self, error: &ApiError) -> Told {
        errors_en::api(error)
    }

    /// A wrong `config.json`: the whole, then line by line.
    pub fn settings_error(&self, error: &SettingsError) -> (Told, Vec<String>) {
        errors_en::settings(error)
    }

    /// What is wrong with a field.
    pub fn problem(&self, problem: &Problem) -> Words {
        errors_en::problem(problem)
    }
}

/// What stands on buttons and links.
pub struct Press {
    pub sign_in: &'static str,
    pub sign_in_again: &'static str,
    pub someone_else: &'static str,
    pub sign_up: &'static str,
    pub sign_out: &'static str,
    pub opening: &'static str,
    pub edit: &'static str,
    pub save: &'static str,
    pub saving: &'static str,
    pub cancel: &'static str,
    pub try_again: &'static str,
    pub reload: &'static str,
    pub close: &'static str,
    pub discard: &'static str,
    pub keep_editing: &'static str,
    pub done: &'static str,
    pub undo: &'static str,
    pub home: &'static str,
    /// The three pages of somebody who is signed in.
    pub profile: &'static str,
    pub security: &'static str,
    pub data: &'static str,
    pub to_profile: &'static str,
    pub go_on_editing: &'static str,
}

/// Frame, notices and waiting.
pub struct Frame {
    pub skip: &'static str,
    pub you: &'static str,
    pub footer: &'static str,
    /// What is added where pictures are loaded.
    pub footer_pictures: &'static str,
    pub loading: &'static str,
    pub returning: &'static str,
    pub in_memory_only: &'static str,
    /// For the operator, in the console: the host sends no policy.
    pub no_headers: &'static str,
    pub details: &'static str,
}

/// The signed-out home page.
pub struct Home {
    /// With the name of the service, if it has one.
    pub title: fn(Option<&str>) -> String,
    pub lead: &'static str,
}

/// The profile. `org` is what the operator is called, if the settings say it.
pub struct Profile {
    pub title: &'static str,
    pub no_name: &'static str,
    pub portrait: fn(&str) -> String,
    pub verified: &'static str,
    pub not_verified: &'static str,
    /// The card of what no schema puts into a group.
    pub details: &'static str,
    /// The same, after other cards.
    pub more: &'static str,
    pub empty: &'static str,
    pub add_details: &'static str,
    pub edit_card: fn(&str) -> String,
    pub add: &'static str,
    pub add_field: fn(&str) -> String,
    pub cannot_edit: &'static str,
    pub not_granted: &'static str,
    pub no_api: &'static str,
    /// What comes from how the person signs in.
    pub account: &'static str,
    /// Who keeps the name, the picture and the address: an identity provider, or the operator.
    pub kept_by: fn(&Keeper<'_>) -> String,
    /// The way to the operator's help.
    pub ask: &'static str,
    pub organisation: fn(Option<&str>) -> String,
    pub organisation_why: fn(Option<&str>) -> String,
    pub attribute: fn(&str) -> Option<&'static str>,
    pub failed: &'static str,
    pub unsaved: &'static str,
    pub identities: &'static str,
}

/// Who keeps an account's own attributes.
pub enum Keeper<'a> {
    /// An identity provider, by the name people know.
    Provider(&'a str),
    /// The operator, if the settings name them.
    Operator(Option<&'a str>),
}

/// JSON values.
pub struct ValueWords {
    pub yes: &'static str,
    pub no: &'static str,
    pub nothing: &'static str,
    pub empty_text: &'static str,
    pub empty_list: &'static str,
    pub empty_object: &'static str,
    pub empty_name: &'static str,
    /// Any kind of nothing, where it stands alone.
    pub not_set: &'static str,
    /// In the place of what is never shown.
    pub hidden: &'static str,
    pub whole_text: &'static str,
    pub inside: fn(usize) -> String,
    pub more: fn(usize) -> String,
}

/// The edit page.
pub struct Edit {
    pub title: &'static str,
    /// Whose eyes the details are for, by the operator's name.
    pub lead: fn(&str) -> String,
    /// Stands for the operator's name where there is none.
    pub this_service: &'static str,
    /// The name of the bar with Save in it.
    pub bar: &'static str,
    pub changed: fn(usize) -> String,
    pub changed_title: &'static str,
    pub added_mark: &'static str,
    pub changed_mark: &'static str,
    pub moved_mark: &'static str,
    pub renamed_mark: fn(&str) -> String,
    pub problems: fn(usize) -> String,
    /// Nothing keeps the edit from being saved any more.
    pub healed: &'static str,
    /// The switch for adding, renaming and types.
    pub structure: &'static str,
    pub structure_help: &'static str,
    pub options: fn(&str) -> String,
    pub name: &'static str,
    pub kind: &'static str,
    pub kind_of: fn(Kind) -> &'static str,
    pub item: fn(usize) -> String,
    pub remove: &'static str,
    pub remove_one: fn(&str) -> String,
    pub removed: &'static str,
    pub up: fn(&str) -> String,
    pub down: fn(&str) -> String,
    pub add_field: &'static str,
    pub add_item: &'static str,
    pub add: &'static str,
    pub leave_title: &'static str,
    pub leave_words: fn(StorageKind) -> &'static str,
    pub leave_save: &'static str,
    pub leave_keep: &'static str,
    pub leave_discard: &'static str,
    pub restored: &'static str,
    pub not_kept: &'static str,
}

/// The edit page's view as text.
pub struct Json {
    pub views: &'static str,
    pub form: &'static str,
    pub json: &'static str,
    pub label: &'static str,
    pub format: &'static str,
    pub formatted: &'static str,
    pub find: &'static str,
    pub find_label: &'static str,
    pub found: fn(usize, usize) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub close_find: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub export: &'static str,
    pub exported: &'static str,
    pub not_exported: &'static str,
    pub import: &'static str,
    pub import_file: &'static str,
    pub import_same: &'static str,
    pub import_bad: &'static str,
    pub import_changes: fn(usize) -> String,
    pub import_more: fn(usize) -> String,
    pub imported: &'static str,
    pub take_over: &'static str,
    pub leave_as_is: &'static str,
    pub added: &'static str,
    pub changed: &'static str,
    pub removed: &'static str,
    pub moved: &'static str,
    /// The text cannot be saved: in the bar.
    pub refused: &'static str,
    /// The line of a mistake, and the way there.
    pub line: fn(usize) -> String,
    pub go_there: &'static str,
    pub undo: &'static str,
    pub restored: &'static str,
    pub place: fn(usize, usize) -> String,
    pub reason: fn(&Reason) -> Words,
}

/// Pages that exist to say one thing.
pub struct Other {
    pub not_found_title: &'static str,
    pub not_found: &'static str,
    /// For whoever runs the app.
    pub advice: &'static str,
    /// Somebody is signed in although signing in again did not work.
    pub still_signed_in: &'static str,
    /// A link to sign in that is not followed.
    pub initiated_title: &'static str,
    pub initiated: fn(&InitiatedError) -> &'static str,
    /// What came of a link in a mail.
    pub verified_title: &'static str,
    pub verified: &'static str,
    pub link_not_valid_title: &'static str,
    pub link_not_valid: &'static str,
    pub private_title: &'static str,
    pub private: fn(&str) -> String,
    pub failed_title: &'static str,
    pub broken_title: &'static str,
}
