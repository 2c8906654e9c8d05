//! The two calls that change identities, and what became of them where the answer does not say.

use super::error::LinkError;
use super::identity::{Identity, identities};
use super::proof::Proof;
use crate::api::{self, ApiError};
use ::http::Method;
use cameo_oidc::http::{Request, Response, Transport};
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_oidc::time::Timestamp;
use serde_json::{Value, json};

/// What became of a wish to unlink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlinked {
    /// The account is on its own from now on.
    Now,
    /// It was already, by another tab or device.
    Before,
}

/// `POST /users/{id}/identities` with the ID token that proves the other account
/// (auth0.com/docs/api/management/v2/users/post-identities).
///
/// # Errors
/// [`ApiError::Unsendable`] if the address or the token cannot stand in a request.
pub fn link_request(
    base: &str,
    token: &Secret<String>,
    primary: &str,
    id_token: &Secret<String>,
) -> Result<Request, ApiError> {
    let body = json!({ "link_with": id_token.expose() }).to_string();
    api::request(Method::POST, base, token, &[primary, "identities"], body.into_bytes())
}

/// `DELETE /users/{id}/identities/{provider}/{user_id}`
/// (auth0.com/docs/api/management/v2/users/delete-user-identity-by-user-id).
///
/// # Errors
/// [`ApiError::Unsendable`] if the address or the token cannot stand in a request.
pub fn unlink_request(
    base: &str,
    token: &Secret<String>,
    primary: &str,
    identity: &Identity,
) -> Result<Request, ApiError> {
    let path = [primary, "identities", &identity.provider, &identity.user_id];
    api::request(Method::DELETE, base, token, &path, Vec::new())
}

/// Links the account that `proof` is of to the one of `session`. Sends once; where the answer is lost, what is so now is
/// read instead of asking again.
///
/// # Errors
/// When the accounts are not linked, or nobody knows.
pub async fn link(
    transport: &impl Transport,
    base: &str,
    session: &Session,
    proof: &Proof,
    now: Timestamp,
) -> Result<(), LinkError> {
    if proof.primary() != session.subject() {
        return Err(LinkError::OtherPerson);
    }
    if proof.is_over(now) {
        return Err(LinkError::ProofRefused { message: String::new() });
    }
    let request = link_request(base, session.access_token(), session.subject(), proof.id_token())?;
    let Err(error) = answer(transport.send(request).await.map_err(ApiError::from)) else { return Ok(()) };
    let is_linked = async || is_there(transport, base, session, proof.subject()).await;
    match error {
        ApiError::InvalidBody { message, .. } if message.contains("are the same") => {
            Err(LinkError::SameAccount)
        }
        ApiError::Unexpected { status: 409, .. } => match is_linked().await {
            Ok(true) => Ok(()),
            _ => Err(LinkError::AlreadyLinked),
        },
        // 401 and 404 do not say which of the two accounts they mean. The session's own is tried with a reading.
        ApiError::Unauthorized { .. } | ApiError::TokenExpired | ApiError::NoSuchUser => {
            match is_linked().await {
                Ok(_) => Err(LinkError::ProofRefused { message: error.to_string() }),
                Err(error) => Err(LinkError::Refused(error)),
            }
        }
        error if error.outcome_unknown() => match is_linked().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(LinkError::Refused(error)),
            Err(_) => Err(LinkError::Unknown(error)),
        },
        error => Err(LinkError::Refused(error)),
    }
}

/// Parts `identity` from the account of `session`. Sends once, as [`link`] does.
///
/// # Errors
/// When it is not parted, or nobody knows.
pub async fn unlink(
    transport: &impl Transport,
    base: &str,
    session: &Session,
    identity: &Identity,
) -> Result<Unlinked, LinkError> {
    let id = identity.id();
    if id == session.subject() {
        return Err(LinkError::MainAccount);
    }
    let request = unlink_request(base, session.access_token(), session.subject(), identity)?;
    let error = match answer(transport.send(request).await.map_err(ApiError::from)) {
        Ok(_) => return Ok(Unlinked::Now),
        Err(error) => error,
    };
    let is_linked = async || is_there(transport, base, session, &id).await;
    match error {
        ApiError::Unexpected { status: 400, code: Some(code), .. } if code == "operation_not_supported" => {
            Err(LinkError::MainAccount)
        }
        ApiError::Unexpected { status: 404, .. } => match is_linked().await {
            Ok(false) => Ok(Unlinked::Before),
            _ => Err(LinkError::Refused(error)),
        },
        error if error.outcome_unknown() => match is_linked().await {
            Ok(false) => Ok(Unlinked::Now),
            Ok(true) => Err(LinkError::Refused(error)),
            Err(_) => Err(LinkError::Unknown(error)),
        },
        error => Err(LinkError::Refused(error)),
    }
}

/// The identities there are now, where the tenant agreed.
fn answer(response: Result<Response, ApiError>) -> Result<Vec<Value>, ApiError> {
    api::judge_identities(&response?)
}

/// Whether the account `id` is linked to the one of `session` now.
async fn is_there(
    transport: &impl Transport,
    base: &str,
    session: &Session,
    id: &str,
) -> Result<bool, ApiError> {
    let user = api::read_user(transport, base, session.access_token(), session.subject()).await?;
    Ok(identities(&user).iter().any(|identity| identity.id() == id))
}
