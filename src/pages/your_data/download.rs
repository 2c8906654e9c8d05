//! The download of everything that is known about the person.

use crate::browser::files;
use crate::data::{UserState, use_device, use_user};
use crate::texts::use_data_texts;
use crate::ui::icon::{Icon, icon};
use crate::ui::live::live;
use leptos::prelude::*;

/// The name of the file.
const FILE: &str = "your-data.json";

/// The section's content.
pub fn download() -> AnyView {
    let (user, device, words) = (use_user(), use_device(), &use_data_texts().download);
    let given = RwSignal::new(None::<bool>);
    let is_here = Memo::new(move |_| matches!(user.state(), UserState::Loaded(_)));
    let has_failed = Memo::new(move |_| matches!(user.state(), UserState::Failed(_)));
    let give = move |_| {
        if let Some(text) = user.everything(device) {
            given.set(Some(files::give(FILE, &text)));
        }
    };
    let status = move || match (has_failed.get(), given.get()) {
        (true, _) => words.not_read,
        (false, Some(true)) => words.done,
        (false, Some(false)) => words.failed,
        (false, None) => "",
    };
    let part = |(name, what): &(&'static str, &'static str)| {
        view! { <div class="row"><dt class="row-name"><code translate="no">{*name}</code></dt><dd class="row-value">{*what}</dd></div> }
    };
    view! {
        <div class="account-block">
            <p class="quiet">{words.why}</p>
            <p class="buttons">
                <button type="button" class="button" disabled=move || !is_here.get() on:click=give>{icon(Icon::Download)}{words.press}</button>
                <span role="status">{live(status)}</span>
            </p>
            <details class="why">
                <summary>{words.parts_title}</summary>
                <dl class="rows">{words.parts.iter().map(part).collect_view()}</dl>
            </details>
        </div>
    }
    .into_any()
}
