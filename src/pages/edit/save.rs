//! A press on Save: what keeps the edit from being saved, and what becomes of the edit once it is saved.

use crate::data::save::{Purpose, Save, Saved};
use crate::editor::long_lists::finder::go_to;
use crate::editor::review::Reviewed;
use crate::editor::state::Editor;
use crate::pages::edit::form::Edit;
use crate::pages::edit::schema::{Wrong, everything_wrong, place};
use crate::pages::edit::text::refuse_broken;
use crate::pages::layout::save_notices::FieldLink;
use crate::texts::{Words, use_texts};
use crate::ui::focus::focus;
use crate::ui::summary::{Line, summary};
use cameo_metadata::merge::merge;
use cameo_metadata::{Draft, FieldId, Metadata, changes, diff};
use leptos::ev;
use leptos::prelude::*;
use std::sync::{Arc, Mutex};

/// The id of the list of problems.
const SUMMARY: &str = "edit-summary";
/// What a place begins with that is in another card; its first-level key follows.
const ELSEWHERE: &str = "card ";

/// What a save sends.
struct Sent {
    /// What the edit began with.
    base: Metadata,
    /// What it came to.
    mine: Metadata,
}

impl Edit {
    /// Saves what is in the form now. What is typed from now on stays an edit.
    pub(crate) fn save(self) {
        if refuse_broken(self.editor) || self.finds_faults() {
            return;
        }
        let Some(sent) = self.edited() else { return };
        let sent = Arc::new(Mutex::new(sent));
        let (meant, stored) = (sent.clone(), sent.clone());
        let save = Save::new(Purpose::Edit, move |theirs| match meant.lock() {
            Ok(sent) => merge(&sent.base, &sent.mine, theirs),
            // Nothing panics while it holds the lock.
            Err(_) => merge(theirs, theirs, theirs),
        });
        // A save that has waited sends what is in the form by then, if that can be saved.
        let refreshed = save.refreshed(move || {
            let now = self.edited_by_now();
            if let (Some(now), Ok(mut sent)) = (now, sent.lock()) {
                *sent = now;
            }
        });
        self.saves.save(refreshed.then(move |saved| {
            if let Ok(sent) = stored.lock() {
                self.saved(&sent.mine, saved);
            }
        }));
    }

    /// The edit as it is, if the whole of it is a value.
    fn edited(self) -> Option<Sent> {
        self.editor.look(|draft| Some(Sent { base: draft.base().clone(), mine: draft.metadata().ok()? }))
    }

    /// The same some time later: the page may have been left, or hold what cannot be saved.
    fn edited_by_now(self) -> Option<Sent> {
        let is_here = self.telling.try_get_untracked().is_some();
        let can_be_saved = is_here
            && !self.editor.is_broken()
            && everything_wrong(self.editor, &self.editor.problems()).is_empty();
        can_be_saved.then(|| self.edited()).flatten()
    }

    /// Whether something keeps the draft from being saved; it is shown then.
    pub(crate) fn finds_faults(self) -> bool {
        let wrong = everything_wrong(self.editor, &self.editor.judge());
        let found = !wrong.is_empty();
        self.telling.set(found);
        if found {
            focus(SUMMARY.to_owned());
        }
        found
    }

    /// What keeps the edit from being saved now, as long as a press on Save has asked for it; reactive.
    fn wrong_now(self) -> Vec<Wrong> {
        if !self.telling.get() {
            return Vec::new();
        }
        self.editor.track_edited();
        untrack(|| everything_wrong(self.editor, &self.editor.problems()))
    }

    /// The same as a sentence for the save bar, or that a text is no JSON; reactive.
    pub(crate) fn trouble(self) -> Signal<Option<Words>> {
        Signal::derive(move || match self.problems.with(Vec::len) {
            _ if self.editor.is_text_refused() => Some(use_texts().json().refused.into()),
            0 => None,
            count => Some((use_texts().edit().problems)(count).into()),
        })
    }

    /// What would keep the edit from being saved if Save were pressed now; looked at once.
    pub(crate) fn trouble_now(self) -> Option<Words> {
        if self.editor.is_broken() {
            return Some(use_texts().json().refused.into());
        }
        let count = everything_wrong(self.editor, &self.editor.problems()).len();
        (count > 0).then(|| (use_texts().edit().problems)(count).into())
    }

    /// The problems as they are, from a press on Save until there are none.
    pub(crate) fn follow_problems(self) -> Memo<Vec<Wrong>> {
        let problems = Memo::new(move |_| self.wrong_now());
        Effect::new(move |_| {
            if problems.with(Vec::is_empty) && self.telling.get_untracked() {
                self.telling.set(false);
            }
        });
        problems
    }

    /// `sent` is stored. The page may have been left meanwhile, and the person may have gone on typing.
    fn saved(self, sent: &Metadata, saved: &Saved) {
        let is_here = self.telling.try_get_untracked().is_some();
        if !is_here {
            return self.device.saved_meanwhile(sent, &saved.after);
        }
        let is_all = !self.editor.is_broken()
            && self.editor.look(|draft| draft.metadata().is_ok_and(|now| now.same_text(sent)));
        if is_all {
            self.settle(saved.after.clone());
            match self.way_on.get_untracked() {
                Some(to) => self.leave.run(to),
                None => self.done.run(()),
            }
        } else {
            self.editor.saved_meanwhile(sent, &saved.after);
        }
    }

    /// The way to a field that the tenant has refused, with its words.
    pub(crate) fn field_link(self) -> FieldLink {
        Callback::new(move |(name, message): (String, String)| {
            let id = self.editor.first_level(&name)?;
            Some(link(self.editor, place(self.editor, id), name, message).into_any())
        })
    }
}

/// The problems in words, each with the way to its field.
pub(crate) fn problems(edit: Edit) -> AnyView {
    let words = use_texts().edit();
    let lines = Signal::derive(move || {
        let line = |wrong: Wrong| {
            // In another card there is no input to go to.
            let is_elsewhere = wrong.place.is_empty() && edit.open_field.is_some();
            let place = if is_elsewhere { [ELSEWHERE, &wrong.root].concat() } else { wrong.place };
            Line { place, name: wrong.name, words: wrong.words }
        };
        edit.problems.get().into_iter().map(line).collect::<Vec<_>>()
    });
    summary(
        SUMMARY,
        lines,
        words.problems,
        words.healed,
        Callback::new(move |place: String| match (place.strip_prefix(ELSEWHERE), edit.open_field) {
            (Some(name), Some(open)) => open.run(name.to_owned()),
            _ => jump(edit.editor, place),
        }),
    )
}

/// Goes to the field with this place.
fn jump(editor: Editor, place: String) {
    editor.show_fields();
    match field_of(&place) {
        Some(id) => go_to(editor, id),
        None => focus(place),
    }
}

/// A way to the field that something is said about.
fn link(editor: Editor, place: String, name: String, words: String) -> impl IntoView {
    let href = ["#", &place].concat();
    let jump = move |event: ev::MouseEvent| {
        event.prevent_default();
        self::jump(editor, place.clone());
    };
    view! { <li><a href=href on:click=jump><bdi>{name}</bdi></a>" "{words}</li> }
}

/// What a save would do now.
pub(crate) fn reviewed(draft: &Draft) -> Option<Reviewed> {
    let mine = draft.metadata().ok()?;
    Some(Reviewed {
        changes: changes::changes(draft.base(), &mine),
        body: diff(draft.base(), &mine).map(|patch| patch.pretty_text()),
    })
}

/// The field whose input has this id.
fn field_of(place: &str) -> Option<FieldId> {
    place.strip_prefix('f')?.parse().ok().map(FieldId)
}
