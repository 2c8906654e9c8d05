//! Finding one field among many.

use crate::editor::long_lists::paging::PAGE;
use crate::editor::state::{Editor, Hit, input_id};
use crate::texts::use_finding_texts;
use crate::ui::focus::focus_first;
use crate::ui::keys::key;
use cameo_metadata::FieldId;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// With more fields than these, there is a way to look for one.
const MANY: usize = 2 * PAGE;
/// How many hits are listed; who looks for more has to say more.
const LISTED: usize = 10;

/// Draws a field, wherever it stands, and goes there.
pub fn go_to(editor: Editor, id: FieldId) {
    editor.reveal(id);
    // A list or an object has no input, but its options can be reached.
    focus_first(vec![input_id(id), format!("o{}", id.0)]);
}

/// The search, if there is enough to search.
pub fn finder(editor: Editor) -> Option<AnyView> {
    (editor.count_all() > MANY).then(|| search(editor))
}

fn search(editor: Editor) -> AnyView {
    let words = use_finding_texts();
    let (text, set_text) = signal(String::new());
    let found = Memo::new(move |_| text.with(|text| (!text.is_empty()).then(|| editor.find(text, LISTED))));
    let on_key = move |event: KeyboardEvent| {
        let first =
            found.with_untracked(|found| found.as_ref().and_then(|(_, hits)| hits.first().map(|hit| hit.id)));
        if let Some(id) = first.filter(|_| key(&event) == "Enter") {
            event.prevent_default();
            go_to(editor, id);
        }
    };
    let said = move || {
        editor.changed().track();
        let all = editor.count_all();
        found.with(|found| match found {
            Some((count, _)) => (words.found)(*count, all),
            None => (words.all)(all),
        })
    };
    let hit = move |hit: &Hit| {
        let id = hit.id;
        view! {
            <li>
                <button type="button" class="fold" on:click=move |_| go_to(editor, id)><bdi translate="no">{hit.path.clone()}</bdi></button>
                " "<bdi class="finder-text" translate="no">{hit.text.clone()}</bdi>
            </li>
        }
    };
    let list = move || {
        found.with(|found| {
            let hits = found.as_ref().map(|(_, hits)| hits).filter(|hits| !hits.is_empty())?;
            Some(view! { <ul class="finder-list">{hits.iter().map(hit).collect_view()}</ul> })
        })
    };
    let whole = move || {
        (!editor.is_whole()).then(|| {
            view! { <button type="button" class="button button-plain" on:click=move |_| editor.show_whole()>{words.show_all}</button> }
        })
    };
    view! {
        <div class="finder" role="search">
            <label for="find">{words.find}</label>
            <input
                class="input" type="search" id="find" dir="auto" autocomplete="off" aria-describedby="found"
                on:input=move |event| set_text.set(event_target_value(&event)) on:keydown=on_key
            />
            <p class="finder-words"><span id="found" role="status" prop:textContent=said></span>" "{whole}</p>
            {list}
        </div>
    }
    .into_any()
}
