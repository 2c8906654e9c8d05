//! Signing in because another page asks for it: the app's own login address (OpenID Connect Core 1.0 §4; at Auth0 the
//! "Application Login URI", which invitations use, too).

use super::return_path;
use crate::authorization::SignInOptions;
use crate::client::Client;
use thiserror::Error;
use url::Url;

/// Why a request to sign in is not followed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InitiatedError {
    /// A parameter occurs twice (RFC 6749 §3.1).
    #[error("the parameter {name} occurs twice")]
    Repeated {
        /// Which one.
        name: &'static str,
    },
    /// Neither `iss` nor an invitation: nobody says where to sign in.
    #[error("the request to sign in does not name an issuer")]
    NoIssuer,
    /// `iss` names another provider than the configured one.
    #[error("the request to sign in names another issuer")]
    OtherIssuer,
    /// `organization` names another one than the configured one, without an invitation to it.
    #[error("the request to sign in names another organisation")]
    OtherOrganization,
    /// `target_link_uri` leads to another site: an open redirector, if it were followed (RFC 9700 §4.11).
    #[error("the request to sign in leads to another site")]
    OtherTarget,
}

/// The parameters that mean something; everything else is ignored.
const NAMES: [&str; 7] =
    ["iss", "login_hint", "target_link_uri", "organization", "invitation", "organization_name", "ui_locales"];

/// What the raw `query` of the login page asks for, without its `?`. The sign-in that follows is a new one, with secrets
/// of its own; nothing of the request is trusted beyond that. `site` is the address of this app's folder, as in `https://host/account/`.
///
/// An invitation of Auth0 comes without `iss`, which the standard requires.
///
/// # Errors
/// When the request is for another provider, or leads elsewhere.
pub fn initiated(query: &str, site: &str, client: &Client) -> Result<SignInOptions, InitiatedError> {
    let mut found: [Option<String>; 7] = Default::default();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let known = NAMES.into_iter().zip(&mut found).find(|(known, _)| *known == name);
        let Some((name, slot)) = known else { continue };
        if slot.replace(value.into_owned()).is_some() {
            return Err(InitiatedError::Repeated { name });
        }
    }
    let [iss, login_hint, target, organization, invitation, organization_name, ui_locales] = found;
    match iss {
        Some(iss) if iss != client.issuer.as_str() => return Err(InitiatedError::OtherIssuer),
        None if invitation.is_none() => return Err(InitiatedError::NoIssuer),
        _ => {}
    }
    if let (Some(asked), Some(ours), None) = (&organization, &client.organization, &invitation)
        && asked != ours
    {
        return Err(InitiatedError::OtherOrganization);
    }
    let return_to = target.map_or_else(|| Ok("/".to_owned()), |target| path_of(&target, site))?;
    Ok(SignInOptions {
        return_to,
        login_hint,
        organization,
        invitation,
        organization_name,
        ui_locales,
        ..SignInOptions::default()
    })
}

/// The path below the folder `site` that an address of this very app leads to.
fn path_of(target: &str, site: &str) -> Result<String, InitiatedError> {
    let here = Url::parse(site).map_err(|_| InitiatedError::OtherTarget)?;
    let there = here.join(target).map_err(|_| InitiatedError::OtherTarget)?;
    if there.origin() != here.origin() || !there.has_host() {
        return Err(InitiatedError::OtherTarget);
    }
    let folder = here.path().trim_end_matches('/');
    let below = there[url::Position::BeforePath..].strip_prefix(folder).ok_or(InitiatedError::OtherTarget)?;
    if below.is_empty() || below.starts_with(['/', '?', '#']) {
        return Ok(return_path(below));
    }
    Err(InitiatedError::OtherTarget)
}

#[cfg(test)]
#[path = "initiated_tests.rs"]
mod tests;
