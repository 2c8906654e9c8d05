//! What was kept under former settings, by an earlier version of this app, or for too long: given back and removed. Code that a
//! first visit does not need.

use super::Auth;
use super::provider::provider;
use super::sign_out::give_back;
use crate::browser::storage::{Kind, Name, Scope, Shelf};
use cameo_oidc::client::Client;
use cameo_oidc::issuer::Issuer;
use cameo_oidc::session::Session;
use cameo_settings::{Settings, StorageKind};
use wasm_bindgen_futures::spawn_local;

/// Where something may lie.
const SHELVES: [StorageKind; 2] = [StorageKind::Local, StorageKind::Session];

impl Auth {
    /// Has what does not belong here any more removed, if there is anything at all. Never in the way of anything else.
    pub(super) fn tidy_up(self) {
        let scope = Scope::of(&self.settings());
        // The brand is kept at every visit, and is no reason to fetch code.
        let is_brand = |name: &Name| name.kind == Some(Kind::Brand) && scope.is_of(name);
        let stored = SHELVES.iter().flat_map(|kind| Shelf::new(*kind).stored_names());
        if stored.into_iter().all(|(_, name)| is_brand(&name)) {
            return;
        }
        spawn_local(async move {
            // Without the code it is done at the next start.
            if let Ok(provider) = provider().await {
                (provider.tidy_up)(self).await;
            }
        });
    }

    /// Removes what does not belong to the settings, and what is too old.
    pub(super) async fn remove_former(self) {
        let settings = self.settings();
        let scope = Scope::of(&settings);
        let mut former = Vec::new();
        for kind in SHELVES {
            let shelf = Shelf::new(kind);
            // What is in memory is of this very page.
            for (key, name) in shelf.stored_names() {
                if scope.is_of(&name) && belongs(&name, kind, settings.storage) {
                    // Reading removes what is too old.
                    let _in_time = shelf.get(&key);
                    continue;
                }
                if name.kind == Some(Kind::Session) {
                    former.extend(shelf.get(&key).and_then(|text| restore(&text, &name, &settings)));
                }
                shelf.remove_stored(&key);
            }
        }
        for session in former {
            give_back(&session).await;
        }
    }
}

/// Whether `name` may lie on the shelf of kind `shelf` where the settings have the session lie in `storage`.
fn belongs(name: &Name, shelf: StorageKind, storage: StorageKind) -> bool {
    match name.kind {
        None => false,
        Some(Kind::Session | Kind::Draft | Kind::Text | Kind::History | Kind::Asked) => shelf == storage,
        // Answers without a subject are in their tab.
        Some(Kind::SignUpAnswers) => shelf == storage || shelf == StorageKind::Session,
        Some(Kind::Attempt) => shelf == StorageKind::Session || storage != StorageKind::Memory,
        Some(Kind::Spent) => storage == StorageKind::Session,
        Some(Kind::Tab) => storage == StorageKind::Session,
        Some(Kind::Carried) => storage == StorageKind::Memory,
        Some(_) => true,
    }
}

/// The session that was stored under a former name, to give its refresh token back.
fn restore(text: &str, name: &Name, settings: &Settings) -> Option<Session> {
    let (_, session) = text.split_once(' ')?;
    let issuer = Issuer::parse(&name.issuer).ok()?;
    let former = Client { issuer, client_id: name.client_id.clone(), ..settings.client.clone() };
    Session::restore(session, &former)
}
