//! After the first sign-in: what the sign-up could not carry is stored before anything else is shown. By itself only for the account
//! that the form made; somebody else with the same address is asked first.

use crate::data::device::{Answers, Device};
use crate::data::save::{NotSaved, Purpose, Save, Saves};
use crate::data::{MetadataAccess, UserContext, UserState, use_device, use_saves, use_user};
use crate::pages::layout::heading::Heading;
use crate::routes;
use crate::texts::{Told, use_sign_up_texts, use_texts};
use crate::ui::failure::Failure;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::skeleton::Skeleton;
use cameo_auth0::sign_up::Leftover;
use cameo_metadata::Metadata;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

/// How far storing has come.
#[derive(Clone)]
enum Phase {
    /// Nothing waits, or not any more.
    Done,
    /// The answers were given for the same address, but maybe not by this person.
    Asking,
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
    if matches!(phase.get_untracked(), Phase::Storing) {
        waiting.begin();
    }
    (move || match phase.get() {
        Phase::Done => children().into_any(),
        Phase::Asking => waiting.ask(),
        Phase::Storing => view! {
            <div class="frame-notices">{move || waiting.saves.waiting().map(crate::pages::layout::save_notices::waiting)}</div>
            <Skeleton words=use_sign_up_texts().storing />
        }
        .into_any(),
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

/// What waits.
#[derive(Clone, Copy)]
struct Waiting {
    left: StoredValue<Leftover>,
    user: UserContext,
    device: Device,
    saves: Saves,
    phase: RwSignal<Phase>,
}

impl Waiting {
    fn find() -> Option<Self> {
        let device = use_device();
        let Answers { left, are_theirs } = device.answers()?;
        Some(Self {
            left: StoredValue::new(left),
            user: use_user(),
            device,
            saves: use_saves(),
            phase: RwSignal::new(if are_theirs { Phase::Storing } else { Phase::Asking }),
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
        if self.user.access() != MetadataAccess::Edit {
            return self.phase.set(Phase::Failed(Failed::NoAccess));
        }
        self.phase.set(Phase::Storing);
        let left = self.left.get_value();
        let save = Save::new(Purpose::SignUp, move |stored| left.join(stored))
            .onto(just_read)
            .then(move |_| self.device.discard_answers());
        spawn_local(async move {
            let saved = self.saves.run(&save).await;
            // With the page left there is nobody to tell.
            self.phase.try_set(match saved {
                Ok(_) => Phase::Done,
                Err(why) => Phase::Failed(Failed::NotSaved(why)),
            });
        });
    }

    fn forget(self) {
        self.device.discard_answers();
        self.phase.set(Phase::Done);
    }

    /// The answers, line by line.
    fn lines(self) -> Vec<String> {
        self.left.with_value(|left| {
            let line = |(name, value): (&String, &Value)| match value {
                Value::String(text) => [name, ": ", text].concat(),
                other => [name, ": ", &other.to_string()].concat(),
            };
            left.answers().iter().map(line).collect()
        })
    }

    /// Whether these answers are the person's own, before anything of them is stored.
    fn ask(self) -> AnyView {
        let words = use_sign_up_texts();
        let lines = self.lines().into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view();
        view! {
            <div class="profile">
                <div class="who-words">
                    <Heading page=words.answers_title />
                    <p>{words.answers_words}</p>
                </div>
                <ul class="notice-list">{lines}</ul>
                <div class="buttons">
                    <button type="button" class="button button-danger" id="drop-answers" on:click=move |_| self.forget()>{words.answers_drop}</button>
                    <button type="button" class="button button-main" id="take-answers" on:click=move |_| self.store(None)>{words.answers_take}</button>
                </div>
            </div>
        }
        .into_any()
    }

    /// What is not stored, why, and what can be done.
    fn failed(self, why: &Failed) -> AnyView {
        let (texts, words) = (use_texts(), use_sign_up_texts());
        let plain =
            |what: &'static str| Told { what: what.into(), so: words.left_so.into(), code: String::new() };
        let mut told = match why {
            Failed::NoAccess => plain(words.no_access),
            Failed::NotSaved(NotSaved::NotRecent { .. }) => plain(words.not_recent),
            Failed::NotSaved(NotSaved::Conflict { .. } | NotSaved::Stopped | NotSaved::Busy) => {
                plain(words.left_notice)
            }
            Failed::NotSaved(
                NotSaved::NotSent(error) | NotSaved::Refused(error) | NotSaved::Unknown(error),
            ) => texts.api_error(error),
        };
        let can_retry = match why {
            Failed::NotSaved(
                NotSaved::NotSent(_) | NotSaved::Unknown(_) | NotSaved::Stopped | NotSaved::Busy,
            ) => true,
            Failed::NotSaved(NotSaved::Refused(error)) => error.can_retry(),
            _ => false,
        };
        told.so = if can_retry { words.left_so } else { words.left_refused }.into();
        let lines = self.lines();
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
                    <button type="button" class="button" on:click=move |_| self.phase.set(Phase::PutOff)>{words.go_on}</button>
                    {next}
                </Failure>
            </div>
        }
        .into_any()
    }
}
