//! What the operator asks of a person before they see their profile: what the schema wants and is not there.

use crate::browser::storage::Kept;
use crate::data::device::Device;
use crate::data::schema::Given;
use crate::data::use_device;
use crate::editor::form::object::offered;
use crate::editor::state::Editor;
use crate::pages::edit::form::{Edit, org};
use crate::pages::edit::save::problems;
use crate::pages::edit::schema::guide;
use crate::pages::layout::around::while_in_a_step;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::save_notices::SaveNotices;
use crate::texts::{use_texts, use_welcome_texts};
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_metadata::schema::Missing;
use cameo_metadata::{Draft, Metadata};
use leptos::prelude::*;
use std::sync::Arc;

/// The questions. Signing out stays possible all the time, and what is typed here is a draft like any other.
#[component]
pub fn Welcome(
    /// What is asked.
    missing: Missing,
    /// What is stored now.
    metadata: Metadata,
    /// It is answered, or put off.
    done: Callback<()>,
) -> impl IntoView {
    while_in_a_step();
    let (texts, words) = (use_texts(), use_welcome_texts());
    let device = use_device();
    let Missing { schema, paths, can_wait } = missing;
    let draft = begin(device, &metadata);
    let editor = Editor::new(draft).guided(guide(&Given::Loaded(Arc::new(schema))));
    let over = Callback::new(move |()| {
        device.note_asked(&paths);
        done.run(());
    });
    let edit = Edit::begin(editor, over);
    let root = editor.look(Draft::root);
    let (changed, saving) = (editor.changed(), edit.saving());
    let save = move |_| match changed.get_untracked() {
        _ if saving.get_untracked() => {}
        // Nothing of it was required, and nothing was said.
        0 if !edit.finds_faults() => over.run(()),
        _ => {
            edit.way_on.set(None);
            edit.save();
        }
    };
    let later = can_wait.then(|| {
        view! { <button type="button" class="button" id="later" on:click=move |_| over.run(())>{words.later}</button> }
    });
    view! {
        <div class="profile">
            <div class="who-words">
                <Heading page=words.title />
                <p class="quiet">{(words.lead)(&org())}</p>
            </div>
            <div class="frame-notices">
                {move || (edit.kept.get() == Kept::InMemoryOnly).then(|| view! {
                    <Notice meaning=Meaning::Careful>{texts.edit().not_kept}</Notice>
                })}
                {problems(edit)}
                <SaveNotices field_link=edit.field_link() />
            </div>
            <div class="fields">{offered(editor, root, 0)}</div>
            <div class="buttons">
                {later}
                <button type="button" class="button button-main" id="save" on:click=save>
                    {live(move || if saving.get() { texts.press.saving } else { words.save })}
                </button>
            </div>
            {edit.ways_out()}
        </div>
    }
    .into_any()
}

/// An edit of an earlier visit that answers what is asked, or a new one.
fn begin(device: Device, stored: &Metadata) -> Draft {
    device.own_draft().unwrap_or_else(|| match device.other_drafts().into_iter().next() {
        Some(other) => {
            device.take_over(&other);
            other.draft
        }
        None => Draft::of(stored),
    })
}
