//! Linked identities: a second account that has become a part of somebody.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value, json};

use super::users::{self, SELECT, SOCIAL, User, connection};
use super::{Store, Stored, parsed, text};

/// An account that somebody can sign in with.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    /// Whom it signs in: the person it is linked to, or themselves.
    pub user: User,
    /// The password of the account; empty at another provider.
    pub password_hash: String,
}

/// What became of a wish to link.
#[derive(Clone, Debug)]
pub(crate) enum Linked {
    /// The person as they are now.
    Done(Box<User>),
    /// There is no such person, or no such second account.
    Missing,
    /// The second account is a part of somebody already.
    Already,
}

/// An identity as `identities` shows it, without `profileData`.
pub(crate) fn shown(user_id: &str) -> Value {
    let (provider, number) = user_id.split_once('|').unwrap_or((users::PASSWORD_PROVIDER, user_id));
    let connection = connection(user_id);
    json!({"connection": connection, "provider": provider, "user_id": number, "isSocial": connection == SOCIAL})
}

/// What is kept of a second account's profile: no metadata, as at Auth0
/// (auth0.com/docs/manage-users/user-accounts/user-account-linking).
fn profile_data(user: &User) -> Value {
    let mut data = Map::new();
    data.insert("email".into(), user.email.as_str().into());
    data.insert("email_verified".into(), user.email_verified.into());
    data.insert("name".into(), user.name());
    data.insert("nickname".into(), user.nickname());
    data.extend(user.attributes.clone());
    Value::Object(data)
}

fn found(db: &Connection, user_id: &str) -> Stored<Option<User>> {
    db.query_row(&format!("{SELECT} WHERE user_id = ?1"), [user_id], User::read).optional()
}

impl Store {
    /// The account with this address at a provider, linked or not.
    pub fn account(&self, provider: &str, email: &str) -> Stored<Option<Account>> {
        let db = self.db();
        let sql = "SELECT user_id, password_hash FROM users
            WHERE substr(user_id, 1, instr(user_id, '|')) = ?1 || '|' AND email = ?2
            UNION ALL SELECT primary_id, password_hash FROM identities WHERE provider = ?1 AND email = ?2";
        let row = db
            .query_row(sql, (provider, email.to_lowercase()), |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })
            .optional()?;
        let Some((user_id, password_hash)) = row else { return Ok(None) };
        Ok(found(&db, &user_id)?.map(|user| Account { user, password_hash }))
    }

    /// The account with this address whose password is kept here, linked or not, by its own id.
    pub fn password_account(&self, email: &str) -> Stored<Option<String>> {
        let sql = "SELECT user_id FROM users WHERE user_id LIKE 'auth0|%' AND email = ?1
            UNION ALL SELECT identity_id FROM identities WHERE provider = 'auth0' AND email = ?1";
        self.db().query_row(sql, [email.to_lowercase()], |row| row.get(0)).optional()
    }

    /// Makes the account `second` an identity of `first`. Its metadata is dropped; its sessions at the tenant are then those
    /// of `first`, so that a browser which signed in for this stays signed in.
    pub fn link(&self, first: &str, second: &str, now_millis: i64) -> Stored<Linked> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        if found(&transaction, first)?.is_none() {
            return Ok(Linked::Missing);
        }
        let Some(user) = found(&transaction, second)? else {
            let linked = "SELECT 1 FROM identities WHERE identity_id = ?1";
            let linked = transaction.query_row(linked, [second], |_| Ok(())).optional()?;
            return Ok(linked.map_or(Linked::Missing, |()| Linked::Already));
        };
        let mut identity = shown(second);
        let provider = identity["provider"].as_str().unwrap_or_default().to_owned();
        identity["profileData"] = profile_data(&user);
        transaction.execute("DELETE FROM users WHERE user_id = ?1", [second])?;
        transaction.execute(
            "INSERT INTO identities VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                second,
                first,
                provider,
                &user.email,
                user.email_verified,
                &user.password_hash,
                text(&user.attributes)?,
                text(&identity)?,
                now_millis,
            ),
        )?;
        // what was linked to the second account comes along
        transaction
            .execute("UPDATE identities SET primary_id = ?1 WHERE primary_id = ?2", [first, second])?;
        transaction.execute("UPDATE sessions SET user_id = ?1 WHERE user_id = ?2", [first, second])?;
        transaction.execute("UPDATE users SET updated_at = ?2 WHERE user_id = ?1", (first, now_millis))?;
        let now = found(&transaction, first)?;
        transaction.commit()?;
        Ok(now.map_or(Linked::Missing, |user| Linked::Done(Box::new(user))))
    }

    /// Makes a linked identity a person of its own again, without metadata; `None` if it is not linked to `first`.
    pub fn unlink(&self, first: &str, identity: &str, now_millis: i64) -> Stored<Option<User>> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        let sql = "SELECT email, email_verified, password_hash, attributes FROM identities
            WHERE primary_id = ?1 AND identity_id = ?2";
        let own = transaction
            .query_row(sql, [first, identity], |row| {
                let hash = row.get(2)?;
                let mut user = User::new(identity.into(), &row.get::<_, String>(0)?, hash, now_millis);
                user.email_verified = row.get(1)?;
                user.attributes = parsed(3, &row.get::<_, String>(3)?)?;
                Ok(user)
            })
            .optional()?;
        let Some(own) = own else { return Ok(None) };
        transaction.execute("DELETE FROM identities WHERE identity_id = ?1", [identity])?;
        users::insert(&transaction, &own)?;
        transaction.execute("UPDATE users SET updated_at = ?2 WHERE user_id = ?1", (first, now_millis))?;
        let now = found(&transaction, first)?;
        transaction.commit()?;
        Ok(now)
    }
}
