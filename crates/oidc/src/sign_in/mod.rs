//! The flows: discover, begin, complete, refresh. Each takes the network, the time and the randomness it needs.

mod complete;
mod error;
mod initiated;
mod refresh;
mod return_path;
mod sign_out;

pub use complete::{Completed, complete};
pub use error::{NextStep, SignInError};
pub use initiated::{InitiatedError, initiated};
pub use refresh::{Adoption, AfterRefresh, RefreshError, refresh, verify_renewed};
pub use return_path::return_path;
pub use sign_out::{AfterRevocation, NotRevoked};

use crate::authorization::{self, SignInOptions};
use crate::client::Client;
use crate::discovery::{self, DiscoveryError, ProviderMetadata};
use crate::http::Transport;
use crate::random::Random;
use crate::time::Timestamp;
use crate::transaction::LoginTransaction;
use url::Url;

/// Fetches the provider's description of itself (OpenID Connect Discovery 1.0 §4).
///
/// # Errors
/// When there is no answer, or one that cannot be used.
pub async fn discover(
    client: &Client,
    transport: &impl Transport,
) -> Result<ProviderMetadata, DiscoveryError> {
    let response = transport.send(discovery::request(&client.issuer)?).await?;
    discovery::judge(&client.issuer, &response)
}

/// Begins one attempt: the address to leave for, and what to remember until the callback.
///
/// # Errors
/// When the provider's authorization endpoint is not a URL.
pub fn begin(
    provider: ProviderMetadata,
    client: &Client,
    redirect_uri: &str,
    options: &SignInOptions,
    random: &impl Random,
    now: Timestamp,
) -> Result<(Url, LoginTransaction), DiscoveryError> {
    let endpoint = Url::parse(&provider.authorization_endpoint)
        .map_err(|_| DiscoveryError::Endpoint { name: "authorization_endpoint" })?;
    let (state, nonce, code_verifier) = LoginTransaction::secrets(random);
    let scope = scope(client, &provider);
    let transaction = LoginTransaction {
        state,
        nonce,
        code_verifier,
        provider,
        redirect_uri: redirect_uri.to_owned(),
        scope,
        response_type: client.response_type,
        max_age: options.max_age.or(options.again.then_some(0)),
        acr_values: options.acr_values.clone(),
        organization: options.organization.clone().or_else(|| client.organization.clone()),
        subject: options.subject.clone(),
        return_to: return_path(&options.return_to),
        started_at: now,
    };
    let url = authorization::url(endpoint, client, &transaction, options);
    Ok((url, transaction))
}

/// What is asked for: the `scope` of the settings as it stands there; the default one without `offline_access` where the
/// provider lists its scopes and this is none of them, as it might refuse the whole request for it (`invalid_scope`).
#[must_use]
pub fn scope(client: &Client, provider: &ProviderMetadata) -> String {
    if client.is_scope_given || provider.offline_access_supported {
        return client.scope.clone();
    }
    let kept: Vec<&str> = client.scope.split(' ').filter(|scope| *scope != "offline_access").collect();
    kept.join(" ")
}
