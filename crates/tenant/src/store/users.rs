//! People: their account, their normalised profile, and the merge of metadata.

use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value, json};

use super::{Store, Stored, parsed, parsed_exactly, text};
use crate::clock::iso8601;

/// The connection with passwords.
pub(crate) const CONNECTION: &str = "Username-Password-Authentication";
/// The connection that stands for another provider.
pub(crate) const SOCIAL: &str = "fake-social";
/// The provider of [`SOCIAL`], as it stands in `user_id` and `identities`.
pub(crate) const SOCIAL_PROVIDER: &str = "google-oauth2";

/// A person as stored. Times are milliseconds since the epoch.
#[derive(Clone, Debug)]
pub(crate) struct User {
    pub user_id: String,
    pub email: String,
    pub email_verified: bool,
    pub password_hash: String,
    /// `name`, `nickname`, `given_name`, `family_name`, `picture`, `username`, as far as there are any.
    pub attributes: Map<String, Value>,
    /// `None`: the key is absent from the profile, which is not the same as `{}`.
    pub user_metadata: Option<Value>,
    pub app_metadata: Option<Value>,
    pub created_at: i64,
    pub updated_at: i64,
    pub last_login: Option<i64>,
    pub logins_count: i64,
    pub blocked: bool,
}

impl User {
    /// A person who has never signed in.
    pub fn new(user_id: String, email: &str, password_hash: String, now_millis: i64) -> Self {
        Self {
            user_id,
            email: email.to_lowercase(),
            email_verified: false,
            password_hash,
            attributes: Map::new(),
            user_metadata: None,
            app_metadata: None,
            created_at: now_millis,
            updated_at: now_millis,
            last_login: None,
            logins_count: 0,
            blocked: false,
        }
    }

    /// Whether the person comes from [`SOCIAL`].
    pub fn is_social(&self) -> bool {
        connection(&self.user_id) == SOCIAL
    }

    /// `name`, or the address if there is none, as Auth0 fills it in.
    pub fn name(&self) -> Value {
        self.attributes.get("name").cloned().unwrap_or_else(|| Value::from(self.email.as_str()))
    }

    /// `nickname`, or what stands before the `@`.
    pub fn nickname(&self) -> Value {
        let local = self.email.split('@').next().unwrap_or_default();
        self.attributes.get("nickname").cloned().unwrap_or_else(|| Value::from(local))
    }

    /// The normalised profile, as `GET /api/v2/users/{id}` answers it.
    pub fn profile(&self) -> Map<String, Value> {
        let mut profile = Map::new();
        let mut put = |name: &str, value: Value| profile.insert(name.into(), value);
        put("created_at", iso8601(self.created_at).into());
        put("email", self.email.as_str().into());
        put("email_verified", self.email_verified.into());
        let (provider, number) = self.user_id.split_once('|').unwrap_or(("auth0", &self.user_id));
        put(
            "identities",
            json!([{"connection": connection(&self.user_id), "provider": provider, "user_id": number,
                "isSocial": self.is_social()}]),
        );
        put("name", self.name());
        put("nickname", self.nickname());
        for (name, value) in &self.attributes {
            put(name, value.clone());
        }
        put("updated_at", iso8601(self.updated_at).into());
        put("user_id", self.user_id.as_str().into());
        for (name, metadata) in [("user_metadata", &self.user_metadata), ("app_metadata", &self.app_metadata)]
        {
            if let Some(metadata) = metadata {
                put(name, metadata.clone());
            }
        }
        if self.blocked {
            put("blocked", true.into());
        }
        if let Some(at) = self.last_login {
            put("last_ip", "127.0.0.1".into());
            put("last_login", iso8601(at).into());
        }
        put("logins_count", self.logins_count.into());
        profile
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let metadata = |column: usize| -> Stored<Option<Value>> {
            row.get::<_, Option<String>>(column)?.map(|json| parsed_exactly(column, &json)).transpose()
        };
        Ok(Self {
            user_id: row.get(0)?,
            email: row.get(1)?,
            email_verified: row.get(2)?,
            password_hash: row.get(3)?,
            attributes: parsed(4, &row.get::<_, String>(4)?)?,
            user_metadata: metadata(5)?,
            app_metadata: metadata(6)?,
            created_at: row.get(7)?,
            updated_at: row.get(8)?,
            last_login: row.get(9)?,
            logins_count: row.get(10)?,
            blocked: row.get(11)?,
        })
    }
}

/// The connection that a `user_id` comes from.
pub(crate) fn connection(user_id: &str) -> &'static str {
    match user_id.split_once('|') {
        Some((SOCIAL_PROVIDER, _)) => SOCIAL,
        _ => CONNECTION,
    }
}

/// Auth0's merge: the first level of `patch` over `metadata`. Inner objects and lists are replaced whole, `null` deletes
/// its key, an empty object deletes everything
/// (auth0.com/docs/manage-users/user-accounts/metadata/manage-metadata-api).
pub(crate) fn merged(metadata: Option<Value>, patch: &Map<String, Value>) -> Value {
    if patch.is_empty() {
        return Value::Object(Map::new());
    }
    let mut result = match metadata {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    };
    for (name, value) in patch {
        if value.is_null() {
            // not `remove`, which would move the last key into the gap
            result.shift_remove(name);
        } else {
            result.insert(name.clone(), value.clone());
        }
    }
    Value::Object(result)
}

impl Store {
    /// Adds a person; `false` if the address is taken.
    pub fn add_user(&self, user: &User) -> Stored<bool> {
        let metadata = |value: &Option<Value>| value.as_ref().map(text).transpose();
        let added = self.db().execute(
            "INSERT INTO users VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING",
            (
                &user.user_id,
                &user.email,
                user.email_verified,
                &user.password_hash,
                text(&user.attributes)?,
                metadata(&user.user_metadata)?,
                metadata(&user.app_metadata)?,
                user.created_at,
                user.updated_at,
                user.last_login,
                user.logins_count,
                user.blocked,
            ),
        )?;
        Ok(added == 1)
    }

    /// The person with this `user_id`, or with this address in any case.
    pub fn user(&self, id_or_email: &str) -> Stored<Option<User>> {
        self.db()
            .query_row(
                "SELECT * FROM users WHERE user_id = ?1 OR email = ?2",
                (id_or_email, id_or_email.to_lowercase()),
                User::read,
            )
            .optional()
    }

    /// How many people there are.
    pub fn user_count(&self) -> Stored<i64> {
        self.db().query_row("SELECT count(*) FROM users", [], |row| row.get(0))
    }

    /// Merges `patch` into the metadata of a person (see [`merged`]) and gives the person as they are now.
    pub fn patch_user_metadata(
        &self,
        user_id: &str,
        patch: &Map<String, Value>,
        now_millis: i64,
    ) -> Stored<Option<User>> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        let found = transaction
            .query_row("SELECT * FROM users WHERE user_id = ?1", [user_id], User::read)
            .optional()?;
        let Some(mut user) = found else { return Ok(None) };
        let metadata = merged(user.user_metadata.take(), patch);
        transaction.execute(
            "UPDATE users SET user_metadata = ?2, updated_at = ?3 WHERE user_id = ?1",
            (user_id, text(&metadata)?, now_millis),
        )?;
        transaction.commit()?;
        user.user_metadata = Some(metadata);
        user.updated_at = now_millis;
        Ok(Some(user))
    }

    /// Replaces the metadata of a person; `None` takes the key away. `false` if there is no such person.
    pub fn set_user_metadata(
        &self,
        id_or_email: &str,
        metadata: Option<&Value>,
        now_millis: i64,
    ) -> Stored<bool> {
        let metadata = metadata.map(text).transpose()?;
        let changed = self.db().execute(
            "UPDATE users SET user_metadata = ?3, updated_at = ?4 WHERE user_id = ?1 OR email = ?2",
            (id_or_email, id_or_email.to_lowercase(), metadata, now_millis),
        )?;
        Ok(changed == 1)
    }

    /// Notes a login, which moves `updated_at`, as it does at Auth0.
    pub fn note_login(&self, user_id: &str, now_millis: i64) -> Stored<()> {
        let sql = "UPDATE users SET last_login = ?2, updated_at = ?2, logins_count = logins_count + 1 WHERE user_id = ?1";
        self.db().execute(sql, (user_id, now_millis)).map(drop)
    }

    /// Blocks or unblocks a person; `false` if there is no such person.
    pub fn set_blocked(&self, id_or_email: &str, blocked: bool) -> Stored<bool> {
        let sql = "UPDATE users SET blocked = ?3 WHERE user_id = ?1 OR email = ?2";
        Ok(self.db().execute(sql, (id_or_email, id_or_email.to_lowercase(), blocked))? == 1)
    }

    /// Deletes a person; `false` if there was no such person. Their tokens stay, and fail as they do at Auth0.
    pub fn delete_user(&self, id_or_email: &str) -> Stored<bool> {
        let sql = "DELETE FROM users WHERE user_id = ?1 OR email = ?2";
        Ok(self.db().execute(sql, (id_or_email, id_or_email.to_lowercase()))? == 1)
    }
}
