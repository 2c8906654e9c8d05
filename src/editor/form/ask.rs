//! One input, by its shape.

use crate::editor::form::slot::Slot;
use crate::editor::inputs::choice;
use crate::editor::inputs::colour;
use crate::editor::inputs::line;
use crate::editor::inputs::moment;
use crate::editor::inputs::range;
use crate::editor::inputs::table;
use crate::editor::inputs::tags;
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::focus::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::stands::text_of;
use cameo_metadata::draft::Kind;
use cameo_metadata::schema::Schema;
use cameo_metadata::shape::Shape;
use leptos::ev::Event;
use leptos::prelude::*;
use std::sync::Arc;

/// What every input needs.
#[derive(Clone)]
pub struct Ask {
    /// Where the value is, or would be.
    pub slot: Slot,
    /// What is said about it; a default one if nothing is.
    pub schema: Arc<Schema>,
    /// What the field is called, for inputs without a label of their own.
    pub name: String,
    /// Whether something is wrong with it.
    pub wrong: Signal<bool>,
    /// The person goes on to something else. To be tried: an input that is taken away says it too, with nobody left to hear.
    pub left: Callback<()>,
    /// The ids of what is said about it.
    pub described: String,
    /// Whether it has to be filled in.
    pub required: bool,
    /// Whether `name` is not said by a label, as in a table's cell.
    pub alone: bool,
}

impl Ask {
    /// `aria-invalid`, reactively.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Copy + Send + Sync + 'static {
        let wrong = self.wrong;
        move || wrong.get().then_some("true")
    }

    /// `aria-label`, where there is no label.
    pub fn label(&self) -> Option<String> {
        self.alone.then(|| self.name.clone())
    }

    /// `aria-required`, where it is.
    pub fn must(&self) -> Option<&'static str> {
        self.required.then_some("true")
    }

    /// Takes the text of an input, if it is another than what is held; whether it was.
    pub fn typed(&self) -> impl Fn(Event) -> bool + Copy + 'static {
        let (slot, keeps) = (self.slot, self.keeps_empty());
        move |event| {
            let Some(text) = text_of(&event) else { return false };
            let held = untrack(|| slot.text());
            // A text area gives every line end back as `\n`, and an input of one line none at all.
            let shown = held.replace("\r\n", "\n").replace('\r', "\n");
            let differs = held != text && shown != text && shown.replace('\n', "") != text;
            if differs {
                let is_windows = held.matches("\r\n").count() == shown.matches('\n').count();
                let ends = if is_windows && held.contains('\r') { "\r\n" } else { "\n" };
                slot.set_text(Kind::Text, &text.replace('\n', ends), keeps);
            }
            differs
        }
    }

    /// The input with a button inside that clears it, as long as there is something to clear. Where the value is an item of a
    /// list or a cell of a table it is the whole row that goes.
    pub fn clearable(&self, input: AnyView) -> AnyView {
        let slot = self.slot;
        if self.alone || slot.object().is_none() {
            return input;
        }
        let label = (use_schema_texts().clear)(&self.name);
        let press = move |_| {
            slot.clear();
            focus(slot.input());
        };
        let button = move || {
            let label = label.clone();
            slot.field().is_some().then(|| {
                view! { <button type="button" class="ask-clear" aria-label=label on:click=press>{icon(Icon::Close)}</button> }
            })
        };
        view! { <div class="ask-box">{input}{button}</div> }.into_any()
    }

    /// The same as words, where the input has no room inside. Nothing where a value has to be there.
    pub fn clear_in_words(&self, cleared: Callback<()>) -> AnyView {
        let slot = self.slot;
        if self.alone || self.required || slot.object().is_none() {
            return ().into_any();
        }
        let label = (use_schema_texts().clear)(&self.name);
        (move || {
            let label = label.clone();
            let is_set = slot.value().is_some_and(|value| !value.is_null());
            is_set.then(|| {
                view! {
                    <button type="button" class="button button-plain ask-clear-words" aria-label=label on:click=move |_| cleared.run(())>
                        {use_schema_texts().clear_short}
                    </button>
                }
            })
        })
        .into_any()
    }

    /// Whether an empty text is a value here, and not the same as nothing.
    pub fn keeps_empty(&self) -> bool {
        self.slot.editor.guide().judge(&self.schema, &"".into()).is_empty()
    }
}

/// The input.
pub fn input(ask: Ask, shape: Shape) -> AnyView {
    match shape {
        Shape::Text | Shape::Email | Shape::Tel => line::single(ask, shape),
        Shape::Secret => line::secret(ask),
        Shape::Link => line::link(ask),
        Shape::Multiline => line::several(ask),
        Shape::Number => line::number(ask),
        Shape::Slider => range::slider(ask),
        Shape::Switch => choice::switch(ask),
        Shape::Checkbox => choice::consent(ask),
        Shape::ThreeWay => choice::yes_or_no(ask),
        Shape::Select => choice::select(ask),
        Shape::Radio => choice::radios(ask),
        Shape::Date | Shape::Time | Shape::DateTime => moment::moment(ask, shape),
        Shape::Color => colour::colour(ask),
        Shape::Tags => tags::tags(ask),
        Shape::Table => table::table(ask),
        Shape::List | Shape::Object | Shape::Nothing => {
            view! { <p class="field-nothing" id=ask.slot.input() tabindex="-1">{use_texts().value().nothing}</p> }.into_any()
        }
    }
}
