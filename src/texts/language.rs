//! The language in use, and its words, group by group.

use super::editor::{Edit, Json};
use super::errors::Told;
use super::finding::FindingTexts;
use super::frame::Texts;
use super::profile::{Profile, ValueWords};
use super::provenance::ProvenanceTexts;
use super::saving::SavingTexts;
use super::schema::SchemaTexts;
use super::security::AccountTexts;
use super::session::SessionTexts;
use super::sign_out::SignOutTexts;
use super::sign_up::SignUpTexts;
use super::tech::TechTexts;
use super::welcome::WelcomeTexts;
use super::your_data::DataTexts;
use super::{Words, en};
use cameo_auth0::api::ApiError;
use cameo_metadata::draft::Problem;
use cameo_settings::SettingsError;
use cameo_settings::access::AccessProblem;

/// The languages that there are: for each, a file beside this one and an arm in [`words`].
enum Language {
    English,
}

/// The language in use.
const fn language() -> Language {
    Language::English
}

/// A group of keys, in the language in use. Each is named alone, so that it comes with the code that reads it.
macro_rules! words {
    ($group:ident) => {
        match language() {
            Language::English => &en::$group,
        }
    };
}

/// The words of an operator's schema, in the language of this app.
pub fn in_this_language(words: &cameo_metadata::schema::Words) -> Option<String> {
    words.in_language(use_texts().language).map(str::to_owned)
}

/// What a first visit reads, and what is around every page.
pub fn use_texts() -> &'static Texts {
    words!(FRAME_AND_HOME)
}

/// Groups that are asked for where the others are at hand.
impl Texts {
    /// The profile.
    pub fn profile(&self) -> &'static Profile {
        words!(PROFILE)
    }

    /// JSON values.
    pub fn value(&self) -> &'static ValueWords {
        words!(VALUE)
    }

    /// The edit page.
    pub fn edit(&self) -> &'static Edit {
        words!(EDIT)
    }

    /// The edit page's view as text.
    pub fn json(&self) -> &'static Json {
        words!(JSON)
    }

    /// A failed call to the tenant.
    pub fn api_error(&self, error: &ApiError) -> Told {
        words!(API_ERROR)(error)
    }

    /// A wrong `config.json`: the whole, then line by line.
    pub fn settings_error(&self, error: &SettingsError) -> (Told, Vec<String>) {
        words!(SETTINGS_ERROR)(error)
    }

    /// What is wrong with a field.
    pub fn problem(&self, problem: &Problem) -> Words {
        words!(FIELD_PROBLEM)(problem)
    }
}

/// Where a value comes from.
pub fn use_provenance_texts() -> &'static ProvenanceTexts {
    words!(PROVENANCE)
}

/// The name of an identity provider that people know, else the tenant's own for its connection.
pub fn provider_name<'a>(provider: &'a str, connection: Option<&'a str>) -> &'a str {
    words!(PROVIDER_NAME)(provider, connection)
}

/// Technical details.
pub fn use_tech_texts() -> &'static TechTexts {
    words!(TECH)
}

/// Looking for a field.
pub fn use_finding_texts() -> &'static FindingTexts {
    words!(FINDING)
}

/// A form that a schema describes.
pub fn use_schema_texts() -> &'static SchemaTexts {
    words!(SCHEMA)
}

/// Saving.
pub fn use_saving_texts() -> &'static SavingTexts {
    words!(SAVING)
}

/// The page about signing in and security.
pub fn use_account_texts() -> &'static AccountTexts {
    words!(ACCOUNT)
}

/// The session page.
pub fn use_session_texts() -> &'static SessionTexts {
    words!(SESSION)
}

/// The page about a person's data.
pub fn use_data_texts() -> &'static DataTexts {
    words!(DATA)
}

/// The person's menu, the navigation, and signing out with an unsaved edit.
pub fn use_sign_out_texts() -> &'static SignOutTexts {
    words!(SIGN_OUT)
}

/// The sign-up page, and what it leaves for the first sign-in.
pub fn use_sign_up_texts() -> &'static SignUpTexts {
    words!(SIGN_UP)
}

/// What is asked before the profile.
pub fn use_welcome_texts() -> &'static WelcomeTexts {
    words!(WELCOME)
}

/// What the operator should change, if anything. `is_auth0` tells whether the menus of Auth0's dashboard are named.
pub fn advice(problem: &AccessProblem, is_auth0: bool) -> Option<Words> {
    words!(ADVICE)(problem, is_auth0)
}
