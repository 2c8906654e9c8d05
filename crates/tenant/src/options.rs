//! What a tenant is started with.

use std::path::PathBuf;

use crate::clock::Clock;
use crate::rate::Rate;

/// What a tenant is started with. `Options::default()` is a tenant in memory at `http://localhost:4400/`.
#[derive(Clone, Debug)]
pub struct Options {
    /// The issuer, with its trailing slash, as it stands in discovery and in every token.
    pub issuer: String,
    /// Where the time comes from.
    pub clock: Clock,
    /// The SQLite file; `None` keeps everything in memory (with throw-away keys and the cheapest password hash).
    pub data: Option<PathBuf>,
    /// Clients that the tenant knows. The default is [`Client::cameo`] alone.
    pub clients: Vec<Client>,
    /// How many Management API calls are allowed, over all callers, as on Auth0's plans.
    pub management_rate: Rate,
    /// Whether discovery names an `end_session_endpoint` (RP-Initiated Logout 1.0); some tenants do not.
    pub end_session: bool,
    /// Whether answers carry `iss` (RFC 9207), and discovery says so.
    pub response_iss: bool,
    /// Whether a signup for a taken address says `user_exists` instead of the masked `invalid_signup`.
    pub tell_user_exists: bool,
    /// Whether the connection wants a username of whoever signs up by `/dbconnections/signup`.
    pub requires_username: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            issuer: "http://localhost:4400/".into(),
            clock: Clock::system(),
            data: None,
            clients: vec![Client::cameo()],
            management_rate: Rate { burst: 200, per_minute: 6000 },
            end_session: true,
            response_iss: false,
            tell_user_exists: true,
            requires_username: false,
        }
    }
}

/// An application that may ask for tokens. All clients are public: none has a secret.
#[derive(Clone, Debug)]
pub struct Client {
    /// `client_id`.
    pub id: String,
    /// The name that the sign-in page shows.
    pub name: String,
    /// Allowed Callback URLs; their origins are also the origins that CORS allows.
    pub callbacks: Addresses,
    /// Allowed Logout URLs.
    pub logout_urls: Addresses,
    /// Where a third party sends people to begin a sign-in (`initiate_login_uri`, OpenID Connect Core §4).
    pub initiate_login_uri: Option<String>,
    /// Whether the implicit flow (`id_token token`, `token`, `id_token`) is allowed.
    pub implicit: bool,
    /// What happens with refresh tokens.
    pub refresh: Refresh,
    /// Seconds that an ID token is valid.
    pub id_token_lifetime: i64,
    /// Seconds that an access token of the code flow is valid.
    pub access_token_lifetime: i64,
    /// Seconds that an access token handed out in a fragment is valid.
    pub implicit_token_lifetime: i64,
}

impl Client {
    /// The client `cameo`: any loopback address, both flows, rotating refresh tokens, Auth0's default lifetimes.
    pub fn cameo() -> Self {
        Self {
            id: "cameo".into(),
            name: "Cameo".into(),
            callbacks: Addresses::AnyLoopback,
            logout_urls: Addresses::AnyLoopback,
            initiate_login_uri: None,
            implicit: true,
            refresh: Refresh::default(),
            id_token_lifetime: 36_000,
            access_token_lifetime: 86_400,
            implicit_token_lifetime: 7_200,
        }
    }
}

/// Which addresses a client may be sent back to.
#[derive(Clone, Debug)]
pub enum Addresses {
    /// `http://localhost`, `http://127.0.0.1` or `http://[::1]`, any port and path (RFC 8252 §7.3).
    AnyLoopback,
    /// These and no others, compared as text (RFC 9700 §2.1).
    Exact(Vec<String>),
}

impl Addresses {
    /// Whether `address` is allowed, compared as text.
    pub fn allow(&self, address: &str) -> bool {
        match self {
            Self::AnyLoopback => is_loopback(address),
            Self::Exact(list) => list.iter().any(|a| a == address),
        }
    }

    /// Whether `address` is allowed once query and fragment are taken off, as Auth0 compares `returnTo`.
    pub fn allow_ignoring_query(&self, address: &str) -> bool {
        let bare = |a: &str| a.split(['?', '#']).next().unwrap_or_default().to_owned();
        match self {
            Self::AnyLoopback => is_loopback(address),
            Self::Exact(list) => list.iter().any(|a| bare(a) == bare(address)),
        }
    }

    /// Whether a page of `origin` may read answers (CORS).
    pub fn allow_origin(&self, origin: &str) -> bool {
        match self {
            Self::AnyLoopback => is_loopback(origin),
            Self::Exact(list) => list.iter().any(|a| crate::addresses::origin(a).as_deref() == Some(origin)),
        }
    }
}

fn is_loopback(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    plain && url.scheme() == "http" && matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

/// The rules for refresh tokens (auth0.com/docs/secure/tokens/refresh-tokens).
#[derive(Clone, Debug)]
pub struct Refresh {
    /// Whether each exchange gives a new token and uses up the old one.
    pub rotation: bool,
    /// Seconds in which the immediately previous token may be repeated; 0 is Auth0's default.
    pub overlap: i64,
    /// Seconds that a family lives at most; rotation does not extend it.
    pub lifetime: i64,
    /// Seconds that a token may lie unused.
    pub idle_lifetime: i64,
}

impl Default for Refresh {
    fn default() -> Self {
        Self { rotation: true, overlap: 0, lifetime: 2_592_000, idle_lifetime: 1_296_000 }
    }
}
