//! One of several: yes or no, or the values that a schema lists.

use crate::editor::form::ask::Ask;
use crate::editor::form::guide::said;
use crate::editor::form::slot::Slot;
use crate::texts::{use_schema_texts, use_texts};
use crate::ui::chosen::show_chosen;
use crate::ui::focus::focus;
use cameo_metadata::draft::{Content, Kind};
use cameo_metadata::schema::{Choice, Choices, equal};
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

/// Yes or no where the answer is known, or what it is by default.
pub fn switch(ask: Ask) -> AnyView {
    let slot = ask.slot;
    let default = ask.schema.default.as_ref().and_then(Value::as_bool).unwrap_or_default();
    let is_on = move || is_yes(slot).unwrap_or(default);
    let words = use_texts().value();
    view! {
        <span class="switch">
            {checkbox(&ask, is_on, Some("switch"), false)}
            <span aria-hidden="true" prop:textContent=move || if is_on() { words.yes } else { words.no }></span>
        </span>
    }
    .into_any()
}

/// Something to agree to: the box, and beside it the sentence, unless a table's head says it.
pub fn consent(ask: Ask) -> AnyView {
    let slot = ask.slot;
    let only_true = ask.schema.choices.as_ref().is_some_and(Choices::is_consent);
    let input = checkbox(&ask, move || is_yes(slot) == Some(true), None, only_true);
    let sentence =
        (!ask.alone).then(|| view! { <label for=slot.input()><bdi>{ask.name.clone()}</bdi></label> });
    view! { <div class="ask-check">{input}{sentence}</div> }.into_any()
}

/// A box to tick. With `only_true` nothing is stored where it is not ticked.
fn checkbox(
    ask: &Ask,
    is_on: impl Fn() -> bool + Copy + Send + Sync + 'static,
    role: Option<&'static str>,
    only_true: bool,
) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let choose = move |event| {
        let yes = event_target_checked(&event);
        if untrack(is_on) == yes {
            return;
        }
        if only_true && !yes {
            slot.clear();
        } else if let Some(id) = slot.ensure(Kind::YesNo) {
            slot.editor.set_yes_no(id, yes);
        }
        left.try_run(());
    };
    view! {
        <input
            type="checkbox" role=role id=slot.input() aria-label=ask.label() aria-describedby=ask.described.clone()
            aria-invalid=ask.invalid() aria-required=ask.must() prop:checked=is_on on:change=choose
        />
    }
    .into_any()
}

/// A question that is not answered yet: neither is chosen. Clearing stores `null` where that is how the schema says it.
pub fn yes_or_no(ask: Ask) -> AnyView {
    let words = use_texts().value();
    let slot = ask.slot;
    let options = vec![
        (Value::Bool(true), words.yes.to_owned(), None),
        (Value::Bool(false), words.no.to_owned(), None),
    ];
    let at_root = slot.path().steps().len() == 1;
    let nullable = ask.schema.types.contains(&cameo_metadata::schema::Type::Null);
    let none = move || if at_root || !nullable { slot.clear() } else { slot.set_value(&Value::Null) };
    group(ask, options, Callback::new(move |()| none()), true)
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

/// The choices, below each other.
pub fn radios(ask: Ask) -> AnyView {
    let (slot, options) = (ask.slot, listed(&ask));
    group(ask, options, Callback::new(move |()| slot.clear()), false)
}

/// Radio buttons, of which none is chosen before a person does. The button that takes a choice back stands where it moves
/// nothing: beside what is chosen, or behind all of them `in_line`.
fn group(
    ask: Ask,
    options: Vec<(Value, String, Option<String>)>,
    none: Callback<()>,
    in_line: bool,
) -> AnyView {
    let (slot, left) = (ask.slot, ask.left);
    let name = slot.input();
    let back = name.clone();
    let cleared = Callback::new(move |()| {
        none.run(());
        left.try_run(());
        focus(back.clone());
    });
    let clear = ask.clone();
    let one = move |position: usize, value: Value, text: String, more: Option<String>| {
        let wanted = value.clone();
        let is = Signal::derive(move || slot.value().is_some_and(|held| equal(&held, &wanted)));
        // The first has the id of the field, so that a link to the field finds it.
        let id = if position == 0 { name.clone() } else { format!("{name}-{position}") };
        let more_id = more.is_some().then(|| format!("{name}-{position}-more"));
        let choose = move |event| {
            if event_target_checked(&event) && !is.get_untracked() {
                slot.set_value(&value);
                left.try_run(());
            }
        };
        let clear = clear.clone();
        let clear = move || (!in_line && is.get()).then(|| clear.clear_in_words(cleared));
        view! {
            <div class="ask-option">
                <label class="ask-radio">
                    <input type="radio" id=id name=name.clone() aria-describedby=more_id.clone() prop:checked=is on:change=choose />
                    <span><span translate="no">{text}</span>{more.map(|more| view! { <span class="ask-hint" id=more_id>{more}</span> })}</span>
                </label>
                {clear}
            </div>
        }
    };
    let each: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(position, (value, text, more))| one(position, value, text, more))
        .collect();
    view! {
        <div
            class="ask-radios" class:is-in-line=in_line role="radiogroup" aria-label=ask.name.clone() aria-describedby=ask.described.clone()
            aria-invalid=ask.invalid() aria-required=ask.must()
        >
            {each}
            {in_line.then(|| ask.clear_in_words(cleared))}
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
