//! Whom an action began for.

use crate::Auth;
use cameo_oidc::client::Client;
use cameo_oidc::session::{Generation, Session};
use leptos::prelude::*;

/// The handle of one person's session: the issuer, the client, the subject, and which of their sessions it is.
///
/// Whatever reads, changes or keeps something of a person takes one. Only the auth context makes one, and a session answers to
/// its own handle alone: an action that began for one person is never carried out for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    issuer: String,
    client_id: String,
    subject: String,
    generation: Generation,
}

impl Person {
    /// The handle of `session`, which is the one of this `generation`.
    pub(crate) fn of(session: &Session, client: &Client, generation: Generation) -> Self {
        Self {
            issuer: client.issuer.as_str().to_owned(),
            client_id: client.client_id.clone(),
            subject: session.subject().to_owned(),
            generation,
        }
    }

    /// Who they are at the issuer (`sub`, OpenID Connect Core 1.0 §2).
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// The person for whom everything on a private page is made.
///
/// # Panics
/// Outside of a private page.
pub fn use_person() -> Person {
    expect_context()
}

impl Auth {
    /// Who is signed in, reactively. A silent refresh does not change it, so that everything of a person is made once for each.
    pub fn person(self) -> Option<Person> {
        self.parts.person.get()
    }

    /// Whether `person` is still the one who is signed in; not reactive.
    pub fn is_current(self, person: &Person) -> bool {
        self.session_of(person).is_some()
    }

    /// The session of `person` as it is now, unless it has ended or somebody else has signed in; not reactive.
    pub fn session_of(self, person: &Person) -> Option<Session> {
        self.current()
            .filter(|session| Person::of(session, &self.parts.config.client, self.generation()) == *person)
    }
}
