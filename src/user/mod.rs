//! What the tenant knows about the signed-in person: read once, shared by every page, replaced by the answer to a save.

mod identities;
mod pause;
mod reading;
mod saving;

use crate::auth::{Auth, NoSession};
use crate::browser::channel::Channel;
use crate::drafts;
use crate::lazy::NotLoaded;
use account::profile::User;
use account::profile::api::ApiError;
use account::session::Session;
use account::settings::Settings;
pub use identities::LinkAccess;
use leptos::prelude::*;
pub use pause::pause;
use reading::reader;
pub use saving::{NotSaved, Saved};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Where the tabs of this browser tell each other whose profile they have changed.
const CHANNEL: &str = "cameo.user";

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
    auth: Auth,
    state: RwSignal<UserState>,
    tabs: StoredValue<Channel, LocalStorage>,
}

/// The user context of this app.
///
/// # Panics
/// Outside of `<App>`, which provides it.
pub fn use_user() -> UserContext {
    expect_context()
}

/// Provides the context, and reads the profile whenever somebody else is signed in. A silent refresh reads nothing.
pub fn provide_user(auth: Auth) {
    let tabs = StoredValue::new_local(Channel::open(CHANNEL));
    let user = UserContext { auth, state: RwSignal::new(UserState::Loading), tabs };
    provide_context(user);
    // Another tab has saved: what this one shows is out of date.
    let hear = move |subject: String| {
        if auth.current().is_some_and(|session| session.subject() == subject) {
            user.reread();
        }
    };
    tabs.with_value(|channel| channel.listen(hear));
    Effect::new(move |_| {
        if auth.subject().is_some() {
            // An account that was begun here is nothing for whoever comes to this tab next.
            drafts::discard_form();
            user.reload();
        }
    });
}

impl UserContext {
    /// How far reading has come, reactively.
    pub fn state(self) -> UserState {
        self.state.get()
    }

    /// What can be shown at once: the profile, or until it is there what the ID token says. Reactive.
    pub fn known(self) -> Option<Arc<User>> {
        match self.state.get() {
            UserState::Loaded(user) => Some(user),
            _ => self.auth.subject().and_then(|_| self.auth.current()).map(|session| claims(&session)),
        }
    }

    /// What the session allows with the metadata, reactively.
    pub fn access(self) -> MetadataAccess {
        let settings = self.auth.settings();
        let _changes_with_the_person = self.auth.subject();
        self.auth.current().map_or(MetadataAccess::NoManagementApi, |session| access(&session, &settings))
    }

    /// Reads the profile, afresh.
    pub fn reload(self) {
        self.state.set(UserState::Loading);
        spawn_local(async move {
            if let Some(read) = self.read().await {
                self.state.set(match read {
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
                self.state.set(UserState::Loaded(Arc::new(user)));
            }
        });
    }

    /// The profile of whoever is signed in; nothing if that is somebody else by the time it comes.
    async fn read(self) -> Option<Result<User, ApiError>> {
        match reader().await {
            Ok(read) => read(self).await,
            Err(NotLoaded) => Some(Err(ApiError::Unreachable)),
        }
    }

    /// Makes a call with a fresh session; after "the token has ended" once more with a renewed one, and never again.
    async fn authorized<T>(self, call: impl AsyncFn(&Session) -> Result<T, ApiError>) -> Result<T, ApiError> {
        let over = |NoSession| ApiError::Unauthorized { message: String::new() };
        let session = self.auth.session().await.map_err(over)?;
        let mut answer = call(&session).await;
        if answer.as_ref().is_err_and(ApiError::needs_refresh) {
            let session = self.auth.renew(&session).await.map_err(over)?;
            answer = call(&session).await;
        }
        if answer.as_ref().is_err_and(|error| error.ends_session() || error.needs_refresh()) {
            self.auth.revoked();
        }
        answer
    }
}

/// What `session` allows.
fn access(session: &Session, settings: &Settings) -> MetadataAccess {
    let [read, update] = Settings::METADATA_SCOPES;
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
