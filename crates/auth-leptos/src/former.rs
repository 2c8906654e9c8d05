//! What was kept under a former configuration, by an earlier version of this app, or for too long: given back and removed. Code that a
//! first visit does not need.

use crate::Auth;
use crate::AuthConfig;
use crate::browser::kind::{ATTEMPT, CARRIED, Kind, SESSION, SPENT, TAB};
use crate::browser::storage::Name;
use crate::provider::provider;
use crate::sign_out::give_back;
use cameo_oidc::client::Client;
use cameo_oidc::issuer::Issuer;
use cameo_oidc::session::{Session, StorageKind};
use wasm_bindgen_futures::spawn_local;

/// Where something may lie.
const SHELVES: [StorageKind; 2] = [StorageKind::Local, StorageKind::Session];

impl Auth {
    /// Has what does not belong here any more removed, if there is anything at all. Never in the way of anything else.
    pub(crate) fn tidy_up(self) {
        let scope = &self.parts.keeper.scope;
        // What an app keeps at every visit is no reason to fetch code.
        let stays = |name: &Name| name.kind.is_some_and(Kind::may_stay) && scope.is_of(name);
        let mut stored = SHELVES.iter().flat_map(|kind| scope.shelf(*kind).stored_names());
        if stored.all(|(_, name)| stays(&name)) {
            return;
        }
        spawn_local(async move {
            // Without the code it is done at the next start.
            if let Ok(provider) = provider().await {
                (provider.tidy_up)(self).await;
            }
        });
    }

    /// Removes what does not belong to the configuration, and what is too old.
    pub(crate) async fn remove_former(self) {
        let config = self.config();
        let scope = &self.parts.keeper.scope;
        let mut former = Vec::new();
        for kind in SHELVES {
            let shelf = scope.shelf(kind);
            // What is in memory is of this very page.
            for (key, name) in shelf.stored_names() {
                if scope.is_of(&name) && belongs(&name, kind, config.storage) {
                    // Reading removes what is too old.
                    let _in_time = shelf.get(&key);
                    continue;
                }
                if name.kind == Some(&SESSION) {
                    former.extend(shelf.get(&key).and_then(|text| restore(&text, &name, config)));
                }
                shelf.remove_stored(&key);
            }
        }
        for session in former {
            give_back(&session).await;
        }
    }
}

/// Whether `name` may lie on the shelf of kind `shelf` where the app keeps the session in `storage`.
fn belongs(name: &Name, shelf: StorageKind, storage: StorageKind) -> bool {
    let Some(kind) = name.kind else { return false };
    if kind.is_of_a_person() || *kind == SESSION {
        // What has no subject yet is in its tab.
        shelf == storage || (kind.may_lack_subject() && shelf == StorageKind::Session)
    } else if *kind == ATTEMPT {
        shelf == StorageKind::Session || storage != StorageKind::Memory
    } else if *kind == SPENT || *kind == TAB {
        storage == StorageKind::Session
    } else if *kind == CARRIED {
        storage == StorageKind::Memory
    } else {
        true
    }
}

/// The session that was stored under a former name, to give its refresh token back.
fn restore(text: &str, name: &Name, config: &AuthConfig) -> Option<Session> {
    let (_, session) = text.split_once(' ')?;
    let issuer = Issuer::parse(&name.issuer).ok()?;
    let former = Client { issuer, client_id: name.client_id.clone(), ..config.client.clone() };
    Session::restore(session, &former)
}
