//! One property of a schema: what it is called, its input, what helps, what is wrong.

use crate::editor::field::mark;
use crate::editor::fields::inside;
use crate::editor::form::ask::{Ask, input};
use crate::editor::form::guide::said;
use crate::editor::form::object;
use crate::editor::form::slot::Slot;
use crate::editor::inputs::line::plain;
use crate::texts::{Words, use_schema_texts, use_texts};
use crate::ui::about::about;
use crate::ui::focus::{after_press, focus};
use crate::ui::labels::use_labels;
use crate::ui::value::display;
use cameo_metadata::draft::{Change, Kind, Problem};
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::{Rule, Schema, Type};
use cameo_metadata::shape::{Shape, kinds, shape};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The row. `required` is whether its object asks for it.
pub fn row(slot: Slot, schema: Arc<Schema>, name: &str, required: bool, depth: usize) -> AnyView {
    let title = said(&schema.title).unwrap_or_else(|| name.to_owned());
    let (words, dom) = (use_schema_texts(), slot.input());
    let (left, set_left) = signal(false);
    let judged = schema.clone();
    let wrong = Memo::new(move |_| faults(slot, &judged, required, left.get()));
    let is_wrong = Signal::derive(move || wrong.with(|wrong| wrong.iter().any(|(_, mild)| !mild)));
    let kind = Memo::new(move |_| slot.kind());
    let shaped = schema.clone();
    let how = Memo::new(move |_| {
        // A number that is none yet has no value, but its type is known.
        let unfinished = kind.get().filter(|kind| *kind == Kind::Number).map(|_| Value::from(0));
        let now = untrack(|| slot.value()).or(unfinished);
        if shaped.read_only { None } else { Some(shape(&shaped, now.as_ref())) }
    });
    let nests = move || matches!(how.get(), Some(Shape::Object | Shape::List | Shape::Table));
    let help = help(&schema);
    let (help_id, said_id) = ([&dom, "-help"].concat(), [&dom, "-said"].concat());
    let described = if help.is_empty() { said_id.clone() } else { [&help_id, " ", &said_id].concat() };
    let helps = (!help.is_empty()).then(|| {
        view! { <div class="ask-help" id=help_id>{help.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</div> }
    });
    let ask = Ask {
        slot,
        schema: schema.clone(),
        name: title.clone(),
        wrong: is_wrong,
        left: Callback::new(move |()| {
            after_press(move || {
                set_left.try_set(true);
            });
        }),
        described,
        required,
        alone: false,
    };
    let drawn = schema.clone();
    let content = move || {
        match how.get() {
        None => read_only(slot, &ask.name),
        Some(Shape::Object) => {
            view! { <div class="field-inside" role="group" aria-label=ask.name.clone()>{object::inside_of(slot, &drawn, depth + 1)}</div> }.into_any()
        }
        Some(Shape::List) => list(slot, &ask.name, depth),
        Some(shape) => input(ask.clone(), shape),
    }
    };
    let label = {
        let (title, dom) = (title.clone(), dom.clone());
        // Where there is no single input, the input's own group says the name.
        move || match how.get() {
            None | Some(Shape::Object | Shape::List | Shape::Table | Shape::Radio | Shape::ThreeWay) => {
                view! { <span><bdi>{title.clone()}</bdi></span> }.into_any()
            }
            _ => view! { <label for=dom.clone()><bdi>{title.clone()}</bdi></label> }.into_any(),
        }
    };
    let named = title.clone();
    view! {
        <div class="field" class:field-nest=nests class:is-changed=move || slot.gone().is_some() || !matches!(slot.change(), Change::Same | Change::Inside)>
            <div class="field-name">
                {label}
                {(required && !schema.read_only).then(|| view! { <span class="ask-required">{words.required}</span> })}
                {schema.deprecated.then(|| view! { <span class="ask-deprecated">{words.deprecated}</span> })}
                {move || mark(&slot.change()).map(|words| view! { <span class="field-change">{words}</span> })}
            </div>
            <div class="field-value" class:field-inside-row=nests>
                {type_choice(slot, schema.clone(), title)}
                {content}
                {helps}
                {said_here(said_id, wrong)}
                {move || slot.gone().map(|gone| put_back(slot, gone))}
            </div>
            <div class="field-tools">{tools(slot, schema, named)}</div>
        </div>
    }
    .into_any()
}

/// What is wrong here, and whether that is only a warning: about what was stored and not touched. A mistake is told when the
/// person has left the field, and taken back as soon as it is right.
pub(crate) fn faults(slot: Slot, schema: &Schema, required: bool, left: bool) -> Vec<(Words, bool)> {
    let words = use_schema_texts();
    let (editor, tell) = (slot.editor, left || slot.editor.is_judged());
    let Some(id) = slot.field() else {
        let missing = required
            && !schema.read_only
            && tell
            && slot.object().is_some_and(|object| object.field().is_some());
        let rule = Rule::Required { name: String::new() };
        return if missing { vec![((words.rule)(&rule), false)] } else { Vec::new() };
    };
    if schema.read_only {
        return Vec::new();
    }
    let mut all: Vec<(Words, bool)> = Vec::new();
    if tell {
        let problems = editor.watch(id, |draft, _| draft.problems_of(id)).unwrap_or_default();
        let line = |problem: &Problem| (use_texts().problem(problem), !problem.prevents_saving());
        all.extend(problems.iter().map(line));
    }
    all.extend(misfits(slot, schema, tell));
    all
}

/// What is wrong, where an input points to it; always there.
pub(crate) fn said_here(id: String, wrong: Memo<Vec<(Words, bool)>>) -> AnyView {
    let line = |(text, mild): (Words, bool)| view! { <p class="field-problem" class:field-problem-mild=mild>{text}</p> };
    view! { <div id=id aria-live="polite">{move || wrong.get().into_iter().map(line).collect_view()}</div> }
        .into_any()
}

/// How a value does not fit its schema, and whether that is only a warning.
pub fn misfits(slot: Slot, schema: &Schema, tell: bool) -> Vec<(Words, bool)> {
    let words = use_schema_texts();
    let untouched = slot.change() == Change::Same;
    let Some(value) = slot.value().filter(|_| tell || untouched) else { return Vec::new() };
    let mut all: Vec<(Words, bool)> = Vec::new();
    // What is inside says what is wrong with it by itself, unless it has no row of its own.
    let shape = shape(schema, Some(&value));
    let columns = schema.items.as_deref().filter(|_| shape == Shape::Table);
    let says_itself = |steps: &[Step]| match (shape, steps) {
        (Shape::Object | Shape::List, steps) => !steps.is_empty(),
        (Shape::Table, [Step::Index(_), Step::Key(name), ..]) => {
            columns.is_some_and(|columns| columns.properties.get(name).is_some())
        }
        _ => false,
    };
    for violation in slot.editor.guide().judge(schema, &value) {
        let mut steps = violation.path.steps().to_vec();
        if let Rule::Required { name } = &violation.rule {
            steps.push(Step::Key(name.clone()));
        }
        if says_itself(&steps) {
            continue;
        }
        let text = (words.rule)(&violation.rule);
        let path = Path::new(steps);
        all.push((if path.steps().is_empty() { text } else { format!("{path}: {text}").into() }, untouched));
    }
    if untouched && !all.is_empty() {
        all.push((words.stored_misfit.into(), true));
    }
    all
}

fn help(schema: &Schema) -> Vec<String> {
    let words = use_schema_texts();
    let shown = |value: &serde_json::Value| plain(value).filter(|_| !schema.write_only);
    let mut help: Vec<String> = said(&schema.description).into_iter().collect();
    help.extend(schema.default.as_ref().and_then(shown).map(|text| (words.by_default)(&text)));
    let examples: Vec<String> = schema.examples.iter().filter_map(shown).collect();
    if !examples.is_empty() {
        help.push((words.example)(&examples.join(", ")));
    }
    help
}

fn read_only(slot: Slot, name: &str) -> AnyView {
    let labels = use_labels();
    let held = move || match slot.value() {
        Some(held) => display(&labels, &slot.path(), &held),
        None => view! { <span class="value-none">{use_schema_texts().nothing_yet}</span> }.into_any(),
    };
    let about = about(name, move || slot.editor.guide().about_read_only());
    let note = view! { <div class="ask-hint has-about"><p>{use_schema_texts().read_only}</p>{about}</div> };
    view! { <div class="ask-fixed" id=slot.input() tabindex="-1">{held}{note}</div> }.into_any()
}

fn list(slot: Slot, name: &str, depth: usize) -> AnyView {
    let name = name.to_owned();
    let add = move |_| {
        if let Some(list) = slot.ensure(Kind::List) {
            object::add_item(slot.editor, list);
        }
    };
    (move || match slot.field() {
        Some(id) => view! {
            <div class="field-inside" role="group" id=slot.input() tabindex="-1" aria-label=name.clone()>{inside(slot.editor, id, depth + 1)}</div>
        }
        .into_any(),
        None => view! {
            <button type="button" class="button button-plain button-small" id=slot.input() on:click=add>"+ "{use_texts().edit().add_item}</button>
        }
        .into_any(),
    })
    .into_any()
}

/// The types to choose from, where there are several.
fn type_choice(slot: Slot, schema: Arc<Schema>, title: String) -> AnyView {
    (move || {
        let now = slot.kind();
        let at_root = slot.path().steps().len() == 1;
        let three_way = schema.types.contains(&Type::Boolean) && schema.types.len() == 2 && schema.types.contains(&Type::Null);
        let mut offered: Vec<Kind> = kinds(&schema).into_iter().filter(|kind| *kind != Kind::Nothing || !at_root).collect();
        // A stored value of a type that is not allowed has to be able to become one that is.
        if let Some(now) = now.filter(|now| !offered.contains(now) && !schema.types.is_empty()) {
            offered.push(now);
        }
        if offered.len() < 2 || three_way || schema.choices.is_some() || schema.read_only {
            return None;
        }
        let held = now.unwrap_or(offered[0]);
        let all = offered.clone();
        let choose = move |event| {
            let chosen = event_target_value(&event).parse().ok().and_then(|at: usize| all.get(at).copied());
            if let Some(kind) = chosen.filter(|kind| *kind != held) {
                slot.ensure(kind);
            }
        };
        let options = offered.into_iter().enumerate().map(|(at, kind)| {
            view! { <option value=at.to_string() prop:selected=kind == held>{(use_texts().edit().kind_of)(kind)}</option> }
        });
        Some(view! {
            <select class="input ask-short" aria-label=(use_schema_texts().kind)(&title) on:change=choose>{options.collect_view()}</select>
        })
    })
    .into_any()
}

fn tools(slot: Slot, schema: Arc<Schema>, name: String) -> AnyView {
    (move || {
        let there = slot.field().is_some() && !schema.read_only;
        there.then(|| {
            let press = move |_| {
                slot.clear();
                focus(slot.input());
            };
            view! { <button type="button" class="button button-mark" aria-label=(use_schema_texts().clear)(&name) on:click=press>"×"</button> }
        })
    })
    .into_any()
}

fn put_back(slot: Slot, gone: cameo_metadata::FieldId) -> AnyView {
    let back = move |_| {
        slot.editor.put_back(gone);
        focus(slot.input());
    };
    view! {
        <p class="ask-gone">{use_texts().edit().removed}" "
            <button type="button" class="fold" on:click=back>{use_texts().press.undo}</button>
        </p>
    }
    .into_any()
}
