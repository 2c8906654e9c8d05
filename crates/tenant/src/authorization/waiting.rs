//! What the pages of one sign-in share: the request that waits, and its end.

use axum::extract::RawQuery;
use axum::http::HeaderMap;
use axum::response::Response;

use super::completion;
use super::request::AuthorizationRequest;
use crate::browser::Browser;
use crate::http::answer::with_header;
use crate::http::params::Params;
use crate::pages::error::Problem;
use crate::pages::layout::SignInForm;
use crate::store::StoreError;
use crate::store::users::User;
use crate::tenant::Tenant;

/// An authorization request that waits at a page of this browser.
pub(crate) struct Waiting {
    /// The name it waits under.
    pub state: String,
    pub request: AuthorizationRequest,
}

impl Waiting {
    /// The request that `state` names, or what to say if there is none.
    pub fn find(tenant: &Tenant, headers: &HeaderMap, state: Option<&str>) -> Result<Self, Problem> {
        let browser = Browser::of(tenant, headers);
        let (Some(state), Some(secret)) = (state, browser.secret()) else { return Err(Problem::gone()) };
        let parameters = tenant
            .store()
            .transaction(state, secret, tenant.clock().now())
            .map_err(|e| Problem::store(&e))?
            .ok_or_else(Problem::gone)?;
        match AuthorizationRequest::read(tenant, &Params(parameters)) {
            Ok(request) => Ok(Self { state: state.to_owned(), request }),
            // it was read when it came; only a client that was taken away since can bring us here
            Err(_) => Err(Problem::gone()),
        }
    }

    /// As [`Waiting::find`], by the query of a page.
    pub fn of_query(tenant: &Tenant, headers: &HeaderMap, query: &RawQuery) -> Result<Self, Problem> {
        let params = Params::urlencoded(query.0.as_deref().unwrap_or_default().as_bytes());
        Self::find(tenant, headers, params.get("state"))
    }

    /// What the pages of this sign-in show of it.
    pub fn form(&self) -> SignInForm<'_> {
        SignInForm {
            application: &self.request.client.name,
            state: &self.state,
            redirect_uri: &self.request.reply.redirect_uri,
        }
    }

    /// The address that the client expects to be signed in; empty if it expects none.
    pub fn login_hint(&self) -> &str {
        self.request.login_hint.as_deref().unwrap_or_default()
    }

    /// Begins a session for `user` and answers the request.
    pub fn signed_in(&self, tenant: &Tenant, user: &User) -> Result<Response, StoreError> {
        tenant.store().end_transaction(&self.state)?;
        if user.blocked {
            return Ok(self.request.reply.error(tenant, "unauthorized", "user is blocked"));
        }
        tenant.store().note_login(&user.user_id, tenant.clock().now_millis())?;
        let (session, secret) = tenant.store().begin_session(&user.user_id, tenant.clock().now())?;
        let response = completion::complete(tenant, &self.request, &session)?;
        Ok(with_header(response, "set-cookie", &Browser::begin(tenant, &secret)))
    }
}
