//! What the operator asks of a person before they see their profile: what the schema wants and is not there.

use super::edit_form::Edit;
use super::edit_outcome::said;
use super::edit_schema::guide;
use super::heading::Heading;
use crate::asked;
use crate::auth::use_person;
use crate::browser::storage::Kept;
use crate::components::editor::Editor;
use crate::components::form::object::offered;
use crate::components::notice::{Meaning, Notice};
use crate::drafts;
use crate::schema::Given;
use crate::texts::{use_texts, use_welcome_texts};
use account::profile::schema::Missing;
use account::profile::{Draft, Metadata};
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
    let (texts, words) = (use_texts(), use_welcome_texts());
    let subject = use_person().subject().to_owned();
    let Missing { schema, paths, can_wait } = missing;
    let draft = drafts::kept(&subject).unwrap_or_else(|| Draft::of(&metadata));
    let editor = Editor::new(draft).guided(guide(&Given::Loaded(Arc::new(schema))));
    let over = Callback::new(move |()| {
        asked::note(&subject, &paths);
        done.run(());
    });
    let edit = Edit::begin(editor, over);
    let root = editor.look(Draft::root);
    let (changed, saving) = (editor.changed(), edit.saving);
    let save = move |_| match changed.get_untracked() {
        _ if saving.get_untracked() => {}
        // Nothing of it was required, and nothing was said.
        0 if !edit.finds_faults() => over.run(()),
        _ => edit.save(),
    };
    let later = can_wait.then(|| {
        view! { <button type="button" class="button" id="later" on:click=move |_| over.run(())>{words.later}</button> }
    });
    view! {
        <div class="profile">
            <div class="who-words">
                <Heading page=words.title />
                <p class="quiet">{words.lead}</p>
                <p class="quiet">{if can_wait { words.can_wait } else { words.cannot_wait }}</p>
            </div>
            <div class="frame-notices">
                {move || (edit.kept.get() == Kept::InMemoryOnly).then(|| view! {
                    <Notice meaning=Meaning::Careful>{texts.edit().not_kept}</Notice>
                })}
                {move || edit.outcome.get().map(|outcome| said(edit, outcome))}
            </div>
            <div class="fields">{offered(editor, root, 0)}</div>
            <div class="buttons">
                <button type="button" class="button button-main" id="save" on:click=save>
                    {move || if saving.get() { texts.press.saving } else { words.save }}
                </button>
                {later}
            </div>
            {edit.ways_out()}
        </div>
    }
    .into_any()
}
