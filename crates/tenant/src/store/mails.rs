//! Mails that the tenant would have sent, with the tickets in them, and what following one changes.

use rusqlite::{OptionalExtension, Row};

use super::{Store, Stored};
use crate::random;

/// Seconds that a ticket is good: Auth0's default, five days.
pub(crate) const TICKET_LIFETIME: i64 = 432_000;

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// "Verify your email address", after a sign-up.
    Verification,
    /// "Choose a new password".
    PasswordReset,
}

impl MailKind {
    fn word(self) -> &'static str {
        match self {
            Self::Verification => "verification",
            Self::PasswordReset => "password_reset",
        }
    }

    fn of(word: &str) -> Self {
        if word == Self::Verification.word() { Self::Verification } else { Self::PasswordReset }
    }
}

/// A mail as stored. Its ticket stands there in plain text, or the mail could not be shown again.
#[derive(Clone, Debug)]
pub(crate) struct StoredMail {
    pub id: i64,
    pub kind: MailKind,
    pub email: String,
    pub user_id: String,
    pub ticket: String,
    /// Seconds since the epoch.
    pub sent_at: i64,
}

impl StoredMail {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: MailKind::of(&row.get::<_, String>(1)?),
            email: row.get(2)?,
            user_id: row.get(3)?,
            ticket: row.get(4)?,
            sent_at: row.get(5)?,
        })
    }
}

impl Store {
    /// Keeps a new mail with a fresh ticket. A ticket of the same kind that the person still had is void from then on.
    pub fn add_mail(&self, kind: MailKind, email: &str, user_id: &str, now: i64) -> Stored<()> {
        let db = self.db();
        db.execute("UPDATE mails SET used = 1 WHERE user_id = ?1 AND kind = ?2", (user_id, kind.word()))?;
        db.execute(
            "INSERT INTO mails (kind, email, user_id, ticket, sent_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            (kind.word(), email, user_id, random::token(), now),
        )
        .map(drop)
    }

    /// All mails, newest first.
    pub fn mails(&self) -> Stored<Vec<StoredMail>> {
        let db = self.db();
        let mut query = db.prepare(
            "SELECT id, kind, email, user_id, ticket, sent_at FROM mails ORDER BY id DESC LIMIT 200",
        )?;
        query.query_map([], StoredMail::read)?.collect()
    }

    /// The mail of a ticket that is still good.
    pub fn ticket(&self, ticket: &str, kind: MailKind, now: i64) -> Stored<Option<StoredMail>> {
        self.db()
            .query_row(
                "SELECT id, kind, email, user_id, ticket, sent_at FROM mails
                 WHERE ticket = ?1 AND kind = ?2 AND used = 0 AND sent_at > ?3",
                (ticket, kind.word(), now - TICKET_LIFETIME),
                StoredMail::read,
            )
            .optional()
    }

    /// Uses a verification ticket up: the address counts as verified. `false` if the person is gone or has another address.
    pub fn verify_email(&self, mail: &StoredMail, now_millis: i64) -> Stored<bool> {
        let sql = "UPDATE users SET email_verified = 1, updated_at = ?3 WHERE user_id = ?1 AND email = ?2";
        self.follow(mail, |db| db.execute(sql, (&mail.user_id, &mail.email, now_millis)))
    }

    /// Uses a reset ticket up: the password is this one, and every session at the tenant is over.
    pub fn reset_password(&self, mail: &StoredMail, hash: &str, now_millis: i64) -> Stored<bool> {
        let own = "UPDATE users SET password_hash = ?2, updated_at = ?3 WHERE user_id = ?1";
        let linked = "UPDATE identities SET password_hash = ?2 WHERE identity_id = ?1";
        let sessions = "DELETE FROM sessions WHERE user_id = ?1
            OR user_id = (SELECT primary_id FROM identities WHERE identity_id = ?1)";
        self.follow(mail, |db| {
            db.execute(sessions, [&mail.user_id])?;
            let changed = db.execute(own, (&mail.user_id, hash, now_millis))?;
            Ok(changed + db.execute(linked, (&mail.user_id, hash))?)
        })
    }

    /// Carries a ticket out once: of two who come with it at the same time, one finds it used.
    fn follow(
        &self,
        mail: &StoredMail,
        change: impl Fn(&rusqlite::Transaction<'_>) -> Stored<usize>,
    ) -> Stored<bool> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        let good = transaction.execute("UPDATE mails SET used = 1 WHERE id = ?1 AND used = 0", [mail.id])?;
        let done = good == 1 && change(&transaction)? == 1;
        transaction.commit()?;
        Ok(done)
    }
}
