//! People: their account, their normalised profile, and the merge of metadata.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Map, Value};

use super::{Store, Stored, parsed, parsed_exactly, text};
use crate::clock::iso8601;

/// The connection with passwords.
pub(crate) const CONNECTION: &str = "Username-Password-Authentication";
/// The provider of [`CONNECTION`].
pub(crate) const PASSWORD_PROVIDER: &str = "auth0";
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
    /// The identities linked to this person, as `identities` shows them; the person's own is not among them.
    pub linked: Vec<Value>,
}

/// How a person is read: their row, and the identities linked to them in the order of linking.
pub(super) const SELECT: &str = "SELECT users.*, (SELECT json_group_array(json(shown)) FROM
    (SELECT shown FROM identities WHERE primary_id = users.user_id ORDER BY linked_at, rowid)) FROM users";

/// The one person whom a `user_id` (?1) or an address (?2) names. Two connections may know an address: the one with passwords
/// goes first.
const NAMED: &str = "users.user_id = (SELECT user_id FROM users WHERE user_id = ?1 OR email = ?2
    ORDER BY user_id = ?1 DESC, user_id LIKE 'auth0|%' DESC LIMIT 1)";

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
            linked: vec![],
        }
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

    /// `identities`: the person's own first, then those linked to them.
    pub fn identities(&self) -> Value {
        std::iter::once(super::identities::shown(&self.user_id)).chain(self.linked.iter().cloned()).collect()
    }

    /// The normalised profile, as `GET /api/v2/users/{id}` answers it.
    pub fn profile(&self) -> Map<String, Value> {
        let mut profile = Map::new();
        let mut put = |name: &str, value: Value| profile.insert(name.into(), value);
        put("created_at", iso8601(self.created_at).into());
        put("email", self.email.as_str().into());
        put("email_verified", self.email_verified.into());
        put("identities", self.identities());
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

    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
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
            linked: parsed(12, &row.get::<_, String>(12)?)?,
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

/// Writes a new row; `false` if its `user_id`, or its address in this connection, is there already.
pub(super) fn insert(db: &Connection, user: &User) -> Stored<bool> {
    let metadata = |value: &Option<Value>| value.as_ref().map(text).transpose();
    let added = db.execute(
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

impl Store {
    /// Adds a person; `false` if the address is taken in their connection, be it by an identity linked to somebody.
    pub fn add_user(&self, user: &User) -> Stored<bool> {
        let db = self.db();
        let taken = "SELECT 1 FROM identities WHERE provider = ?1 AND email = ?2";
        let provider = user.user_id.split('|').next().unwrap_or_default();
        match db.query_row(taken, (provider, &user.email), |_| Ok(())).optional()? {
            Some(()) => Ok(false),
            None => insert(&db, user),
        }
    }

    /// Whether somebody has this username, in any case.
    pub fn has_username(&self, username: &str) -> Stored<bool> {
        let sql = "SELECT 1 FROM users WHERE lower(json_extract(attributes, '$.username')) = lower(?1)";
        Ok(self.db().query_row(sql, [username], |_| Ok(())).optional()?.is_some())
    }

    /// The person with this `user_id`, or with this address in any case.
    pub fn user(&self, id_or_email: &str) -> Stored<Option<User>> {
        let sql = format!("{SELECT} WHERE {NAMED}");
        self.db().query_row(&sql, (id_or_email, id_or_email.to_lowercase()), User::read).optional()
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
            .query_row(&format!("{SELECT} WHERE user_id = ?1"), [user_id], User::read)
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
            &format!("UPDATE users SET user_metadata = ?3, updated_at = ?4 WHERE {NAMED}"),
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
        let sql = format!("UPDATE users SET blocked = ?3 WHERE {NAMED}");
        Ok(self.db().execute(&sql, (id_or_email, id_or_email.to_lowercase(), blocked))? == 1)
    }

    /// Deletes a person; `false` if there was no such person. Their tokens stay, and fail as they do at Auth0.
    pub fn delete_user(&self, id_or_email: &str) -> Stored<bool> {
        let db = self.db();
        let sql = format!("DELETE FROM users WHERE {NAMED}");
        let deleted = db.execute(&sql, (id_or_email, id_or_email.to_lowercase()))?;
        // their linked identities go with them
        db.execute("DELETE FROM identities WHERE primary_id NOT IN (SELECT user_id FROM users)", [])?;
        Ok(deleted == 1)
    }
}
