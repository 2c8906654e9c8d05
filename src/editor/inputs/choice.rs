//! One of several: yes or no, or the values that a schema lists.

use crate::editor::form::ask::Ask;
use crate::editor::form::guide::said;
use crate::editor::form::slot::Slot;
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::chosen::show_chosen;
use cameo_metadata::draft::{Content, Kind};
use cameo_metadata::schema::{Choice, equal};
use leptos::prelude::*;
use serde_json::Value;

fn is_yes(slot: Slot) -> Option<bool> {
    let id = slot.field()?;
    slot.editor
        .watch(id, |_, field| match field.content() {
            Content::YesNo(yes) => Some(*yes),
            _ => None,
        })
        .flatten()
}

/// Yes or no, as a switch or as a checkbox. Where nothing is stored it says so until it is touched.
pub fn switch(ask: Ask, slides: bool) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let words = use_texts().value();
    let says = move || match is_yes(slot) {
        Some(true) => words.yes,
        Some(false) => words.no,
        None => use_schema_texts().nothing_yet,
    };
    let choose = move |event| {
        let yes = event_target_checked(&event);
        if untrack(|| is_yes(slot)).unwrap_or_default() == yes {
            return;
        }
        if let Some(id) = slot.ensure(Kind::YesNo) {
            slot.editor.set_yes_no(id, yes);
        }
        left.try_run(());
    };
    view! {
        <span class=if slides { "switch" } else { "ask-check" }>
            <input
                type="checkbox" role=slides.then_some("switch") id=slot.input() aria-label=ask.label() aria-describedby=ask.described.clone()
                aria-invalid=ask.invalid() prop:checked=move || is_yes(slot) == Some(true) on:change=choose
            />
            <span aria-hidden="true" prop:textContent=says></span>
        </span>
    }
    .into_any()
}

/// Yes, no, or nothing: `null` where it can be stored, and not there where it cannot.
pub fn three_way(ask: Ask) -> AnyView {
    let words = use_texts().value();
    let slot = ask.slot;
    let options = vec![
        (Value::Bool(true), words.yes.to_owned(), None),
        (Value::Bool(false), words.no.to_owned(), None),
    ];
    let at_root = slot.path().steps().len() == 1;
    let nullable = ask.schema.types.contains(&cameo_metadata::schema::Type::Null);
    let none = move || if at_root || !nullable { slot.clear() } else { slot.set_value(&Value::Null) };
    group(ask, options, Some(Callback::new(move |()| none())))
}

fn title(choice: &Choice) -> String {
    let plain = match &choice.value {
        Value::String(text) => text.clone(),
        Value::Null => use_texts().value().nothing.to_owned(),
        Value::Bool(true) => use_texts().value().yes.to_owned(),
        Value::Bool(false) => use_texts().value().no.to_owned(),
        other => other.to_string(),
    };
    said(&choice.title).unwrap_or(plain)
}

fn listed(ask: &Ask) -> Vec<(Value, String, Option<String>)> {
    let choices = ask.schema.choices.iter().flat_map(|choices| &choices.list);
    choices.map(|choice| (choice.value.clone(), title(choice), said(&choice.description))).collect()
}

/// The choices, side by side.
pub fn radios(ask: Ask) -> AnyView {
    let (slot, options) = (ask.slot, listed(&ask));
    let none = (!ask.required && slot.object().is_some()).then(|| Callback::new(move |()| slot.clear()));
    group(ask, options, none)
}

fn group(ask: Ask, options: Vec<(Value, String, Option<String>)>, none: Option<Callback<()>>) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let name = slot.input();
    let one = move |position: usize,
                    text: String,
                    more: Option<String>,
                    is: Signal<bool>,
                    choose: Callback<()>| {
        // The first has the id of the field, so that a link to the field finds it.
        let id = if position == 0 { name.clone() } else { format!("{name}-{position}") };
        view! {
            <label class="ask-radio">
                <input
                    type="radio" id=id name=name.clone() prop:checked=is
                    on:change=move |event| if event_target_checked(&event) && !is.get_untracked() { choose.run(()); left.try_run(()); }
                />
                <span translate="no">{text}{more.map(|more| view! { <span class="ask-hint">{more}</span> })}</span>
            </label>
        }
    };
    let count = options.len();
    let each: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(position, (value, text, more))| {
            let wanted = value.clone();
            let is = Signal::derive(move || slot.value().is_some_and(|held| equal(&held, &wanted)));
            one(position, text, more, is, Callback::new(move |()| slot.set_value(&value)))
        })
        .collect();
    let none = none.map(|none| {
        let is = Signal::derive(move || matches!(slot.value(), None | Some(Value::Null)));
        one(count, use_texts().value().nothing.to_owned(), None, is, none)
    });
    view! {
        <div
            class="ask-radios" role="radiogroup" aria-label=ask.name.clone() aria-describedby=ask.described.clone()
            aria-invalid=ask.invalid() aria-required=ask.must()
        >
            {each}{none}
        </div>
    }
    .into_any()
}

/// The choices in a list.
pub fn select(ask: Ask) -> AnyView {
    let (slot, left, options) = (ask.slot, ask.left, listed(&ask));
    let values: Vec<Value> = options.iter().map(|(value, ..)| value.clone()).collect();
    let wanted = values.clone();
    let held = Memo::new(move |_| match slot.value() {
        None => "none".to_owned(),
        Some(value) => values
            .iter()
            .position(|one| equal(one, &value))
            .map_or_else(|| "other".to_owned(), |position| position.to_string()),
    });
    let list = NodeRef::new();
    let show = show_chosen(list, move || held.get());
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if held.get_untracked() == chosen {
            return;
        }
        match chosen.parse::<usize>() {
            Ok(position) => {
                if let Some(value) = wanted.get(position) {
                    slot.set_value(value);
                }
            }
            Err(_) => slot.clear(),
        }
        show();
        left.try_run(());
    };
    // A stored value that is none of the choices is shown as it is, and stays until another is chosen.
    let other = move || {
        (held.get() == "other").then(|| {
            let value = slot.value().unwrap_or_default();
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            view! { <option value="other" disabled selected translate="no">{(use_schema_texts().other_choice)(&text)}</option> }
        })
    };
    // An item of a list is taken out by its own button.
    let none = slot.object().is_some().then(|| {
        view! { <option value="none">{use_schema_texts().no_choice}</option> }
    });
    let each = options.into_iter().enumerate().map(|(position, (_, text, _))| {
        view! { <option value=position.to_string()>{text}</option> }
    });
    view! {
        <select
            class="input" id=slot.input() node_ref=list aria-label=ask.label() aria-describedby=ask.described.clone()
            aria-invalid=ask.invalid() aria-required=ask.must() on:change=choose on:blur=move |_| { left.try_run(()); }
        >
            {none}
            {other}
            {each.collect_view()}
        </select>
    }
    .into_any()
}
