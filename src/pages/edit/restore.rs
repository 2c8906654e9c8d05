//! What the form begins with: what is stored, or a draft of an earlier visit brought together with it.

use crate::data::device::{Device, OtherDraft};
use crate::data::schema::Given;
use crate::data::use_device;
use crate::pages::edit::card::EditedCard;
use crate::pages::edit::form::EditForm;
use crate::pages::layout::heading::Heading;
use crate::texts::{Words, use_saving_texts, use_texts};
use crate::ui::conflicts::Conflicts;
use crate::ui::focus::focus;
use crate::ui::labels::use_labels;
use cameo_metadata::draft::Restored;
use cameo_metadata::merge::{Choice, Merge};
use cameo_metadata::path::Path;
use cameo_metadata::{Draft, Metadata};
use leptos::prelude::*;
use std::sync::Arc;

/// A draft, and what there is to say of its return.
type Begun = (Draft, Option<Words>);

/// The form; before it the questions, where somebody else has meanwhile stored something else in the same place.
#[component]
pub fn Restoring(
    /// What is stored now.
    metadata: Metadata,
    /// What the operator says about it.
    schema: Given,
    /// The card that the form is in; none on the page of its own.
    #[prop(optional_no_strip)]
    card: Option<EditedCard>,
) -> impl IntoView {
    let (begun, questions) = begin(use_device(), &metadata);
    let begun = StoredValue::new(Some(begun));
    let questions = RwSignal::new(questions.map(Arc::new));
    if questions.with_untracked(Option::is_some) {
        focus("conflicts".to_owned());
    }
    let is_page = card.is_none();
    let form = {
        let metadata = metadata.clone();
        move || {
            let begun = begun.try_update_value(Option::take).flatten();
            let (draft, said) = begun.unwrap_or_else(|| (Draft::of(&metadata), None));
            view! { <EditForm draft said schema=schema.clone() card=card.clone() /> }.into_any()
        }
    };
    let ask = move |merge: Arc<Merge>| {
        let (asked, stored) = (merge.clone(), metadata.clone());
        let decided = move |choices: Vec<Choice>| {
            let Ok(resolved) = asked.resolve(&choices) else { return };
            begun.update_value(|begun| {
                if let Some((draft, said)) = begun {
                    draft.rebase(stored.clone(), &resolved);
                    *said = Some(brought_in(draft, asked.incoming()));
                }
            });
            questions.set(None);
        };
        let words = use_saving_texts();
        view! {
            {is_page.then(|| view! { <Heading page=use_texts().edit().title /> })}
            <div class="frame-notices edit-asked">
                <Conflicts merge lead=words.restored_conflict decided back=move |()| questions.set(None) />
            </div>
        }
        .into_any()
    };
    move || match questions.get() {
        Some(merge) => ask(merge),
        None => form(),
    }
}

/// The draft to begin with, and the questions that stand before it.
fn begin(device: Device, stored: &Metadata) -> (Begun, Option<Merge>) {
    let words = use_saving_texts();
    let mut others = device.other_drafts();
    let Some(kept) = device.own_draft().or_else(|| first(device, &mut others)) else {
        return ((Draft::of(stored), None), None);
    };
    let back: Words = use_texts().edit().restored.into();
    // A text that is not finished was written over the draft as it is, and would take back what is brought in.
    let is_text = device.has_text() && !kept.base().same_text(stored);
    let restored = if is_text { Restored::Unfinished(kept) } else { kept.restore(stored) };
    match restored {
        Restored::Current(mut draft) => {
            join(device, &mut draft, others);
            ((draft, Some(back)), None)
        }
        Restored::Unfinished(draft) => ((draft, Some(words.restored_stale.into())), None),
        Restored::Merged { mut draft, incoming } => {
            join(device, &mut draft, others);
            let said = brought_in(&draft, &incoming);
            ((draft, Some(said)), None)
        }
        Restored::Conflict { draft, merge } => ((draft, Some(words.restored_stale.into())), Some(merge)),
    }
}

/// The edit of another page to begin with, where this one has none.
fn first(device: Device, others: &mut Vec<OtherDraft>) -> Option<Draft> {
    let other = (!others.is_empty()).then(|| others.remove(0))?;
    device.take_over(&other);
    Some(other.draft)
}

/// Brings the edits of other pages in where nothing overlaps. The form offers the others.
fn join(device: Device, draft: &mut Draft, others: Vec<OtherDraft>) {
    for other in others {
        let restored = other.draft.clone().restore(draft.base());
        let (Restored::Current(theirs) | Restored::Merged { draft: theirs, .. }) = restored else { continue };
        if draft.join(&theirs).is_ok() {
            device.take_over(&other);
        }
    }
}

/// What was brought together, in words.
fn brought_in(draft: &Draft, incoming: &[Path]) -> Words {
    let words = use_saving_texts();
    let names: Vec<String> = incoming.iter().map(|path| use_labels().path(path)).collect();
    match (draft.is_changed(), names.is_empty()) {
        (false, _) => words.restored_stored.into(),
        (true, true) => use_texts().edit().restored.into(),
        (true, false) => (words.restored_merged)(&names.join(", ")).into(),
    }
}
