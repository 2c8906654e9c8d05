//! The form of the edit page: an editor over a draft, and what becomes of it.

use super::edit_text::{edit_text, refuse_broken};
use super::heading::Heading;
use super::unsaved::{Unsaved, use_unsaved};
use crate::auth::use_auth;
use crate::browser::storage::Kept;
use crate::components::editor::{Editor, input_id};
use crate::components::fields::inside;
use crate::components::focus::focus;
use crate::components::leave::{Leave, Leaving};
use crate::components::notice::{Meaning, Notice};
use crate::components::save_bar::SaveBar;
use crate::texts::use_texts;
use crate::user::{UserContext, use_user};
use crate::{drafts, routes};
use account::profile::api::ApiError;
use account::profile::draft::Problem;
use account::profile::{Draft, Metadata};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wasm_bindgen_futures::spawn_local;

const SUMMARY: &str = "edit-summary";

/// Why the last attempt to save did not work.
#[derive(Clone)]
enum Refused {
    Problems(Vec<Problem>),
    ByTenant(ApiError),
}

/// One edit: `Copy`, so that every button can have it.
#[derive(Clone, Copy)]
struct Edit {
    editor: Editor,
    saving: RwSignal<bool>,
    refused: RwSignal<Option<Refused>>,
    kept: RwSignal<Kept>,
    unsaved: Unsaved,
    user: UserContext,
    subject: StoredValue<String>,
}

/// The form over `metadata`, or over what the person left unsaved.
#[component]
pub fn EditForm(
    /// What is stored now.
    metadata: Metadata,
) -> impl IntoView {
    let texts = use_texts();
    let subject = untrack(|| use_auth().subject()).unwrap_or_default();
    let kept = drafts::kept(&subject);
    let restored = kept.as_ref().map(|draft| match draft.base().same_text(&metadata) {
        true => texts.edit.restored,
        false => texts.edit.restored_stale,
    });
    let editor = Editor::new(kept.unwrap_or_else(|| Draft::of(&metadata)));
    let (saving, refused) = (RwSignal::new(false), RwSignal::new(None));
    let edit = Edit {
        editor,
        saving,
        refused,
        kept: RwSignal::new(Kept::AsAsked),
        unsaved: use_unsaved(),
        user: use_user(),
        subject: StoredValue::new(subject),
    };
    edit.unsaved.just_saved.set(false);
    edit.guard();
    let navigate = StoredValue::new(use_navigate());
    let go = move |to: &str| navigate.with_value(|navigate| navigate(to, Default::default()));
    let save = move |()| edit.save(move || go(routes::PROFILE));
    let leave = move |to: String| {
        edit.unsaved.is_dirty.set(false);
        edit.unsaved.way_out.set(None);
        go(&to);
    };
    let cancel = move |()| match edit.unsaved.is_dirty.get_untracked() {
        true => edit.unsaved.way_out.set(Some(routes::PROFILE.to_owned())),
        false => leave(routes::PROFILE.to_owned()),
    };
    let answer = move |leaving| {
        let to = edit.unsaved.way_out.get_untracked().unwrap_or_else(|| routes::PROFILE.to_owned());
        match leaving {
            Leaving::Stay => edit.unsaved.way_out.set(None),
            Leaving::KeepAndGo => leave(to),
            Leaving::DiscardAndGo => {
                edit.settle(edit.editor.look(|draft| draft.base().clone()));
                leave(to);
            }
        }
    };
    let root = editor.look(Draft::root);
    view! {
        <Heading page=texts.edit.title />
        <p class="quiet edit-lead">{texts.edit.lead}</p>
        <div class="frame-notices">
            {restored.map(|words| view! { <Notice meaning=Meaning::Info>{words}</Notice> })}
            {move || (edit.kept.get() == Kept::InMemoryOnly).then(|| {
                view! { <Notice meaning=Meaning::Careful>{texts.edit.not_kept}</Notice> }
            })}
            {move || refused.get().map(|refused| said(edit, refused))}
        </div>
        {edit_text(editor, edit.subject, move || view! { <div class="fields">{inside(editor, root, 0)}</div> }.into_any())}
        <SaveBar changed=editor.changed() saving save cancel />
        <Leave asked=Signal::derive(move || edit.unsaved.way_out.get().is_some()) answer />
    }
    .into_any()
}

impl Edit {
    /// Sees to it that nothing typed is lost, however the page is left.
    fn guard(self) {
        let keep = move || match self.editor.unsaved() {
            Some(draft) => self.subject.with_value(|subject| drafts::keep(subject, &draft)),
            None => {
                self.subject.with_value(|subject| drafts::discard(subject));
                Kept::AsAsked
            }
        };
        let changed = self.editor.changed();
        let is_dirty = Memo::new(move |_| changed.get() > 0);
        Effect::new(move |_| {
            self.unsaved.is_dirty.set(is_dirty.get());
            // Tried at the first change, so that the warning comes while there is little to lose.
            if is_dirty.get() {
                self.kept.set(keep());
            }
        });
        let closing = window_event_listener(ev::beforeunload, move |event| {
            self.kept.try_set(keep());
            if self.unsaved.is_dirty.get_untracked() {
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            closing.remove();
            let _too_late_to_say = keep();
            self.unsaved.is_dirty.set(false);
        });
    }

    /// Sends what has changed; `done` when the tenant has stored it.
    fn save(self, done: impl Fn() + 'static) {
        if refuse_broken(self.editor) {
            return;
        }
        let problems = self.editor.judge();
        if !problems.is_empty() {
            return self.refuse(Refused::Problems(problems));
        }
        let patch = match self.editor.look(Draft::patch) {
            Ok(Some(patch)) => patch,
            // Changed and changed back by another way: what is stored is what was meant.
            Ok(None) => {
                self.settle(self.editor.look(|draft| draft.base().clone()));
                return done();
            }
            Err(problems) => return self.refuse(Refused::Problems(problems)),
        };
        self.refused.set(None);
        self.saving.set(true);
        spawn_local(async move {
            let answer = self.user.save(patch).await;
            self.saving.set(false);
            match answer {
                Ok(user) => {
                    self.settle(user.user_metadata());
                    self.unsaved.just_saved.set(true);
                    done();
                }
                Err(error) => self.refuse(Refused::ByTenant(error)),
            }
        });
    }

    /// Nothing is unsaved any more: `stored` is what the tenant has. Before the next page is drawn, which would offer the
    /// draft again.
    fn settle(self, stored: Metadata) {
        self.editor.saved(stored);
        self.unsaved.is_dirty.set(false);
        self.subject.with_value(|subject| {
            drafts::discard(subject);
            drafts::discard_text(subject);
        });
    }

    fn refuse(self, why: Refused) {
        self.refused.set(Some(why));
        focus(SUMMARY.to_owned());
    }
}

/// Why it was not saved, with a link to each field that it is about.
fn said(edit: Edit, refused: Refused) -> AnyView {
    let texts = use_texts();
    let link = |id, name: String, words: String| {
        let jump = move |event: ev::MouseEvent| {
            event.prevent_default();
            edit.editor.show_fields();
            focus(input_id(id));
        };
        let href = ["#", &input_id(id)].concat();
        view! { <li><a href=href on:click=jump><bdi>{name}</bdi></a>" "{words}</li> }
    };
    match refused {
        Refused::Problems(problems) => {
            let line = |problem: &Problem| {
                let name = edit.editor.look(|draft| draft.path(problem.field()).to_string());
                link(problem.field(), name, (texts.problem)(problem).into_owned())
            };
            let lines = problems.iter().map(line).collect_view();
            view! {
                <Notice meaning=Meaning::Wrong id=SUMMARY>
                    <p>{(texts.edit.problems)(problems.len())}</p>
                    <ul class="notice-list">{lines}</ul>
                </Notice>
            }
            .into_any()
        }
        Refused::ByTenant(error) => {
            let told = (texts.api_error)(&error);
            let place = match &error {
                ApiError::InvalidBody { message, field: Some(field) } => {
                    let name = field
                        .trim_start_matches("user_metadata.")
                        .split('.')
                        .next()
                        .unwrap_or_default()
                        .to_owned();
                    edit.editor.first_level(&name).map(|id| link(id, name, message.clone()))
                }
                _ => None,
            };
            let look = error.outcome_unknown().then(|| {
                view! { <button type="button" class="button button-small" on:click=move |_| edit.user.reload()>{texts.press.read_again}</button> }
            });
            view! {
                <Notice meaning=Meaning::Wrong id=SUMMARY>
                    <p><strong>{texts.edit.not_saved}". "</strong>{told.what}</p>
                    <p>{told.so}</p>
                    {place.map(|place| view! { <ul class="notice-list">{place}</ul> })}
                    {look}
                    <code class="failure-code">{told.code}</code>
                </Notice>
            }
            .into_any()
        }
    }
}
