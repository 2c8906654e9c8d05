//! One field of the editor: its name, its input, what is changed and what is wrong.

use crate::editor::field_input::{field_input, problem_id};
use crate::editor::field_options::{Options, Reorder};
use crate::editor::fields::inside;
use crate::editor::form::ask::{Ask, input};
use crate::editor::form::extra::{Extra, extra, not_foreseen};
use crate::editor::form::object::{Doable, doable};
use crate::editor::form::row::misfits;
use crate::editor::form::slot::Slot;
use crate::editor::state::{Editor, input_id, label};
use crate::texts::{Words, use_texts};
use crate::ui::focus::{after_press, focus};
use crate::ui::icon::{Icon, icon};
use crate::ui::popup::Popup;
use cameo_metadata::FieldId;
use cameo_metadata::draft::{Change, Kind, Problem};
use cameo_metadata::shape::{self, Shape};
use leptos::prelude::*;

/// The row of a field. `depth` counts the lists and objects around it.
pub fn field(editor: Editor, id: FieldId, depth: usize) -> AnyView {
    let kind = Memo::new(move |_| editor.watch(id, |_, field| field.kind()));
    let in_list = editor.look(|draft| {
        draft.field(id).and_then(|field| field.parent()).and_then(|parent| draft.kind(parent))
            == Some(Kind::List)
    });
    let change = Memo::new(move |_| editor.watch(id, |draft, _| draft.change(id)).unwrap_or(Change::Same));
    let (left, set_left) = signal(false);
    let (open, set_open) = signal(false);
    let problems = Memo::new(move |_| {
        let found = editor.watch(id, |draft, _| draft.problems_of(id)).unwrap_or_default();
        if left.get() || editor.is_judged() { found } else { Vec::new() }
    });
    let guide = editor.guide().of(editor, id).map(|schema| (Slot::of(editor, id), schema));
    let unfit = Memo::new(move |_| {
        let tell = left.get() || editor.is_judged();
        guide.as_ref().map(|(slot, schema)| misfits(*slot, schema, tell)).unwrap_or_default()
    });
    let extra = extra(editor, id);
    let wrong = Signal::derive(move || {
        extra.get() == Some(Extra::Edited)
            || problems.with(|problems| problems.iter().any(Problem::prevents_saving))
            || unfit.with(|unfit| unfit.iter().any(|(_, mild)| !mild))
    });
    let leave = Callback::new(move |()| {
        after_press(move || {
            set_left.try_set(true);
        });
    });
    let content = move || {
        let kind = kind.get()?;
        Some(match kind.has_fields() {
            true if let Some(tags) = whole(editor, id, wrong, leave) => tags,
            true => view! {
                <div class="field-inside" role="group" id=input_id(id) tabindex="-1" aria-labelledby=format!("n{}", id.0) aria-describedby=mark_id(id)>
                    {inside(editor, id, depth + 1)}
                </div>
             }.into_any(),
            false => view! { <div class="field-value">{field_input(editor, id, kind, wrong, leave)}{said(editor, id, problems, unfit, extra)}</div> }.into_any(),
        })
    };
    let nested = move || kind.get().is_some_and(Kind::has_fields);
    let below = move || nested().then(|| said(editor, id, problems, unfit, extra));
    let can = Memo::new(move |_| doable(editor, id));
    let tools = move || {
        let tool = match can.get() {
            Doable::Nothing => None,
            Doable::Remove => Some(remove_button(editor, id)),
            Doable::Everything => {
                let button = format!("o{}", id.0);
                Some(
                    view! {
                        <button
                            type="button"
                            class="button button-mark"
                            id=button
                            aria-label=move || (use_texts().edit().options)(&label(editor, id))
                            aria-expanded=move || open.get().to_string()
                            on:click=move |_| set_open.update(|open| *open = !*open)
                        >
                            {icon(Icon::More)}
                        </button>
                    }
                    .into_any(),
                )
            }
        };
        (in_list || tool.is_some()).then(|| {
            view! {
                <div class="field-tools">{in_list.then(|| view! { <Reorder editor id /> })}{tool}</div>
            }
        })
    };
    let options = move || {
        (open.get() && can.get() == Doable::Everything).then(|| view! {
        <Popup button=format!("o{}", id.0) close=move |()| set_open.set(false)><Options editor id renamed=leave /></Popup>
    })
    };
    let says = move || mark(&change.get()).unwrap_or_default().into_owned();
    view! {
        <div
            class="field"
            class:field-nest=nested
            class:is-deep=(depth >= 6)
            class:is-changed=move || change.get() != Change::Same
        >
            <div class="field-name">
                {move || name(editor, id, nested())}
                <span class="field-change" id=mark_id(id) prop:textContent=says></span>
                {below}
            </div>
            {move || (!nested()).then(content)}
            {tools}
            {options}
            {move || nested().then(content)}
        </div>
    }
    .into_any()
}

/// The button of a field that can be taken out and no more.
fn remove_button(editor: Editor, id: FieldId) -> AnyView {
    let remove = move |_| {
        editor.remove(id);
        focus(format!("back{}", id.0));
    };
    view! {
        <button type="button" class="button button-mark" aria-label=move || (use_texts().edit().remove_one)(&label(editor, id)) on:click=remove>
            {icon(Icon::Trash)}
        </button>
    }
    .into_any()
}

/// The id of the word for what has become of a field.
pub fn mark_id(id: FieldId) -> String {
    format!("m{}", id.0)
}

fn name(editor: Editor, id: FieldId, nested: bool) -> AnyView {
    let words = move || label(editor, id);
    match nested {
        true => {
            view! { <span class="field-label" id=format!("n{}", id.0)><bdi translate="no" prop:textContent=words></bdi></span> }
                .into_any()
        }
        false => view! { <label for=input_id(id)><bdi translate="no" prop:textContent=words></bdi></label> }
            .into_any(),
    }
}

/// The word for what has become of a field; nothing if it is as it was.
pub fn mark(change: &Change) -> Option<Words> {
    let words = use_texts().edit();
    Some(match change {
        Change::Same => return None,
        Change::Added => words.added_mark.into(),
        // What has changed inside of a list or a group may be out of sight.
        Change::Changed | Change::Inside => words.changed_mark.into(),
        Change::Reordered => words.moved_mark.into(),
        Change::Renamed { from } => (words.renamed_mark)(from).into(),
    })
}

/// A list that has an input of its own instead of a row for each item.
fn whole(editor: Editor, id: FieldId, wrong: Signal<bool>, left: Callback<()>) -> Option<AnyView> {
    let schema = editor.guide().of(editor, id);
    let value = editor.look(|draft| draft.value_of(id))?;
    let how =
        schema.as_ref().map_or_else(|| shape::inferred(&value), |schema| shape::shape(schema, Some(&value)));
    let described = [&mark_id(id), " ", &problem_id(id)].concat();
    let (slot, name, schema) =
        (Slot::of(editor, id), untrack(|| label(editor, id)), schema.unwrap_or_default());
    let ask = Ask { slot, schema, name, wrong, left, described, required: false, alone: true };
    matches!(how, Shape::Tags | Shape::Table)
        .then(|| view! { <div class="field-inside">{input(ask, how)}</div> }.into_any())
}

/// What is wrong with the field; always there, so that an input can point to it.
fn said(
    editor: Editor,
    id: FieldId,
    problems: Memo<Vec<Problem>>,
    unfit: Memo<Vec<(Words, bool)>>,
    extra: Memo<Option<Extra>>,
) -> AnyView {
    let misfit = |(words, mild): &(Words, bool)| view! { <span class="field-problem" class:field-problem-mild=*mild>{words.clone()}</span> };
    let line = |problem: &Problem| {
        let mild = !problem.prevents_saving();
        view! { <span class="field-problem" class:field-problem-mild=mild>{use_texts().problem(problem)}</span> }
    };
    view! {
        <div class="field-said" id=problem_id(id) aria-live="polite">
            {move || problems.with(|problems| problems.iter().map(line).collect_view())}
            {move || not_foreseen(editor, id, extra)}
            {move || unfit.with(|unfit| unfit.iter().map(misfit).collect_view())}
        </div>
    }
    .into_any()
}
