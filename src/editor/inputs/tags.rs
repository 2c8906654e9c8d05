//! A list of short texts as tags; as a list where they are reordered or corrected.

use crate::editor::fields::inside;
use crate::editor::form::ask::Ask;
use crate::editor::inputs::line::placeholder;
use crate::texts::use_schema_texts;
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::keys::key;
use crate::ui::stands::text_of;
use cameo_metadata::FieldId;
use cameo_metadata::draft::Kind;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use serde_json::Value;

/// The tags, and an input for one more.
pub fn tags(ask: Ask) -> AnyView {
    let slot = ask.slot;
    let (as_list, set_as_list) = signal(false);
    let words = use_schema_texts();
    let count = move || slot.value().and_then(|value| value.as_array().map(Vec::len)).unwrap_or_default();
    (move || match slot.field().filter(|_| as_list.get()) {
        Some(id) => view! {
            <div class="field-inside">{inside(slot.editor, id, 1)}</div>
            <button type="button" class="button button-plain" on:click=move |_| set_as_list.set(false)>{words.as_tags}</button>
        }
        .into_any(),
        None => {
            let switch = move || (count() > 0).then(|| view! {
                <button type="button" class="button button-plain ask-as-list" on:click=move |_| set_as_list.set(true)>{words.as_list}</button>
            });
            view! { {shown(ask.clone())}{switch} }.into_any()
        }
    })
    .into_any()
}

fn shown(ask: Ask) -> AnyView {
    let (slot, left, words) = (ask.slot, ask.left, use_schema_texts());
    let all = move || {
        let Some(id) = slot.field() else { return Vec::new() };
        let _again_when_one_comes = slot.editor.entries(id);
        slot.editor.watch(id, |draft, _| draft.fields_in(id).to_vec()).unwrap_or_default()
    };
    let (typed, set_typed) = signal(String::new());
    let add = move || {
        // With the page left, its last blur has nobody to tell.
        let text = typed.try_get_untracked().unwrap_or_default().trim().to_owned();
        if text.is_empty() {
            return;
        }
        set_typed.set(String::new());
        if let Some(list) = slot.ensure(Kind::List) {
            slot.editor.add_value(list, "", &Value::from(text));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if key(&event) == "Enter" {
            event.prevent_default();
            add();
        }
    };
    let changed = move |event| {
        if let Some(text) = text_of(&event) {
            set_typed.set(text);
            add();
        }
    };
    // What was typed and not confirmed is meant all the same.
    let leave = move |_| {
        add();
        left.try_run(());
    };
    let input = slot.input();
    let back = input.clone();
    let tag = move |id: FieldId| {
        let text = move || {
            let value = slot.editor.watch(id, |draft, _| draft.value_of(id)).flatten();
            value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        };
        let back = back.clone();
        let remove = move |_| {
            slot.editor.remove(id);
            let empty = slot.now().is_some_and(|list| {
                slot.editor.look(|draft| {
                    draft.fields_in(list).is_empty()
                        && draft.field(list).is_some_and(|list| !list.is_stored())
                })
            });
            if empty {
                slot.clear();
            }
            focus(back.clone());
        };
        view! {
            <li class="tag">
                <bdi translate="no" prop:textContent=text></bdi>
                <button type="button" class="tag-remove" aria-label=move || (words.tag_remove)(&text()) on:click=remove>{icon(Icon::Close)}</button>
            </li>
        }
    };
    let choices = ask.schema.items.as_ref().and_then(|items| items.choices.clone());
    let list_id = choices.is_some().then(|| [&input, "-choices"].concat());
    let offered = choices.map(|choices| {
        let options = choices.list.iter().filter_map(|choice| choice.value.as_str().map(str::to_owned));
        view! { <datalist id=list_id.clone()>{options.map(|text| view! { <option value=text></option> }).collect_view()}</datalist> }
    });
    let hint = [&input, "-hint"].concat();
    let hints = placeholder(&ask.schema).or_else(|| ask.schema.items.as_deref().and_then(placeholder));
    view! {
        <div class="tags">
            <div class="tags-box input">
            <ul class="tags-list" aria-label=ask.name.clone()><For each=all key=|id| *id children=tag /></ul>
            <input
                class="tags-input" type="text" id=input dir="auto" autocomplete="off" list=list_id placeholder=hints
                aria-label=ask.alone.then(|| (words.tag_new)(&ask.name)) aria-describedby=[&hint, " ", &ask.described].concat()
                aria-invalid=ask.invalid() aria-required=ask.must() prop:value=typed
                on:input=move |event| if let Some(text) = text_of(&event) { set_typed.set(text) } on:change=changed on:keydown=on_key on:blur=leave
            />
            </div>
            <p class="ask-hint" id=hint>{words.tag_hint}</p>
            {offered}
        </div>
    }
    .into_any()
}
