//! A page, or the part of one, that could not be had: what happened, what now, and what to tell whoever helps.

use crate::texts::{Told, use_texts};
use leptos::prelude::*;

/// The failure in words; the children are the next step.
#[component]
pub fn Failure(
    /// The words.
    told: Told,
    /// The single things that are wrong, where there are several.
    #[prop(optional)]
    lines: Vec<String>,
    /// The next step, as a button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let lines = (!lines.is_empty()).then(|| {
        view! { <ul class="failure-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
    });
    view! {
        <div class="failure" role="alert">
            <p class="failure-what">{told.what}</p>
            {lines}
            <p class="quiet">{told.so}</p>
            {children.map(|children| view! { <div class="buttons">{children()}</div> })}
            <details class="why">
                <summary>{use_texts().frame.details}</summary>
                <code class="failure-code" translate="no">{told.code}</code>
            </details>
        </div>
    }
    .into_any()
}
