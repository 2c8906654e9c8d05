//! The fields in a list or an object, what was taken out of it, and a way to add one.

use crate::editor::field::field;
use crate::editor::form::object;
use crate::editor::long_lists::finder::go_to;
use crate::editor::long_lists::paging::{PAGE, paged};
use crate::editor::name_hint::name_hint;
use crate::editor::state::{Editor, Entry, input_id};
use crate::texts::use_texts;
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::keys::key;
use crate::ui::stands::text_of;
use cameo_metadata::draft::Kind;
use cameo_metadata::{Draft, FieldId};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;

/// From this level on, and at each multiple of it, fields are drawn when asked for, so that no nesting exhausts the stack.
const FOLDED: usize = 8;
/// With more fields than these, those inside of fields included, only what is near the screen is drawn.
const LARGE: usize = 2 * PAGE;

/// All fields in `id`.
pub fn inside(editor: Editor, id: FieldId, depth: usize) -> AnyView {
    let is_foldable = depth.is_multiple_of(FOLDED) && depth > 0;
    let (open, set_open) = signal(!is_foldable);
    if is_foldable {
        Effect::new(move |_| {
            if editor.wanted_in(id).is_some() {
                set_open.set(true);
            }
        });
    }
    (move || {
        if open.get() {
            return fields(editor, id, depth);
        }
        let count = editor.look(|draft| draft.fields_in(id).len());
        let words = (use_texts().value().inside)(count);
        view! { <button type="button" class="fold" on:click=move |_| set_open.set(true)>{words}</button> }
            .into_any()
    })
    .into_any()
}

fn fields(editor: Editor, id: FieldId, depth: usize) -> AnyView {
    let offered = object::offered(editor, id, depth);
    let by_schema = offered.is_some();
    let others = unnamed(editor, id, depth, by_schema);
    view! { {offered}{others} }.into_any()
}

/// The fields of a group of the whole document: those with these names, and then, if `has_others`, what the schema does not speak of.
pub fn group(editor: Editor, names: &[String], has_others: bool) -> AnyView {
    let named = object::named(editor, names);
    let root = editor.look(Draft::root);
    let by_schema =
        editor.guide().of(editor, root).is_some_and(|schema| schema.properties.iter().next().is_some());
    let others = has_others.then(|| unnamed(editor, root, 0, by_schema));
    view! { {named}{others} }.into_any()
}

/// What the schema does not speak of, and a way to add to it.
fn unnamed(editor: Editor, id: FieldId, depth: usize, by_schema: bool) -> AnyView {
    let entry = move |entry| match entry {
        Entry::Field(field_id) => field(editor, field_id, depth),
        Entry::Gone(field_id) => gone(editor, field_id),
    };
    let all = move || editor.entries(id);
    let is_large = untrack(all).into_iter().map(|entry| editor.weight(entry)).sum::<usize>() > LARGE;
    let is_list = editor.look(|draft| draft.kind(id)) == Some(Kind::List);
    let others = Memo::new(move |_| object::others(editor, id));
    let rows = match is_large && !by_schema {
        true => paged(editor, id, entry),
        false => view! { <For each=move || others.get() key=|entry| *entry children=entry /> }.into_any(),
    };
    let is_open = Memo::new(move |_| object::is_open(editor, id));
    let heading = move || (by_schema && !others.with(Vec::is_empty)).then(object::others_heading);
    view! {
        {heading}
        {rows}
        {move || is_open.get().then(|| view! { <div class="add">{if is_list { add_item(editor, id) } else { add_field(editor, id) }}</div> })}
    }
    .into_any()
}

fn gone(editor: Editor, id: FieldId) -> AnyView {
    let words = use_texts();
    let back = move |_| {
        editor.put_back(id);
        focus(input_id(id));
    };
    view! {
        <div class="removed is-changed">
            <p><del translate="no"><bdi>{editor.name_of_gone(id)}</bdi></del>" "{words.edit().removed}</p>
            <button type="button" class="button" id=format!("back{}", id.0) on:click=back>{words.press.undo}</button>
        </div>
    }
    .into_any()
}

/// An item like the last one.
fn add_item(editor: Editor, list: FieldId) -> AnyView {
    let add = move |_| {
        let kind = editor.look(|draft| draft.fields_in(list).last().and_then(|last| draft.kind(*last)));
        let kind = object::item_kind(editor, list)
            .or(kind.filter(|kind| *kind != Kind::Nothing))
            .unwrap_or(Kind::Text);
        if let Some(id) = editor.add(list, "", kind) {
            go_to(editor, id);
        }
    };
    view! { <button type="button" class="button button-plain" on:click=add>{icon(Icon::Plus)}{use_texts().edit().add_item}</button> }
        .into_any()
}

/// A name and a type first, then the field.
fn add_field(editor: Editor, object: FieldId) -> AnyView {
    let words = use_texts();
    let (open, set_open) = signal(false);
    let (name, set_name) = signal(String::new());
    let (kind, set_kind) = signal(0_usize);
    let (name_id, kind_id, button_id) =
        (format!("addname{}", object.0), format!("addkind{}", object.0), format!("add{}", object.0));
    let kinds = || Kind::ALL.into_iter().filter(|kind| *kind != Kind::Nothing);
    let typed = name_id.clone();
    let add = move || {
        // A filler may have told nobody.
        if let Some(input) =
            document().get_element_by_id(&typed).and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        {
            set_name.set(input.value());
        }
        let chosen = kinds().nth(kind.get_untracked()).unwrap_or(Kind::Text);
        if let Some(id) = editor.add(object, name.get_untracked().trim(), chosen) {
            set_open.set(false);
            set_name.set(String::new());
            editor.reveal(id);
            focus(if chosen.has_fields() { format!("add{}", id.0) } else { input_id(id) });
        }
    };
    let pressed = add.clone();
    let on_key = move |event: KeyboardEvent| match key(&event).as_str() {
        "Enter" => add(),
        "Escape" => set_open.set(false),
        _ => {}
    };
    (move || {
        let (name_id, kind_id) = (name_id.clone(), kind_id.clone());
        let (on_key, add) = (on_key.clone(), pressed.clone());
        let press = move |_| add();
        if !open.get() {
            let show = move |_| {
                set_open.set(true);
                focus(name_id.clone());
            };
            return view! {
                <button type="button" class="button button-plain" id=button_id.clone() on:click=show>
                    {icon(Icon::Plus)}{words.edit().add_field}
                </button>
            }
            .into_any();
        }
        let options = kinds().enumerate().map(|(index, kind)| {
            view! { <option value=index.to_string()>{(words.edit().kind_of)(kind)}</option> }
        });
        let choose = move |event| set_kind.set(event_target_value(&event).parse().unwrap_or_default());
        set_kind.set(0);
        let remarks_id = [&name_id, "-hint"].concat();
        // An empty name is no mistake before something is typed.
        let remarks = move || {
            let name = name.get();
            let taken = || editor.look(|draft| draft.member(object, name.trim()).is_some());
            if name.is_empty() { Vec::new() } else { cameo_metadata::name::judge(name.trim(), taken()) }
        };
        view! {
            <div class="add-form">
                <div class="options-part">
                    <label for=name_id.clone()>{words.edit().name}</label>
                    <input
                        class="input" type="text" id=name_id.clone() dir="auto" autocomplete="off" aria-describedby=remarks_id.clone() prop:value=name
                        on:input=move |event| if let Some(text) = text_of(&event) { set_name.set(text) } on:keydown=on_key.clone()
                    />
                    {name_hint(remarks_id, remarks)}
                </div>
                <div class="options-part">
                    <label for=kind_id.clone()>{words.edit().kind}</label>
                    <select class="input" id=kind_id.clone() on:change=choose>{options.collect_view()}</select>
                </div>
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| set_open.set(false)>{words.press.cancel}</button>
                    <button type="button" class="button button-main" on:click=press>{words.edit().add}</button>
                </div>
            </div>
        }
        .into_any()
    })
    .into_any()
}
