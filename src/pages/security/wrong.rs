//! What went wrong with a section of the page, beside the section itself.

use crate::texts::{Told, use_texts};
use crate::ui::notice::{Meaning, Notice};
use leptos::prelude::*;

/// The failure in words, where the focus finds it by `id`, and the next step.
pub fn wrong(id: &'static str, told: Told, next: Option<AnyView>) -> AnyView {
    view! {
        <Notice meaning=Meaning::Wrong id>
            <p><strong>{told.what}</strong></p>
            <p>{told.so}</p>
            {next}
            <details class="why">
                <summary>{use_texts().frame.details}</summary>
                <code class="failure-code" translate="no">{told.code}</code>
            </details>
        </Notice>
    }
    .into_any()
}
