//! Ending the provider's own session (OpenID Connect RP-Initiated Logout 1.0 §2; auth0.com/docs/authenticate/login/logout).

use super::discovery::ProviderMetadata;
use super::id_token::{IdToken, Verified};
use serde_json::Value;
use url::Url;

/// The longest address that is sent with the ID token in it, in characters: servers and proxies refuse what is much longer
/// (RFC 9110 §4.1 asks for 8,000 to be supported, and many stop at half of that or before).
const MAX_ADDRESS: usize = 2_000;

/// Where to send the browser so that the provider forgets the person and sends them back to `return_to`.
///
/// An ID token that would make the address too long is left out; `logout_hint` then says whose session it is.
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
        let with = |name: &str, hint: &str| {
            let mut url = Url::parse(endpoint).ok()?;
            url.query_pairs_mut()
                .append_pair(name, hint)
                .append_pair("client_id", client_id)
                .append_pair("post_logout_redirect_uri", return_to);
            Some(url)
        };
        let url = with("id_token_hint", id_token.raw().expose())?;
        if url.as_str().len() <= MAX_ADDRESS {
            return Some(url);
        }
        // The session at the provider, where the token names it; that is what Auth0 expects here.
        let session = id_token.claims().get("sid").and_then(Value::as_str);
        return with("logout_hint", session.unwrap_or(id_token.subject()));
    }
    let mut url = Url::parse(&provider.issuer.join("v2/logout")).ok().filter(|_| provider.is_auth0())?;
    url.query_pairs_mut().append_pair("client_id", client_id).append_pair("returnTo", return_to);
    Some(url)
}
