//! What is different between two states, field by field.

use crate::texts::use_saving_texts;
use crate::ui::labels::{Labels, use_labels};
use crate::ui::value::compared;
use cameo_metadata::changes::Change;
use cameo_metadata::path::Path;
use leptos::prelude::*;
use serde_json::Value;

/// How many changes are drawn.
const AT_ONCE: usize = 200;

/// The list; each change with a sign, a word, where it is, and what it was and is. With `take_back`, each can be taken back.
pub fn changes(changes: &[Change], take_back: Option<Callback<Vec<Path>>>) -> AnyView {
    let labels = use_labels();
    let rows = changes.iter().take(AT_ONCE).map(|one| change(&labels, one, take_back)).collect_view();
    let more = changes.len().saturating_sub(AT_ONCE);
    let more =
        (more > 0).then(|| view! { <li class="quiet">{(crate::texts::use_texts().value().more)(more)}</li> });
    view! { <ul class="changes">{rows}{more}</ul> }.into_any()
}

fn change(labels: &Labels, change: &Change, take_back: Option<Callback<Vec<Path>>>) -> AnyView {
    let words = use_saving_texts();
    let called = labels.path(change.path());
    let shown = |value: &Value| compared(labels, change.path(), value);
    let (class, sign, word, from, before, after) = match change {
        Change::Added { after, .. } => ("change is-added", "+", words.added, None, None, Some(after)),
        Change::Changed { before, after, .. } => {
            ("change is-changed", "~", words.changed, None, Some(before), Some(after))
        }
        Change::Removed { before, .. } => ("change is-removed", "−", words.removed, None, Some(before), None),
        Change::Moved { from, value, .. } => {
            ("change is-moved", "→", words.moved, Some(labels.path(from)), None, Some(value))
        }
    };
    let button = take_back.map(|take_back| {
        let mut paths = vec![change.path().clone()];
        if let Change::Moved { from, .. } = change {
            paths.push(from.clone());
        }
        let name = [words.take_back, ": ", &called].concat();
        let press = move |_| take_back.run(paths.clone());
        view! {
            <button type="button" class="button button-small" aria-label=name on:click=press>{words.take_back}</button>
        }
    });
    let from = from.map(|from| view! { <bdi class="quiet" translate="no">{from}</bdi>" → " });
    view! {
        <li class=class>
            <span class="change-sign" aria-hidden="true">{sign}</span>
            <div class="change-what">
                <p class="change-path"><span class="unseen">{word}": "</span>{from}<bdi translate="no">{called}</bdi></p>
                {before.map(|before| view! { <div class="change-before"><del>{shown(before)}</del></div> })}
                {after.map(|after| view! { <div class="change-after">{shown(after)}</div> })}
                {button}
            </div>
        </li>
    }
    .into_any()
}
