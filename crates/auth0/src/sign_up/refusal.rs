//! A refusal of `/dbconnections/signup`, read.
//!
//! It comes in four shapes, and in any of them a member may be missing:
//! - `{"name", "code", "description", "statusCode"}`, where `invalid_signup` hides what is wrong
//! - the same for a password, with `message`, `policy`, and the rules as `description`
//! - `{"error"}`: one sentence about what is missing or of the wrong kind
//! - `{"error", "error_description"}`, as OAuth has it

use super::error::{Place, SignUpError};
use super::password::PasswordRule;
use crate::api::RateLimit;
use cameo_oidc::http::{Response, json_object};
use serde_json::{Map, Value};

/// Why there is no account.
#[must_use]
pub fn refusal(response: &Response) -> SignUpError {
    let status = response.status().as_u16();
    let body = json_object(response);
    match (status, body) {
        (429, _) => SignUpError::TooManyRequests { reset: RateLimit::of(response).reset },
        (500.., None) => SignUpError::Server { status },
        (_, None) => SignUpError::NotJson { status },
        (_, Some(body)) => Refusal { status, body: &body }.read(),
    }
}

struct Refusal<'a> {
    status: u16,
    body: &'a Map<String, Value>,
}

impl Refusal<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        self.body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// What is said for a person, wherever it stands.
    fn message(&self) -> Option<&str> {
        let names =
            ["friendly_message", "friendlyMessage", "description", "message", "error_description", "error"];
        names.into_iter().find_map(|name| self.text(name))
    }

    fn read(&self) -> SignUpError {
        // A sentence stands under `error` where there is nothing beside it.
        let sentence = self.text("error").filter(|text| text.contains(' ') || self.body.len() == 1);
        let code = self
            .text("code")
            .or(self.text("errorCode"))
            .or(self.text("error").filter(|_| sentence.is_none()));
        let name = self.text("name").unwrap_or_default();
        if let Some(error) = by_code(code.unwrap_or_default(), name) {
            return match error {
                SignUpError::PasswordStrength { .. } => self.strength(),
                SignUpError::Extension { .. } => {
                    SignUpError::Extension { message: self.message().map(str::to_owned) }
                }
                other => other,
            };
        }
        // A server that stumbled may have made the account, whatever words it has for it.
        if self.status >= 500 {
            return SignUpError::Server { status: self.status };
        }
        let message = sentence.or(self.message()).unwrap_or_default();
        by_message(message).unwrap_or_else(|| SignUpError::Unexpected {
            status: self.status,
            code: code.map(str::to_owned),
            message: message.to_owned(),
        })
    }

    fn strength(&self) -> SignUpError {
        let rules = self.body.get("description").and_then(|description| description.get("rules"));
        SignUpError::PasswordStrength {
            rules: rules.map(PasswordRule::list).unwrap_or_default(),
            policy: self.text("policy").or(self.text("error_description")).map(str::to_owned),
        }
    }
}

/// By the code, or by the name where the code says less.
fn by_code(code: &str, name: &str) -> Option<SignUpError> {
    use SignUpError as E;
    let strength = E::PasswordStrength { rules: Vec::new(), policy: None };
    let extension = E::Extension { message: None };
    Some(match (code, name) {
        ("password_strength_error", _) | (_, "PasswordStrengthError") => strength,
        ("password_dictionary_error", _) | (_, "PasswordDictionaryError") => E::PasswordDictionary,
        ("password_no_user_info_error", _) | (_, "PasswordNoUserInfoError") => E::PasswordNoUserInfo,
        ("password_history_error", _) | (_, "PasswordHistoryError") => E::PasswordHistory,
        ("password_leaked", _) | (_, "PasswordLeakedError") => E::PasswordLeaked,
        ("invalid_password", _) => strength,
        ("invalid_signup", _) => E::NotSaid,
        ("user_exists" | "email_exists", _) => E::UserExists,
        ("username_exists", _) => E::UsernameExists,
        ("invalid_captcha" | "captcha_required", _) => E::Captcha,
        ("too_many_requests" | "too_many_attempts", _) => E::TooManyRequests { reset: None },
        ("hook_error" | "extensibility_error" | "rule_error", _) => extension,
        (_, "ExtensibilityError" | "HookError") => extension,
        ("signup_disabled", _) => E::Disabled,
        _ => return None,
    })
}

/// By a sentence of the provider's.
fn by_message(message: &str) -> Option<SignUpError> {
    let lower = message.to_lowercase();
    let text = || message.to_owned();
    if lower.contains("signup") && lower.contains("disabled") {
        return Some(SignUpError::Disabled);
    }
    if lower.contains("client") || lower.contains("connection") {
        return Some(SignUpError::Settings { message: text() });
    }
    place(&lower, message).map(|place| SignUpError::Field { place, message: text() })
}

fn place(lower: &str, message: &str) -> Option<Place> {
    const METADATA: &str = "user_metadata.";
    if let Some(at) = message.find(METADATA) {
        let name = message[at + METADATA.len()..].split([' ', ':', ',']).next().unwrap_or_default();
        return Some(Place::Field(name.to_owned()));
    }
    const ATTRIBUTES: [&str; 4] = ["given_name", "family_name", "nickname", "picture"];
    if let Some(name) = ATTRIBUTES.iter().find(|name| lower.contains(**name)) {
        return Some(Place::Field((*name).to_owned()));
    }
    // "username" holds "name", and "user_metadata property name" is about none.
    match lower {
        _ if lower.contains("user_metadata") => None,
        _ if lower.contains("email") => Some(Place::Email),
        _ if lower.contains("username") => Some(Place::Username),
        _ if lower.contains("password") => Some(Place::Password),
        _ if lower.split(' ').any(|word| word == "name") => Some(Place::Field("name".to_owned())),
        _ => None,
    }
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;
