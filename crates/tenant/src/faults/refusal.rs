//! Refusals of `/dbconnections/signup` that no rule of this tenant leads to, so that a test has to ask for them.

use serde_json::{Value, json};

/// Why nobody may sign up, in the words of the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignUpRefusal {
    /// `invalid_signup`: the tenant does not say why.
    Masked,
    /// `invalid_captcha`: attack protection wants to see a person.
    Captcha,
    /// `password_leaked`: breached password detection knows the password.
    PasswordLeaked,
    /// `PasswordHistoryError`: the password was used before.
    PasswordHistory,
    /// `hook_error`: an Action of the tenant refuses, with these words for the person.
    Extension(String),
    /// `invalid_password` in the shape of OAuth: without the rules.
    OAuthPassword,
    /// The connection lets nobody sign up.
    Disabled,
}

impl SignUpRefusal {
    /// The body; the status is 400.
    pub(crate) fn body(&self) -> Value {
        let password = |name: &str, code: &str, text: &str| json!({"name": name, "code": code, "message": text, "description": text, "statusCode": 400});
        let named = |code: &str, text: &str| json!({"name": "BadRequestError", "code": code, "description": text, "statusCode": 400});
        match self {
            Self::Masked => named("invalid_signup", "Invalid sign up"),
            Self::Captcha => named("invalid_captcha", "Invalid captcha value"),
            Self::PasswordLeaked => password(
                "PasswordLeakedError",
                "password_leaked",
                "This combination of credentials was detected in a public data breach on another website.",
            ),
            Self::PasswordHistory => {
                password("PasswordHistoryError", "invalid_password", "Password has previously been used")
            }
            Self::Extension(text) => password("ExtensibilityError", "hook_error", text),
            Self::OAuthPassword => {
                json!({"error": "invalid_password", "error_description": "The password is too weak."})
            }
            Self::Disabled => json!({"error": "public signup is disabled"}),
        }
    }
}
