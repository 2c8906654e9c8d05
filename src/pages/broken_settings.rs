//! `config.json` is missing or wrong: nothing else can be shown.

use crate::pages::layout::heading::Heading;
use crate::texts::use_texts;
use crate::ui::failure::Failure;
use cameo_settings::SettingsError;
use leptos::prelude::*;

/// Every key that is wrong, what was found and what is expected.
#[component]
pub fn BrokenSettings(
    /// What is wrong.
    error: SettingsError,
) -> impl IntoView {
    let texts = use_texts();
    let (told, lines) = texts.settings_error(&error);
    view! {
        <div class="frame">
            <header class="frame-header"><span class="wordmark">{texts.app}</span></header>
            <main class="frame-main">
                <div class="profile"><Heading page=texts.other.broken_title /><Failure told lines /></div>
            </main>
        </div>
    }
}
