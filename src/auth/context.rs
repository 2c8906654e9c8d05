//! The auth context of this app: that of `cameo-auth-leptos`, with the settings.

use super::Person;
use crate::browser::storage::NAMESPACE;
use crate::routes;
use cameo_auth_leptos::{AuthConfig, Routes};
use cameo_oidc::callback::RawCallback;
use cameo_settings::{Sensitive, Settings};
use leptos::prelude::*;
use std::ops::Deref;

/// The sign-in state with its verbs ([`cameo_auth_leptos::Auth`]), and the settings. `Copy`; get it by [`use_auth`].
#[derive(Clone, Copy)]
pub struct Auth {
    shared: cameo_auth_leptos::Auth,
    settings: StoredValue<Settings>,
}

impl Deref for Auth {
    type Target = cameo_auth_leptos::Auth;

    fn deref(&self) -> &Self::Target {
        &self.shared
    }
}

/// The auth context of this app.
///
/// # Panics
/// Outside of `<App>`, which provides it.
pub fn use_auth() -> Auth {
    expect_context()
}

/// Provides the context, and starts: with the answer of the provider if the page was opened by it, else with what is stored.
pub fn provide_auth(settings: Settings, callback: Option<RawCallback>) -> Auth {
    let config = AuthConfig {
        client: settings.client.clone(),
        storage: settings.storage,
        namespace: &NAMESPACE,
        routes: Routes {
            callback: routes::CALLBACK,
            home: routes::HOME,
            landing: routes::PROFILE,
            second_sign_in: routes::SECURITY,
        },
    };
    let settings = StoredValue::new(settings);
    let auth = Auth { shared: cameo_auth_leptos::provide_auth(config, callback), settings };
    provide_context(auth);
    auth
}

impl Auth {
    /// The settings of this app.
    pub fn settings(self) -> Settings {
        self.settings.get_value()
    }

    /// The `max_age` with which `person` has to prove who they are before they do `what`, if they have to. Somebody who is
    /// not signed in any more has to.
    pub fn needs_confirmation(self, person: &Person, what: Sensitive) -> Option<u32> {
        let max_age = self.settings.with_value(|settings| settings.max_age_for(what))?;
        (!self.is_confirmed(person, max_age)).then_some(max_age)
    }
}
