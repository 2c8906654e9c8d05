//! From an observed failure to its cause.

use super::AccessProblem;
use crate::Settings;
use cameo_auth0::api::ApiError;
use cameo_oidc::callback::CallbackError;
use cameo_oidc::discovery::DiscoveryError;
use cameo_oidc::http::TransportError;
use cameo_oidc::id_token::IdTokenError;
use cameo_oidc::jwks::JwksError;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{RefreshError, SignInError};
use cameo_oidc::token::TokenError;

impl AccessProblem {
    /// The cause of a failed sign-in; `None` where the failure says nothing about access. `others_answer` tells whether
    /// the provider answered any other request of this visit, its discovery document for one; `settings` are those that the
    /// sign-in was made with.
    #[must_use]
    pub fn of_sign_in(error: &SignInError, others_answer: bool, settings: &Settings) -> Option<Self> {
        match error {
            SignInError::Discovery(DiscoveryError::Transport(why)) => no_answer(*why, false),
            SignInError::Discovery(DiscoveryError::IssuerMismatch { .. }) => Some(Self::Issuer),
            SignInError::Callback(CallbackError::Refused(refusal)) => {
                refused(&refusal.error, &refusal.description, &settings.client.scope)
            }
            SignInError::Callback(CallbackError::NoIssuer) => Some(Self::AnswerWithoutIssuer),
            SignInError::Callback(CallbackError::WrongPlace { .. }) => Some(Self::AnswerInWrongPlace),
            SignInError::Token(error) => of_token(error, others_answer, &settings.client.scope),
            SignInError::Jwks(JwksError::Transport(why)) => no_answer(*why, others_answer),
            SignInError::IdToken(IdTokenError::Algorithm { found }) => {
                Some(Self::Algorithm { found: found.clone() })
            }
            SignInError::IdToken(IdTokenError::UnusableKey { found }) => {
                Some(Self::SigningKey { found: found.clone() })
            }
            SignInError::IdToken(IdTokenError::UntrustedAudience { found }) => {
                Some(Self::Audience { found: found.clone() })
            }
            SignInError::IdToken(
                IdTokenError::Expired { seconds }
                | IdTokenError::NotYetValid { seconds }
                | IdTokenError::Stale { seconds },
            ) => Some(Self::Clock { seconds: *seconds }),
            SignInError::IdToken(IdTokenError::Mismatch { claim: "iss" }) => Some(Self::Issuer),
            _ => None,
        }
    }

    /// The cause of a failed refresh.
    #[must_use]
    pub fn of_refresh(error: &RefreshError, settings: &Settings) -> Option<Self> {
        match error {
            RefreshError::NoRefreshToken => Some(Self::NoRefreshToken),
            // That somebody is signed in shows that the token endpoint answers this origin.
            RefreshError::Token(TokenError::InvalidGrant { description }) if !is_blocked(description) => {
                Some(Self::RefreshTokenSpent)
            }
            RefreshError::Token(error) => of_token(error, false, &settings.client.scope),
            RefreshError::Checks(error) => Self::of_sign_in(error, true, settings),
        }
    }

    /// The cause of a failed call to the Management API by somebody who is signed in. `unasked` are the scopes that the
    /// settings have gained since ([`Session::unasked_scopes`]).
    #[must_use]
    pub fn of_api(error: &ApiError, others_answer: bool, unasked: &[String]) -> Option<Self> {
        match error {
            ApiError::OpaqueToken => Some(Self::AudienceMissing),
            ApiError::Unauthorized { message } if message.starts_with("Bad audience") => {
                Some(Self::AudienceUnknown)
            }
            // Any of them would do.
            ApiError::InsufficientScope { expected } => {
                let helps: Vec<String> =
                    unasked.iter().filter(|scope| expected.contains(scope)).cloned().collect();
                Some(if helps.is_empty() {
                    Self::ScopesMissing { scopes: expected.clone() }
                } else {
                    Self::ScopesUnasked { scopes: helps }
                })
            }
            ApiError::Unreachable => no_answer(TransportError::Unreachable, others_answer),
            ApiError::OriginNotAllowed => no_answer(TransportError::OriginNotAllowed, others_answer),
            ApiError::Blocked => no_answer(TransportError::Blocked, others_answer),
            ApiError::Redirected => no_answer(TransportError::Redirected, others_answer),
            ApiError::TimedOut => Some(Self::Unreachable),
            ApiError::TooManyRequests { .. } => Some(Self::TooManyRequests),
            _ => None,
        }
    }

    /// What can be seen from a session before any call: scopes that were not granted, an audience that is not set.
    #[must_use]
    pub fn of_session(session: &Session, settings: &Settings) -> Vec<Self> {
        let mut found = Vec::new();
        if settings.management_api.is_some() && settings.client.audience.is_none() {
            found.push(Self::AudienceMissing);
        }
        let scopes = session.unasked_scopes(&settings.client);
        if !scopes.is_empty() {
            found.push(Self::ScopesUnasked { scopes });
        }
        let refused: Vec<String> = session.refused_scopes().map(str::to_owned).collect();
        if refused.iter().any(|scope| scope == "offline_access") && session.refresh_token().is_none() {
            found.push(Self::NoRefreshToken);
        }
        let scopes: Vec<String> = refused.into_iter().filter(|scope| scope != "offline_access").collect();
        if !scopes.is_empty() {
            found.push(Self::ScopesMissing { scopes });
        }
        found
    }
}

fn of_token(error: &TokenError, others_answer: bool, scope: &str) -> Option<AccessProblem> {
    match error {
        TokenError::Transport(why) => no_answer(*why, others_answer),
        TokenError::InvalidGrant { description } => {
            is_blocked(description).then_some(AccessProblem::PersonRefused)
        }
        TokenError::Refused { error, description } => refused(error, description, scope),
        TokenError::TooManyRequests => Some(AccessProblem::TooManyRequests),
        _ => None,
    }
}

/// A browser withholds an answer whose server does not allow this origin, and says no more than "no answer".
fn no_answer(why: TransportError, others_answer: bool) -> Option<AccessProblem> {
    match why {
        TransportError::Blocked => Some(AccessProblem::BlockedHere),
        TransportError::Redirected => Some(AccessProblem::Redirected),
        TransportError::OriginNotAllowed => Some(AccessProblem::OriginNotAllowed),
        TransportError::Unreachable if others_answer => Some(AccessProblem::OriginNotAllowed),
        TransportError::Unreachable | TransportError::TimedOut => Some(AccessProblem::Unreachable),
        TransportError::NotLoaded | TransportError::TooLarge => None,
    }
}

/// The scopes of `asked` that the provider's words name.
fn scope_refused(description: &str, asked: &str) -> AccessProblem {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_:.-/".contains(character);
    let words: Vec<&str> = description.split(|character| !is_part(character)).collect();
    let named = asked.split_whitespace().filter(|scope| words.contains(scope)).map(str::to_owned);
    let mut scopes: Vec<String> = named.collect();
    // A provider that repeats everything it was asked for, or lists what it knows, points at nothing.
    if scopes.iter().any(|scope| scope == "openid") {
        scopes.clear();
    }
    let offline = asked.split_whitespace().any(|scope| scope == "offline_access");
    AccessProblem::ScopeRefused { scopes, offline }
}

/// The errors of RFC 6749 §4.1.2.1 and §5.2. Auth0 tells some causes apart in its words only. `scope` is what was asked for.
fn refused(error: &str, description: &str, scope: &str) -> Option<AccessProblem> {
    let words = description.to_ascii_lowercase();
    let says = |word: &str| words.contains(word);
    match error {
        "unauthorized_client" if says("callback") || says("redirect") => {
            Some(AccessProblem::CallbackUrlNotAllowed)
        }
        "unsupported_grant_type" | "unsupported_response_type" | "unauthorized_client" => {
            Some(AccessProblem::GrantTypeNotEnabled)
        }
        "invalid_client" if says("unknown") || says("not found") => Some(AccessProblem::ClientUnknown),
        "invalid_client" => Some(AccessProblem::NotAPublicClient),
        "invalid_scope" => Some(scope_refused(description, scope)),
        "too_many_requests" | "too_many_attempts" => Some(AccessProblem::TooManyRequests),
        "invalid_target" => Some(AccessProblem::AudienceUnknown),
        "invalid_request" | "access_denied" if says("audience") || says("service not found") => {
            Some(AccessProblem::AudienceUnknown)
        }
        "invalid_request" | "access_denied" if says("connection") => Some(AccessProblem::Connection),
        "invalid_request" if says("redirect_uri") || says("callback") => {
            Some(AccessProblem::CallbackUrlNotAllowed)
        }
        "access_denied" | "unauthorized" => Some(AccessProblem::PersonRefused),
        _ => None,
    }
}

fn is_blocked(description: &str) -> bool {
    description.to_ascii_lowercase().contains("blocked")
}
