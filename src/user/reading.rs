//! Reading the profile, from the best source that the session opens: code that a first visit does not need.

use super::{MetadataAccess, access};
use crate::browser::http;
use crate::lazy::lazy;
use account::oidc::userinfo;
use account::profile::User;
use account::profile::api::{self, ApiError};
use account::session::Session;
use account::settings::Settings;
use std::pin::Pin;

/// Reads once, with this session.
type Read = fn(Session, Settings) -> Pin<Box<dyn Future<Output = Result<User, ApiError>>>>;

lazy! {
    in signed_in:
    /// How the profile is read, once the code is here.
    pub fn reader() -> Read {
        |session, settings| Box::pin(async move { read(&session, &settings).await })
    }
}

/// The profile from the Management API where that may be read, else from `/userinfo`, else from the ID token.
async fn read(session: &Session, settings: &Settings) -> Result<User, ApiError> {
    if let Some(base) = &settings.management_api
        && matches!(access(session, settings), MetadataAccess::Edit | MetadataAccess::ReadOnly { .. })
    {
        return api::read_user(&http::send_anew, base, session.access_token(), session.subject()).await;
    }
    let claims = || User::of(session.id_token().claims().clone());
    let Some(endpoint) = &session.provider().userinfo_endpoint else { return Ok(claims()) };
    let Ok(request) = userinfo::request(endpoint, session.access_token()) else { return Ok(claims()) };
    let answer = http::send_anew(request).await?;
    // What userinfo cannot say, or says of somebody else, the ID token has said already.
    Ok(userinfo::judge(&answer, session.subject()).map_or_else(|_| claims(), User::of))
}
