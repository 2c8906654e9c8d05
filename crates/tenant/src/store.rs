//! What is kept: one SQLite connection behind one lock. Every change is one transaction.

pub(crate) mod demo;
pub(crate) mod grants;
pub(crate) mod identities;
pub(crate) mod mails;
pub(crate) mod refresh_tokens;
pub(crate) mod sessions;
pub(crate) mod users;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

/// What SQLite said when it refused.
pub type StoreError = rusqlite::Error;

/// The result of a store call.
pub(crate) type Stored<T> = Result<T, StoreError>;

/// Users, keys, sessions and grants.
#[derive(Debug)]
pub(crate) struct Store(Mutex<Connection>);

/// Files of before linking knew an address once in all connections. A constraint cannot be taken off a table, so it is made
/// anew.
const TO_VERSION_1: &str = "
BEGIN;
ALTER TABLE users RENAME TO users_of_version_0;
@@
INSERT INTO users SELECT * FROM users_of_version_0;
DROP TABLE users_of_version_0;
COMMIT;";

const USERS: &str = "
CREATE TABLE IF NOT EXISTS users (
    user_id TEXT PRIMARY KEY, email TEXT NOT NULL, email_verified INTEGER NOT NULL, password_hash TEXT NOT NULL,
    attributes TEXT NOT NULL, user_metadata TEXT, app_metadata TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, last_login INTEGER, logins_count INTEGER NOT NULL DEFAULT 0,
    blocked INTEGER NOT NULL DEFAULT 0);";

const SCHEMA: &str = "
CREATE UNIQUE INDEX IF NOT EXISTS users_address ON users (substr(user_id, 1, instr(user_id, '|')), email);
CREATE TABLE IF NOT EXISTS identities (
    identity_id TEXT PRIMARY KEY, primary_id TEXT NOT NULL, provider TEXT NOT NULL, email TEXT NOT NULL,
    email_verified INTEGER NOT NULL, password_hash TEXT NOT NULL, attributes TEXT NOT NULL, shown TEXT NOT NULL,
    linked_at INTEGER NOT NULL, UNIQUE (provider, email));
CREATE TABLE IF NOT EXISTS signing_keys (kid TEXT PRIMARY KEY, place TEXT NOT NULL, pem TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
    secret TEXT PRIMARY KEY, sid TEXT NOT NULL, user_id TEXT NOT NULL, auth_time INTEGER NOT NULL, expires_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS transactions (
    secret TEXT PRIMARY KEY, browser TEXT NOT NULL, parameters TEXT NOT NULL, expires_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS codes (
    secret TEXT PRIMARY KEY, grant_json TEXT NOT NULL, redirect_uri TEXT NOT NULL, challenge TEXT NOT NULL,
    expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS access_tokens (secret TEXT PRIMARY KEY, grant_json TEXT NOT NULL, expires_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS refresh_tokens (
    secret TEXT PRIMARY KEY, family TEXT NOT NULL, parent TEXT, grant_json TEXT NOT NULL,
    family_started_at INTEGER NOT NULL, issued_at INTEGER NOT NULL, used_at INTEGER, revoked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, email TEXT NOT NULL, user_id TEXT NOT NULL,
    ticket TEXT NOT NULL UNIQUE, sent_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS refresh_tokens_family ON refresh_tokens (family);
";

impl Store {
    /// Opens the file (making it and its folder if need be), or an empty store in memory.
    pub fn open(data: Option<&Path>) -> Stored<Self> {
        let connection = match data {
            None => Connection::open_in_memory()?,
            Some(file) => {
                let connection = Connection::open(file)?;
                connection.busy_timeout(std::time::Duration::from_secs(2))?;
                connection.pragma_update(None, "journal_mode", "WAL")?;
                connection.pragma_update(None, "synchronous", "NORMAL")?;
                connection
            }
        };
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version == 0 && connection.table_exists(None, "users")? {
            connection.execute_batch(&TO_VERSION_1.replace("@@", USERS))?;
        }
        connection.execute_batch(USERS)?;
        connection.execute_batch(SCHEMA)?;
        connection.pragma_update(None, "user_version", 1)?;
        Ok(Self(Mutex::new(connection)))
    }

    /// The connection. A thread that panicked while it had the lock left no half transaction: SQLite rolled it back.
    fn db(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All signing keys as (place, PEM).
    pub fn signing_keys(&self) -> Stored<Vec<(String, String)>> {
        let db = self.db();
        let mut query = db.prepare("SELECT place, pem FROM signing_keys")?;
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }

    /// Replaces all signing keys by these (kid, place, PEM).
    pub fn set_signing_keys(&self, keys: &[(String, &str, String)]) -> Stored<()> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        transaction.execute("DELETE FROM signing_keys", [])?;
        for (kid, place, pem) in keys {
            transaction.execute("INSERT INTO signing_keys VALUES (?1, ?2, ?3)", (kid, place, pem))?;
        }
        transaction.commit()
    }
}

/// Stored JSON text as a value; text that is not JSON cannot have been written by us and is an error of the file.
fn parsed<T: serde::de::DeserializeOwned>(column: usize, text: &str) -> Stored<T> {
    serde_json::from_str(text)
        .map_err(|e| StoreError::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e)))
}

/// As [`parsed`], for what people keep here: their numbers stay as they wrote them.
fn parsed_exactly(column: usize, text: &str) -> Stored<serde_json::Value> {
    crate::exact::read(text.as_bytes())
        .map_err(|e| StoreError::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e)))
}

/// A value as JSON text for a column.
fn text<T: serde::Serialize>(value: &T) -> Stored<String> {
    serde_json::to_string(value).map_err(|e| StoreError::ToSqlConversionFailure(Box::new(e)))
}
