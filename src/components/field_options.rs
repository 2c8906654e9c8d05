//! What can be done to a field besides filling it in: another name, another type, another place, taking it out.

use super::editor::{Editor, label};
use super::focus::focus;
use crate::texts::use_texts;
use account::profile::FieldId;
use account::profile::draft::Kind;
use leptos::prelude::*;

/// Name, type and removal, opened by the field's own button.
#[component]
pub fn Options(
    /// The edit in progress.
    editor: Editor,
    /// The field.
    id: FieldId,
    /// The field has another name or another type: what is wrong with it may be said.
    renamed: Callback<()>,
) -> impl IntoView {
    let words = use_texts().edit();
    let (name_id, kind_id) = (format!("name{}", id.0), format!("kind{}", id.0));
    let (kinds, now, name, in_object) = editor.look(|draft| {
        let field = draft.field(id);
        let parent = field.and_then(|field| field.parent());
        let name = field.and_then(|field| field.name()).unwrap_or_default().to_owned();
        let in_object = parent.and_then(|parent| draft.kind(parent)) == Some(Kind::Object);
        (draft.kinds(id).collect::<Vec<_>>(), draft.kind(id), name, in_object)
    });
    let rename = move |event| {
        editor.rename(id, &event_target_value(&event));
        renamed.run(());
    };
    let offered = kinds.clone();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some(kind) = chosen.parse().ok().and_then(|index: usize| offered.get(index).copied()) {
            editor.set_kind(id, kind);
        }
    };
    let options = kinds.into_iter().enumerate().map(|(index, kind)| {
        view! { <option value=index.to_string() selected=now == Some(kind)>{(words.kind_of)(kind)}</option> }
    });
    let name_part = in_object.then(|| {
        view! {
            <div class="options-part">
                <label for=name_id.clone()>{words.name}</label>
                <input class="input" type="text" id=name_id.clone() dir="auto" autocomplete="off" prop:value=name on:change=rename />
            </div>
        }
    });
    view! {
        <div class="options">
            {name_part}
            <div class="options-part">
                <label for=kind_id.clone()>{words.kind}</label>
                <select class="input" id=kind_id.clone() on:change=choose>{options.collect_view()}</select>
            </div>
            <button type="button" class="button" on:click=move |_| {
                editor.remove(id);
                focus(format!("back{}", id.0));
            }>{words.remove}</button>
        </div>
    }
    .into_any()
}

/// Two buttons that move an item of a list; the focus goes with the item.
#[component]
pub fn Reorder(
    /// The edit in progress.
    editor: Editor,
    /// The item.
    id: FieldId,
) -> impl IntoView {
    let words = use_texts().edit();
    let button = move |up: bool| {
        let here = format!("{}{}", if up { "up" } else { "down" }, id.0);
        let again = here.clone();
        let press = move |_| {
            editor.move_by_one(id, up);
            focus(again.clone());
        };
        let text = move || (if up { words.up } else { words.down })(&label(editor, id));
        view! {
            <button type="button" class="button button-mark" id=here aria-label=text on:click=press>{if up { "↑" } else { "↓" }}</button>
        }
    };
    view! { {button(true)}{button(false)} }
}
