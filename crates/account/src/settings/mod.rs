//! `config.json`: what an operator says about tenant and app. Fetched at start, so one build serves any tenant.

mod function;
mod lists;
mod objects;
mod problem;
mod read;

pub use problem::{Found, SettingsError, SettingsProblem};

use crate::oidc::algorithm::SignatureAlgorithm;
use crate::oidc::issuer::Issuer;
use serde_json::Value;
use url::Url;

/// How far device and tenant clocks may be apart when nothing is said, in seconds.
pub const DEFAULT_LEEWAY: u32 = 60;

/// The largest leeway that is accepted, in seconds.
pub const MAX_LEEWAY: u32 = 300;

/// How long a sign-in counts as a moment ago when nothing is said, in seconds.
pub const DEFAULT_SENSITIVE_MAX_AGE: u32 = 300;

/// The settings, complete: what was left out has its default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// `issuer`, or `https://` + `domain` + `/`.
    pub issuer: Issuer,
    /// `clientId`: the application's client id.
    pub client_id: String,
    /// `audience`: the API that the access token is for. With `domain` alone, the tenant's Management API.
    pub audience: Option<String>,
    /// `scope`: what is asked for, separated by spaces.
    pub scope: String,
    /// `responseType`: code with PKCE, or the implicit flow.
    pub response_type: ResponseType,
    /// `storage`: where tokens live.
    pub storage: StorageKind,
    /// `connection`: skips the tenant's choice of connection.
    pub connection: Option<String>,
    /// `managementApi`: the base address of the Management API, with its slash; `None` where there is none.
    pub management_api: Option<String>,
    /// `schema`: JSON Schema of `user_metadata`, or the address of one.
    pub schema: Option<Value>,
    /// `signUp`: whether signing up is offered, and where.
    pub sign_up: SignUp,
    /// `history`: whether this device remembers what was saved here, so that it can be taken back later.
    pub history: bool,
    /// `branding`: how the operator calls the app.
    pub branding: Branding,
    /// `leewaySeconds`: how far the clocks may be apart.
    pub leeway_seconds: u32,
    /// `idTokenAlgorithms`: how an ID token may be signed; `["RS256"]` unless said otherwise.
    pub id_token_algorithms: Vec<SignatureAlgorithm>,
    /// `organization`: the organisation that people sign in to, by id (`org_…`) or by name.
    pub organization: Option<String>,
    /// `uiLocales`: the languages of the provider's pages, by preference, separated by spaces (`ui_locales`).
    pub ui_locales: Option<String>,
    /// `sensitive`: what needs a person who signed in a moment ago.
    pub sensitive: Vec<Sensitive>,
    /// `sensitiveMaxAgeSeconds`: how long ago that moment may be; 0 asks every time.
    pub sensitive_max_age_seconds: u32,
    /// `trustedAudiences`: whom an ID token may name as a further audience, beside this application.
    pub trusted_audiences: Vec<String>,
    /// `connectOrigins`: further origins that the page may talk to, for a provider with several hosts. Each as
    /// `https://host`, with a port where it is not the scheme's own.
    pub connect_origins: Vec<String>,
    /// `pictures`: which pictures of people are loaded.
    pub pictures: Pictures,
    /// Whether `scope` stands in the file; if not, it is the default.
    pub is_scope_given: bool,
    /// Whether `domain` stands in the file, which names a tenant of Auth0.
    pub has_domain: bool,
}

/// Which pictures of people are loaded. A picture's host learns who looks at it, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pictures {
    /// `true`: every one at an `https:` address.
    #[default]
    Any,
    /// `false`: none; initials stand in their place.
    Off,
    /// A list: those of these origins.
    From(Vec<String>),
}

impl Pictures {
    /// Whether the picture at `address` is loaded. `https:` is needed, or an address that holds the image itself (`data:image/…`,
    /// RFC 2397), which fetches nothing and runs no script in an `<img>`.
    #[must_use]
    pub fn admit(&self, address: &str) -> bool {
        let begins_with =
            |start: &str| address.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        let is_secure = begins_with("https://");
        match self {
            Self::Off => false,
            _ if begins_with("data:image/") => true,
            Self::Any => is_secure,
            Self::From(origins) => {
                let origin = Url::parse(address).map(|url| url.origin().ascii_serialization());
                is_secure && origin.is_ok_and(|origin| origins.contains(&origin))
            }
        }
    }
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

/// What the provider is asked to answer with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponseType {
    /// A code, exchanged with PKCE (RFC 9700 §2.1.1).
    #[default]
    Code,
    /// Tokens in the fragment: the implicit flow, for a tenant that allows nothing else (RFC 9700 §2.1.2 advises against).
    IdTokenToken,
}

impl ResponseType {
    /// The parameter's value.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::IdTokenToken => "id_token token",
        }
    }

    /// The type with this value, in either order of its words.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "code" => Some(Self::Code),
            "id_token token" | "token id_token" => Some(Self::IdTokenToken),
            _ => None,
        }
    }
}

/// Where tokens live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageKind {
    /// `localStorage`: survives closing the browser, shared by all tabs.
    #[default]
    Local,
    /// `sessionStorage`: one tab, until it is closed.
    Session,
    /// Nowhere: a reload signs out.
    Memory,
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
    /// Any other object: on a page of this app, which reads it ([`SignUpForm`](crate::sign_up::SignUpForm)).
    Embedded(Value),
}

/// How the operator calls the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branding {
    /// `branding.name`: stands in the header instead of "Cameo".
    pub name: Option<String>,
    /// `branding.accent`: a colour as `#rrggbb` for buttons and links.
    pub accent: Option<String>,
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
        let host = Url::parse(self.issuer.as_str()).ok().and_then(|url| url.host_str().map(str::to_owned));
        self.has_domain
            || self.management_api.is_some()
            || host.is_some_and(|host| host.ends_with(".auth0.com"))
    }

    /// The scopes that reading and writing one's own metadata needs
    /// (auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens).
    pub const METADATA_SCOPES: [&str; 2] = ["read:current_user", "update:current_user_metadata"];
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
