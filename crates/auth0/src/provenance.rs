//! Whose a value is: where it was read and when, and why the person cannot edit it here.
//!
//! Decided by what Auth0 documents of its user profiles
//! (auth0.com/docs/manage-users/user-accounts/user-profiles/user-profile-structure): a connection of an identity provider writes
//! the root attributes anew at each sign-in, and everything else of the root is the tenant's.

use super::user::User;
use cameo_oidc::time::Timestamp;
use serde_json::Value;

/// Where a profile was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The claims of the ID token (OIDC Core §2).
    IdToken,
    /// The UserInfo endpoint (OIDC Core §5.3).
    UserInfo,
    /// The Management API (auth0.com/docs/api/management/v2/users/get-users-by-id).
    ManagementApi,
}

/// One reading of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// From where.
    pub source: Source,
    /// When it was read; for an ID token, when that was made. By this device's clock.
    pub at: Timestamp,
}

/// How fresh a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It was asked for at this moment.
    Read(Timestamp),
    /// Nobody has asked since the ID token said it at this moment.
    Stated(Timestamp),
}

/// Why a value cannot be edited here, and with that who can change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// An identity provider gives it, and gives it anew at each sign-in.
    IdentityProvider {
        /// Auth0's word for its kind, as `google-oauth2`.
        provider: String,
        /// The tenant's name for it, if that is known.
        connection: Option<String>,
    },
    /// A root attribute of an account that the tenant keeps: its administrators, through the Management API.
    Administrators,
    /// The tenant counts and notes it by itself: nobody.
    Tenant,
    /// A provider that is not known for how it keeps accounts.
    Provider,
    /// `app_metadata`, or a claim of a name of their own: the application's operators.
    Operators,
    /// The operator's schema says `readOnly`: its author.
    Schema,
    /// This scope was not granted: the operator.
    Scope(&'static str),
    /// The settings name no Management API: the operator.
    NoManagementApi,
}

/// What stands somewhere on the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// An attribute of the root, or a claim.
    Attribute(&'a str),
    /// Something in `user_metadata`, and what keeps the person from editing that, if anything does.
    UserMetadata(Option<ReadOnly>),
    /// Something in `app_metadata`.
    AppMetadata,
}

/// All that there is to say of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Where it was read.
    pub source: Source,
    /// How fresh it is.
    pub freshness: Freshness,
    /// Why it cannot be edited here; nothing where it can.
    pub read_only: Option<ReadOnly>,
}

/// What a tenant notes by itself, and what a token says of itself (OIDC Core §2).
const NOTED: [&str; 23] = [
    "user_id",
    "sub",
    "identities",
    "created_at",
    "updated_at",
    "last_login",
    "last_ip",
    "logins_count",
    "last_password_reset",
    "multifactor",
    "multifactor_last_modified",
    "iss",
    "aud",
    "azp",
    "iat",
    "exp",
    "nonce",
    "sid",
    "auth_time",
    "acr",
    "amr",
    "at_hash",
    "c_hash",
];

/// The connections whose accounts the tenant keeps itself.
const OWN: [&str; 3] = ["auth0", "email", "sms"];

impl Provenance {
    /// What there is to say of a value of this user; nothing, if it was never noted where the user was read.
    #[must_use]
    pub fn of(user: &User, place: Place<'_>) -> Option<Self> {
        let Reading { source, at } = user.reading()?;
        let freshness = match source {
            Source::IdToken => Freshness::Stated(at),
            Source::UserInfo | Source::ManagementApi => Freshness::Read(at),
        };
        let read_only = match place {
            Place::Attribute(name) => Some(keeper(user, name)),
            Place::UserMetadata(refused) => refused,
            Place::AppMetadata => Some(ReadOnly::Operators),
        };
        Some(Self { source, freshness, read_only })
    }
}

/// Whether a schema, as the settings hold it, marks a first-level field of `user_metadata` as read-only.
#[must_use]
pub fn is_marked_read_only(schema: &Value, name: &str) -> bool {
    let marked =
        schema.get("properties").and_then(|all| all.get(name)).and_then(|field| field.get("readOnly"));
    marked == Some(&Value::Bool(true))
}

/// Who sets an attribute of the root.
fn keeper(user: &User, name: &str) -> ReadOnly {
    match name {
        _ if NOTED.contains(&name) => ReadOnly::Tenant,
        // A name of the operators' own is a URL (auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims).
        _ if name.contains("://") || name == "app_metadata" => ReadOnly::Operators,
        // Whether somebody may sign in is no identity provider's business.
        "blocked" | "username" => ReadOnly::Administrators,
        _ => account(user),
    }
}

/// Who keeps the account that the root attributes come from: the first identity is the primary one
/// (auth0.com/docs/manage-users/user-accounts/user-account-linking).
fn account(user: &User) -> ReadOnly {
    let said = |identity: &Value, name: &str| identity.get(name).and_then(Value::as_str).map(str::to_owned);
    let named = user
        .identities()
        .first()
        .and_then(|first| Some((said(first, "provider")?, said(first, "connection"))));
    let (provider, connection) = match named.or_else(|| by_id(user.user_id()?)) {
        Some(named) => named,
        None => return ReadOnly::Provider,
    };
    if OWN.contains(&provider.as_str()) {
        ReadOnly::Administrators
    } else {
        ReadOnly::IdentityProvider { provider, connection }
    }
}

/// An Auth0 user id names the provider, and of an enterprise the connection: `google-oauth2|1`, `samlp|acme|1`
/// (auth0.com/docs/manage-users/user-accounts/identify-users).
fn by_id(id: &str) -> Option<(String, Option<String>)> {
    let (provider, rest) = id.split_once('|')?;
    let connection = rest.split_once('|').map(|(connection, _)| connection.to_owned());
    (!provider.is_empty()).then(|| (provider.to_owned(), connection))
}

#[cfg(test)]
#[path = "provenance_tests.rs"]
mod tests;
