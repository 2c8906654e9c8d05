//! What can be done to a field besides filling it in: another name, another type, another place, taking it out.

use crate::editor::name_hint::name_hint;
use crate::editor::state::{Editor, label};
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::chosen::show_chosen;
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use cameo_metadata::draft::Kind;
use cameo_metadata::{Draft, FieldId};
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
    let (kinds, name, in_object) = editor.look(|draft| {
        let field = draft.field(id);
        let parent = field.and_then(|field| field.parent());
        let name = field.and_then(|field| field.name()).unwrap_or_default().to_owned();
        let in_object = parent.and_then(|parent| draft.kind(parent)) == Some(Kind::Object);
        (draft.kinds(id).collect::<Vec<_>>(), name, in_object)
    });
    let (asked, set_asked) = signal(None);
    let rename = move |event| {
        let name = event_target_value(&event);
        if editor.look(|draft| draft.field(id).and_then(|field| field.name()) != Some(&name)) {
            editor.rename(id, &name);
            renamed.run(());
        }
    };
    let now = Memo::new(move |_| editor.watch(id, |_, field| field.kind()));
    let shown = kinds.clone();
    let held = Memo::new(move |_| {
        let kind = asked.get().or_else(|| now.get());
        shown
            .iter()
            .position(|one| Some(*one) == kind)
            .map(|position| position.to_string())
            .unwrap_or_default()
    });
    let list = NodeRef::new();
    let show = show_chosen(list, move || held.get());
    let offered = kinds.clone();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if chosen == held.get_untracked() {
            return;
        }
        if let Some(kind) = chosen.parse().ok().and_then(|index: usize| offered.get(index).copied()) {
            // Asked first, where there would be no way back.
            if editor.look(|draft| loses(draft, id, kind)) {
                set_asked.set(Some(kind));
            } else {
                editor.set_kind(id, kind);
            }
        }
        show();
    };
    let question = move || {
        asked.get().map(|kind| {
        let words = use_schema_texts();
        view! {
            <div class="options-question" role="alert">
                <p>{words.loses}</p>
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| set_asked.set(None)>{words.loses_not}</button>
                    <button type="button" class="button" on:click=move |_| { set_asked.set(None); editor.set_kind(id, kind); }>{words.loses_anyway}</button>
                </div>
            </div>
        }
    })
    };
    let options = kinds.into_iter().enumerate().map(|(index, kind)| {
        view! { <option value=index.to_string()>{(words.kind_of)(kind)}</option> }
    });
    let hint = [&name_id, "-hint"].concat();
    let remarks = move || editor.watch(id, |draft, _| draft.name_remarks(id)).unwrap_or_default();
    let name_part = in_object.then(|| {
        view! {
            <div class="options-part">
                <label for=name_id.clone()>{words.name}</label>
                <input class="input" type="text" id=name_id.clone() dir="auto" autocomplete="off" prop:value=name aria-describedby=hint.clone() on:change=rename />
                {name_hint(hint, remarks)}
            </div>
        }
    });
    view! {
        <div class="options">
            {name_part}
            <div class="options-part">
                <label for=kind_id.clone()>{words.kind}</label>
                <select class="input" id=kind_id.clone() node_ref=list on:change=choose>{options.collect_view()}</select>
            </div>
            {question}
            <button type="button" class="button" on:click=move |_| {
                editor.remove(id);
                focus(format!("back{}", id.0));
            }>{icon(Icon::Trash)}{words.remove}</button>
        </div>
    }
    .into_any()
}

/// Whether another type keeps less than what is there: it does not lead back to it.
fn loses(draft: &Draft, id: FieldId, kind: Kind) -> bool {
    let (Some(now), Some(before)) = (draft.kind(id), draft.value_of(id)) else { return false };
    let empty = before.as_str() == Some("") || before.as_array().is_some_and(Vec::is_empty);
    let mut tried = draft.clone();
    tried.set_kind(id, kind);
    tried.set_kind(id, now);
    !empty && !before.is_boolean() && tried.value_of(id) != Some(before)
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
            <button type="button" class="button button-mark" id=here aria-label=text on:click=press>{icon(if up { Icon::Up } else { Icon::Caret })}</button>
        }
    };
    view! { {button(true)}{button(false)} }
}
