//! The state of an edit: a draft, and one trigger per field, so that a key press draws only what it touches.

mod by_name;
mod naming;
mod pauses;
mod places;
mod whole;

pub use naming::{input_id, label, text};
pub use places::Hit;

use crate::editor::form::guide::Guide;
use crate::ui::stands;
use cameo_metadata::draft::{Change, Field, Kind, NotJoined, Problem, Removed};
use cameo_metadata::size::Size;
use cameo_metadata::{Draft, FieldId, Metadata};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use whole::Whole;

/// What stands at a place of a list or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    /// A field.
    Field(FieldId),
    /// The trace of a removed one, with a way back.
    Gone(FieldId),
}

/// A field that was taken out, with the name that it had.
struct Gone {
    removed: Removed,
    name: String,
}

/// One edit in progress. `Copy`; every verb tells exactly those who show what it changes.
#[derive(Clone, Copy)]
pub struct Editor {
    draft: StoredValue<Draft>,
    fields: StoredValue<BTreeMap<FieldId, ArcTrigger>>,
    lists: StoredValue<BTreeMap<FieldId, ArcTrigger>>,
    gone: StoredValue<Vec<Gone>>,
    touched: StoredValue<BTreeSet<FieldId>>,
    edited: RwSignal<()>,
    changed: RwSignal<usize>,
    size: RwSignal<usize>,
    judged: RwSignal<bool>,
    whole: Whole,
    wanted: RwSignal<Option<FieldId>>,
    all_drawn: RwSignal<bool>,
    structure: RwSignal<bool>,
    guide: Guide,
}

impl Editor {
    /// Goes on with a draft.
    pub fn new(draft: Draft) -> Self {
        let root = draft.root();
        // Where nothing is, adding a field is all there is to do.
        let is_empty = draft.fields_in(root).is_empty();
        let left = draft.fields_in(root).iter().copied().filter(|id| draft.change(*id) != Change::Same);
        // A fresh draft differs in nothing, and need not be looked through.
        let touched: BTreeSet<FieldId> = if draft.is_changed() { left.collect() } else { BTreeSet::new() };
        // A draft of an earlier visit may lack fields; at least one change is known then.
        let count = touched.len().max(usize::from(draft.is_changed()));
        let size = draft.size().bytes;
        Self {
            draft: StoredValue::new(draft),
            fields: StoredValue::new(BTreeMap::new()),
            lists: StoredValue::new(BTreeMap::new()),
            gone: StoredValue::new(Vec::new()),
            touched: StoredValue::new(touched),
            edited: RwSignal::new(()),
            changed: RwSignal::new(count),
            size: RwSignal::new(size),
            judged: RwSignal::new(false),
            whole: Whole::new(),
            wanted: RwSignal::new(None),
            all_drawn: RwSignal::new(false),
            structure: RwSignal::new(is_empty),
            guide: Guide::default(),
        }
    }

    /// Looks at the draft; not reactive.
    pub fn look<T>(self, at: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with_value(at)
    }

    /// Looks at one field, again whenever it changes.
    pub fn watch<T>(self, id: FieldId, at: impl FnOnce(&Draft, &Field) -> T) -> Option<T> {
        trigger(self.fields, id).track();
        self.look(|draft| draft.field(id).map(|field| at(draft, field)))
    }

    /// What stands in a list or an object, again whenever that changes.
    pub fn entries(self, id: FieldId) -> Vec<Entry> {
        trigger(self.lists, id).track();
        let mut entries: Vec<_> =
            self.look(|draft| draft.fields_in(id).iter().copied().map(Entry::Field).collect());
        self.gone.with_value(|gone| {
            let is_out = |gone: &&Gone| self.look(|draft| draft.field(gone.removed.id()).is_none());
            for gone in gone.iter().rev().filter(|gone| gone.removed.parent() == id).filter(is_out) {
                let position = gone.removed.position().min(entries.len());
                entries.insert(position, Entry::Gone(gone.removed.id()));
            }
        });
        entries
    }

    /// How many first-level fields differ from what is stored, reactively.
    pub fn changed(self) -> Signal<usize> {
        // A text that says nothing yet is a change too, though nobody can count it.
        Signal::derive(move || self.changed.get().max(usize::from(self.whole.broken.get())))
    }

    /// How large it would be when it is stored, reactively.
    pub fn size(self) -> Signal<Size> {
        Signal::derive(move || Size { bytes: self.size.get() })
    }

    /// Whether saving was tried, so that everything that is wrong may be said; reactively.
    pub fn is_judged(self) -> bool {
        self.judged.get()
    }

    /// Tells of every edit: reactive.
    pub fn track_edited(self) {
        self.edited.track();
    }

    /// Whether fields may be added, renamed and made another type, where no schema says which there are; reactive.
    pub fn edits_structure(self) -> bool {
        self.structure.get()
    }

    /// Whether fields may be added, renamed and made another type from now on.
    pub fn edit_structure(self, wanted: bool) {
        self.structure.set(wanted);
    }

    /// Says from now on what is wrong, and answers what keeps the draft from being saved.
    pub fn judge(self) -> Vec<Problem> {
        stands::take();
        self.judged.set(true);
        self.problems()
    }

    /// What keeps the draft from being saved.
    pub fn problems(self) -> Vec<Problem> {
        self.look(|draft| draft.problems().into_iter().filter(Problem::prevents_saving).collect())
    }

    /// Types into a text or a number.
    pub fn set_text(self, id: FieldId, text: &str) {
        self.edit(id, |draft| draft.set_text(id, text));
    }

    /// Answers a yes/no.
    pub fn set_yes_no(self, id: FieldId, yes: bool) {
        self.edit(id, |draft| draft.set_yes_no(id, yes));
    }

    /// Makes a field one of another kind.
    pub fn set_kind(self, id: FieldId, kind: Kind) {
        self.edit(id, |draft| draft.set_kind(id, kind));
        self.tell_list(id);
    }

    /// Gives a field another name; its siblings may have a problem less or more.
    pub fn rename(self, id: FieldId, name: &str) {
        self.edit(id, |draft| draft.rename(id, name));
        self.tell_siblings(id);
    }

    /// Moves a field towards the start or the end.
    pub fn move_by_one(self, id: FieldId, up: bool) {
        self.edit(id, |draft| if up { draft.move_up(id) } else { draft.move_down(id) });
        if let Some(parent) = self.look(|draft| draft.field(id).and_then(Field::parent)) {
            self.tell_list(parent);
        }
    }

    /// Adds a field at the end.
    pub fn add(self, parent: FieldId, name: &str, kind: Kind) -> Option<FieldId> {
        let id = self.draft.try_update_value(|draft| draft.add(parent, name, kind)).flatten()?;
        self.follow(id);
        self.tell_list(parent);
        Some(id)
    }

    /// Takes a field out, and leaves a way back in its place.
    pub fn remove(self, id: FieldId) {
        let (name, top) = self.look(|draft| {
            let name = draft.field(id).and_then(Field::name).unwrap_or_default().to_owned();
            (name, top(draft, id))
        });
        let stored = self.look(|draft| draft.field(id).is_some_and(Field::is_stored));
        let Some(removed) = self.draft.try_update_value(|draft| draft.remove(id)).flatten() else { return };
        let parent = removed.parent();
        // What was never stored is undone by being removed; there is nothing to put back.
        if stored {
            self.gone.update_value(|gone| gone.push(Gone { removed, name }));
        }
        if top == id {
            self.count(id, stored);
        } else {
            self.follow(parent);
        }
        self.tell_list(parent);
    }

    /// The name of a removed field.
    pub fn name_of_gone(self, id: FieldId) -> String {
        self.gone.with_value(|gone| {
            gone.iter().find(|gone| gone.removed.id() == id).map(|gone| gone.name.clone()).unwrap_or_default()
        })
    }

    /// Undoes a removal.
    pub fn put_back(self, id: FieldId) {
        let found = self.gone.try_update_value(|gone| {
            let position = gone.iter().position(|gone| gone.removed.id() == id)?;
            Some(gone.remove(position))
        });
        let Some(Gone { removed, .. }) = found.flatten() else { return };
        let parent = removed.parent();
        self.edit(id, |draft| draft.put_back(removed));
        self.tell_list(parent);
    }

    /// The first-level field of this name, as the tenant names it in an error.
    pub fn first_level(self, name: &str) -> Option<FieldId> {
        self.look(|draft| draft.member(draft.root(), name))
    }

    /// Everything typed is stored now.
    pub fn saved(self, answer: Metadata) {
        self.draft.update_value(|draft| draft.saved(answer));
        self.touched.update_value(BTreeSet::clear);
        self.derive();
        self.renew();
    }

    /// `sent` was saved while the person went on typing, and is stored as `after`: what was typed since stays an edit.
    pub fn saved_meanwhile(self, sent: &Metadata, after: &Metadata) {
        // A text that is no JSON yet was typed since. It stays, and the next save merges.
        if self.is_broken() {
            return;
        }
        self.draft.update_value(|draft| draft.saved_meanwhile(sent, after));
        self.changed_as_a_whole();
    }

    /// Brings in the edit of another page, which starts from the same stored state.
    ///
    /// # Errors
    /// When a person has to look at it first; nothing has changed then.
    pub fn join(self, other: &Draft) -> Result<(), NotJoined> {
        let joined = self.draft.try_update_value(|draft| draft.join(other)).unwrap_or(Ok(()));
        if joined.is_ok() {
            self.changed_as_a_whole();
        }
        joined
    }

    /// Makes the edit `mine`, over the same stored state.
    pub fn take(self, mine: &Metadata) {
        self.draft.update_value(|draft| draft.rebase(draft.base().clone(), mine));
        self.changed_as_a_whole();
    }

    /// Tells everybody, as anything may have changed. The text that somebody is typing stays as it is.
    fn changed_as_a_whole(self) {
        let triggers = |of: StoredValue<BTreeMap<FieldId, ArcTrigger>>| {
            of.with_value(|triggers| triggers.values().cloned().collect::<Vec<_>>())
        };
        triggers(self.fields).iter().chain(&triggers(self.lists)).for_each(ArcTrigger::notify);
        self.count_anew();
        self.renew_fields();
    }

    fn edit(self, id: FieldId, verb: impl FnOnce(&mut Draft) -> bool) {
        if self.draft.try_update_value(verb) == Some(true) {
            self.follow(id);
        }
    }

    /// Tells a field and all that it stands in, and counts anew.
    fn follow(self, id: FieldId) {
        let mut at = Some(id);
        while let Some(id) = at {
            self.tell(id);
            at = self.look(|draft| draft.field(id).and_then(Field::parent));
        }
        let (top, changed) = self.look(|draft| {
            let top = top(draft, id);
            (top, draft.change(top) != Change::Same)
        });
        self.count(top, changed);
    }

    fn count(self, top: FieldId, changed: bool) {
        self.touched.update_value(|touched| {
            if changed {
                touched.insert(top);
            } else {
                touched.remove(&top);
            }
        });
        self.derive();
        self.edited.set(());
    }

    /// Derives from the draft what is shown of the whole: how much is changed, and how large it is. The one place that does.
    fn derive(self) {
        let left = self.look(Draft::is_changed);
        let count = if left { self.touched.with_value(BTreeSet::len).max(1) } else { 0 };
        if self.changed.get_untracked() != count {
            self.changed.set(count);
        }
        let size = self.look(Draft::size).bytes;
        if self.size.get_untracked() != size {
            self.size.set(size);
        }
    }

    fn tell(self, id: FieldId) {
        if let Some(trigger) = self.fields.with_value(|fields| fields.get(&id).cloned()) {
            trigger.notify();
        }
    }

    fn tell_list(self, id: FieldId) {
        if let Some(trigger) = self.lists.with_value(|lists| lists.get(&id).cloned()) {
            trigger.notify();
        }
    }
}

/// The first-level field that a field stands in.
fn top(draft: &Draft, id: FieldId) -> FieldId {
    let parent = |id: &FieldId| draft.field(*id).and_then(Field::parent);
    let way = std::iter::successors(Some(id), parent);
    way.take_while(|id| *id != draft.root()).last().unwrap_or(id)
}

fn trigger(of: StoredValue<BTreeMap<FieldId, ArcTrigger>>, id: FieldId) -> ArcTrigger {
    of.try_update_value(|triggers| triggers.entry(id).or_insert_with(ArcTrigger::new).clone())
        .unwrap_or_default()
}
