//! The end of an authorization request: a code, or tokens in the fragment.

use axum::response::Response;

use super::request::{AuthorizationRequest, Prompt, ResponseType};
use crate::faults::{Caller, Fault};
use crate::random;
use crate::store::StoreError;
use crate::store::grants::Grant;
use crate::store::sessions::Session;
use crate::tenant::Tenant;
use crate::tokens::mint::{self, IdTokenFor};
use crate::tokens::scopes;

/// Answers a request for the person of `session`.
pub(crate) fn complete(
    tenant: &Tenant,
    request: &AuthorizationRequest,
    session: &Session,
) -> Result<Response, StoreError> {
    let caller = Caller { client_id: Some(request.client.id.clone()), sid: Some(session.sid.clone()) };
    let refuse = |error: &str, description: &str| Ok(request.reply.error(tenant, error, description));
    let Some(user) = tenant.store().user(&session.user_id)? else {
        tenant.store().end_session(&session.sid)?;
        return refuse("login_required", "Login required");
    };
    if user.blocked || tenant.has_fault(&caller, Fault::BlockedUser) {
        return refuse("unauthorized", "user is blocked");
    }
    if tenant.has_fault(&caller, Fault::ConsentRefused) {
        return refuse("access_denied", "User did not authorize the request");
    }
    let other = tenant.faults().find(&caller, |fault| match fault {
        Fault::AuthorizationError { error, description } => Some((error.clone(), description.clone())),
        _ => None,
    });
    if let Some((error, description)) = other {
        return refuse(&error, &description);
    }

    let grant = grant(tenant, request, session, &caller);
    let now = tenant.clock().now();
    let pairs = match (&request.challenge, request.response_type) {
        (Some(challenge), _) => {
            vec![("code", tenant.store().add_code(&grant, &request.reply.redirect_uri, challenge, now)?)]
        }
        (None, ResponseType::Implicit { id_token, token }) => {
            let lifetime = request.client.implicit_token_lifetime;
            let mut pairs = vec![];
            let access_token = token.then(|| mint::access_token(tenant, &grant, lifetime)).transpose()?;
            if let Some(access_token) = &access_token {
                pairs.push(("access_token", access_token.clone()));
                pairs.push(("expires_in", lifetime.to_string()));
                pairs.push(("token_type", "Bearer".into()));
                pairs.push(("scope", grant.scope.clone()));
            }
            if id_token && !tenant.has_fault(&caller, Fault::MissingIdToken) {
                let flow = IdTokenFor::Fragment { access_token: access_token.as_deref() };
                pairs.push(("id_token", mint::id_token(tenant, &request.client, &grant, &user, &flow)));
            }
            pairs
        }
        // a code is always asked for with a challenge, see `AuthorizationRequest::challenge`
        (None, ResponseType::Code) => return refuse("server_error", "No challenge was kept"),
    };
    Ok(request.reply.send(tenant, &caller, pairs))
}

fn grant(tenant: &Tenant, request: &AuthorizationRequest, session: &Session, caller: &Caller) -> Grant {
    let mut scope = scopes::granted(tenant, &request.scope, request.audience.as_deref());
    let missing = |scope: &str| tenant.has_fault(caller, Fault::MissingScope(scope.to_owned()));
    scope = scope.split(' ').filter(|scope| !missing(scope)).collect::<Vec<_>>().join(" ");
    Grant {
        client_id: request.client.id.clone(),
        user_id: session.user_id.clone(),
        sid: session.sid.clone(),
        scope,
        audience: request.audience.clone(),
        nonce: request.nonce.clone(),
        auth_time: session.auth_time,
        tell_auth_time: request.max_age.is_some() || request.prompt == Some(Prompt::Login),
        organization: request.organization.clone(),
        family: random::token(),
    }
}
