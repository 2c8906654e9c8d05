//! What the tenant holds and was asked, without a look at any page. Read it after the page has said that something is done.

use super::tenant::DEMO_EMAIL;
use crate::World;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tenant::{LoggedRequest, MailKind, Tenant};

impl World {
    /// The tenant, for faults and for what another device does.
    pub fn provider(&self) -> &Tenant {
        self.tenant.tenant()
    }

    /// The metadata of the demo user.
    ///
    /// # Errors
    /// When there is none.
    pub fn stored(&self) -> Result<Value> {
        self.stored_of(DEMO_EMAIL)
    }

    /// The metadata of a person.
    ///
    /// # Errors
    /// When there is none.
    pub fn stored_of(&self, email: &str) -> Result<Value> {
        self.provider().user_metadata(email).with_context(|| format!("{email} has metadata"))
    }

    /// That the demo user's metadata has this value under this key.
    ///
    /// # Errors
    /// With what there is instead.
    pub fn holds_stored(&self, key: &str, value: impl Into<Value>) -> Result<()> {
        let (stored, value) = (self.stored()?, value.into());
        ensure!(stored.get(key) == Some(&value), "{key} should be {value}: the tenant has {stored}");
        Ok(())
    }

    /// Merges `patch` into the demo user's metadata, as another device would.
    ///
    /// # Errors
    /// When there is no such person.
    pub fn another_device_saves(&self, patch: &Value) -> Result<()> {
        ensure!(self.provider().other_device(DEMO_EMAIL, patch), "nobody has this address");
        Ok(())
    }

    /// The requests so far with this method whose path begins so; preflights are not among them.
    pub fn requests(&self, method: &str, path: &str) -> Vec<LoggedRequest> {
        let all = self.provider().requests().into_iter();
        all.filter(|request| request.method == method && request.path.starts_with(path)).collect()
    }

    /// How many requests there were so far whose path begins so; preflights do not count.
    pub fn asked(&self, path: &str) -> usize {
        let all = self.provider().requests().into_iter();
        all.filter(|request| request.method != "OPTIONS" && request.path.starts_with(path)).count()
    }

    /// How many mails of a kind the tenant has written.
    pub fn mails(&self, kind: MailKind) -> usize {
        self.provider().mails().iter().filter(|mail| mail.kind == kind).count()
    }
}
