//! One property of a schema: what it is called, its input, what helps, what is wrong.

use crate::editor::field::mark;
use crate::editor::fields::inside;
use crate::editor::form::ask::{Ask, input};
use crate::editor::form::guide::{broken, said};
use crate::editor::form::object;
use crate::editor::form::slot::Slot;
use crate::editor::inputs::line::plain;
use crate::texts::{Words, use_schema_texts, use_texts};
use crate::ui::about::about;
use crate::ui::focus::{after_press, focus, focus_first};
use crate::ui::icon::{Icon, icon};
use crate::ui::labels::use_labels;
use crate::ui::popup::Popup;
use crate::ui::value::display;
use cameo_metadata::Metadata;
use cameo_metadata::draft::{Change, Field, Kind, Problem};
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::{Rule, Schema, Type};
use cameo_metadata::shape::{Shape, kinds, shape};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// Which fields carry a word: those that have to be filled in, or the others where those are most. A screen reader is told of
/// every field that has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// Those that have to be filled in.
    Required,
    /// Those that need not be.
    Optional,
}

impl Marked {
    /// Whichever are fewer, by how many of all have to be filled in.
    pub fn of(required: usize, all: usize) -> Self {
        if required * 2 > all { Self::Optional } else { Self::Required }
    }

    /// The word of a field.
    pub fn word(self, required: bool) -> Option<&'static str> {
        let words = use_schema_texts();
        match (self, required) {
            (Self::Required, true) => Some(words.required),
            (Self::Optional, false) => Some(words.optional),
            _ => None,
        }
    }
}

/// How a property is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whether it has to be filled in.
    pub required: bool,
    /// Which of the properties around it carry a word about that.
    pub marked: Marked,
    /// How many lists and objects are around it.
    pub depth: usize,
}

/// The row.
pub fn row(slot: Slot, schema: Arc<Schema>, name: &str, asked: Asked) -> AnyView {
    let Asked { required, marked, depth } = asked;
    let title = said(&schema.title).unwrap_or_else(|| name.to_owned());
    let (words, dom) = (use_schema_texts(), slot.input());
    let (left, set_left) = signal(false);
    let (judged, called) = (schema.clone(), title.clone());
    let wrong = Memo::new(move |_| faults(slot, &judged, &called, required, left.get()));
    let is_wrong = Signal::derive(move || wrong.with(|wrong| wrong.iter().any(|(_, mild)| !mild)));
    let kind = Memo::new(move |_| slot.kind());
    // An answer that was not there when the row was drawn is given by two radios, which stay when it is.
    let by_default = !required && schema.default.as_ref().is_some_and(Value::is_boolean);
    let known = RwSignal::new(by_default || untrack(|| slot.kind()) == Some(Kind::YesNo));
    let shaped = schema.clone();
    let how = Memo::new(move |_| {
        // A number that is none yet has no value, but its type is known.
        let unfinished = kind.get().filter(|kind| *kind == Kind::Number).map(|_| Value::from(0));
        let now = untrack(|| slot.value()).or(unfinished);
        match shape(&shaped, now.as_ref()) {
            _ if shaped.read_only => None,
            Shape::Switch if !known.get() => Some(Shape::ThreeWay),
            shape => Some(shape),
        }
    });
    let nests = move || matches!(how.get(), Some(Shape::Object | Shape::List | Shape::Table));
    let help = help(&schema);
    let (help_id, said_id, mark_id) =
        ([&dom, "-help"].concat(), [&dom, "-said"].concat(), [&dom, "-mark"].concat());
    let described = [mark_id.as_str(), &help_id, &said_id];
    let described =
        described.into_iter().filter(|id| !help.is_empty() || *id != help_id).collect::<Vec<_>>().join(" ");
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
        described: described.clone(),
        required,
        alone: false,
    };
    let unset = {
        let dom = dom.clone();
        Callback::new(move |()| {
            slot.clear();
            known.set(by_default);
            focus(dom.clone());
        })
    };
    let drawn = schema.clone();
    let grouped = described.clone();
    let content = move || {
        match how.get() {
        None => read_only(slot, &ask.name),
        Some(Shape::Object) => {
            view! {
                <div class="field-inside" role="group" aria-label=ask.name.clone() aria-describedby=grouped.clone()>
                    {object::inside_of(slot, &drawn, depth + 1)}
                </div>
            }
            .into_any()
        }
        Some(Shape::List) => list(slot, &ask.name, &grouped, depth),
        Some(Shape::Switch) => {
            view! { <div class="ask-pair">{input(ask.clone(), Shape::Switch)}{ask.clear_in_words(unset)}</div> }.into_any()
        }
        Some(shape) => input(ask.clone(), shape),
    }
    };
    let is_removed = move || slot.gone().is_some();
    let change = Memo::new(move |_| slot.change());
    let is_changed = move || is_removed() || change.get() != Change::Same;
    let deprecated = schema.deprecated;
    let read_only = schema.read_only;
    // Where nothing was stored before, everything is new, and that need not be said.
    let is_fresh = slot.editor.look(|draft| draft.base().same_text(&Metadata::default()));
    let marks = move || {
        let word = marked.word(required).filter(|_| !read_only);
        let says = move || mark(&change.get()).filter(|_| !is_fresh).unwrap_or_default().into_owned();
        view! {
            {word.map(|word| view! { <span class="ask-optional" aria-hidden=required.then_some("true")>{word}</span> })}
            {deprecated.then(|| view! { <span class="ask-deprecated">{words.deprecated}</span> })}
            <span class="field-change" id=mark_id.clone() prop:textContent=says></span>
        }
    };
    let head = {
        let (title, dom, marks) = (title.clone(), dom.clone(), marks.clone());
        // Where there is no single input, the input's own group says the name; a box to tick has its sentence beside it.
        move || {
            let label = match how.get() {
                Some(Shape::Checkbox) => return None,
                None | Some(Shape::Object | Shape::List | Shape::Table | Shape::Radio | Shape::ThreeWay) => {
                    view! { <span class="field-label"><bdi>{title.clone()}</bdi></span> }.into_any()
                }
                _ => view! { <label for=dom.clone()><bdi>{title.clone()}</bdi></label> }.into_any(),
            };
            Some(view! { <div class="field-name">{label}{marks()}</div> })
        }
    };
    let is_box = move || how.get() == Some(Shape::Checkbox);
    let named = title.clone();
    view! {
        <div class="field" class:field-nest=nests class:is-changed=is_changed class:is-gone=is_removed>
            {head}
            {move || (nests() && !read_only).then(|| group_menu(slot, &named))}
            <div class="field-value" class:field-inside-row=nests>
                {type_choice(slot, schema.clone(), title)}
                {content}
                {move || is_box().then(|| view! { <div class="field-name">{marks()}</div> })}
                {helps}
                <div class="field-said" id=said_id aria-live="polite">
                    {lines(wrong)}
                    {move || slot.gone().map(|gone| put_back(slot, gone))}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong here, and whether that is only a warning: about what was stored and not touched. A mistake is told when the
/// person has left the field, and taken back as soon as it is right.
pub(crate) fn faults(
    slot: Slot,
    schema: &Schema,
    title: &str,
    required: bool,
    left: bool,
) -> Vec<(Words, bool)> {
    let (editor, tell) = (slot.editor, left || slot.editor.is_judged());
    let Some(id) = slot.field() else {
        let missing = required
            && !schema.read_only
            && tell
            && slot.object().is_some_and(|object| object.field().is_some());
        let rule = Rule::Required { name: String::new() };
        return if missing { vec![(broken(&rule, schema, title), false)] } else { Vec::new() };
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
    view! { <div class="field-said" id=id aria-live="polite">{lines(wrong)}</div> }.into_any()
}

fn lines(wrong: Memo<Vec<(Words, bool)>>) -> impl IntoView {
    let line = |(text, mild): (Words, bool)| view! { <p class="field-problem" class:field-problem-mild=mild>{text}</p> };
    move || wrong.get().into_iter().map(line).collect_view()
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
        let text = match steps.as_slice() {
            [] => broken(&violation.rule, schema, ""),
            _ => (words.rule)(&violation.rule),
        };
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

fn list(slot: Slot, name: &str, described: &str, depth: usize) -> AnyView {
    let (name, described) = (name.to_owned(), described.to_owned());
    let add = move |_| {
        if let Some(list) = slot.ensure(Kind::List) {
            object::add_item(slot.editor, list);
        }
    };
    (move || match slot.field() {
        Some(id) => view! {
            <div class="field-inside" role="group" id=slot.input() tabindex="-1" aria-label=name.clone() aria-describedby=described.clone()>{inside(slot.editor, id, depth + 1)}</div>
        }
        .into_any(),
        None => view! {
            <button type="button" class="button button-plain" id=slot.input() on:click=add>{icon(Icon::Plus)}{use_texts().edit().add_item}</button>
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

/// The menu of a list or a group that is there. Clearing it takes everything inside: that is put back by the line below it, or
/// asked about first where nothing of it is stored.
fn group_menu(slot: Slot, name: &str) -> AnyView {
    let name = name.to_owned();
    let (open, set_open) = signal(false);
    let (asked, set_asked) = signal(false);
    let button = [&slot.input(), "-menu"].concat();
    let clear = move || {
        set_open.set(false);
        slot.clear();
        focus_first(vec![[&slot.input(), "-back"].concat(), slot.input()]);
    };
    let press = move |_| {
        let stored = slot
            .now()
            .is_some_and(|id| slot.editor.look(|draft| draft.field(id).is_some_and(Field::is_stored)));
        if stored { clear() } else { set_asked.set(true) }
    };
    let panel = {
        let (name, button) = (name.clone(), button.clone());
        move || {
            let words = use_schema_texts();
            let content = match asked.get() {
                true => view! {
                    <p>{(words.group_question)(&name)}</p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| set_open.set(false)>{words.group_keep}</button>
                        <button type="button" class="button" on:click=move |_| clear()>{words.clear_short}</button>
                    </div>
                }
                .into_any(),
                false => view! { <button type="button" class="button" on:click=press>{icon(Icon::Trash)}{(words.group_clear)(&name)}</button> }.into_any(),
            };
            open.get().then(|| view! { <Popup button=button.clone() close=move |()| set_open.set(false)><div class="options">{content}</div></Popup> })
        }
    };
    (move || {
        let (name, button, panel) = (name.clone(), button.clone(), panel.clone());
        slot.field().is_some().then(|| view! {
            <div class="field-tools">
                <button
                    type="button" class="button button-mark" id=button aria-label=(use_texts().edit().options)(&name)
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| {
                        set_asked.set(false);
                        set_open.update(|open| *open = !*open);
                    }
                >
                    {icon(Icon::More)}
                </button>
            </div>
            {panel}
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
            <button type="button" class="button button-plain" id=[&slot.input(), "-back"].concat() on:click=back>{use_texts().press.undo}</button>
        </p>
    }
    .into_any()
}
