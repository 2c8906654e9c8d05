//! A mistake of whoever runs the app: the person is told that it is not theirs, the operator what it is.

use crate::ui::notice::{Meaning, Notice};
use leptos::prelude::*;

/// The notice: what it means for the person, and behind `summary` the lines for the operator, to the letter.
pub(crate) fn for_operator(person: &'static str, summary: String, lines: Vec<String>) -> AnyView {
    let lines =
        lines.into_iter().map(|line| view! { <li><code translate="no">{line}</code></li> }).collect_view();
    view! {
        <Notice meaning=Meaning::Careful>
            <p>{person}</p>
            <details>
                <summary>{summary}</summary>
                <ul class="notice-list">{lines}</ul>
            </details>
        </Notice>
    }
    .into_any()
}
