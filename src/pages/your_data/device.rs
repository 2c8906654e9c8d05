//! What this device keeps of the person, in words, and clearing it.

use crate::data::device::OnDevice;
use crate::data::use_device;
use crate::texts::use_data_texts;
use crate::ui::dialog::Dialog;
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::{Meaning, Notice};
use leptos::prelude::*;

/// The id of what is said after clearing.
const SAID: &str = "device-cleared";

/// The section's content.
#[component]
pub fn OnThisDevice() -> impl IntoView {
    let (device, words) = (use_device(), &use_data_texts().device);
    let (asked, cleared) = (RwSignal::new(false), RwSignal::new(false));
    let clear = move || {
        asked.set(false);
        device.clear();
        cleared.set(true);
        focus(SAID.to_owned());
    };
    let press = move |_| {
        cleared.set(false);
        match untrack(|| device.kept()).edits {
            0 => clear(),
            _ => asked.set(true),
        }
    };
    let list = move || {
        let kept = device.kept();
        let can_clear = kept.can_be_cleared();
        let lines = lines(&kept).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        let button = can_clear.then(|| {
            view! {
                <div class="action">
                    <button type="button" class="button" id="clear-device" on:click=press>{icon(Icon::Trash)}{words.clear}</button>
                    <p class="quiet">{words.clear_why}</p>
                </div>
            }
        });
        view! { <ul class="kept">{lines}</ul>{button} }
    };
    view! {
        <div class="account-block">
            <p class="quiet">{words.why}</p>
            {list}
            {move || cleared.get().then(|| view! { <Notice meaning=Meaning::Done id=SAID>{words.cleared}</Notice> })}
        </div>
        <Dialog open=asked close=move |()| asked.set(false) labelled_by="clear-title">
            <h2 id="clear-title">{words.confirm_title}</h2>
            <p>{words.confirm_words}</p>
            <div class="buttons">
                <button type="button" class="button" autofocus=true on:click=move |_| asked.set(false)>{words.cancel}</button>
                <button type="button" class="button button-main" on:click=move |_| clear()>{words.confirm}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// What is kept, a line for each kind.
fn lines(kept: &OnDevice) -> Vec<String> {
    let words = &use_data_texts().device;
    let some = |number: usize, words: fn(usize) -> String| (number > 0).then(|| words(number));
    let if_so = |is_there: bool, words: &str| is_there.then(|| words.to_owned());
    let found = [
        if_so(kept.session, words.session),
        some(kept.edits, words.edits),
        some(kept.saves, words.history),
        if_so(kept.asked, words.asked),
        if_so(kept.answers, words.answers),
        if_so(!kept.choices.is_empty(), words.choices),
    ];
    let found: Vec<String> = found.into_iter().flatten().collect();
    if found.is_empty() { vec![words.nothing.to_owned()] } else { found }
}
