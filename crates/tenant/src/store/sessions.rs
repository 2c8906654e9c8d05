//! Sign-ins: the tenant's own sessions, and the authorization requests that wait at a page.

use rusqlite::OptionalExtension;

use super::{Store, Stored, parsed, text};
use crate::random;

/// Seconds that a session at the tenant lives (Auth0's default is seven days).
pub(crate) const SESSION_LIFETIME: i64 = 604_800;
/// Seconds that a sign-in page may be left open.
const TRANSACTION_LIFETIME: i64 = 3_600;

/// A session at the tenant: the browser keeps its secret in a cookie, tokens name it by `sid`.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub sid: String,
    pub user_id: String,
    /// When the person last gave their password, in seconds since the epoch.
    pub auth_time: i64,
}

impl Store {
    /// Begins a session and gives it with its cookie's secret.
    pub fn begin_session(&self, user_id: &str, now: i64) -> Stored<(Session, String)> {
        let session = Session { sid: random::token(), user_id: user_id.into(), auth_time: now };
        let secret = random::token();
        let db = self.db();
        db.execute("DELETE FROM sessions WHERE expires_at <= ?1", [now])?;
        db.execute(
            "INSERT INTO sessions VALUES (?1, ?2, ?3, ?4, ?5)",
            (random::hashed(&secret), &session.sid, user_id, now, now + SESSION_LIFETIME),
        )?;
        Ok((session, secret))
    }

    /// The session of a cookie.
    pub fn session(&self, secret: &str, now: i64) -> Stored<Option<Session>> {
        self.db()
            .query_row(
                "SELECT sid, user_id, auth_time FROM sessions WHERE secret = ?1 AND expires_at > ?2",
                (random::hashed(secret), now),
                |row| Ok(Session { sid: row.get(0)?, user_id: row.get(1)?, auth_time: row.get(2)? }),
            )
            .optional()
    }

    /// Ends the session that tokens name by `sid`.
    pub fn end_session(&self, sid: &str) -> Stored<()> {
        self.db().execute("DELETE FROM sessions WHERE sid = ?1", [sid]).map(drop)
    }

    /// Lets an authorization request wait for a page, for one browser alone; gives the name it waits under.
    pub fn begin_transaction(
        &self,
        browser: &str,
        parameters: &[(String, String)],
        now: i64,
    ) -> Stored<String> {
        let secret = random::token();
        let db = self.db();
        db.execute("DELETE FROM transactions WHERE expires_at <= ?1", [now])?;
        db.execute(
            "INSERT INTO transactions VALUES (?1, ?2, ?3, ?4)",
            (
                random::hashed(&secret),
                random::hashed(browser),
                text(&parameters)?,
                now + TRANSACTION_LIFETIME,
            ),
        )?;
        Ok(secret)
    }

    /// The authorization request that waits under this name for this browser.
    pub fn transaction(
        &self,
        secret: &str,
        browser: &str,
        now: i64,
    ) -> Stored<Option<Vec<(String, String)>>> {
        self.db()
            .query_row(
                "SELECT parameters FROM transactions WHERE secret = ?1 AND browser = ?2 AND expires_at > ?3",
                (random::hashed(secret), random::hashed(browser), now),
                |row| parsed(0, &row.get::<_, String>(0)?),
            )
            .optional()
    }

    /// Ends a transaction: its page cannot be sent twice.
    pub fn end_transaction(&self, secret: &str) -> Stored<()> {
        self.db().execute("DELETE FROM transactions WHERE secret = ?1", [random::hashed(secret)]).map(drop)
    }
}
