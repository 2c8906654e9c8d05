//! Refresh tokens: families, rotation, and what a second use means.

use rusqlite::{Connection, OptionalExtension};

use super::grants::Grant;
use super::{Store, Stored, parsed, text};
use crate::options::Refresh;
use crate::random;

/// What a refresh token is worth when it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Redeemed {
    /// It is good: here is the token that follows it (the same one if the client does not rotate).
    Good(String),
    /// Unknown, expired, revoked, or of another client.
    Unknown,
    /// It had been used before: its whole family is revoked now.
    Reused,
}

struct Row {
    family: String,
    grant: Grant,
    family_started_at: i64,
    issued_at: i64,
    used_at: Option<i64>,
    revoked: bool,
}

impl Store {
    /// Begins the family of a grant and gives its first token.
    pub fn begin_family(&self, grant: &Grant, now: i64) -> Stored<String> {
        insert(&self.db(), grant, None, now, now)
    }

    /// Uses a refresh token of `client_id` by the client's rules
    /// (auth0.com/docs/secure/tokens/refresh-tokens/refresh-token-rotation).
    pub fn redeem(&self, token: &str, client_id: &str, rules: &Refresh, now: i64) -> Stored<Redeemed> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        let secret = random::hashed(token);
        let redeemed = match find(&transaction, &secret)? {
            Some(row) if row.grant.client_id != client_id || row.revoked => Redeemed::Unknown,
            Some(row) if now >= row.family_started_at + rules.lifetime => Redeemed::Unknown,
            Some(row) if now >= row.used_at.unwrap_or(row.issued_at) + rules.idle_lifetime => {
                Redeemed::Unknown
            }
            Some(_) if !rules.rotation => {
                transaction
                    .execute("UPDATE refresh_tokens SET used_at = ?2 WHERE secret = ?1", (&secret, now))?;
                Redeemed::Good(token.to_owned())
            }
            Some(row) => {
                let repeatable = match row.used_at {
                    None => true,
                    Some(used_at) => now < used_at + rules.overlap && !has_used_child(&transaction, &secret)?,
                };
                if repeatable {
                    let sql = "UPDATE refresh_tokens SET used_at = ?2 WHERE secret = ?1 AND used_at IS NULL";
                    transaction.execute(sql, (&secret, now))?;
                    let next = insert(&transaction, &row.grant, Some(&secret), row.family_started_at, now)?;
                    Redeemed::Good(next)
                } else {
                    revoke(&transaction, &row.family)?;
                    Redeemed::Reused
                }
            }
            None => Redeemed::Unknown,
        };
        transaction.commit()?;
        Ok(redeemed)
    }

    /// The grant of a refresh token, whatever its state.
    pub fn refresh_grant(&self, token: &str) -> Stored<Option<Grant>> {
        Ok(find(&self.db(), &random::hashed(token))?.map(|row| row.grant))
    }

    /// Revokes every refresh token of a family.
    pub fn revoke_family(&self, family: &str) -> Stored<()> {
        revoke(&self.db(), family)
    }
}

fn find(db: &Connection, secret: &str) -> Stored<Option<Row>> {
    db.query_row(
        "SELECT family, grant_json, family_started_at, issued_at, used_at, revoked
         FROM refresh_tokens WHERE secret = ?1",
        [secret],
        |row| {
            Ok(Row {
                family: row.get(0)?,
                grant: parsed(1, &row.get::<_, String>(1)?)?,
                family_started_at: row.get(2)?,
                issued_at: row.get(3)?,
                used_at: row.get(4)?,
                revoked: row.get(5)?,
            })
        },
    )
    .optional()
}

fn insert(
    db: &Connection,
    grant: &Grant,
    parent: Option<&str>,
    family_started_at: i64,
    now: i64,
) -> Stored<String> {
    let token = format!("v1.{}{}", random::token(), random::token());
    db.execute(
        "INSERT INTO refresh_tokens VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, 0)",
        (random::hashed(&token), &grant.family, parent, text(grant)?, family_started_at, now),
    )?;
    Ok(token)
}

/// Whether a token that followed this one has been used: then this one is not the immediately previous one any more.
fn has_used_child(db: &Connection, secret: &str) -> Stored<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM refresh_tokens WHERE parent = ?1 AND used_at IS NOT NULL)";
    db.query_row(sql, [secret], |row| row.get(0))
}

fn revoke(db: &Connection, family: &str) -> Stored<()> {
    db.execute("UPDATE refresh_tokens SET revoked = 1 WHERE family = ?1", [family]).map(drop)
}
