//! `config.json`: what an operator says about tenant and app. Fetched at start, so one build serves any tenant.

pub mod access;
mod function;
mod lists;
mod objects;
mod problem;
mod read;
pub mod table;

pub use cameo_oidc::session::StorageKind;
pub use problem::{Found, SettingsError, SettingsProblem};

use cameo_auth0::user::Pictures;
use cameo_oidc::client::Client;
use serde_json::Value;
use url::Url;

/// The largest leeway that is accepted, in seconds.
pub const MAX_LEEWAY: u32 = 300;

/// How long a sign-in counts as a moment ago when nothing is said, in seconds.
pub const DEFAULT_SENSITIVE_MAX_AGE: u32 = 300;

/// The settings, complete: what was left out has its default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The application at its provider: `domain` or `issuer`, `clientId`, `audience`, `scope`, `responseType`, `connection`,
    /// `organization`, `uiLocales`, `leewaySeconds`, `idTokenAlgorithms` and `trustedAudiences`.
    pub client: Client,
    /// `storage`: where tokens live.
    pub storage: StorageKind,
    /// `managementApi`: the base address of the Management API, with its slash; `None` where there is none.
    pub management_api: Option<String>,
    /// `schema`: JSON Schema of `user_metadata`, or the address of one.
    pub schema: Option<Value>,
    /// `signUp`: whether signing up is offered, and where.
    pub sign_up: SignUp,
    /// `history`: whether this device remembers what was saved here, so that it can be taken back later.
    pub history: bool,
    /// `branding`: how the app looks.
    pub branding: Branding,
    /// `supportUrl`: where people get help, an `https:` or `mailto:` address.
    pub support_url: Option<String>,
    /// `deleteAccountUrl`: the page where people delete their account, an `https:` address.
    pub delete_account_url: Option<String>,
    /// `sensitive`: what needs a person who signed in a moment ago.
    pub sensitive: Vec<Sensitive>,
    /// `sensitiveMaxAgeSeconds`: how long ago that moment may be; 0 asks every time.
    pub sensitive_max_age_seconds: u32,
    /// `connectOrigins`: further origins that the page may talk to, for a provider with several hosts. Each as
    /// `https://host`, with a port where it is not the scheme's own.
    pub connect_origins: Vec<String>,
    /// `pictures`: which pictures of people are loaded.
    pub pictures: Pictures,
    /// Whether `domain` stands in the file, which names a tenant of Auth0.
    pub has_domain: bool,
}

/// Something that a person may have to sign in again for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitive {
    /// `"edit"`: saving a change of the profile.
    Edit,
    /// `"changePassword"`: asking for a new password.
    ChangePassword,
    /// `"linkAccounts"`: linking another account, or unlinking one.
    LinkAccounts,
    /// `"signOutEverywhere"`: ending every session.
    SignOutEverywhere,
}

/// Where people sign up.
#[derive(Clone, Debug, PartialEq)]
pub enum SignUp {
    /// `false`: nowhere.
    Off,
    /// `true`: on the provider's page.
    Universal,
    /// An object with `"page": "provider"`: on the provider's page, and what the object asks right after the first sign-in.
    Asking(Value),
    /// Any other object: on a page of this app, which reads it ([`SignUpForm`](cameo_auth0::sign_up::SignUpForm)).
    Embedded(Value),
}

/// The kinds of images that a logo may be as a data URI, as in `image/png`.
pub const LOGO_TYPES: &[&str] = &["png", "jpeg", "gif", "webp"];

/// How the app looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branding {
    /// `branding.name`: stands in the header and in every title instead of "Cameo".
    pub name: Option<String>,
    /// `branding.accent`: a colour as `#rrggbb` for buttons, links and the icon.
    pub accent: Option<String>,
    /// `branding.logo`: the path of an image on this origin, or a bitmap as a data URI, in place of the name in the header.
    pub logo: Option<String>,
    /// `branding.illustration`: whether the start page has its picture.
    pub illustration: bool,
}

impl Default for Branding {
    fn default() -> Self {
        Self { name: None, accent: None, logo: None, illustration: true }
    }
}

impl Settings {
    /// Reads `config.json`.
    ///
    /// # Errors
    /// [`SettingsError::NotJson`], or every problem at once, each with its key.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        read::settings(text)
    }

    /// Reads `config.json` as it came: in UTF-8 or UTF-16, with or without a byte order mark.
    ///
    /// # Errors
    /// As [`Settings::parse`]; bytes that are no text are named with their place.
    pub fn read(bytes: &[u8]) -> Result<Self, SettingsError> {
        read::file(bytes)
    }

    /// The age that the last sign-in may have for `deed`, if that is limited.
    #[must_use]
    pub fn max_age_for(&self, deed: Sensitive) -> Option<u32> {
        self.sensitive.contains(&deed).then_some(self.sensitive_max_age_seconds)
    }

    /// Whether the provider is a tenant of Auth0, as far as the settings tell: by its domain, its host or its Management API.
    #[must_use]
    pub fn is_auth0(&self) -> bool {
        let host =
            Url::parse(self.client.issuer.as_str()).ok().and_then(|url| url.host_str().map(str::to_owned));
        self.has_domain
            || self.management_api.is_some()
            || host.is_some_and(|host| host.ends_with(".auth0.com"))
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
