//! Unsaved edits of other tabs that change what this one changes too: each is offered, and stays on the device until then.

use crate::data::device::OtherDraft;
use crate::data::use_device;
use crate::editor::state::Editor;
use crate::texts::use_saving_texts;
use crate::ui::conflicts::Conflicts;
use crate::ui::labels::use_labels;
use crate::ui::notice::{Meaning, Notice};
use cameo_metadata::changes::changes;
use cameo_metadata::draft::{NotJoined, Restored};
use cameo_metadata::merge::{Choice, Merge};
use cameo_metadata::path::Path;
use leptos::prelude::*;
use std::sync::Arc;

/// The edits that did not come together with this one by themselves.
#[component]
pub fn OtherDrafts(
    /// The edit of this page.
    editor: Editor,
    /// Whether a person is choosing between two of them.
    deciding: RwSignal<bool>,
) -> impl IntoView {
    let device = use_device();
    let others = RwSignal::new(device.other_drafts());
    let questions = RwSignal::new(None::<(OtherDraft, Arc<Merge>)>);
    Effect::new(move |_| deciding.set(questions.with(Option::is_some)));
    let is_unfinished = RwSignal::new(false);
    let gone = move |other: &OtherDraft| others.update(|others| others.retain(|one| !one.is_same(other)));
    let bring_in = move |other: OtherDraft| {
        let restored = editor.look(|draft| other.draft.clone().restore(draft.base()));
        let joined = match restored {
            Restored::Current(draft) | Restored::Merged { draft, .. } => editor.join(&draft),
            Restored::Conflict { draft, .. } | Restored::Unfinished(draft) => editor.join(&draft),
        };
        is_unfinished.set(matches!(joined, Err(NotJoined::Unfinished)));
        match joined {
            Ok(()) => {
                device.take_over(&other);
                gone(&other);
            }
            Err(NotJoined::Conflict(merge)) => questions.set(Some((other, Arc::new(merge)))),
            Err(NotJoined::Unfinished) => {}
        }
    };
    let discard = move |other: &OtherDraft| {
        device.discard_other(other);
        gone(other);
    };
    let asked = move || {
        questions.get().map(|(other, merge)| {
            let words = use_saving_texts();
            let asked = merge.clone();
            let decided = move |choices: Vec<Choice>| {
                if let Ok(both) = asked.resolve(&choices) {
                    editor.take(&both);
                    device.take_over(&other);
                    gone(&other);
                }
                questions.set(None);
            };
            view! {
                <Conflicts
                    merge
                    title=words.two_tabs_title
                    lead=words.two_tabs
                    decided
                    back=move |()| questions.set(None)
                />
            }
        })
    };
    let offered = move |other: OtherDraft| {
        let words = use_saving_texts();
        let names = fields(&other);
        let (to_bring, to_discard) = (other.clone(), other);
        view! {
            <Notice meaning=Meaning::Careful>
                <p>{(words.other_draft)(&names)}</p>
                {move || is_unfinished.get().then(|| view! { <p>{words.other_unfinished}</p> })}
                <div class="buttons">
                    <button type="button" class="button button-danger" on:click=move |_| discard(&to_discard)>{words.discard_other}</button>
                    <button type="button" class="button" on:click=move |_| bring_in(to_bring.clone())>{words.bring_in}</button>
                </div>
            </Notice>
        }
    };
    view! {
        {asked}
        {move || questions.with(Option::is_none).then(|| others.get().into_iter().map(offered).collect_view())}
    }
    .into_any()
}

/// The names of the first-level fields that an edit changes.
fn fields(other: &OtherDraft) -> String {
    let Ok(mine) = other.draft.metadata() else { return String::new() };
    let labels = use_labels();
    let mut names: Vec<String> = changes(other.draft.base(), &mine)
        .iter()
        .filter_map(|change| {
            change.path().steps().first().map(|step| labels.path(&Path::new(vec![step.clone()])))
        })
        .collect();
    names.dedup();
    names.join(", ")
}
