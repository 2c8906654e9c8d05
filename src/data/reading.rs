//! Reading the profile, from the best source that the session opens: code that a first visit does not need.

use super::user::{MetadataAccess, UserContext, access};
use crate::browser::{clock, http};
use crate::lazy::lazy;
use cameo_auth0::api::{self, ApiError};
use cameo_auth0::provenance::{Reading, Source};
use cameo_auth0::user::User;
use cameo_oidc::session::Session;
use cameo_oidc::time::Timestamp;
use cameo_oidc::userinfo;
use cameo_settings::Settings;
use leptos::prelude::GetValue;
use serde_json::Value;
use std::pin::Pin;

/// Reads once, for whoever is signed in.
type Read = fn(UserContext) -> Pin<Box<dyn Future<Output = Option<Result<User, ApiError>>>>>;

lazy! {
    in signed_in:
    /// How the profile is read, once the code is here.
    pub fn reader() -> Read {
        |user| Box::pin(read_of_whoever_is_here(user))
    }
}

/// Nothing if the answer comes when somebody else is signed in.
async fn read_of_whoever_is_here(user: UserContext) -> Option<Result<User, ApiError>> {
    let person = user.person.try_get_value()?;
    let read = user.authorized(async |session| read(session, &user.auth.settings()).await).await;
    user.auth.is_current(&person).then_some(read)
}

/// The profile from the Management API where that may be read, else from `/userinfo`, else from the ID token.
async fn read(session: &Session, settings: &Settings) -> Result<User, ApiError> {
    if let Some(base) = &settings.management_api
        && matches!(access(session, settings), MetadataAccess::Edit | MetadataAccess::ReadOnly { .. })
    {
        let user = api::read_user(&http::send_anew, base, session.access_token(), session.subject()).await?;
        return Ok(user.as_read(now(Source::ManagementApi)));
    }
    let claims = || stated(session);
    let Some(endpoint) = &session.provider().userinfo_endpoint else { return Ok(claims()) };
    let Ok(request) = userinfo::request(endpoint, session.access_token()) else { return Ok(claims()) };
    // Userinfo is optional: one that cannot be reached, or that the browser withholds, takes nothing away.
    let Ok(answer) = http::send_anew(request).await else { return Ok(claims()) };
    // What userinfo cannot say, or says of somebody else, the ID token has said already.
    let read = |attributes| User::of(attributes).as_read(now(Source::UserInfo));
    Ok(userinfo::judge(&answer, session.subject()).map_or_else(|_| claims(), read))
}

/// A reading that has just been done.
pub(super) fn now(source: Source) -> Reading {
    Reading { source, at: clock::now() }
}

/// What the ID token says, as of when it was made.
fn stated(session: &Session) -> User {
    let claims = session.id_token().claims();
    let made = claims.get("iat").and_then(Value::as_i64).map(Timestamp);
    let at = made.map_or_else(clock::now, |at| at.plus(-session.clock_offset()));
    User::of_id_token(claims).as_read(Reading { source: Source::IdToken, at })
}
