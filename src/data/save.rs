//! Saving: the one way in which anything of a person is stored at the tenant, from the press to what the pages say.
//!
//! A save reads what is stored now, merges, and sends the difference. After a lost response it reads back instead of sending
//! again. It belongs to the person and not to a page, so its outcome reaches whatever page is shown.
//!
//! Auth0 has no versions. What another writer stores between this reading and this sending, within the same root key, is
//! lost: a moment, where it used to be as long as the page was open.

use super::device::Device;
use super::pause::pause;
use super::reading::now;
use super::user::{UserContext, UserState};
use crate::browser::{clock, http};
use cameo_auth0::api::{self, ApiError};
use cameo_auth0::provenance::Source;
use cameo_auth0::user::User;
use cameo_metadata::merge::Merge;
use cameo_metadata::path::Path;
use cameo_metadata::{Metadata, MetadataPatch, diff};
use cameo_settings::Sensitive;
use futures_util::future::{poll_fn, select};
use leptos::ev;
use leptos::prelude::*;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Poll, Waker};
use wasm_bindgen_futures::spawn_local;

/// How long to wait for a network before trying again, in seconds; its return is noticed earlier.
const OFFLINE: i64 = 15;

/// How what is stored becomes what is meant.
type Prepare = Arc<dyn Fn(&Metadata) -> Merge + Send + Sync>;

/// What a save is for: it decides what is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The person has edited something.
    Edit,
    /// The person takes an earlier save back.
    Undo,
    /// Answers of the sign-up form, stored at the first sign-in.
    SignUp,
    /// What comes over from an account that is about to be linked. The person has been asked who they are for that already.
    Linking,
}

/// Something to be saved.
#[derive(Clone)]
pub struct Save {
    /// What it is for.
    pub purpose: Purpose,
    /// How what is stored becomes what is meant.
    prepare: Prepare,
    /// What was read a moment ago. Some plans allow two calls a second, and reading it again would be the third.
    just_read: Option<Metadata>,
    /// Called before each further try: what is meant may be something else by then.
    again: Option<Arc<dyn Fn() + Send + Sync>>,
    /// Called with what was saved, also when the page that asked is gone.
    done: Option<Done>,
}

/// What is done after a save.
type Done = Arc<dyn Fn(&Saved) + Send + Sync>;

impl Save {
    /// A save that begins with a reading.
    pub fn new(purpose: Purpose, prepare: impl Fn(&Metadata) -> Merge + Send + Sync + 'static) -> Self {
        Self { purpose, prepare: Arc::new(prepare), just_read: None, again: None, done: None }
    }

    /// The same save onto what was read a moment ago.
    #[must_use]
    pub fn onto(self, just_read: Option<Metadata>) -> Self {
        Self { just_read, ..self }
    }

    /// The same, with something to do before each further try.
    #[must_use]
    pub fn refreshed(self, again: impl Fn() + Send + Sync + 'static) -> Self {
        Self { again: Some(Arc::new(again)), ..self }
    }

    /// The same, with something to do once it is stored.
    #[must_use]
    pub fn then(self, done: impl Fn(&Saved) + Send + Sync + 'static) -> Self {
        Self { done: Some(Arc::new(done)), ..self }
    }

    /// The same save with another way to what is meant: the answers to the questions of a conflict.
    #[must_use]
    pub fn prepared(self, prepare: impl Fn(&Metadata) -> Merge + Send + Sync + 'static) -> Self {
        Self { prepare: Arc::new(prepare), just_read: None, ..self }
    }
}

/// What a save did.
#[derive(Clone)]
pub struct Saved {
    /// What it was for.
    pub purpose: Purpose,
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
    /// The person stopped it while it waited.
    Stopped,
    /// Another save is under way.
    Busy,
}

impl NotSaved {
    /// Seconds to wait before it is worth trying again by itself, and whether that is for the network; nothing was stored.
    fn retry(&self) -> Option<(i64, bool)> {
        match self {
            Self::NotSent(ApiError::Unreachable | ApiError::TimedOut) => Some((OFFLINE, true)),
            Self::NotSent(ApiError::TooManyRequests { reset })
            | Self::Refused(ApiError::TooManyRequests { reset }) => Some((pause(*reset), false)),
            _ => None,
        }
    }
}

/// A save that waits for the network or for the rate limit, and tries again by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    /// Whether it waits for the network. Otherwise the tenant has had too many requests.
    pub is_offline: bool,
    /// Seconds until the next try.
    pub left: RwSignal<i64>,
    /// What the person wants instead of waiting.
    wish: RwSignal<Option<Wish>>,
    waker: StoredValue<Option<Waker>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Now,
    Stop,
}

impl Waiting {
    /// Tries again at once.
    pub fn try_now(self) {
        self.wish(Wish::Now);
    }

    /// Does not try again.
    pub fn stop(self) {
        self.wish(Wish::Stop);
    }

    fn wish(self, wish: Wish) {
        self.wish.try_set(Some(wish));
        if let Some(waker) = self.waker.try_update_value(Option::take).flatten() {
            waker.wake();
        }
    }

    /// Ends when the person wants something.
    fn wished(self) -> impl Future<Output = ()> {
        poll_fn(move |context| match self.wish.try_get_untracked() {
            Some(None) => {
                self.waker.try_set_value(Some(context.waker().clone()));
                Poll::Pending
            }
            _ => Poll::Ready(()),
        })
    }
}

/// A save that was not carried out, with what is needed to go on with it.
#[derive(Clone)]
pub struct Failed {
    /// What was to be saved.
    pub save: Save,
    /// Why it was not.
    pub why: NotSaved,
}

/// The saves of one person. `Copy`; get it by [`use_saves`].
#[derive(Clone, Copy)]
pub struct Saves {
    user: UserContext,
    device: Device,
    busy: RwSignal<bool>,
    waiting: RwSignal<Option<Waiting>>,
    /// What replaces the save that waits.
    next: StoredValue<Option<Save>>,
    /// What was saved or taken back last, until the person has seen it.
    pub saved: RwSignal<Option<Saved>>,
    /// The edit or undo that failed last, until the person has done something about it.
    pub failed: RwSignal<Option<Failed>>,
}

/// The saves of the person who is signed in.
///
/// # Panics
/// With nobody signed in.
pub fn use_saves() -> Saves {
    expect_context()
}

impl Saves {
    /// The saves of the person whom both belong to.
    pub(super) fn of(user: UserContext, device: Device) -> Self {
        Self {
            user,
            device,
            busy: RwSignal::new(false),
            waiting: RwSignal::new(None),
            next: StoredValue::new(None),
            saved: RwSignal::new(None),
            failed: RwSignal::new(None),
        }
    }

    /// Whether a save is under way, reactively. It may be [waiting](Self::waiting).
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Whether a person has to choose between what they typed and what is stored; reactive.
    pub fn is_in_conflict(self) -> bool {
        self.failed.with(|failed| {
            failed.as_ref().is_some_and(|failed| matches!(failed.why, NotSaved::Conflict { .. }))
        })
    }

    /// The save that waits before it is tried again, reactively.
    pub fn waiting(self) -> Option<Waiting> {
        self.waiting.get()
    }

    /// Saves, and has whatever page is shown say what came of it. A save that waits is replaced.
    pub fn save(self, save: Save) {
        self.failed.set(None);
        if let Some(waiting) = self.waiting.get_untracked() {
            self.next.set_value(Some(save));
            return waiting.stop();
        }
        spawn_local(async move {
            match self.run(&save).await {
                Ok(saved) => {
                    self.saved.try_set(Some(saved));
                }
                Err(NotSaved::Stopped | NotSaved::Busy) => {}
                Err(why) => {
                    self.failed.try_set(Some(Failed { save, why }));
                }
            }
            if let Some(next) = self.next.try_update_value(Option::take).flatten() {
                self.save(next);
            }
        });
    }

    /// Saves, and answers what came of it. What is stored then is what every page and every tab shows, and the save can be
    /// taken back later.
    ///
    /// # Errors
    /// When nothing was stored, and when that is not known.
    pub async fn run(self, save: &Save) -> Result<Saved, NotSaved> {
        if self.busy.try_get_untracked() != Some(false) {
            return Err(NotSaved::Busy);
        }
        self.busy.try_set(true);
        let outcome = self.until_decided(save).await;
        self.busy.try_set(false);
        if let Ok(saved) = &outcome {
            self.device.record(&saved.before, &saved.after);
            if let Some(done) = &save.done {
                done(saved);
            }
        }
        outcome
    }

    /// Tries until something is decided, or the person does not want to wait any more.
    async fn until_decided(self, save: &Save) -> Result<Saved, NotSaved> {
        let mut outcome = self.once(save, save.just_read.clone()).await;
        while let Some((seconds, is_offline)) = outcome.as_ref().err().and_then(NotSaved::retry) {
            if !self.wait(seconds, is_offline).await {
                return Err(NotSaved::Stopped);
            }
            if let Some(again) = &save.again {
                again();
            }
            outcome = self.once(save, None).await;
        }
        outcome
    }

    /// Waits so many seconds, or until the network is back, or until the person wants something else. Whether to try again.
    async fn wait(self, seconds: i64, is_offline: bool) -> bool {
        let waiting = Waiting {
            is_offline,
            left: RwSignal::new(seconds),
            wish: RwSignal::new(None),
            waker: StoredValue::new(None),
        };
        self.waiting.try_set(Some(waiting));
        let back = is_offline.then(|| window_event_listener(ev::online, move |_| waiting.try_now()));
        let mut left = seconds;
        while left > 0 && waiting.wish.try_get_untracked() == Some(None) {
            let _first = select(pin!(waiting.wished()), pin!(clock::sleep(1_000))).await;
            left -= 1;
            waiting.left.try_set(left);
        }
        if let Some(back) = back {
            back.remove();
        }
        self.waiting.try_set(None);
        // With the person signed out nobody waits any more.
        matches!(waiting.wish.try_get_untracked(), Some(None | Some(Wish::Now)))
    }

    async fn once(self, save: &Save, just_read: Option<Metadata>) -> Result<Saved, NotSaved> {
        if save.purpose != Purpose::Linking
            && let Some(max_age) = self.user.needs_confirmation(Sensitive::Edit)
        {
            return Err(NotSaved::NotRecent { max_age });
        }
        let theirs = match just_read {
            Some(theirs) => theirs,
            None => self.user.read_now().await.map_err(NotSaved::NotSent)?.user_metadata(),
        };
        let merge = (save.prepare)(&theirs);
        let Ok(merged) = merge.resolve(&[]) else {
            return Err(NotSaved::Conflict { merge: Arc::new(merge), theirs });
        };
        let (purpose, incoming) = (save.purpose, merge.incoming().to_vec());
        let Some(patch) = diff(&theirs, &merged) else {
            return Ok(Saved { purpose, before: theirs.clone(), after: theirs, incoming });
        };
        let user = match self.user.send(&patch).await {
            Ok(user) => user,
            Err(error) if error.outcome_unknown() => self.user.read_back(&theirs, &merged, error).await?,
            Err(error) => return Err(NotSaved::Refused(error)),
        };
        let after = user.user_metadata();
        self.user.show(user);
        Ok(Saved { purpose, before: theirs, after, incoming })
    }
}

impl UserContext {
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

    /// The response did not come, or could not be read: what is stored now tells what became of the request.
    async fn read_back(self, before: &Metadata, meant: &Metadata, error: ApiError) -> Result<User, NotSaved> {
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

    /// Shows what the tenant has stored, in this tab and in the others.
    fn show(self, user: User) {
        self.state.try_set(UserState::Loaded(Arc::new(user.as_read(now(Source::ManagementApi)))));
        self.tell_tabs();
    }

    pub(super) fn tell_tabs(self) {
        if let Some(session) = self.session() {
            // With the person gone there is nobody to tell.
            self.tell(session.subject());
        }
    }
}
