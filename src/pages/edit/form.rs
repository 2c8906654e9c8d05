//! The form of the edit page: an editor over a draft, and what keeps the draft.

use crate::auth::use_auth;
use crate::browser::location;
use crate::browser::storage::Kept;
use crate::data::device::Device;
use crate::data::save::Saves;
use crate::data::schema::Given;
use crate::data::{Unsaved, use_device, use_saves, use_unsaved};
use crate::editor::fields::{group as group_fields, inside};
use crate::editor::leave::{Leave, Leaving};
use crate::editor::long_lists::finder::{finder, go_to};
use crate::editor::review::Review;
use crate::editor::save_bar::SaveBar;
use crate::editor::state::Editor;
use crate::editor::structure::structure;
use crate::pages::edit::card::EditedCard;
use crate::pages::edit::other_drafts::OtherDrafts;
use crate::pages::edit::save::{problems, reviewed};
use crate::pages::edit::schema::{Wrong, guide, not_used};
use crate::pages::edit::text::edit_text;
use crate::pages::layout::around::while_editing;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::save_notices::SaveNotices;
use crate::pages::profile::details::Group;
use crate::routes;
use crate::texts::{Words, use_texts};
use crate::ui::focus::focus;
use crate::ui::keys::key;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::stands;
use cameo_metadata::path::{Path, Step};
use cameo_metadata::{Draft, Metadata};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// One edit: `Copy`, so that every button can have it.
#[derive(Clone, Copy)]
pub(crate) struct Edit {
    pub(crate) editor: Editor,
    pub(crate) saves: Saves,
    pub(crate) device: Device,
    /// Whether a press on Save has asked what keeps the edit from being saved.
    pub(crate) telling: RwSignal<bool>,
    /// What that is, as it is now.
    pub(crate) problems: Signal<Vec<Wrong>>,
    /// Where to go once it is saved, if not to the profile.
    pub(crate) way_on: RwSignal<Option<String>>,
    pub(crate) unsaved: Unsaved,
    pub(crate) done: Callback<()>,
    /// Opens the card of a field that this form does not show.
    pub(crate) open_field: Option<Callback<String>>,
    /// Goes to an address of the app without asking.
    pub(crate) leave: Callback<String>,
    pub(crate) kept: RwSignal<Kept>,
}

/// The form over a draft.
#[component]
pub fn EditForm(
    /// What to begin with.
    draft: Draft,
    /// What there is to say of it, if it comes back from an earlier visit.
    said: Option<Words>,
    /// What the operator says about it.
    schema: Given,
    /// The card that the form is in; none on the page of its own.
    #[prop(optional_no_strip)]
    card: Option<EditedCard>,
) -> impl IntoView {
    while_editing();
    let texts = use_texts();
    let editor = Editor::new(draft).guided(guide(&schema));
    let navigate = use_navigate();
    let to_profile = Callback::new(move |()| navigate(routes::PROFILE, Default::default()));
    let closed = card.as_ref().map_or(to_profile, |card| card.closed);
    let edit = Edit::begin(editor, closed);
    let elsewhere = edit.leave;
    let leave = Callback::new(move |to: String| {
        if to != routes::PROFILE {
            return elsewhere.run(to);
        }
        edit.unsaved.is_dirty.set(false);
        edit.unsaved.way_out.set(None);
        closed.run(());
    });
    let edit = Edit { leave, open_field: card.as_ref().map(|card| card.open_field), ..edit };
    let looking = RwSignal::new(None);
    let between_tabs = RwSignal::new(false);
    let deciding = Memo::new(move |_| between_tabs.get() || edit.saves.is_in_conflict());
    let save = move |()| {
        looking.set(None);
        edit.way_on.set(None);
        edit.save();
    };
    let is_asked = move || edit.unsaved.way_out.with_untracked(Option::is_some) || deciding.get_untracked();
    let by_key = window_event_listener(ev::keydown, move |event| {
        if is_save(&event) {
            event.prevent_default();
            stands::take();
            if !is_asked() && editor.changed().get_untracked() > 0 && !edit.saving().get_untracked() {
                save(());
            }
        }
    });
    on_cleanup(move || by_key.remove());
    let close = move |()| match edit.unsaved.is_dirty.get_untracked() {
        true => edit.unsaved.way_out.set(Some(routes::PROFILE.to_owned())),
        false => closed.run(()),
    };
    let root = editor.look(Draft::root);
    let heading = card.is_none().then(|| view! { <Heading page=texts.edit().title /> });
    let lead = card.as_ref().is_none_or(|card| card.group.has_others);
    let fields = match card {
        Some(card) => {
            let group = card.group;
            card_opened(editor, &group, card.field);
            let structure = group.has_others.then(|| structure(editor));
            let fields = group_fields(editor, &group.names, group.has_others);
            view! { {structure}{finder(editor)}<div class="fields">{fields}</div> }.into_any()
        }
        None => edit_text(editor, move || {
            view! { {structure(editor)}{finder(editor)}<div class="fields">{inside(editor, root, 0)}</div> }
                .into_any()
        }),
    };
    view! {
        {heading}
        {lead.then(|| view! { <p class="quiet edit-lead">{(texts.edit().lead)(&org())}</p> })}
        <div class="frame-notices">
            {restored(edit, said)}
            {move || (edit.kept.get() == Kept::InMemoryOnly).then(|| {
                view! { <Notice meaning=Meaning::Careful>{texts.edit().not_kept}</Notice> }
            })}
            {not_used(&schema)}
            <OtherDrafts editor deciding=between_tabs />
            {problems(edit)}
            <SaveNotices field_link=edit.field_link() />
        </div>
        {fields}
        {move || (!deciding.get()).then(|| view! {
            <SaveBar
                changed=editor.changed() trouble=edit.trouble() size=editor.size() saving=edit.saving()
                save review=move |()| looking.set(editor.look(reviewed)) close
            />
        })}
        <Review reviewed=looking save back=move |()| looking.set(None) />
        {edit.ways_out()}
    }
    .into_any()
}

/// Goes to the field that the card was opened for, or to its first one.
fn card_opened(editor: Editor, group: &Group, field: Option<String>) {
    let wanted = field.or_else(|| group.names.first().cloned()).or_else(|| {
        editor.look(|draft| {
            let first = draft.fields_in(draft.root()).first().and_then(|first| draft.field(*first));
            first.and_then(|first| first.name().map(str::to_owned))
        })
    });
    request_animation_frame(move || match wanted {
        Some(name) => {
            let path = Path::new(vec![Step::Key(name.clone())]);
            match editor.first_level(&name) {
                Some(id) if group_of_no_schema(editor, &path) => go_to(editor, id),
                _ => focus(editor.look(|draft| editor.guide().place(draft, &path))),
            }
        }
        None => {
            // There is nothing to change yet, so there is only something to add.
            if !editor.guide().has_schema() {
                editor.edit_structure(true);
            }
            focus(format!("add{}", editor.look(Draft::root).0));
        }
    });
}

/// Whether the schema says nothing about a place.
fn group_of_no_schema(editor: Editor, path: &Path) -> bool {
    editor.guide().at(path).is_none()
}

/// How the operator is called, in the middle of a sentence.
pub(crate) fn org() -> String {
    let name = use_auth().settings().branding.name;
    name.unwrap_or_else(|| use_texts().edit().this_service.to_owned())
}

/// Whether a key press asks to save, as in any editor.
fn is_save(event: &ev::KeyboardEvent) -> bool {
    let with_command = event.ctrl_key() != event.meta_key();
    with_command && !event.alt_key() && !event.shift_key() && key(event).eq_ignore_ascii_case("s")
}

/// That an edit has come back, with a way to throw it away.
fn restored(edit: Edit, said: Option<Words>) -> Option<AnyView> {
    let words = said?;
    let shown = RwSignal::new(true);
    let discard = move |_| {
        shown.set(false);
        let stored = edit.editor.look(|draft| draft.base().clone());
        edit.editor.take(&stored);
    };
    let any = move || edit.editor.changed().get() > 0;
    let notice = move || {
        let words = words.clone();
        shown.get().then(|| view! {
            <Notice meaning=Meaning::Info>
                {words}
                {move || any().then(|| view! { <button type="button" class="button" on:click=discard>{use_texts().press.discard}</button> })}
            </Notice>
        })
    };
    Some(notice.into_any())
}

impl Edit {
    /// An edit over a draft, which is kept from now on; `done` once it is saved.
    pub(crate) fn begin(editor: Editor, done: Callback<()>) -> Self {
        let (navigate, unsaved) = (use_navigate(), use_unsaved());
        let leave = Callback::new(move |to: String| {
            unsaved.is_dirty.set(false);
            unsaved.way_out.set(None);
            navigate(&location::path_of(&to), NavigateOptions { resolve: false, ..Default::default() });
        });
        let edit = Self {
            editor,
            saves: use_saves(),
            device: use_device(),
            telling: RwSignal::new(false),
            problems: Signal::derive(Vec::new),
            way_on: RwSignal::new(None),
            unsaved,
            done,
            leave,
            open_field: None,
            kept: RwSignal::new(Kept::AsAsked),
        };
        let edit = Self { problems: edit.follow_problems().into(), ..edit };
        // What was said of the last save is no news here.
        edit.saves.saved.set(None);
        edit.saves.failed.set(None);
        edit.guard();
        edit
    }

    /// Whether a save is under way, and does not wait for anything; reactive.
    pub(crate) fn saving(self) -> Signal<bool> {
        Signal::derive(move || self.saves.is_busy() && self.saves.waiting().is_none())
    }

    /// The question before unsaved changes are left behind.
    pub(crate) fn ways_out(self) -> AnyView {
        let asked = Memo::new(move |_| self.unsaved.way_out.with(Option::is_some));
        let trouble = Memo::new(move |_| asked.get().then(|| untrack(|| self.trouble_now())).flatten());
        let answer = move |leaving| {
            let to = self.unsaved.way_out.get_untracked().unwrap_or_else(|| routes::PROFILE.to_owned());
            match leaving {
                Leaving::Stay => self.unsaved.way_out.set(None),
                Leaving::SaveAndGo => {
                    self.unsaved.way_out.set(None);
                    self.way_on.set(Some(to));
                    self.save();
                }
                Leaving::KeepAndGo => self.leave.run(to),
                Leaving::DiscardAndGo => {
                    self.settle(self.editor.look(|draft| draft.base().clone()));
                    self.leave.run(to);
                }
            }
        };
        view! { <Leave asked storage=use_auth().settings().storage trouble answer /> }.into_any()
    }

    /// Sees to it that nothing typed is lost, however the page is left.
    fn guard(self) {
        let keep = move || {
            self.editor.look(|draft| match draft.is_changed() {
                true => self.device.keep_draft(draft),
                false => {
                    self.device.discard_draft();
                    Kept::AsAsked
                }
            })
        };
        let changed = self.editor.changed();
        let is_dirty = Memo::new(move |_| changed.get() > 0);
        Effect::new(move |_| self.unsaved.is_dirty.set(is_dirty.get()));
        let keep_anew = move || {
            let Some(before) = self.kept.try_get_untracked() else { return };
            let now = keep();
            // A notice that stands there already is not said again.
            if now != before {
                self.kept.set(now);
            }
        };
        self.editor.at_each_pause(|| (), keep_anew);
        // A tab in the background may be ended without a word.
        let hiding = window_event_listener(ev::visibilitychange, move |_| {
            if is_dirty.get_untracked() {
                self.kept.try_set(keep());
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
            hiding.remove();
            let _too_late_to_say = keep();
            self.unsaved.is_dirty.set(false);
        });
    }

    /// Nothing is unsaved any more: `stored` is what the tenant has. Before the next page is drawn, which would offer the
    /// draft again.
    pub(crate) fn settle(self, stored: Metadata) {
        self.editor.saved(stored);
        self.unsaved.is_dirty.set(false);
        self.device.discard_draft();
        self.device.discard_text();
    }
}
