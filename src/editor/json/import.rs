//! What a file would change, before it changes anything.

use crate::texts::use_texts;
use crate::ui::labels::use_labels;
use crate::ui::notice::{Meaning, Notice};
use cameo_metadata::changes::Change;
use leptos::prelude::*;
use serde_json::Value;

/// The id of the question.
pub const IMPORT: &str = "json-import";
/// How many differences are listed.
const LISTED: usize = 100;
/// How much of a value is shown.
const SHOWN: usize = 60;

/// The differences, and the question.
#[component]
pub fn JsonImport(
    /// What would change.
    changes: Vec<Change>,
    /// Whether the file is taken over.
    #[prop(into)]
    answer: Callback<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let words = texts.json();
    if changes.is_empty() {
        let close = move |()| answer.run(false);
        return view! { <Notice meaning=Meaning::Info id=IMPORT close>{words.import_same}</Notice> }
            .into_any();
    }
    let more = changes.len().checked_sub(LISTED).filter(|more| *more > 0);
    let lines = changes.iter().take(LISTED).map(line).collect_view();
    view! {
        <section class="json-import" id=IMPORT tabindex="-1" aria-labelledby="json-import-title">
            <h2 id="json-import-title">{(words.import_changes)(changes.len())}</h2>
            <ul class="json-changes" translate="no">{lines}</ul>
            {more.map(|more| view! { <p class="quiet">{(words.import_more)(more)}</p> })}
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| answer.run(false)>{words.leave_as_is}</button>
                <button type="button" class="button button-main" on:click=move |_| answer.run(true)>{words.take_over}</button>
            </div>
        </section>
    }
    .into_any()
}

fn line(change: &Change) -> AnyView {
    let words = use_texts().json();
    let old = |value: &Value| view! { <del>{short(value)}</del> };
    let new = |value: &Value| view! { <ins>{short(value)}</ins> };
    let (word, values) = match change {
        Change::Added { after, .. } => (words.added, new(after).into_any()),
        Change::Removed { before, .. } => (words.removed, old(before).into_any()),
        Change::Changed { before, after, .. } => {
            (words.changed, view! { {old(before)}" → "{new(after)} }.into_any())
        }
        Change::Moved { from, .. } => (words.moved, view! { <bdi>{from.to_string()}</bdi> }.into_any()),
    };
    let path = use_labels().path(change.path());
    view! { <li><span class="json-change">{word}</span><span><bdi class="json-path">{path}</bdi>" "{values}</span></li> }
        .into_any()
}

/// The start of a value's text.
fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text,
    }
}
