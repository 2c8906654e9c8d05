//! Recent changes: what was saved on this device, newest first. Each save can be undone, as a whole or field by field.

use crate::browser::clock;
use crate::data::save::{Purpose, Save, Saves};
use crate::data::{use_device, use_saves};
use crate::texts::{use_data_texts, use_texts};
use crate::ui::changes::changes;
use crate::ui::icon::{Icon, icon};
use cameo_metadata::history::Entry;
use cameo_metadata::path::Path;
use cameo_metadata::undo::{undo, undo_some};
use cameo_oidc::time::Timestamp;
use leptos::prelude::*;

/// The section's content.
pub fn history() -> AnyView {
    let (device, saves) = (use_device(), use_saves());
    let words = &use_data_texts().history;
    let list = move || {
        let history = device.history();
        if history.entries().is_empty() {
            return view! { <p class="quiet">{words.none}</p> }.into_any();
        }
        let entries = history.entries().iter().map(|one| entry(saves, one)).collect_view();
        view! {
            <div class="account-block">
                <div class="history-head">
                    <p class="quiet">{words.why}</p>
                    <button type="button" class="button button-small" on:click=move |_| device.clear_history()>{words.clear}</button>
                </div>
                <ol class="history">{entries}</ol>
            </div>
        }
        .into_any()
    };
    list.into_any()
}

/// One save, with a way to take it back, and one for each field where there are several.
fn entry(saves: Saves, entry: &Entry) -> AnyView {
    let words = &use_data_texts().history;
    let list = cameo_metadata::changes::changes(&entry.before, &entry.after);
    let states = StoredValue::new((entry.before.clone(), entry.after.clone()));
    let take_back = move |chosen: Option<Vec<Path>>| {
        let (before, after) = states.get_value();
        saves.save(Save::new(Purpose::Undo, move |now| match &chosen {
            Some(chosen) => undo_some(&before, &after, now, chosen),
            None => undo(&before, &after, now),
        }));
    };
    let one = Callback::new(move |chosen: Vec<Path>| take_back(Some(chosen)));
    let is_single = list.len() == 1;
    view! {
        <li>
            <div class="history-head">
                <h3><time>{clock::local(Timestamp(entry.at), use_texts().language)}</time></h3>
                <button type="button" class="button button-small history-undo" disabled=move || saves.is_busy() on:click=move |_| take_back(None)>
                    {icon(Icon::Undo)}{words.undo}
                </button>
            </div>
            {changes(&list, (!is_single).then_some(one))}
        </li>
    }
    .into_any()
}
