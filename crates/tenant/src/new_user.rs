//! New accounts: what `/dbconnections/signup` and the sign-up page ask of one.

use serde_json::{Map, Value};

use crate::faults::refusal::SignUpRefusal;
use crate::password::{self, Weakness};
use crate::random;
use crate::store::StoreError;
use crate::store::mails::MailKind;
use crate::store::users::User;
use crate::tenant::Tenant;

/// Passwords that satisfy the policy and are guessed first all the same.
const COMMON: [&str; 8] =
    ["password1!", "password1", "password123", "qwerty123", "abc12345", "welcome1", "letmein1", "passw0rd"];

/// Somebody who wants an account.
#[derive(Clone, Debug)]
pub(crate) struct NewUser {
    pub email: String,
    pub password: String,
    /// `name`, `nickname`, `given_name`, `family_name`, `picture`, `username`.
    pub attributes: Map<String, Value>,
    pub user_metadata: Option<Map<String, Value>>,
}

/// Why there is no account.
#[derive(Debug)]
pub(crate) enum SignupError {
    /// The address is none.
    Email,
    /// The address is taken, and the tenant says so.
    UserExists,
    /// The username is taken.
    UsernameExists,
    /// A test wants it so.
    Set(SignUpRefusal),
    /// The address is taken, and the tenant does not say so.
    Masked,
    WeakPassword(Weakness),
    CommonPassword,
    PersonalPassword,
    /// A field is missing or of the wrong kind: a sentence of Auth0's.
    Text(String),
    Store(StoreError),
}

impl From<StoreError> for SignupError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl NewUser {
    /// An account with nothing but its credentials.
    pub fn new(email: &str, password: &str) -> Self {
        Self {
            email: email.to_lowercase(),
            password: password.into(),
            attributes: Map::new(),
            user_metadata: None,
        }
    }

    /// Makes the account.
    pub fn add(self, tenant: &Tenant) -> Result<User, SignupError> {
        if !is_email(&self.email) {
            return Err(SignupError::Email);
        }
        self.judge_password()?;
        let username = self.attributes.get("username").and_then(Value::as_str);
        if let Some(username) = username
            && tenant.store().has_username(username)?
        {
            return Err(SignupError::UsernameExists);
        }
        let hash = password::hash(&self.password, tenant.password_cost())
            .ok_or_else(|| SignupError::Text("invalid password".into()))?;
        let id = format!("auth0|{}", random::user_number());
        let mut user = User::new(id, &self.email, hash, tenant.clock().now_millis());
        user.attributes = self.attributes;
        user.user_metadata = self.user_metadata.map(Value::Object);
        match (tenant.store().add_user(&user)?, tenant.options().tell_user_exists) {
            (true, _) => {
                let now = tenant.clock().now();
                tenant.store().add_mail(MailKind::Verification, &user.email, &user.user_id, now)?;
                Ok(user)
            }
            (false, true) => Err(SignupError::UserExists),
            (false, false) => Err(SignupError::Masked),
        }
    }

    /// Whether the password is good enough for this person.
    pub fn judge_password(&self) -> Result<(), SignupError> {
        if let Some(weakness) = password::weakness(&self.password) {
            return Err(SignupError::WeakPassword(weakness));
        }
        let lower = self.password.to_lowercase();
        if COMMON.contains(&lower.as_str()) {
            return Err(SignupError::CommonPassword);
        }
        let local = self.email.split('@').next().unwrap_or_default();
        match local.chars().count() >= 4 && lower.contains(local) {
            true => Err(SignupError::PersonalPassword),
            false => Ok(()),
        }
    }
}

/// Whether a text can be an address: one `@`, something before it, a dotted or local host behind it.
/// Lengths are those of auth0.com/docs/manage-users/user-accounts/user-profiles/user-profile-structure.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| {
        part.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c))
    };
    let lengths = (1..=64).contains(&local.len()) && text.len() <= 254;
    let labels = host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty());
    lengths && labels && plain(local) && plain(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["a@b.c", "first.last+tag@example.co.uk", "ü@bücher.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "@", "a@", "@b.c", "a@b", "a b@c.d", "a@b..c", "a@b@c.d", "<a@b.c>"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
