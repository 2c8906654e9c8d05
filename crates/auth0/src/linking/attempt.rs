//! A second sign-in under way: what is asked of the provider, and what the browser remembers of it.

use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::client::Client;
use cameo_oidc::discovery::{DiscoveryError, ProviderMetadata};
use cameo_oidc::random::Random;
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in;
use cameo_oidc::stored::Members;
use cameo_oidc::time::Timestamp;
use cameo_oidc::transaction::LoginTransaction;
use url::Url;

/// A sign-in that shall prove another account, for whoever was signed in when it began. Stored apart from the sign-ins
/// that become a session.
#[derive(Clone, Debug)]
pub struct LinkAttempt {
    pub(super) sign_in: LoginTransaction,
    pub(super) primary: String,
}

impl LinkAttempt {
    /// The stored form.
    #[must_use]
    pub fn to_text(&self) -> Secret<String> {
        Members::default()
            .with("primary", &self.primary)
            .with("sign_in", self.sign_in.to_text().expose())
            .into_text()
    }

    /// Reads the stored form back; `None` if it is not one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let members = Members::parse(text)?;
        let sign_in = LoginTransaction::from_text(&members.text("sign_in")?)?;
        Some(Self { sign_in, primary: members.text("primary")? })
    }
}

/// Begins a second sign-in: the address to leave for, and what to remember until the callback.
///
/// Credentials are asked for, whatever session the provider has. The configured connection is not: another account mostly
/// comes by another one. No refresh token is asked for, as the proof is used once.
///
/// # Errors
/// When the provider's authorization endpoint is not a URL.
pub fn begin(
    provider: ProviderMetadata,
    client: &Client,
    redirect_uri: &str,
    return_to: &str,
    session: &Session,
    random: &impl Random,
    now: Timestamp,
) -> Result<(Url, LinkAttempt), DiscoveryError> {
    let [read, _] = crate::METADATA_SCOPES;
    let scope = ["openid profile email ", read].concat();
    let client = Client { scope, connection: None, ..client.clone() };
    let options = SignInOptions { return_to: return_to.to_owned(), again: true, ..Default::default() };
    let (url, sign_in) = sign_in::begin(provider, &client, redirect_uri, &options, random, now)?;
    Ok((url, LinkAttempt { sign_in, primary: session.subject().to_owned() }))
}
