//! Ending the provider's own session (OpenID Connect RP-Initiated Logout 1.0 §2; auth0.com/docs/authenticate/login/logout).

use super::discovery::ProviderMetadata;
use super::id_token::{IdToken, Verified};
use url::Url;

/// Where to send the browser so that the provider forgets the person and sends them back to `return_to`.
///
/// `None` for a provider that publishes no `end_session_endpoint` and is not known to be Auth0: then signing out ends at
/// this app. An Auth0 tenant always has `/v2/logout`; it is told by its endpoints.
#[must_use]
pub fn url(
    provider: &ProviderMetadata,
    client_id: &str,
    id_token: &IdToken<Verified>,
    return_to: &str,
) -> Option<Url> {
    if let Some(endpoint) = &provider.end_session_endpoint {
        let mut url = Url::parse(endpoint).ok()?;
        url.query_pairs_mut()
            .append_pair("id_token_hint", id_token.raw().expose())
            .append_pair("client_id", client_id)
            .append_pair("post_logout_redirect_uri", return_to);
        return Some(url);
    }
    let is_auth0 = provider.token_endpoint == provider.issuer.join("oauth/token");
    let mut url = Url::parse(&provider.issuer.join("v2/logout")).ok().filter(|_| is_auth0)?;
    url.query_pairs_mut().append_pair("client_id", client_id).append_pair("returnTo", return_to);
    Some(url)
}
