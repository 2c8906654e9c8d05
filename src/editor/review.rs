//! Looking through the changes before they are sent.

use crate::texts::{use_saving_texts, use_texts};
use crate::ui::changes::changes;
use crate::ui::dialog::Dialog;
use cameo_metadata::changes::Change;
use leptos::prelude::*;

/// What would be sent: the changes, and the body of the `PATCH`, if there is anything in it.
#[derive(Clone, PartialEq)]
pub struct Reviewed {
    /// Field by field.
    pub changes: Vec<Change>,
    /// The exact body, in lines.
    pub body: Option<String>,
}

/// The dialog, while there is something to review.
#[component]
pub fn Review(
    /// What would be sent.
    #[prop(into)]
    reviewed: Signal<Option<Reviewed>>,
    /// Save was pressed.
    #[prop(into)]
    save: Callback<()>,
    /// The form is to be shown again.
    #[prop(into)]
    back: Callback<()>,
) -> impl IntoView {
    let words = use_saving_texts();
    let content = move || {
        let reviewed = reviewed.get()?;
        let body = match reviewed.body {
            Some(body) => view! {
                <details class="why"><summary>{words.exactly}</summary><pre class="code" tabindex="0" translate="no">{body}</pre></details>
            }
            .into_any(),
            None => view! { <p class="quiet">{words.nothing_to_send}</p> }.into_any(),
        };
        Some(view! { {changes(&reviewed.changes, None)}{body} })
    };
    view! {
        <Dialog open=Signal::derive(move || reviewed.get().is_some()) close=back labelled_by="review-title">
            <h2 id="review-title">{words.review_title}</h2>
            {content}
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| back.run(())>{words.back}</button>
                <button type="button" class="button button-main" on:click=move |_| save.run(())>{use_texts().press.save}</button>
            </div>
        </Dialog>
    }
    .into_any()
}
