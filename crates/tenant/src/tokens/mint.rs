//! Tokens: made here and nowhere else.

use serde_json::{Map, Value, json};

use super::faults;
use crate::clock::iso8601;
use crate::faults::Fault;
use crate::jwt;
use crate::options::Client;
use crate::random;
use crate::store::StoreError;
use crate::store::grants::Grant;
use crate::store::users::User;
use crate::tenant::Tenant;

/// What an ID token is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum IdTokenFor<'a> {
    /// The answer to a code.
    Code,
    /// The answer in a fragment; with an access token beside it, `at_hash` is due (OpenID Connect Core §3.2.2.10).
    Fragment { access_token: Option<&'a str> },
    /// The answer to a refresh token: without `nonce` (OpenID Connect Core §12.2).
    Refresh,
}

/// An access token: a JWT for an API, 32 opaque characters without one. `lifetime` in seconds.
pub(crate) fn access_token(tenant: &Tenant, grant: &Grant, lifetime: i64) -> Result<String, StoreError> {
    let caller = grant.caller();
    faults::before_signing(tenant, &caller);
    let now = tenant.clock().now();
    let expired = tenant.has_fault(&caller, Fault::ExpiredAccessToken);
    let issued_at = if expired { now - lifetime - 3_600 } else { now };
    let audience = grant.audience.as_ref().filter(|_| !tenant.has_fault(&caller, Fault::OpaqueAccessToken));
    let token = match audience {
        None => random::token(),
        Some(audience) => {
            let userinfo = format!("{}userinfo", tenant.issuer());
            let aud = if grant.allows("openid") { json!([audience, userinfo]) } else { json!(audience) };
            let mut claims = Map::new();
            claims.insert("iss".into(), tenant.issuer().into());
            claims.insert("sub".into(), grant.user_id.as_str().into());
            claims.insert("aud".into(), aud);
            claims.insert("iat".into(), issued_at.into());
            claims.insert("exp".into(), (issued_at + lifetime).into());
            claims.insert("scope".into(), grant.scope.as_str().into());
            claims.insert("azp".into(), grant.client_id.as_str().into());
            // two tokens of one second must not be the same token
            claims.insert("jti".into(), random::token().into());
            let keys = tenant.keys();
            let input =
                jwt::signing_input(&json!({"alg": "RS256", "typ": "JWT", "kid": keys.current.kid}), &claims);
            jwt::compact(&input, &jwt::rs256(&input, &keys.current.private))
        }
    };
    tenant.store().add_access_token(&token, grant, issued_at + lifetime, now)?;
    Ok(token)
}

/// The claims about a person that `grant` covers (OpenID Connect Core §5.4), as userinfo and the ID token tell them.
pub(crate) fn person_claims(grant: &Grant, user: &User) -> Map<String, Value> {
    let mut claims = Map::new();
    if grant.allows("profile") {
        for name in ["given_name", "family_name", "middle_name"] {
            if let Some(value) = user.attributes.get(name) {
                claims.insert(name.into(), value.clone());
            }
        }
        claims.insert("nickname".into(), user.nickname());
        claims.insert("name".into(), user.name());
        if let Some(picture) = user.attributes.get("picture") {
            claims.insert("picture".into(), picture.clone());
        }
        // a string, where OpenID Connect Core §5.1 has a number: so Auth0 does it
        claims.insert("updated_at".into(), iso8601(user.updated_at).into());
    }
    if grant.allows("email") {
        claims.insert("email".into(), user.email.as_str().into());
        claims.insert("email_verified".into(), user.email_verified.into());
    }
    claims
}

/// An ID token (OpenID Connect Core §2), with whatever faults are set.
pub(crate) fn id_token(
    tenant: &Tenant,
    client: &Client,
    grant: &Grant,
    user: &User,
    flow: &IdTokenFor<'_>,
) -> String {
    let caller = grant.caller();
    faults::before_signing(tenant, &caller);
    let mut claims = person_claims(grant, user);
    let now = tenant.clock().now();
    claims.insert("iss".into(), tenant.issuer().into());
    claims.insert("aud".into(), client.id.as_str().into());
    claims.insert("iat".into(), now.into());
    claims.insert("exp".into(), (now + client.id_token_lifetime).into());
    claims.insert("sub".into(), grant.user_id.as_str().into());
    claims.insert("sid".into(), grant.sid.as_str().into());
    if grant.tell_auth_time {
        claims.insert("auth_time".into(), grant.auth_time.into());
    }
    if let Some(organization) = &grant.organization {
        let name = if organization.starts_with("org_") { "org_id" } else { "org_name" };
        claims.insert(name.into(), organization.as_str().into());
    }
    if let (Some(nonce), false) = (&grant.nonce, *flow == IdTokenFor::Refresh) {
        claims.insert("nonce".into(), nonce.as_str().into());
    }
    if let IdTokenFor::Fragment { access_token: Some(access_token) } = flow {
        claims.insert("at_hash".into(), jwt::half_hash(access_token).into());
    }
    faults::apply(tenant, grant, *flow == IdTokenFor::Refresh, &mut claims);
    faults::signed(tenant, &caller, &claims)
}
