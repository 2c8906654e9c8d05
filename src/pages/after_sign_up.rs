//! After the first sign-in: what the sign-up could not carry is stored before anything else is shown.

use super::heading::Heading;
use crate::auth::{Auth, use_auth};
use crate::browser::clock;
use crate::components::failure::Failure;
use crate::components::notice::{Meaning, Notice};
use crate::components::skeleton::Skeleton;
use crate::texts::{Told, use_sign_up_texts, use_texts};
use crate::user::{MetadataAccess, NotSaved, Saved, UserContext, UserState, pause, use_user};
use crate::{drafts, routes};
use account::profile::Metadata;
use account::profile::api::ApiError;
use account::sign_up::Leftover;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

/// The longest pause, in seconds, that is sat through without asking.
const PATIENCE: i64 = 10;

/// How far storing has come.
#[derive(Clone)]
enum Phase {
    /// Nothing waits, or not any more.
    Done,
    Storing,
    Failed(Failed),
    /// It failed, and the person wanted to go on.
    PutOff,
}

/// Why it is not stored.
#[derive(Clone)]
enum Failed {
    /// The session may not write.
    NoAccess,
    NotSaved(NotSaved),
}

/// The profile, once everything that was told at sign-up is stored, or the person goes on without.
#[component]
pub fn AfterSignUp(
    /// The profile.
    children: ChildrenFn,
) -> impl IntoView {
    let Some(waiting) = Waiting::find() else { return children().into_any() };
    let phase = waiting.phase;
    waiting.begin();
    (move || match phase.get() {
        Phase::Done => children().into_any(),
        Phase::Storing => view! { <Skeleton words=use_sign_up_texts().storing /> }.into_any(),
        Phase::Failed(why) => waiting.failed(&why),
        Phase::PutOff => {
            let again = move |_| waiting.store(None);
            view! {
                <div class="frame-notices">
                    <Notice meaning=Meaning::Careful>
                        {use_sign_up_texts().left_notice}" "
                        <button type="button" class="fold" on:click=again>{use_texts().press.try_again}</button>
                    </Notice>
                </div>
                {children()}
            }
            .into_any()
        }
    })
    .into_any()
}

/// What waits, and for whom.
#[derive(Clone, Copy)]
struct Waiting {
    left: StoredValue<Leftover>,
    subject: StoredValue<String>,
    email: StoredValue<Option<String>>,
    auth: Auth,
    user: UserContext,
    phase: RwSignal<Phase>,
}

impl Waiting {
    fn find() -> Option<Self> {
        let auth = use_auth();
        let session = auth.current()?;
        let claims = session.id_token().claims();
        let email = claims.get("email").and_then(|email| email.as_str()).map(str::to_owned);
        let subject = session.subject().to_owned();
        let left = drafts::leftover(&auth.settings(), &subject, email.as_deref())?;
        Some(Self {
            left: StoredValue::new(left),
            subject: StoredValue::new(subject),
            email: StoredValue::new(email),
            auth,
            user: use_user(),
            phase: RwSignal::new(Phase::Storing),
        })
    }

    /// Stores it as soon as the page has read the profile, onto that.
    fn begin(self) {
        Effect::new(move |begun: Option<bool>| {
            let state = self.user.state();
            if begun == Some(true) {
                return true;
            }
            match state {
                UserState::Loading => return false,
                UserState::Loaded(user) => self.store(Some(user.user_metadata())),
                UserState::Failed(error) => {
                    self.phase.set(Phase::Failed(Failed::NotSaved(NotSaved::NotSent(error))));
                }
            }
            true
        });
    }

    /// Stores it, onto what has just been read or is read now.
    fn store(self, just_read: Option<Metadata>) {
        if untrack(|| self.user.access()) != MetadataAccess::Edit {
            return self.phase.set(Phase::Failed(Failed::NoAccess));
        }
        self.phase.set(Phase::Storing);
        spawn_local(async move {
            let saved = self.saved(just_read).await;
            if saved.is_ok() {
                let (Some(subject), Some(email)) = (self.subject.try_get_value(), self.email.try_get_value())
                else {
                    return;
                };
                drafts::discard_leftover(&self.auth.settings(), &subject, email.as_deref());
            }
            // With the page left there is nobody to tell.
            self.phase.try_set(match saved {
                Ok(_) => Phase::Done,
                Err(why) => Phase::Failed(Failed::NotSaved(why)),
            });
        });
    }

    /// One try, and one more where the tenant asks for a pause that a person sits through.
    async fn saved(self, just_read: Option<Metadata>) -> Result<Saved, NotSaved> {
        let left = self.left.get_value();
        let saved = match just_read {
            Some(theirs) => self.user.save_at_once(theirs, |stored| left.join(stored)).await,
            None => self.user.save(|stored| left.join(stored)).await,
        };
        let (Err(NotSaved::NotSent(ApiError::TooManyRequests { reset }))
        | Err(NotSaved::Refused(ApiError::TooManyRequests { reset }))) = saved
        else {
            return saved;
        };
        let seconds = pause(reset);
        if seconds > PATIENCE {
            return saved;
        }
        clock::sleep(seconds as i32 * 1_000).await;
        self.user.save(|stored| left.join(stored)).await
    }

    fn forget(self) {
        let settings = self.auth.settings();
        self.subject.with_value(|subject| {
            self.email.with_value(|email| drafts::discard_leftover(&settings, subject, email.as_deref()));
        });
        self.phase.set(Phase::Done);
    }

    /// What is not stored, why, and what can be done.
    fn failed(self, why: &Failed) -> AnyView {
        let (texts, words) = (use_texts(), use_sign_up_texts());
        let plain =
            |what: &'static str| Told { what: what.into(), so: words.left_so.into(), code: String::new() };
        let mut told = match why {
            Failed::NoAccess => plain(words.no_access),
            Failed::NotSaved(NotSaved::NotRecent { .. }) => plain(words.not_recent),
            Failed::NotSaved(NotSaved::Conflict { .. }) => plain(words.left_notice),
            Failed::NotSaved(
                NotSaved::NotSent(error) | NotSaved::Refused(error) | NotSaved::Unknown(error),
            ) => texts.api_error(error),
        };
        let can_retry = match why {
            Failed::NotSaved(NotSaved::NotSent(_) | NotSaved::Unknown(_)) => true,
            Failed::NotSaved(NotSaved::Refused(error)) => error.can_retry(),
            _ => false,
        };
        told.so = if can_retry { words.left_so } else { words.left_refused }.into();
        let lines = self.left.with_value(|left| {
            let line = |(name, value): (&String, &Value)| match value {
                Value::String(text) => [name, ": ", text].concat(),
                other => [name, ": ", &other.to_string()].concat(),
            };
            left.answers().iter().map(line).collect::<Vec<_>>()
        });
        let next = match why {
            Failed::NotSaved(NotSaved::NotRecent { max_age }) => {
                let (user, max_age) = (self.user, *max_age);
                let confirm = move |_| user.confirm(routes::PROFILE, max_age);
                view! { <button type="button" class="button button-main" on:click=confirm>{words.confirm}</button> }.into_any()
            }
            _ if can_retry => {
                view! { <button type="button" class="button button-main" on:click=move |_| self.store(None)>{texts.press.try_again}</button> }.into_any()
            }
            _ => view! { <button type="button" class="button" on:click=move |_| self.forget()>{words.forget}</button> }.into_any(),
        };
        view! {
            <div class="profile">
                <Heading page=words.left_title />
                <Failure told lines>
                    {next}
                    <button type="button" class="button" on:click=move |_| self.phase.set(Phase::PutOff)>{words.go_on}</button>
                </Failure>
            </div>
        }
        .into_any()
    }
}
