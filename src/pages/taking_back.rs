//! After a save: what it did, and the way back; then and later, as a whole or field by field.

use super::session::clock_notice;
use super::unsaved::{JustSaved, Unsaved, use_unsaved};
use crate::auth::{Auth, use_auth, use_person};
use crate::browser::clock;
use crate::components::changes::changes;
use crate::components::conflicts::Conflicts;
use crate::components::notice::{Meaning, Notice};
use crate::texts::{use_saving_texts, use_texts};
use crate::user::{NotSaved, UserContext, use_user};
use crate::{history, routes};
use account::profile::Metadata;
use account::profile::api::ApiError;
use account::profile::history::Entry;
use account::profile::merge::{Merge, merge};
use account::profile::path::Path;
use account::profile::undo::{undo, undo_some};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Why nothing was taken back yet.
#[derive(Clone)]
enum Stuck {
    Conflict { merge: Arc<Merge>, theirs: Metadata },
    Failed(ApiError),
}

/// One taking back at a time. `Copy`, so that every button can have it.
#[derive(Clone, Copy)]
struct TakingBack {
    auth: Auth,
    user: UserContext,
    unsaved: Unsaved,
    subject: StoredValue<String>,
    busy: RwSignal<bool>,
    stuck: RwSignal<Option<Stuck>>,
    /// Counts what was saved here, so that the list is drawn anew.
    saves: RwSignal<usize>,
    keeps_history: bool,
}

impl TakingBack {
    fn run(self, prepare: impl Fn(&Metadata) -> Merge + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.stuck.set(None);
        spawn_local(async move {
            let answer = self.user.save(prepare).await;
            self.busy.try_set(false);
            match answer {
                Ok(saved) => {
                    if self.keeps_history {
                        self.subject
                            .try_with_value(|subject| history::record(subject, &saved.before, &saved.after));
                    }
                    self.unsaved.just_saved.set(Some(JustSaved { saved, taken_back: true }));
                    self.saves.try_update(|saves| *saves += 1);
                }
                Err(NotSaved::Conflict { merge, theirs }) => {
                    self.stuck.try_set(Some(Stuck::Conflict { merge, theirs }));
                }
                Err(NotSaved::NotRecent { max_age }) => self.user.confirm(routes::PROFILE, max_age),
                Err(NotSaved::NotSent(error) | NotSaved::Refused(error) | NotSaved::Unknown(error)) => {
                    self.stuck.try_set(Some(Stuck::Failed(error)));
                }
            }
        });
    }

    /// Takes a whole save back, or what stands at the `chosen` paths.
    fn entry(self, entry: &Entry, chosen: Option<Vec<Path>>) {
        let Entry { before, after, .. } = entry.clone();
        self.run(move |now| match &chosen {
            Some(chosen) => undo_some(&before, &after, now, chosen),
            None => undo(&before, &after, now),
        });
    }
}

/// The notice after a save, what stands in the way of taking it back, and the saves of this device below the children.
#[component]
pub fn TakingBackFrame(
    /// What is shown in between.
    children: Children,
) -> impl IntoView {
    let auth = use_auth();
    let taking = TakingBack {
        auth,
        user: use_user(),
        unsaved: use_unsaved(),
        subject: StoredValue::new(use_person().subject().to_owned()),
        busy: RwSignal::new(false),
        stuck: RwSignal::new(None),
        saves: RwSignal::new(0),
        keeps_history: auth.settings().history,
    };
    if !taking.keeps_history {
        history::clear_all();
    }
    view! {
        <div class="frame-notices">
            {untrack(|| auth.current()).and_then(|session| clock_notice(&session, &auth.settings()))}
            {move || taking.unsaved.just_saved.get().map(|just| notice(taking, just))}
            {move || taking.stuck.get().map(|stuck| said(taking, stuck))}
        </div>
        {children()}
        {move || {
            taking.saves.track();
            past(taking)
        }}
    }
    .into_any()
}

fn notice(taking: TakingBack, just: JustSaved) -> AnyView {
    let words = use_saving_texts();
    let names: Vec<String> = just.saved.incoming.iter().map(ToString::to_string).collect();
    let incoming = (!names.is_empty()).then(|| view! { <p>{(words.incoming)(&names.join(", "))}</p> });
    let (before, after) = (just.saved.before, just.saved.after);
    let can = !before.same_text(&after);
    let press = move |_| {
        let (before, after) = (before.clone(), after.clone());
        taking.run(move |now| undo(&before, &after, now));
    };
    view! {
        <Notice meaning=Meaning::Done close=Callback::new(move |()| taking.unsaved.just_saved.set(None))>
            <p>{if just.taken_back { words.undone } else { words.saved }}</p>
            {incoming}
            {can.then(|| view! {
                <button type="button" class="button button-small" id="undo-save" disabled=move || taking.busy.get() on:click=press>
                    {words.undo}
                </button>
            })}
        </Notice>
    }
    .into_any()
}

fn said(taking: TakingBack, stuck: Stuck) -> AnyView {
    match stuck {
        Stuck::Conflict { merge: questions, theirs } => {
            let asked = questions.clone();
            let decided = move |choices: Vec<_>| {
                let (theirs, resolved) = (theirs.clone(), asked.resolve(&choices));
                if let Ok(resolved) = resolved {
                    taking.run(move |now| merge(&theirs, &resolved, now));
                }
            };
            view! { <Conflicts merge=questions decided back=move |()| taking.stuck.set(None) /> }.into_any()
        }
        Stuck::Failed(error) => {
            let told = use_texts().api_error(&error);
            view! {
                <Notice meaning=Meaning::Wrong close=Callback::new(move |()| taking.stuck.set(None))>
                    <p><strong>{use_saving_texts().not_undone}" "</strong>{told.what}</p>
                    <p>{told.so}</p>
                    <code class="failure-code">{told.code}</code>
                </Notice>
            }
            .into_any()
        }
    }
}

/// What was saved on this device, newest first.
fn past(taking: TakingBack) -> Option<AnyView> {
    let words = use_saving_texts();
    let saves = taking.subject.with_value(|subject| history::of(subject));
    if saves.entries().is_empty() {
        return None;
    }
    let clear = move |_| {
        taking.subject.with_value(|subject| history::clear(subject));
        taking.saves.update(|saves| *saves += 1);
    };
    let entries = saves.entries().iter().map(|entry| save(taking, entry)).collect_view();
    Some(
        view! {
            <section aria-labelledby="history">
                <details class="history-fold">
                    <summary><h2 id="history">{words.history}</h2></summary>
                    <div class="history-head">
                        <p class="quiet">{words.history_why}</p>
                        <button type="button" class="button button-small" on:click=clear>{words.clear_history}</button>
                    </div>
                    <ol class="history">{entries}</ol>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn save(taking: TakingBack, entry: &Entry) -> AnyView {
    let words = use_saving_texts();
    let (whole, part) = (entry.clone(), entry.clone());
    let list = account::profile::changes::changes(&entry.before, &entry.after);
    let one = Callback::new(move |chosen: Vec<Path>| taking.entry(&part, Some(chosen)));
    let single = list.len() == 1;
    view! {
        <li>
            <div class="history-head">
                <h3><time>{clock::local(entry.at, use_texts().language)}</time></h3>
                <button type="button" class="button button-small" disabled=move || taking.busy.get() on:click=move |_| taking.entry(&whole, None)>
                    {words.take_back}
                </button>
            </div>
            {changes(&list, (!single).then_some(one))}
        </li>
    }
    .into_any()
}
