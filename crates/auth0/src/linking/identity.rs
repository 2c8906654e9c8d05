//! The accounts that somebody signs in with, as the tenant tells them (`identities`).

use crate::user::User;
use serde_json::Value;

/// One account of a person
/// (auth0.com/docs/manage-users/user-accounts/user-profiles/user-profile-structure).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The tenant's name for the way in, such as `Username-Password-Authentication`.
    pub connection: String,
    /// The kind of provider, such as `auth0` or `google-oauth2`.
    pub provider: String,
    /// The account's id at the provider; a number there is text here.
    pub user_id: String,
    /// Whether the provider is a social one.
    pub is_social: bool,
    /// Whether it gives the person their id, and so cannot be unlinked.
    pub is_main: bool,
    /// What the account calls the person.
    pub name: Option<String>,
    /// The account's e-mail address.
    pub email: Option<String>,
}

impl Identity {
    /// The id that the account has, or would have, as a user of its own: `provider|user_id`.
    #[must_use]
    pub fn id(&self) -> String {
        [&self.provider, "|", &self.user_id].concat()
    }

    fn of(value: &Value, user: &User) -> Option<Self> {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let user_id = match value.get("user_id")? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let provider = text("provider")?;
        let is_main = user.user_id() == Some([&provider, "|", &user_id].concat().as_str());
        let data = |name: &str| {
            let data = value.get("profileData")?.get(name)?.as_str()?;
            (!data.is_empty()).then(|| data.to_owned())
        };
        // The main account has no `profileData`: its profile is the user's.
        let own = |text: Option<&str>| text.filter(|_| is_main).map(str::to_owned);
        Some(Self {
            connection: text("connection").unwrap_or_else(|| provider.clone()),
            is_social: value.get("isSocial").and_then(Value::as_bool).unwrap_or_default(),
            name: data("name").or_else(|| own(user.name())),
            email: data("email").or_else(|| own(user.email())),
            provider,
            user_id,
            is_main,
        })
    }
}

/// The accounts of `user`, the main one first. What is no identity is left out.
#[must_use]
pub fn identities(user: &User) -> Vec<Identity> {
    let mut found: Vec<Identity> =
        user.identities().iter().filter_map(|value| Identity::of(value, user)).collect();
    found.sort_by_key(|identity| !identity.is_main);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn user(identities: Value) -> User {
        let user = json!({"user_id": "github|7", "name": "Kim", "email": "kim@example.com", "identities": identities});
        User::of(user.as_object().expect("an object").clone())
    }

    #[test]
    fn the_main_account_comes_first_and_borrows_the_users_own_profile() {
        let found = identities(&user(json!([
            {"connection": "db", "provider": "auth0", "user_id": "1", "isSocial": false,
             "profileData": {"name": "Kim Db", "email": "db@example.com"}},
            {"connection": "github", "provider": "github", "user_id": 7, "isSocial": true},
        ])));
        assert_eq!((found[0].id().as_str(), found[0].is_main, found[0].is_social), ("github|7", true, true));
        assert_eq!(
            (found[0].name.as_deref(), found[0].email.as_deref()),
            (Some("Kim"), Some("kim@example.com"))
        );
        assert_eq!((found[1].is_main, found[1].email.as_deref()), (false, Some("db@example.com")));
    }

    #[test]
    fn an_id_that_is_a_number_keeps_every_digit() {
        let text =
            r#"{"user_id":"auth0|1","identities":[{"provider":"weibo","user_id":12345678901234567890123}]}"#;
        let found = identities(&User::of(serde_json::from_str(text).expect("JSON")));
        assert_eq!(found[0].id(), "weibo|12345678901234567890123");
        assert_eq!((found[0].connection.as_str(), found[0].name.as_deref()), ("weibo", None));
    }

    #[test]
    fn what_is_no_identity_is_left_out() {
        let odd =
            json!([null, "x", {"provider": "auth0"}, {"user_id": "1"}, {"provider": "auth0", "user_id": []}]);
        assert_eq!(identities(&user(odd)), []);
    }
}
