//! What becomes of a press on Save, and what the page says about it.

use super::edit_form::Edit;
use super::edit_schema::{Wrong, everything_wrong, place};
use super::edit_text::refuse_broken;
use super::unsaved::JustSaved;

use crate::browser::clock;
use crate::components::conflicts::Conflicts;
use crate::components::editor::Editor;
use crate::components::finder::go_to;
use crate::components::focus::focus;
use crate::components::notice::{Meaning, Notice};
use crate::texts::{use_saving_texts, use_texts};
use crate::user::{NotSaved, pause, use_user};
use crate::{history, routes};
use account::profile::api::ApiError;
use account::profile::merge::{Choice, Merge, merge};
use account::profile::{Draft, FieldId, Metadata};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The id of what is said.
const SUMMARY: &str = "edit-summary";

/// How long to wait for a network before trying again, in seconds; its return is noticed earlier.
const OFFLINE: i64 = 15;

/// What the last press on Save came to, where it is not "saved".
#[derive(Clone)]
pub(super) enum Outcome {
    /// Something is wrong here.
    Problems(Vec<Wrong>),
    /// Somebody else has changed the same.
    Conflict { merge: Arc<Merge>, theirs: Metadata },
    /// It will be sent by itself, in so many seconds.
    Waiting { offline: bool, left: RwSignal<i64> },
    /// The tenant refused, and stored nothing.
    Refused(ApiError),
    /// The person has to confirm who they are first, as recently as this (`max_age`).
    NotRecent(u32),
    /// Nobody knows whether it is stored.
    Unknown(ApiError),
}

/// How a state that is stored becomes one that is meant.
type Prepare = Arc<dyn Fn(&Metadata) -> Merge + Send + Sync>;

impl Edit {
    /// Saves what is in the form.
    pub(super) fn save(self) {
        if refuse_broken(self.editor) {
            return;
        }
        if self.finds_faults() {
            return;
        }
        match self.editor.look(|draft| draft.metadata().map(|mine| (draft.base().clone(), mine))) {
            Ok((base, mine)) => self.send(Arc::new(move |theirs| merge(&base, &mine, theirs))),
            Err(problems) => self.say(Outcome::Problems(everything_wrong(self.editor, &problems))),
        }
    }

    /// Whether something keeps the draft from being saved; it is said then.
    pub(super) fn finds_faults(self) -> bool {
        let wrong = everything_wrong(self.editor, &self.editor.judge());
        let found = !wrong.is_empty();
        if found {
            self.say(Outcome::Problems(wrong));
        }
        found
    }

    fn send(self, prepare: Prepare) {
        self.outcome.set(None);
        self.saving.set(true);
        spawn_local(async move {
            let answer = self.user.save(|theirs| prepare(theirs)).await;
            if self.saving.try_set(false).is_some() {
                // The page was left; what is stored shows everywhere, and what is not stays in the draft.
                return;
            }
            match answer {
                Ok(saved) => {
                    self.settle(saved.after.clone());
                    if self.keeps_history {
                        self.subject
                            .with_value(|subject| history::record(subject, &saved.before, &saved.after));
                    }
                    self.unsaved.just_saved.set(Some(JustSaved { saved, taken_back: false }));
                    self.done.run(());
                }
                Err(NotSaved::Conflict { merge, theirs }) => self.say(Outcome::Conflict { merge, theirs }),
                Err(NotSaved::NotSent(ApiError::Unreachable | ApiError::TimedOut)) => {
                    self.wait(true, OFFLINE)
                }
                Err(
                    NotSaved::NotSent(ApiError::TooManyRequests { reset })
                    | NotSaved::Refused(ApiError::TooManyRequests { reset }),
                ) => self.wait(false, pause(reset)),
                Err(NotSaved::NotSent(error) | NotSaved::Refused(error)) => self.say(Outcome::Refused(error)),
                Err(NotSaved::NotRecent { max_age }) => self.say(Outcome::NotRecent(max_age)),
                Err(NotSaved::Unknown(error)) => self.say(Outcome::Unknown(error)),
            }
        });
    }

    /// Sends by itself after so many seconds, or when the network is back; what is in the form then, and once.
    fn wait(self, offline: bool, seconds: i64) {
        let left = RwSignal::new(seconds);
        self.say(Outcome::Waiting { offline, left });
        let still = move || {
            self.outcome.try_with_untracked(
                |outcome| matches!(outcome, Some(Outcome::Waiting { left: now, .. }) if *now == left),
            ) == Some(true)
        };
        let back = offline.then(|| {
            window_event_listener(ev::online, move |_| {
                if still() {
                    self.save();
                }
            })
        });
        spawn_local(async move {
            while still() && left.get_untracked() > 0 {
                clock::sleep(1_000).await;
                left.try_update(|left| *left -= 1);
            }
            if let Some(back) = back {
                back.remove();
            }
            if still() {
                self.save();
            }
        });
    }

    fn decide(self, merge: &Merge, theirs: Metadata, choices: &[Choice]) {
        if let Ok(resolved) = merge.resolve(choices) {
            self.send(Arc::new(move |now| account::profile::merge::merge(&theirs, &resolved, now)));
        }
    }

    fn say(self, outcome: Outcome) {
        let place = if matches!(outcome, Outcome::Conflict { .. }) { "conflicts" } else { SUMMARY };
        self.outcome.set(Some(outcome));
        focus(place.to_owned());
    }
}

/// The outcome in words, with the next step.
pub(super) fn said(edit: Edit, outcome: Outcome) -> AnyView {
    let texts = use_texts();
    match outcome {
        Outcome::Problems(problems) => {
            let count = problems.len();
            let lines = problems
                .into_iter()
                .map(|wrong| link(edit.editor, wrong.place, wrong.name, wrong.words))
                .collect_view();
            view! {
                <Notice meaning=Meaning::Wrong id=SUMMARY>
                    <p>{(texts.edit().problems)(count)}</p>
                    <ul class="notice-list">{lines}</ul>
                </Notice>
            }
            .into_any()
        }
        Outcome::Conflict { merge, theirs } => {
            let questions = merge.clone();
            let decided = move |choices: Vec<Choice>| edit.decide(&questions, theirs.clone(), &choices);
            view! { <Conflicts merge decided back=move |()| edit.outcome.set(None) /> }.into_any()
        }
        Outcome::Waiting { offline, left } => waiting(edit, offline, left),
        Outcome::Refused(error) => refused(edit, &error),
        Outcome::NotRecent(max_age) => {
            let user = use_user();
            let confirm = move |_| user.confirm(routes::EDIT, max_age);
            view! {
                <Notice meaning=Meaning::Careful id=SUMMARY>
                    <p>{use_saving_texts().not_recent}</p>
                    <button type="button" class="button button-small" on:click=confirm>{use_saving_texts().confirm}</button>
                </Notice>
            }
            .into_any()
        }
        Outcome::Unknown(error) => {
            let code = error.to_string();
            view! {
                <Notice meaning=Meaning::Wrong id=SUMMARY>
                    <p>{use_saving_texts().unknown}</p>
                    <code class="failure-code">{code}</code>
                </Notice>
            }
            .into_any()
        }
    }
}

fn waiting(edit: Edit, offline: bool, left: RwSignal<i64>) -> AnyView {
    let words = use_saving_texts();
    let text = move || if offline { words.offline.to_owned() } else { (words.busy)(left.get().max(0)) };
    view! {
        <Notice meaning=Meaning::Wrong id=SUMMARY>
            <p>{text}</p>
            <div class="buttons">
                <button type="button" class="button button-small" on:click=move |_| edit.save()>{words.now}</button>
                <button type="button" class="button button-small" on:click=move |_| edit.outcome.set(None)>{words.stop_waiting}</button>
            </div>
        </Notice>
    }
    .into_any()
}

fn refused(edit: Edit, error: &ApiError) -> AnyView {
    let texts = use_texts();
    let told = texts.api_error(error);
    let place = match error {
        ApiError::InvalidBody { message, field: Some(field) } => {
            let name =
                field.trim_start_matches("user_metadata.").split('.').next().unwrap_or_default().to_owned();
            edit.editor
                .first_level(&name)
                .map(|id| link(edit.editor, place(edit.editor, id), name, message.clone()))
        }
        _ => None,
    };
    view! {
        <Notice meaning=Meaning::Wrong id=SUMMARY>
            <p><strong>{texts.edit().not_saved}". "</strong>{told.what}</p>
            <p>{told.so}</p>
            {place.map(|place| view! { <ul class="notice-list">{place}</ul> })}
            <code class="failure-code">{told.code}</code>
        </Notice>
    }
    .into_any()
}

/// A way to the field that something is said about.
fn link(editor: Editor, place: String, name: String, words: String) -> impl IntoView {
    let href = ["#", &place].concat();
    let jump = move |event: ev::MouseEvent| {
        event.prevent_default();
        editor.show_fields();
        match field_of(&place) {
            Some(id) => go_to(editor, id),
            None => focus(place.clone()),
        }
    };
    view! { <li><a href=href on:click=jump><bdi>{name}</bdi></a>" "{words}</li> }
}

/// What a save would do now.
pub(super) fn reviewed(draft: &Draft) -> Option<crate::components::review::Reviewed> {
    let mine = draft.metadata().ok()?;
    Some(crate::components::review::Reviewed {
        changes: account::profile::changes::changes(draft.base(), &mine),
        body: account::profile::diff(draft.base(), &mine).map(|patch| patch.pretty_text()),
    })
}

/// The field whose input has this id.
fn field_of(place: &str) -> Option<FieldId> {
    place.strip_prefix('f')?.parse().ok().map(FieldId)
}
