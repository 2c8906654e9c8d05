//! The edit as one text: what the text says is the draft, as long as it says something.

use super::{Editor, Gone, trigger};
use cameo_metadata::draft::{Change, Field};
use cameo_metadata::{Draft, Metadata};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What belongs to the edit as one text.
#[derive(Clone, Copy)]
pub(super) struct Whole {
    shown: RwSignal<bool>,
    pub(super) broken: RwSignal<bool>,
    refused: RwSignal<bool>,
    /// The draft that the text was opened with, and how many fields were taken out of it by then.
    opened: StoredValue<Option<(Draft, usize)>>,
    renewed: RwSignal<()>,
}

impl Whole {
    /// Nobody edits the text yet.
    pub(super) fn new() -> Self {
        Self {
            shown: RwSignal::new(false),
            broken: RwSignal::new(false),
            refused: RwSignal::new(false),
            opened: StoredValue::new(None),
            renewed: RwSignal::new(()),
        }
    }
}

impl Editor {
    /// Whether the text is shown instead of the fields, reactively.
    pub fn is_text(self) -> bool {
        self.whole.shown.get()
    }

    /// Whether there is a text that says nothing, and that a save would lose.
    pub fn is_broken(self) -> bool {
        self.whole.broken.get_untracked()
    }

    /// Notes whether the text says something.
    pub fn set_broken(self, broken: bool) {
        if self.is_broken() != broken {
            self.whole.broken.set(broken);
        }
        if !broken {
            self.whole.refused.set(false);
        }
    }

    /// Whether something was asked for that needs a text that says something; reactively.
    pub fn is_text_refused(self) -> bool {
        self.whole.refused.get()
    }

    /// Says from now on, until it is mended, that the text says nothing.
    pub fn refuse_text(self) {
        self.whole.refused.set(true);
    }

    /// Something else than the text has changed the draft: reactive.
    pub fn track_renewed(self) {
        self.whole.renewed.track();
    }

    /// Shows the text from now on.
    pub fn show_text(self) {
        self.remember();
        self.whole.shown.set(true);
    }

    /// Shows the fields from now on, unless that would lose a text that says nothing yet.
    pub fn show_fields(self) -> bool {
        let fits = !self.is_broken();
        if !fits {
            self.refuse_text();
        }
        if fits && self.whole.shown.get_untracked() {
            self.whole.opened.set_value(None);
            self.whole.shown.set(false);
        }
        fits
    }

    /// The draft as text.
    pub fn text(self) -> String {
        self.look(Draft::pretty)
    }

    /// Makes the draft what a text says. Each time from the draft that the text was opened with, so that a name that is
    /// half typed for a moment leaves no trace.
    pub fn replace(self, now: &Metadata) {
        if self.whole.opened.with_value(Option::is_none) {
            self.remember();
        }
        let Some((mut draft, kept)) = self.whole.opened.get_value() else { return };
        let before = draft.clone();
        let removed = draft.replace(now);
        let name = |id| before.field(id).and_then(Field::name).unwrap_or_default().to_owned();
        self.gone.update_value(|gone| {
            gone.truncate(kept);
            gone.extend(removed.into_iter().map(|removed| Gone { name: name(removed.id()), removed }));
        });
        self.draft.set_value(draft);
        self.count_anew();
    }

    /// Something else than the text has changed the draft.
    pub(super) fn renew(self) {
        self.set_broken(false);
        self.remember();
        self.whole.renewed.set(());
    }

    /// The same, unless the text is shown: somebody may be typing in it.
    pub(super) fn renew_fields(self) {
        match self.whole.shown.get_untracked() {
            true => self.remember(),
            false => self.renew(),
        }
    }

    /// What the text goes back to is the draft as it is now.
    fn remember(self) {
        let opened = (self.look(Draft::clone), self.gone.with_value(Vec::len));
        self.whole.opened.set_value(Some(opened));
    }

    pub(super) fn count_anew(self) {
        let touched: BTreeSet<_> = self.look(|draft| {
            let root = draft.root();
            let here = draft.fields_in(root).iter().copied();
            let changed = here.filter(|id| draft.change(*id) != Change::Same);
            let gone = self.gone.with_value(|gone| {
                let out = gone.iter().map(|gone| &gone.removed);
                let out = out.filter(|out| out.parent() == root && draft.field(out.id()).is_none());
                out.map(|out| out.id()).collect::<Vec<_>>()
            });
            changed.chain(gone).collect()
        });
        self.touched.set_value(touched);
        self.derive();
        self.edited.set(());
        // Whoever watches a field is told, should it stand beside the text.
        let root = self.look(Draft::root);
        trigger(self.lists, root).notify();
    }
}
