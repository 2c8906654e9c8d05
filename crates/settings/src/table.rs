//! Every key of `config.json`, once. The reader knows its keys from here, and `cargo xtask check --write-settings` writes the rows
//! of README.md and `docs/config.schema.json` from it.
//!
//! A new setting is one line here, a field of [`Settings`](super::Settings), and its use. The app reads no more than the keys:
//! all constants here are worked out while compiling, so that no description is in what a visitor downloads.

use super::lists::MAX_SENSITIVE_MAX_AGE;
use super::{LOGO_TYPES, MAX_LEEWAY};

/// One key of `config.json`.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The key.
    pub key: &'static str,
    /// What may stand there.
    pub value: Kind,
    /// What it means, in Markdown.
    pub means: &'static str,
    /// What applies if it is left out, in Markdown. What stands between backticks alone is the default as JSON.
    pub default: &'static str,
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text that is not empty.
    Text,
    /// A text of this form, a regular expression of ECMA-262.
    Matching(&'static str),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of texts of this form.
    Texts(&'static str),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// A whole number from 0 to this one.
    UpTo(u32),
    /// `true` or `false`.
    Switch,
    /// The path of an image on the app's own origin, or a bitmap as a data URI.
    Logo(&'static [&'static str]),
    /// An object with these keys.
    Object(&'static [Row]),
    /// Something else, as JSON Schema.
    Schema(&'static str),
}

const ALGORITHMS: &[&str] = &["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"];
const SENSITIVE: &[&str] = &["edit", "changePassword", "linkAccounts", "signOutEverywhere"];
const PICTURES: &str = r#"{"anyOf":[{"type":"boolean"},{"type":"array","items":{"type":"string","pattern":"^https?://[^/]+/?$"}}]}"#;

const fn row(key: &'static str, value: Kind, means: &'static str, default: &'static str) -> Row {
    Row { key, value, means, default }
}

/// All keys, in the order in which README.md has them.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row("domain", Kind::Text, "the tenant's domain, as in `your-tenant.eu.auth0.com`, or your custom domain", "`issuer` is needed"),
    row("issuer", Kind::Text, "instead of `domain`: an OpenID Connect provider's issuer, to the letter; plain `http:` on loopback only", "`domain` is needed"),
    row("clientId", Kind::Text, "the application's client ID", "needed"),
    row("audience", Kind::Text, "the API that the access token is for; for metadata `https://TENANT/api/v2/`, the tenant's default domain even with a custom domain", "with `domain`: the tenant's Management API; with `issuer`: none"),
    row("scope", Kind::Text, "what is asked for", "`openid profile email`, `offline_access` in the code flow unless the provider lists its scopes without it, and with a Management API `read:current_user update:current_user_metadata`"),
    row("responseType", Kind::Word(&["code", "id_token token"]), "`\"code\"`, or `\"id_token token\"` for the implicit flow", "`\"code\"`"),
    row("storage", Kind::Word(&["local", "session", "memory"]), "where tokens live: `\"local\"` (all tabs, survives closing), `\"session\"` (one tab), `\"memory\"` (a reload signs out)", "`\"local\"`"),
    row("connection", Kind::Text, "skips the tenant's choice of connection", "the tenant asks"),
    row("managementApi", Kind::Schema(r#"{"type":["string","null"]}"#), "base address of the Management API, or `null` for none", "the issuer's `api/v2/`, where the audience is a Management API"),
    row("schema", Kind::Schema(r#"{"type":["object","string"]}"#), "JSON Schema of `user_metadata`, or its URL; the edit page's form follows it: see docs/schema.md", "the form follows the values"),
    row("signUp", Kind::Schema(r#"{"type":["boolean","object"]}"#), "where people sign up: `true` at the tenant, `false` nowhere, an object where it says, and it may ask more: see docs/sign-up.md", "`true`"),
    row("history", Kind::Switch, "whether the browser remembers what a person saved in it, so that it can be taken back later; with `false` nothing is kept there, and what was kept is deleted at the next sign-in or start", "`true`"),
    row("branding", Kind::Object(BRANDING), "how the app looks: an object with the keys below", "Cameo's own looks"),
    row("supportUrl", Kind::Matching("^(https://|mailto:).+$"), "where people get help: an `https:` or `mailto:` address", "none"),
    row("deleteAccountUrl", Kind::Matching("^https://.+$"), "the page where people delete their account, an `https:` address", "none"),
    row("leewaySeconds", Kind::UpTo(MAX_LEEWAY), "how far the clocks of device and tenant may be apart, 0 to 300", "`60`"),
    row("idTokenAlgorithms", Kind::Words(ALGORITHMS), "how ID tokens may be signed: a list of `\"RS256\"`, `\"RS384\"`, `\"RS512\"`, `\"PS256\"`, `\"PS384\"`, `\"PS512\"`, `\"ES256\"`, `\"ES384\"`; EdDSA and ES512 cannot be verified here", "`[\"RS256\"]`"),
    row("trustedAudiences", Kind::Texts("."), "whom an ID token may name as a further audience, as in `[\"project-1\"]`; `azp` must still be this application", "nobody"),
    row("connectOrigins", Kind::Texts("^https?://[^/]+/?$"), "further origins that the page may talk to, as in `[\"https://token.example\"]`, for a provider with several hosts", "none"),
    row("pictures", Kind::Schema(PICTURES), "which pictures of people are loaded: `true` (any at an `https:` address), `false` (none), or a list of origins. The host of a picture learns who looks at it, and when", "`true`"),
    row("organization", Kind::Text, "the organisation that people sign in to, by id (`org_…`) or name", "none"),
    row("uiLocales", Kind::Text, "the languages of the tenant's pages, by preference, separated by spaces", "the browser's"),
    row("sensitive", Kind::Words(SENSITIVE), "what needs somebody who signed in a moment ago: a list of `\"edit\"`, `\"changePassword\"`, `\"linkAccounts\"`, `\"signOutEverywhere\"`", "`[]`"),
    row("sensitiveMaxAgeSeconds", Kind::UpTo(MAX_SENSITIVE_MAX_AGE), "how long ago that moment may be, 0 to 86400; 0 asks every time (coming back from being asked counts for a minute)", "`300`"),
    row("$schema", Kind::Text, "the address of docs/config.schema.json, by which an editor checks this file; the app does not read it", "none"),
];

/// The keys of `branding`.
#[rustfmt::skip]
pub const BRANDING: &[Row] = &[
    row("name", Kind::Text, "the name of your service, in the header, in titles and in sentences about who runs it", "`\"Cameo\"`"),
    row("accent", Kind::Matching("^#[0-9a-fA-F]{6}$"), "the colour of buttons, links and the icon, as `#rrggbb`; its lightness is kept readable, on light and on dark", "a deep blue-green"),
    row("logo", Kind::Logo(LOGO_TYPES), "an image in place of the name in the header: a path on the app's own origin, or a PNG, JPEG, GIF or WebP image as a `data:` URI in base64", "the name"),
    row("illustration", Kind::Switch, "whether the start page has its picture", "`true`"),
];

/// The keys of `rows`, of which there are `N`.
const fn keys<const N: usize>(rows: &[Row]) -> [&'static str; N] {
    let mut keys = [""; N];
    let mut at = 0;
    while at < N {
        keys[at] = rows[at].key;
        at += 1;
    }
    keys
}

/// Every known key.
pub(super) const KEYS: [&str; TABLE.len()] = keys(TABLE);

/// Every known key of `branding`.
pub(super) const BRANDING_KEYS: [&str; BRANDING.len()] = keys(BRANDING);
