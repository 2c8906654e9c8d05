//! One cell of a table: its input, and what is wrong with it.

use crate::editor::form::ask::{Ask, input};
use crate::editor::form::row::{faults, said_here};
use crate::editor::form::slot::Slot;
use crate::editor::inputs::line::plain;
use crate::texts::{Words, use_schema_texts};
use crate::ui::focus::after_press;
use crate::ui::labels::use_labels;
use crate::ui::value::display;
use cameo_metadata::draft::Kind;
use cameo_metadata::schema::Schema;
use cameo_metadata::shape::{Shape, first_kind, shape};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// A column: the property's name, its title, its schema, and whether it must be there.
pub type Column = (String, String, Arc<Schema>, bool);

/// The cell. It outlives its drawing, which is done anew when the row gets another number.
#[derive(Clone)]
pub struct Cell {
    ask: Ask,
    title: String,
    wrong: Memo<Vec<(Words, bool)>>,
}

impl Cell {
    /// The cell of a row in a column.
    pub fn new(row: Slot, (name, title, schema, must): &Column, left: Callback<()>) -> Self {
        let slot = Slot::member(row, name);
        let (gone_on, set_gone_on) = signal(false);
        let (judged, called, required) = (schema.clone(), title.clone(), *must);
        let wrong = Memo::new(move |_| faults(slot, &judged, &called, required, gone_on.get()));
        let ask = Ask {
            slot,
            schema: schema.clone(),
            name: title.clone(),
            wrong: Signal::derive(move || wrong.with(|wrong| wrong.iter().any(|(_, mild)| !mild))),
            left: Callback::new(move |()| {
                after_press(move || {
                    set_gone_on.try_set(true);
                });
                left.try_run(());
            }),
            described: [&slot.input(), "-said"].concat(),
            required,
            alone: true,
        };
        Self { ask, title: title.clone(), wrong }
    }

    /// Tells where the cell stands, so that a line of the error summary finds it.
    pub fn note(&self) {
        let slot = self.ask.slot;
        slot.editor.guide().note(&slot.path(), slot.input());
    }

    /// The cell, in the row of this number.
    pub fn draw(&self, number: usize) -> AnyView {
        let ask = Ask { name: (use_schema_texts().cell)(&self.title, number), ..self.ask.clone() };
        let (schema, said) = (ask.schema.clone(), ask.described.clone());
        let now = untrack(|| ask.slot.value());
        let how = match shape(&schema, now.as_ref()) {
            // Side by side there is room for neither.
            Shape::Radio => Shape::Select,
            // Neither is chosen before a person does.
            Shape::Switch if now.is_none() => Shape::ThreeWay,
            // Unless there are line breaks, which an input of one line would take out.
            Shape::Multiline
                if !now.as_ref().and_then(Value::as_str).is_some_and(|text| text.contains(['\n', '\r'])) =>
            {
                Shape::Text
            }
            Shape::List | Shape::Object | Shape::Tags | Shape::Table => Shape::Nothing,
            other => other,
        };
        // A stored value of another type stays as it is.
        let known =
            now.as_ref().is_none_or(|now| plain(now).is_some() || !now.is_object() && !now.is_array());
        let drawn = if known {
            input(ask, how)
        } else {
            display(&use_labels(), &ask.slot.path(), &now.unwrap_or_default())
        };
        view! {
            <td data-name=self.title.clone() class:is-number=(first_kind(&schema) == Kind::Number)>
                {drawn}{said_here(said, self.wrong)}
            </td>
        }
        .into_any()
    }
}
