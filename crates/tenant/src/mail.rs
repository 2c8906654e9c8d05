//! Mails: written here instead of sent, and kept in the outbox (`/outbox`).

use crate::store::mails::{MailKind, StoredMail};

/// A mail that a real tenant would have sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Names the mail in `/outbox/{id}`.
    pub id: i64,
    /// What it is about.
    pub kind: MailKind,
    /// Whom it is to.
    pub to: String,
    /// Its subject line.
    pub subject: String,
    /// Its text, without the link.
    pub text: String,
    /// The link in it, with its single-use ticket.
    pub link: String,
    /// When it was written, in seconds since the epoch.
    pub sent_at: i64,
}

impl Mail {
    /// The words and the link of a mail, for the tenant with this issuer.
    pub(crate) fn new(issuer: &str, mail: StoredMail) -> Self {
        let (subject, text, path) = match mail.kind {
            MailKind::Verification => (
                "Verify your email address",
                "Thank you for signing up. Please follow this link to say that the address is yours:",
                "u/email-verification",
            ),
            MailKind::PasswordReset => (
                "Choose a new password",
                "Somebody asked for a new password for this address. If it was you, follow this link within five days; \
                 if it was not, there is nothing to do:",
                "u/reset-password",
            ),
        };
        Self {
            id: mail.id,
            kind: mail.kind,
            to: mail.email,
            subject: subject.into(),
            text: text.into(),
            link: format!("{issuer}{path}?ticket={}", mail.ticket),
            sent_at: mail.sent_at,
        }
    }
}
