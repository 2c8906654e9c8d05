//! What the tenant knows about the signed-in person: read once, shared by every page, replaced by the response to a save.

use super::reading::reader;
use crate::auth::{Auth, NoSession, Person, use_auth};
use crate::browser::channel::Channel;
use crate::browser::storage::scope;
use crate::lazy::NotLoaded;
use cameo_auth0::METADATA_SCOPES;
use cameo_auth0::api::ApiError;
use cameo_auth0::user::User;
use cameo_oidc::session::Session;
use cameo_settings::{Sensitive, Settings};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// How far reading has come.
#[derive(Clone, Debug)]
pub enum UserState {
    /// Not there yet.
    Loading,
    /// As the tenant last answered.
    Loaded(Arc<User>),
    /// Could not be read.
    Failed(ApiError),
}

/// What the session allows with `user_metadata`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MetadataAccess {
    /// Reading and writing.
    Edit,
    /// Reading only: this scope was not granted.
    ReadOnly {
        /// The scope that writing needs.
        scope: &'static str,
    },
    /// Not even reading: this scope was not granted.
    NotGranted {
        /// The scope that reading needs.
        scope: &'static str,
    },
    /// The settings name no Management API.
    NoManagementApi,
}

/// The signed-in person's profile, as a signal, and the verbs that change it. `Copy`; get it by [`use_user`].
#[derive(Clone, Copy)]
pub struct UserContext {
    pub(super) auth: Auth,
    pub(super) person: StoredValue<Person>,
    pub(super) state: RwSignal<UserState>,
    tabs: StoredValue<Channel, LocalStorage>,
}

/// The user context of this app.
///
/// # Panics
/// With nobody signed in. The frame of all pages asks with `use_context`.
pub fn use_user() -> UserContext {
    expect_context()
}

impl UserContext {
    /// The profile of one person, which is being read from now on.
    pub(super) fn of(person: Person) -> Self {
        let auth = use_auth();
        let tabs = StoredValue::new_local(Channel::open(&scope(&auth.settings()).name("user")));
        let person = StoredValue::new(person);
        let user = UserContext { auth, person, state: RwSignal::new(UserState::Loading), tabs };
        // Another tab has saved: what this one shows is out of date.
        let hear = move |subject: String| {
            if person.try_with_value(|person| person.subject() == subject) == Some(true) {
                user.reread();
            }
        };
        tabs.with_value(|channel| channel.listen(hear));
        user.reload();
        user
    }

    /// How far reading has come, reactively.
    pub fn state(self) -> UserState {
        self.state.get()
    }

    /// What can be shown at once: the profile, or until it is there what the ID token says. Reactive.
    pub fn known(self) -> Option<Arc<User>> {
        match self.state.get() {
            UserState::Loaded(user) => Some(user),
            _ => self.session().map(|session| claims(&session)),
        }
    }

    /// The `max_age` with which the person has to prove who they are before they do `what`, if they have to.
    pub fn needs_confirmation(self, what: Sensitive) -> Option<u32> {
        self.person.try_with_value(|person| self.auth.needs_confirmation(person, what))?
    }

    /// Has the person prove who they are ([`Auth::confirm`]).
    pub fn confirm(self, return_to: &str, max_age: u32) {
        self.person.try_with_value(|person| self.auth.confirm(person, return_to.to_owned(), max_age));
    }

    /// The person's session as it is now; not reactive.
    pub(super) fn session(self) -> Option<Session> {
        self.auth.session_of(&self.person.try_get_value()?)
    }

    /// What the session allows with the metadata.
    pub fn access(self) -> MetadataAccess {
        let settings = self.auth.settings();
        self.session().map_or(MetadataAccess::NoManagementApi, |session| access(&session, &settings))
    }

    /// Reads the profile, afresh.
    pub fn reload(self) {
        self.state.try_set(UserState::Loading);
        spawn_local(async move {
            if let Some(read) = self.read().await {
                self.state.try_set(match read {
                    Ok(user) => UserState::Loaded(Arc::new(user)),
                    Err(error) => UserState::Failed(error),
                });
            }
        });
    }

    /// Reads the profile again without showing that; a failure leaves what is shown.
    fn reread(self) {
        spawn_local(async move {
            if let Some(Ok(user)) = self.read().await {
                self.state.try_set(UserState::Loaded(Arc::new(user)));
            }
        });
    }

    /// The profile of whoever is signed in; nothing if that is somebody else by the time it comes.
    pub(super) async fn read(self) -> Option<Result<User, ApiError>> {
        match reader().await {
            Ok(read) => read(self).await,
            Err(NotLoaded) => Some(Err(ApiError::NotLoaded)),
        }
    }

    /// Tells the other tabs that the profile of `subject` has changed.
    pub(super) fn tell(self, subject: &str) {
        self.tabs.try_with_value(|channel| channel.say(subject));
    }

    /// Makes a call with a fresh session of the person; after "the token has ended" once more with a renewed one, and never again.
    pub(super) async fn authorized<T>(
        self,
        call: impl AsyncFn(&Session) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let over = |NoSession| ApiError::Unauthorized { message: String::new() };
        let person = self.person.try_get_value().ok_or(NoSession).map_err(over)?;
        let session = self.auth.fresh_session(&person).await.map_err(over)?;
        let mut answer = call(&session).await;
        if answer.as_ref().is_err_and(ApiError::needs_refresh) {
            let session = self.auth.renew(&person, &session).await.map_err(over)?;
            answer = call(&session).await;
        }
        if answer.as_ref().is_err_and(|error| error.ends_session() || error.needs_refresh()) {
            self.auth.revoked(&person);
        }
        // What comes for somebody who is not signed in any more is for nobody.
        if self.auth.is_current(&person) { answer } else { Err(over(NoSession)) }
    }
}

/// What `session` allows.
pub(super) fn access(session: &Session, settings: &Settings) -> MetadataAccess {
    let [read, update] = METADATA_SCOPES;
    match settings.management_api {
        None => MetadataAccess::NoManagementApi,
        Some(_) if !session.is_granted(read) => MetadataAccess::NotGranted { scope: read },
        Some(_) if !session.is_granted(update) => MetadataAccess::ReadOnly { scope: update },
        Some(_) => MetadataAccess::Edit,
    }
}

/// What the ID token says.
fn claims(session: &Session) -> Arc<User> {
    Arc::new(User::of_id_token(session.id_token().claims()))
}
