//! What a person granted a client, the code that stands for it, and the access tokens made from it.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use super::{Store, Stored, parsed, text};
use crate::random;

/// Seconds that an authorization code is valid (RFC 6749 §4.1.2 recommends at most ten minutes).
pub(crate) const CODE_LIFETIME: i64 = 60;

/// What a person granted a client at one sign-in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Grant {
    pub client_id: String,
    pub user_id: String,
    pub sid: String,
    /// Granted scopes, space-separated, in the order asked for.
    pub scope: String,
    pub audience: Option<String>,
    pub nonce: Option<String>,
    pub auth_time: i64,
    /// Whether the ID token must tell `auth_time` (it was asked for by `max_age` or `prompt=login`).
    pub tell_auth_time: bool,
    pub organization: Option<String>,
    /// The family of all refresh tokens of this sign-in.
    pub family: String,
}

impl Grant {
    /// Whether `scope` was granted.
    pub fn allows(&self, scope: &str) -> bool {
        self.scope.split(' ').any(|s| s == scope)
    }
}

/// A code as it comes back.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub grant: Grant,
    pub redirect_uri: String,
    /// The S256 challenge (RFC 7636 §4.2).
    pub challenge: String,
    pub expires_at: i64,
    /// Whether it had been used before this time.
    pub used: bool,
}

impl Store {
    /// Keeps a new code and gives it.
    pub fn add_code(&self, grant: &Grant, redirect_uri: &str, challenge: &str, now: i64) -> Stored<String> {
        let code = random::token();
        self.db().execute(
            "INSERT INTO codes VALUES (?1, ?2, ?3, ?4, ?5, 0)",
            (random::hashed(&code), text(grant)?, redirect_uri, challenge, now + CODE_LIFETIME),
        )?;
        Ok(code)
    }

    /// Uses a code up. It is kept for an hour, so that a second use is known for what it is.
    pub fn use_code(&self, code: &str, now: i64) -> Stored<Option<Code>> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        transaction.execute("DELETE FROM codes WHERE expires_at <= ?1", [now - 3_600])?;
        let secret = random::hashed(code);
        let found = transaction
            .query_row(
                "SELECT grant_json, redirect_uri, challenge, expires_at, used FROM codes WHERE secret = ?1",
                [&secret],
                |row| {
                    Ok(Code {
                        grant: parsed(0, &row.get::<_, String>(0)?)?,
                        redirect_uri: row.get(1)?,
                        challenge: row.get(2)?,
                        expires_at: row.get(3)?,
                        used: row.get(4)?,
                    })
                },
            )
            .optional()?;
        transaction.execute("UPDATE codes SET used = 1 WHERE secret = ?1", [&secret])?;
        transaction.commit()?;
        Ok(found)
    }

    /// Remembers which grant an access token, opaque or not, was made from.
    pub fn add_access_token(&self, token: &str, grant: &Grant, expires_at: i64, now: i64) -> Stored<()> {
        let db = self.db();
        // a day's grace, so that a token that has just expired is still known as such
        db.execute("DELETE FROM access_tokens WHERE expires_at <= ?1", [now - 86_400])?;
        db.execute(
            "INSERT OR REPLACE INTO access_tokens VALUES (?1, ?2, ?3)",
            (random::hashed(token), text(grant)?, expires_at),
        )?;
        Ok(())
    }

    /// The grant of an access token, with the second at which the token expires.
    pub fn access_token(&self, token: &str) -> Stored<Option<(Grant, i64)>> {
        self.db()
            .query_row(
                "SELECT grant_json, expires_at FROM access_tokens WHERE secret = ?1",
                [random::hashed(token)],
                |row| Ok((parsed(0, &row.get::<_, String>(0)?)?, row.get(1)?)),
            )
            .optional()
    }
}
