//! The tenant itself: the state that all endpoints share, and what a test may look at and change. It names no endpoint:
//! `app.rs` puts them around it.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde_json::Value;
use url::Url;

use crate::clock::Clock;
use crate::faults::gate::{Gate, Gates, Moment};
use crate::faults::{Caller, Endpoint, Fault, Faults, Scope};
use crate::keys::KeyRing;
use crate::mail::Mail;
use crate::options::{Client, Options};
use crate::password::Cost;
use crate::rate::Buckets;
use crate::store::{Store, StoreError, demo};

/// A development tenant. Clones are the same tenant.
#[derive(Clone, Debug)]
pub struct Tenant(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    options: Options,
    issuer: Url,
    store: Store,
    keys: RwLock<KeyRing>,
    faults: Faults,
    gates: Gates,
    buckets: Buckets,
    log: Mutex<Vec<LoggedRequest>>,
}

/// One request that the tenant answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedRequest {
    /// `GET`, `PATCH` …
    pub method: String,
    /// The path as it was sent, percent-encoding included, without its query.
    pub path: String,
    /// The status answered; 0 if the connection was dropped.
    pub status: u16,
}

/// Why a tenant could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The issuer is not an http(s) origin with a trailing slash.
    #[error(
        "the issuer {0:?} is not usable: it must be an origin with a slash behind it, such as http://localhost:4400/"
    )]
    Issuer(String),
    /// The data file cannot be used.
    #[error("the data file {path} cannot be used: {reason}")]
    File {
        /// The file.
        path: String,
        /// What SQLite or the system said.
        reason: String,
    },
    /// A signing key could not be made or read.
    #[error("the signing keys cannot be used: {0}")]
    Keys(String),
    /// The store refused to be filled.
    #[error("the store cannot be prepared: {0}")]
    Store(#[from] StoreError),
    /// The port could not be bound.
    #[error("cannot listen on {address}: {reason}")]
    Listen {
        /// The address asked for.
        address: String,
        /// What the system said.
        reason: String,
    },
}

/// How many requests the log keeps: enough for any test, and no leak in a tenant that runs for weeks.
const LOG_LENGTH: usize = 10_000;

impl Tenant {
    /// Opens the store, reads or makes the keys, and gives an empty store the demo users.
    ///
    /// # Errors
    /// An unusable issuer, data file or key, each said in one sentence.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        let issuer = issuer(&options.issuer).ok_or_else(|| OpenError::Issuer(options.issuer.clone()))?;
        let store = open_store(&options)?;
        let keys = KeyRing::open(&store, options.data.is_none()).map_err(OpenError::Keys)?;
        let tenant = Self(Arc::new(Inner {
            store,
            keys: RwLock::new(keys),
            faults: Faults::default(),
            gates: Gates::default(),
            buckets: Buckets::default(),
            log: Mutex::default(),
            issuer,
            options,
        }));
        if tenant.store().user_count()? == 0 {
            demo::fill(tenant.store(), tenant.password_cost(), tenant.clock().now_millis())?;
        }
        Ok(tenant)
    }

    /// The issuer, with its trailing slash.
    pub fn issuer(&self) -> &str {
        &self.0.options.issuer
    }

    /// The identifier of the Management API, for `audience`.
    pub fn management_audience(&self) -> String {
        format!("{}api/v2/", self.issuer())
    }

    /// The clock the tenant was opened with.
    pub fn clock(&self) -> &Clock {
        &self.0.options.clock
    }

    /// The `user_metadata` of a person (by `user_id` or address), read from the store; `None` if the person or the key is
    /// absent.
    pub fn user_metadata(&self, user: &str) -> Option<Value> {
        self.store().user(user).ok().flatten()?.user_metadata
    }

    /// Replaces the `user_metadata` of a person, as another device would; `None` takes the key away. `false` if there is no
    /// such person.
    pub fn set_user_metadata(&self, user: &str, metadata: impl Into<Option<Value>>) -> bool {
        self.store()
            .set_user_metadata(user, metadata.into().as_ref(), self.clock().now_millis())
            .unwrap_or(false)
    }

    /// Merges `patch` into the `user_metadata` of a person as a `PATCH` of another device would, now. `false` if there is no
    /// such person, or `patch` is no object. For a moment of its own, see [`Fault::EditAfterRead`] and
    /// [`Fault::ConcurrentEdit`].
    pub fn other_device(&self, user: &str, patch: &Value) -> bool {
        let (Some(patch), Ok(Some(user))) = (patch.as_object(), self.store().user(user)) else {
            return false;
        };
        let patched = self.store().patch_user_metadata(&user.user_id, patch, self.clock().now_millis());
        matches!(patched, Ok(Some(_)))
    }

    /// The mails that the tenant would have sent, newest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.written_mails().unwrap_or_default()
    }

    /// The whole profile of a person, as the Management API would answer it.
    pub fn profile(&self, user: &str) -> Option<Value> {
        self.store().user(user).ok().flatten().map(|user| Value::Object(user.profile()))
    }

    /// Where a third party sends a person so that `client_id` begins a sign-in: its `initiate_login_uri` with `iss` and, of
    /// `more`, such names as `login_hint`, `target_link_uri`, `organization` or `invitation` (OpenID Connect Core §4).
    /// `None` if the client is unknown or has no such address.
    pub fn initiate_login(&self, client_id: &str, more: &[(&str, &str)]) -> Option<String> {
        let mut url = Url::parse(self.client(client_id)?.initiate_login_uri.as_deref()?).ok()?;
        url.query_pairs_mut().append_pair("iss", self.issuer()).extend_pairs(more);
        Some(url.into())
    }

    /// Blocks a person; `false` if there is no such person.
    pub fn block_user(&self, user: &str) -> bool {
        self.store().set_blocked(user, true).unwrap_or(false)
    }

    /// Takes a block back; `false` if there is no such person.
    pub fn unblock_user(&self, user: &str) -> bool {
        self.store().set_blocked(user, false).unwrap_or(false)
    }

    /// Deletes a person; `false` if there is no such person.
    pub fn delete_user(&self, user: &str) -> bool {
        self.store().delete_user(user).unwrap_or(false)
    }

    /// The next key becomes the current one and a new next one is published; the old one stays published until the next
    /// rotation.
    ///
    /// # Errors
    /// If a key cannot be made or stored.
    pub fn rotate_keys(&self) -> Result<(), OpenError> {
        self.change_keys(KeyRing::rotated)
    }

    /// Both keys are replaced at once, as after a leak: every token signed before is void.
    ///
    /// # Errors
    /// If a key cannot be made or stored.
    pub fn replace_keys(&self) -> Result<(), OpenError> {
        self.change_keys(KeyRing::replaced)
    }

    fn change_keys(&self, change: impl Fn(&KeyRing) -> Result<KeyRing, String>) -> Result<(), OpenError> {
        let mut keys = self.0.keys.write().unwrap_or_else(PoisonError::into_inner);
        let changed = change(&keys).map_err(OpenError::Keys)?;
        changed.keep(self.store()).map_err(OpenError::Keys)?;
        *keys = changed;
        Ok(())
    }

    /// Every request answered so far, oldest first.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.0.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sets a fault. Several may be set at once; of two that exclude each other, the one set first wins.
    pub fn set_fault(&self, scope: Scope, fault: Fault) {
        self.faults().set(scope, fault);
    }

    /// Takes all faults away.
    pub fn clear_faults(&self) {
        self.faults().clear();
    }

    /// Holds the next request of `endpoint` before it is carried out, until the test lets it go on.
    pub fn hold_request(&self, scope: Scope, endpoint: Endpoint) -> Gate {
        self.gates().set(scope, endpoint, Moment::Request)
    }

    /// Carries the next request of `endpoint` out, and holds the answer until the test lets it go on.
    pub fn hold_response(&self, scope: Scope, endpoint: Endpoint) -> Gate {
        self.gates().set(scope, endpoint, Moment::Response)
    }

    pub(crate) fn gates(&self) -> &Gates {
        &self.0.gates
    }

    pub(crate) fn log(&self, request: LoggedRequest) {
        let mut log = self.0.log.lock().unwrap_or_else(PoisonError::into_inner);
        if log.len() == LOG_LENGTH {
            log.remove(0);
        }
        log.push(request);
    }

    /// As [`Tenant::mails`], or how the store failed.
    pub(crate) fn written_mails(&self) -> Result<Vec<Mail>, StoreError> {
        let mails = self.store().mails()?;
        Ok(mails.into_iter().map(|mail| Mail::new(self.issuer(), mail)).collect())
    }

    pub(crate) fn issuer_url(&self) -> &Url {
        &self.0.issuer
    }

    pub(crate) fn options(&self) -> &Options {
        &self.0.options
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn keys(&self) -> KeyRing {
        self.0.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn faults(&self) -> &Faults {
        &self.0.faults
    }

    pub(crate) fn has_fault(&self, caller: &Caller, fault: Fault) -> bool {
        self.faults().has(caller, &fault)
    }

    pub(crate) fn buckets(&self) -> &Buckets {
        &self.0.buckets
    }

    pub(crate) fn client(&self, id: &str) -> Option<&Client> {
        self.options().clients.iter().find(|client| client.id == id)
    }

    pub(crate) fn password_cost(&self) -> Cost {
        if self.options().data.is_some() { Cost::Default } else { Cost::Cheapest }
    }
}

/// The issuer as a URL, if it is one that tokens and pages can be made for: the tenant answers at the root of its origin.
fn issuer(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let usable = matches!(url.scheme(), "http" | "https") && url.path() == "/" && text.ends_with('/');
    (usable && url.query().is_none() && url.fragment().is_none()).then_some(url)
}

fn open_store(options: &Options) -> Result<Store, OpenError> {
    let Some(path) = &options.data else { return Ok(Store::open(None)?) };
    let failed = |reason: String| OpenError::File { path: path.display().to_string(), reason };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| failed(e.to_string()))?;
    }
    close_to_others(path).map_err(|e| failed(e.to_string()))?;
    Store::open(Some(path)).map_err(|e: StoreError| failed(e.to_string()))
}

/// Makes the data file if it is not there, readable by its owner alone: it has the signing keys and the links of the mails in
/// it. What SQLite writes beside it has the same mode.
#[cfg(unix)]
fn close_to_others(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let file = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(path)?;
    // one that an older tenant made, or somebody else
    file.set_permissions(std::fs::Permissions::from_mode(0o600))
}

/// Elsewhere the folder decides who may read.
#[cfg(not(unix))]
fn close_to_others(_: &std::path::Path) -> std::io::Result<()> {
    Ok(())
}
