//! Saving: read what is stored now, merge, send what is different, and never wonder afterwards.
//!
//! Auth0 has no versions. What another writer stores between this reading and this sending, within the same root key, is
//! lost: a moment, where it used to be as long as the page was open.

use super::reading::now;
use super::{UserContext, UserState};
use crate::browser::http;
use account::profile::api::{self, ApiError};
use account::profile::merge::Merge;
use account::profile::path::Path;
use account::profile::provenance::Source;
use account::profile::{Metadata, MetadataPatch, User, diff};
use account::settings::Sensitive;
use leptos::prelude::*;
use std::sync::Arc;

/// What a save did.
#[derive(Clone)]
pub struct Saved {
    /// What was stored before it.
    pub before: Metadata,
    /// What is stored now.
    pub after: Metadata,
    /// What others had changed meanwhile, and what is kept.
    pub incoming: Vec<Path>,
}

/// Why nothing was saved.
#[derive(Clone)]
pub enum NotSaved {
    /// The settings want a person who signed in at most so many seconds ago.
    NotRecent {
        /// `max_age` of the sign-in that is needed.
        max_age: u32,
    },
    /// Somebody else has changed the same.
    Conflict {
        /// The questions.
        merge: Arc<Merge>,
        /// What is stored now.
        theirs: Metadata,
    },
    /// What is stored could not be read, so nothing was sent.
    NotSent(ApiError),
    /// It was sent and refused.
    Refused(ApiError),
    /// It was sent, and nobody could be asked what became of it.
    Unknown(ApiError),
}

impl UserContext {
    /// Saves what `prepare` makes of the state that is stored now. The outcome is what every page and every tab shows.
    ///
    /// # Errors
    /// When nothing was stored, and when that is not known.
    pub async fn save(self, prepare: impl Fn(&Metadata) -> Merge) -> Result<Saved, NotSaved> {
        if let Some(max_age) = self.needs_confirmation(Sensitive::Edit) {
            return Err(NotSaved::NotRecent { max_age });
        }
        self.store(prepare).await
    }

    /// [`UserContext::save`] onto what the page has read itself a moment ago. Some plans allow two calls a second, and reading
    /// it again would be the third.
    ///
    /// # Errors
    /// As for [`UserContext::save`].
    pub async fn save_at_once(
        self,
        theirs: Metadata,
        prepare: impl Fn(&Metadata) -> Merge,
    ) -> Result<Saved, NotSaved> {
        if let Some(max_age) = self.needs_confirmation(Sensitive::Edit) {
            return Err(NotSaved::NotRecent { max_age });
        }
        self.store_onto(theirs, prepare).await
    }

    /// [`UserContext::save`], where the person has been asked who they are for something else already.
    pub(super) async fn store(self, prepare: impl Fn(&Metadata) -> Merge) -> Result<Saved, NotSaved> {
        let theirs = self.read_now().await.map_err(NotSaved::NotSent)?.user_metadata();
        self.store_onto(theirs, prepare).await
    }

    async fn store_onto(
        self,
        theirs: Metadata,
        prepare: impl Fn(&Metadata) -> Merge,
    ) -> Result<Saved, NotSaved> {
        let merge = prepare(&theirs);
        let Ok(merged) = merge.resolve(&[]) else {
            return Err(NotSaved::Conflict { merge: Arc::new(merge), theirs });
        };
        let incoming = merge.incoming().to_vec();
        let Some(patch) = diff(&theirs, &merged) else {
            return Ok(Saved { before: theirs.clone(), after: theirs, incoming });
        };
        let user = match self.send(&patch).await {
            Ok(user) => user,
            Err(error) if error.outcome_unknown() => self.look_after(&theirs, &merged, error).await?,
            Err(error) => return Err(NotSaved::Refused(error)),
        };
        let after = user.user_metadata();
        self.state.set(UserState::Loaded(Arc::new(user.as_read(now(Source::ManagementApi)))));
        self.tell_tabs();
        Ok(Saved { before: theirs, after, incoming })
    }

    pub(super) async fn read_now(self) -> Result<User, ApiError> {
        let base = self.auth.settings().management_api.unwrap_or_default();
        self.authorized(async |session| {
            api::read_user(&http::send_anew, &base, session.access_token(), session.subject()).await
        })
        .await
    }

    async fn send(self, patch: &MetadataPatch) -> Result<User, ApiError> {
        let base = self.auth.settings().management_api.unwrap_or_default();
        self.authorized(async |session| {
            api::update_metadata(&http::send_anew, &base, session.access_token(), session.subject(), patch)
                .await
        })
        .await
    }

    /// The answer did not come, or could not be read: what is stored now tells what became of it.
    async fn look_after(
        self,
        before: &Metadata,
        meant: &Metadata,
        error: ApiError,
    ) -> Result<User, NotSaved> {
        let Ok(user) = self.read_now().await else { return Err(NotSaved::Unknown(error)) };
        let now = user.user_metadata();
        let is_stored = diff(&now, meant).is_none();
        let is_untouched = diff(&now, before).is_none();
        match (is_stored, is_untouched) {
            (true, _) => Ok(user),
            (false, true) => Err(NotSaved::Refused(error)),
            // Others went on: whether ours was among it, the next merge shows.
            (false, false) => Err(NotSaved::Unknown(error)),
        }
    }

    pub(super) fn tell_tabs(self) {
        if let Some(session) = self.session() {
            self.tabs.with_value(|channel| channel.say(session.subject()));
        }
    }
}
