//! A list of flat objects as a table: a row for each, a column for each property. On a narrow screen the rows stand as blocks.

use crate::editor::form::ask::Ask;
use crate::editor::form::guide::said;
use crate::editor::form::row::Marked;
use crate::editor::form::slot::Slot;
use crate::editor::inputs::cell::{Cell, Column};
use crate::editor::state::input_id;
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use cameo_metadata::FieldId;
use cameo_metadata::draft::Kind;
use cameo_metadata::schema::Schema;
use leptos::prelude::*;
use std::sync::Arc;

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
    let marked = Marked::of(columns.iter().filter(|(.., must)| *must).count(), columns.len());
    let heads = columns.iter().map(|(_, title, _, must)| {
        let mark = marked.word(*must).map(|word| view! { " "<span class="ask-optional">{word}</span> });
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
            <button type="button" class="button button-plain" id=slot.input() on:click=add>{icon(Icon::Plus)}{words.row_new}</button>
        </div>
    }
    .into_any()
}

fn row(list: Slot, id: FieldId, columns: Arc<Vec<Column>>, left: Callback<()>) -> AnyView {
    let editor = list.editor;
    let words = use_schema_texts();
    let number = Memo::new(move |_| {
        let _again_when_moved = list.field().map(|list| editor.entries(list));
        editor.look(|draft| draft.position(id)).unwrap_or_default() + 1
    });
    let here = Slot::of(editor, id);
    let cells: Vec<Cell> = columns.iter().map(|column| Cell::new(here, column, left)).collect();
    // A row that moves takes its cells to another place, under another name.
    let drawn = move || {
        let number = number.get();
        if editor.look(|draft| draft.field(id).is_some()) {
            cells.iter().for_each(Cell::note);
        }
        // What a cell holds is its own to follow: drawn anew while somebody types, it would lose the focus.
        untrack(|| cells.iter().map(|cell| cell.draw(number)).collect_view())
    };
    let first = columns.first().map(|(name, ..)| name.clone());
    let move_it = move |up: bool| {
        let text = move || {
            let words = use_texts();
            (if up { words.edit().up } else { words.edit().down })(&(use_schema_texts().row)(number.get()))
        };
        let dom = format!("{}{}", if up { "up" } else { "down" }, id.0);
        let again = dom.clone();
        let press = move |_| {
            editor.move_by_one(id, up);
            focus(again.clone());
        };
        view! { <button type="button" class="button button-mark" id=dom aria-label=text on:click=press>{icon(if up { Icon::Up } else { Icon::Caret })}</button> }
    };
    let remove = move |_| {
        editor.remove(id);
        left.try_run(());
        focus(list.input());
    };
    let name = move || (words.tag_remove)(&(words.row)(number.get()).to_lowercase());
    view! {
        <tr id=format!("row{}", id.0) tabindex="-1" data-first=first aria-label=move || (words.row)(number.get())>
            {drawn}
            <td class="ask-row-tools" id=input_id(id) tabindex="-1">
                {move_it(true)}{move_it(false)}
                <button type="button" class="button button-mark" aria-label=name on:click=remove>{icon(Icon::Trash)}</button>
            </td>
        </tr>
    }
    .into_any()
}
