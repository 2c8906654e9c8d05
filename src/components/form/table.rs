//! A list of flat objects as a table: a row for each, a column for each property. On a narrow screen the rows stand as blocks.

use super::ask::{Ask, input};
use super::guide::said;
use super::line::plain;
use super::row::{faults, said_here};
use super::slot::Slot;
use crate::components::editor::input_id;
use crate::components::focus::focus;
use crate::texts::{use_schema_texts, use_texts};
use account::profile::FieldId;
use account::profile::draft::Kind;
use account::profile::schema::Schema;
use account::profile::shape::{Shape, first_kind, shape};
use leptos::prelude::*;
use std::sync::Arc;

/// A column: the property's name, its title, its schema, and whether it must be there.
type Column = (String, String, Arc<Schema>, bool);

/// The table, and a way to add a row.
pub fn table(ask: Ask) -> AnyView {
    let slot = ask.slot;
    let words = use_schema_texts();
    let item = ask.schema.items.clone().unwrap_or_default();
    let column = |(name, schema): (&str, &Schema)| {
        let title = said(&schema.title).unwrap_or_else(|| name.to_owned());
        (name.to_owned(), title, Arc::new(schema.clone()), item.requires(name))
    };
    let columns: Arc<Vec<Column>> = Arc::new(item.properties.iter().map(column).collect());
    let heads = columns.iter().map(|(_, title, _, must)| {
        let mark = must.then(|| view! { <abbr class="ask-star" title=words.required>"*"</abbr> });
        view! { <th scope="col">{title.clone()}{mark}</th> }
    });
    let heads = heads.collect_view();
    let rows = move || {
        let Some(id) = slot.field() else { return Vec::new() };
        let _again_when_one_comes = slot.editor.entries(id);
        slot.editor.watch(id, |draft, _| draft.fields_in(id).to_vec()).unwrap_or_default()
    };
    let left = ask.left;
    let shown = columns.clone();
    let add = move |_| {
        let Some(list) = slot.ensure(Kind::List) else { return };
        if let Some(row) = slot.editor.add(list, "", Kind::Object) {
            focus(format!("row{}", row.0));
        }
    };
    let any = move || slot.field().is_some_and(|id| !slot.editor.entries(id).is_empty());
    view! {
        <div class="ask-table" role="group" aria-label=ask.name.clone() aria-describedby=ask.described.clone()>
            <table class="ask-rows" hidden=move || !any()>
                <thead><tr>{heads}<td></td></tr></thead>
                <tbody><For each=rows key=|id| *id children=move |id| row(slot, id, shown.clone(), left) /></tbody>
            </table>
            <button type="button" class="button button-plain button-small" id=slot.input() on:click=add>"+ "{words.row_new}</button>
        </div>
    }
    .into_any()
}

fn row(list: Slot, id: FieldId, columns: Arc<Vec<Column>>, left: Callback<()>) -> AnyView {
    let editor = list.editor;
    let words = use_schema_texts();
    let number = move || {
        let _again_when_moved = list.field().map(|list| editor.entries(list));
        editor.look(|draft| draft.position(id)).unwrap_or_default() + 1
    };
    let here = Slot::of(editor, id);
    let slots: Vec<Slot> = columns.iter().map(|(name, ..)| Slot::member(here, name)).collect();
    let noted = slots.clone();
    // A row that moves takes its cells to another place, where a line of the error summary has to find them.
    Effect::new(move |_| {
        let _again_when_moved = number();
        if editor.look(|draft| draft.field(id).is_some()) {
            noted.iter().for_each(|slot| editor.guide().note(&slot.path(), slot.input()));
        }
    });
    let cells = slots.into_iter().zip(columns.iter()).map(|(slot, (_, title, schema, must))| {
        let (gone_on, set_gone_on) = signal(false);
        let (judged, must) = (schema.clone(), *must);
        let wrong = Memo::new(move |_| faults(slot, &judged, must, gone_on.get()));
        let said_id = [&slot.input(), "-said"].concat();
        let ask = Ask {
            slot,
            schema: schema.clone(),
            name: (words.cell)(title, untrack(number)),
            wrong: Signal::derive(move || wrong.with(|wrong| wrong.iter().any(|(_, mild)| !mild))),
            left: Callback::new(move |()| {
                set_gone_on.try_set(true);
                left.try_run(());
            }),
            described: said_id.clone(),
            required: must,
            alone: true,
        };
        let now = untrack(|| slot.value());
        let cell = match shape(schema, now.as_ref()) {
            // Side by side there is room for neither.
            Shape::Radio => Shape::Select,
            Shape::Multiline => Shape::Text,
            Shape::List | Shape::Object | Shape::Tags | Shape::Table => Shape::Nothing,
            other => other,
        };
        // A stored value of another type stays as it is.
        let known = now.as_ref().is_none_or(|value| plain(value).is_some() || !value.is_object() && !value.is_array());
        let drawn = if known { input(ask, cell) } else { crate::components::value::value(&now.unwrap_or_default(), 1) };
        view! { <td data-name=title.clone() class:is-number=(first_kind(schema) == Kind::Number)>{drawn}{said_here(said_id, wrong)}</td> }
    });
    let cells = cells.collect_view();
    let first = columns.first().map(|(name, ..)| name.clone());
    let move_it = move |up: bool| {
        let text = move || {
            let words = use_texts();
            (if up { words.edit().up } else { words.edit().down })(&(use_schema_texts().row)(number()))
        };
        let dom = format!("{}{}", if up { "up" } else { "down" }, id.0);
        let again = dom.clone();
        let press = move |_| {
            editor.move_by_one(id, up);
            focus(again.clone());
        };
        view! { <button type="button" class="button button-mark" id=dom aria-label=text on:click=press>{if up { "↑" } else { "↓" }}</button> }
    };
    let remove = move |_| {
        editor.remove(id);
        left.try_run(());
        focus(list.input());
    };
    let name = move || (words.tag_remove)(&(words.row)(number()).to_lowercase());
    view! {
        <tr id=format!("row{}", id.0) tabindex="-1" data-first=first aria-label=move || (words.row)(number())>
            {cells}
            <td class="ask-row-tools" id=input_id(id) tabindex="-1">
                {move_it(true)}{move_it(false)}
                <button type="button" class="button button-mark" aria-label=name on:click=remove>"×"</button>
            </td>
        </tr>
    }
    .into_any()
}
