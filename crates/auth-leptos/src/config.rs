//! What an app says about itself: its client, where it keeps the session, and the routes that signing in leads to.

use crate::browser::storage::{Namespace, Scope};
use cameo_oidc::client::Client;
use cameo_oidc::session::StorageKind;

/// The configuration of signing in.
///
/// ```
/// use cameo_auth_leptos::{AuthConfig, Routes, StorageKind};
/// use cameo_oidc::{client::Client, issuer::Issuer};
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::new(Issuer::parse("https://login.example/")?, "my-app");
/// let config = AuthConfig {
///     storage: StorageKind::Session,
///     routes: Routes { landing: "/notes", ..Routes::default() },
///     ..AuthConfig::new(client)
/// };
/// # assert_eq!(config.routes.callback, "/callback");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct AuthConfig {
    /// The application at its provider, and what it asks for: scopes, audience, algorithms.
    pub client: Client,
    /// Where the session is kept.
    pub storage: StorageKind,
    /// How entries in the browser's storage are named. Everything under its prefix belongs to this app: what has a name that
    /// nobody knows is removed at the next start.
    pub namespace: &'static Namespace,
    /// The routes that signing in and out leads to.
    pub routes: Routes,
}

/// Routes of the app, each beginning with a slash and counted from the app's own folder (the page's `<base>`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Routes {
    /// Where the provider sends people back to. The provider has to know its address.
    pub callback: &'static str,
    /// Where the provider sends people to after signing out. The provider has to know its address.
    pub home: &'static str,
    /// Where people land after signing in, if nothing else was asked for.
    pub landing: &'static str,
    /// The page that takes the response to a [second sign-in](crate::Auth::begin_second_sign_in).
    pub second_sign_in: &'static str,
}

impl Default for Routes {
    fn default() -> Self {
        Self { callback: "/callback", home: "/", landing: "/", second_sign_in: "/" }
    }
}

impl AuthConfig {
    /// A configuration with defaults: `localStorage`, `/callback` for the callback, everything else at `/`.
    #[must_use]
    pub fn new(client: Client) -> Self {
        Self {
            client,
            storage: StorageKind::default(),
            namespace: &Namespace { prefix: "cameo-auth.", kinds: &[] },
            routes: Routes::default(),
        }
    }

    /// What keys, locks and channels of this app are named after.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope::new(self.namespace, &self.client)
    }
}
