//! The token endpoint: a code or a refresh token becomes tokens (RFC 6749 §4.1.3, §5, §6), and a refresh token is given
//! back (RFC 7009).

use super::transaction::LoginTransaction;
use crate::http::{Request, Response, TransportError, json_object, post_form};
use crate::secret::Secret;
use serde_json::{Map, Value};
use thiserror::Error;

/// How long an access token is taken to live when the answer does not say, in seconds.
pub const DEFAULT_LIFETIME: i64 = 300;

/// A judged answer of the token endpoint.
#[derive(Clone, Debug)]
pub struct TokenResponse {
    /// Opaque to us, whatever it looks like.
    pub access_token: Secret<String>,
    /// Absent in many answers to a refresh.
    pub id_token: Option<Secret<String>>,
    /// Only with `offline_access`; a rotated one replaces the one that was sent.
    pub refresh_token: Option<Secret<String>>,
    /// Seconds until the access token ends.
    pub expires_in: i64,
    /// Seconds until the refresh token ends for good, where the provider says so (not part of the standard).
    pub refresh_expires_in: Option<i64>,
    /// What was granted; `None` means what was asked for (RFC 6749 §5.1).
    pub scope: Option<String>,
}

/// Why there are no tokens.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// No answer came. A code must not be sent twice; a refresh may be tried again.
    #[error("token endpoint: {0}")]
    Transport(#[from] TransportError),
    /// The code or the refresh token is used up, expired, revoked or unknown (`invalid_grant`, 403 at Auth0).
    #[error("invalid_grant: {description}")]
    InvalidGrant {
        /// The provider's own words.
        description: String,
    },
    /// Another error of RFC 6749 §5.2 or of the provider's own.
    #[error("{error}: {description}")]
    Refused {
        /// The code.
        error: String,
        /// The provider's own words.
        description: String,
    },
    /// Too many requests.
    #[error("the token endpoint asks for a pause")]
    TooManyRequests,
    /// The server failed, or answered with something that is no OAuth answer.
    #[error("the token endpoint answered with status {status}")]
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// A success that lacks something needed.
    #[error("the token endpoint's answer lacks a usable {name}")]
    Missing {
        /// The member's name.
        name: &'static str,
    },
    /// A token type other than `Bearer` (RFC 6749 §7.1).
    #[error("the token type is not Bearer")]
    TokenType,
}

impl TokenError {
    /// Whether the provider refuses this request for good, by an error of OAuth (RFC 6749 §5.2). A status alone is no
    /// refusal: a firewall or a captive portal answers with 403, too.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        const PASSING: [&str; 4] =
            ["temporarily_unavailable", "server_error", "slow_down", "authorization_pending"];
        match self {
            Self::InvalidGrant { .. } => true,
            Self::Refused { error, .. } => {
                !PASSING.contains(&error.as_str()) && !error.starts_with("too_many_")
            }
            _ => false,
        }
    }

    /// Whether the same request may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Transport(_) | Self::TooManyRequests | Self::Server { status: 500.. })
    }
}

/// Exchanges the code of `transaction` (RFC 6749 §4.1.3, RFC 7636 §4.5).
pub(crate) fn code_request(
    client_id: &str,
    transaction: &LoginTransaction,
    code: &Secret<String>,
) -> Result<Request, TokenError> {
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", client_id),
        ("code", code.expose()),
        ("code_verifier", transaction.code_verifier.expose()),
        ("redirect_uri", &transaction.redirect_uri),
    ];
    post_form(&transaction.provider.token_endpoint, &fields).map_err(|_| TokenError::Server { status: 0 })
}

/// Asks for fresh tokens (RFC 6749 §6).
pub(crate) fn refresh_request(
    endpoint: &str,
    client_id: &str,
    refresh_token: &Secret<String>,
) -> Result<Request, TokenError> {
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", client_id),
        ("refresh_token", refresh_token.expose()),
    ];
    post_form(endpoint, &fields).map_err(|_| TokenError::Server { status: 0 })
}

/// Gives a refresh token back (RFC 7009 §2.1). The answer does not matter: signing out goes on.
#[must_use]
pub fn revocation_request(
    endpoint: &str,
    client_id: &str,
    refresh_token: &Secret<String>,
) -> Option<Request> {
    post_form(endpoint, &[("client_id", client_id), ("token", refresh_token.expose())]).ok()
}

/// Judges an answer of the token endpoint by its `error`, not by its status alone (RFC 6749 §5.2).
///
/// # Errors
/// When the provider refused, failed, or sent something incomplete.
pub fn judge(response: &Response) -> Result<TokenResponse, TokenError> {
    let status = response.status().as_u16();
    let body = json_object(response);
    if status != 200 {
        return Err(refusal(status, body.as_ref()));
    }
    let body = body.ok_or(TokenError::Missing { name: "JSON body" })?;
    let token_type = body.get("token_type").and_then(Value::as_str).unwrap_or_default();
    if !is_bearer(token_type) {
        return Err(TokenError::TokenType);
    }
    Ok(TokenResponse {
        access_token: token(&body, "access_token").ok_or(TokenError::Missing { name: "access_token" })?,
        id_token: token(&body, "id_token"),
        refresh_token: token(&body, "refresh_token"),
        expires_in: seconds(body.get("expires_in")).unwrap_or(DEFAULT_LIFETIME),
        refresh_expires_in: seconds(
            body.get("refresh_expires_in").or_else(|| body.get("refresh_token_expires_in")),
        ),
        scope: body.get("scope").and_then(Value::as_str).map(str::to_owned),
    })
}

/// The refresh token of a successful response, whatever else is wrong with it.
pub(crate) fn rotated(response: &Response) -> Option<Secret<String>> {
    token(&json_object(response).filter(|_| response.status().is_success())?, "refresh_token")
}

/// Whether `token_type` is `Bearer` in any case (RFC 6749 §5.1).
#[must_use]
pub fn is_bearer(token_type: &str) -> bool {
    token_type.eq_ignore_ascii_case("bearer")
}

fn refusal(status: u16, body: Option<&Map<String, Value>>) -> TokenError {
    let text = |name| body.and_then(|body| body.get(name)).and_then(Value::as_str).unwrap_or_default();
    let description = text("error_description").chars().take(300).collect();
    match text("error") {
        "invalid_grant" => TokenError::InvalidGrant { description },
        _ if status == 429 => TokenError::TooManyRequests,
        "" => TokenError::Server { status },
        error if status < 500 => {
            TokenError::Refused { error: error.chars().take(100).collect(), description }
        }
        _ => TokenError::Server { status },
    }
}

fn token(body: &Map<String, Value>, name: &str) -> Option<Secret<String>> {
    body.get(name)?.as_str().filter(|text| !text.is_empty()).map(|text| Secret::new(text.to_owned()))
}

/// A number, or a number in a text, as some providers send it.
fn seconds(value: Option<&Value>) -> Option<i64> {
    match value? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
    .filter(|seconds| *seconds > 0)
}

#[cfg(test)]
#[path = "token_tests.rs"]
mod tests;
