//! What was changed in two places at once, and which of both is kept.

use crate::texts::use_saving_texts;
use crate::ui::labels::use_labels;
use crate::ui::value::compared;
use cameo_metadata::merge::{Choice, Conflict, Merge};
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// How the sides of a conflict are called.
#[derive(Clone, Copy)]
pub struct Sides {
    /// What both started from, if they did.
    pub before: Option<&'static str>,
    /// What is here.
    pub mine: &'static str,
    /// What is there.
    pub theirs: &'static str,
    /// The label of a choice.
    pub choice: fn(Choice) -> &'static str,
}

/// What is chosen for each question so far.
pub type Picks = RwSignal<Vec<Option<Choice>>>;

/// One question for each leaf, side by side. Nothing is chosen before a person does, and Apply waits until all of it is: its bar
/// stands where the save bar does otherwise.
#[component]
pub fn Conflicts(
    /// The questions.
    merge: Arc<Merge>,
    /// The answers, in the order of the questions.
    #[prop(into)]
    decided: Callback<Vec<Choice>>,
    /// The form is to be shown again.
    #[prop(into)]
    back: Callback<()>,
    /// What it is called, if not a change of somebody else.
    #[prop(optional)]
    title: Option<&'static str>,
    /// What it is about, if not about saving.
    #[prop(optional)]
    lead: Option<&'static str>,
) -> impl IntoView {
    let words = use_saving_texts();
    let count = merge.conflicts().len();
    let picks: Picks = RwSignal::new(vec![None; count]);
    let sides =
        Sides { before: Some(words.before), mine: words.yours, theirs: words.theirs, choice: words.choice };
    let questions = merge.conflicts().iter().enumerate();
    let questions = questions.map(|(at, conflict)| decide(at, conflict, picks, sides)).collect_view();
    let all = move |choice| move |_| picks.set(vec![Some(choice); count]);
    let for_all = (count > 1).then(|| {
        view! {
            <div class="buttons">
                <button type="button" class="button" on:click=all(Choice::Mine)>{words.all_mine}</button>
                <button type="button" class="button" on:click=all(Choice::Theirs)>{words.all_theirs}</button>
            </div>
        }
    });
    let left = Memo::new(move |_| picks.with(|picks| picks.iter().filter(|pick| pick.is_none()).count()));
    let says = move || match left.get() {
        0 => words.none_left.to_owned(),
        left => (words.left)(left),
    };
    let apply = move |_| {
        if let Some(choices) = picks.with_untracked(|picks| picks.iter().copied().collect::<Option<Vec<_>>>())
        {
            decided.run(choices);
        }
    };
    view! {
        <section class="conflicts" id="conflicts" tabindex="-1" role="alert" aria-labelledby="conflicts-title">
            <h2 id="conflicts-title">{title.unwrap_or(words.conflict_title)}</h2>
            <p>{lead.unwrap_or(words.conflict_words)}</p>
            {for_all}
            {questions}
        </section>
        <div class="save-bar" role="group" aria-labelledby="conflicts-title">
            <div class="save-bar-words"><p id="conflicts-left" role="status" prop:textContent=says></p></div>
            <button type="button" class="button" on:click=move |_| back.run(())>{words.later}</button>
            <button
                type="button" class="button button-main" id="apply" aria-describedby="conflicts-left"
                aria-disabled=move || (left.get() > 0).to_string() on:click=apply
            >
                {words.apply}
            </button>
        </div>
    }
    .into_any()
}

/// The question at position `at`, where nothing has to be chosen yet.
pub fn decide(at: usize, conflict: &Conflict, picks: Picks, sides: Sides) -> AnyView {
    let is_chosen = move |choice| picks.with(|picks| picks.get(at) == Some(&Some(choice)));
    let choose = move |choice| picks.update(|picks| picks[at] = Some(choice));
    cards(at, conflict, sides, is_chosen, choose)
}

/// The question at position `at`, where one of both is chosen from the start.
pub fn question(at: usize, conflict: &Conflict, choices: RwSignal<Vec<Choice>>, sides: Sides) -> AnyView {
    let is_chosen = move |choice| choices.with(|choices| choices.get(at) == Some(&choice));
    let choose = move |choice| choices.update(|choices| choices[at] = choice);
    cards(at, conflict, sides, is_chosen, choose)
}

/// The sides next to each other; a press anywhere on one chooses it.
fn cards(
    at: usize,
    conflict: &Conflict,
    sides: Sides,
    is_chosen: impl Fn(Choice) -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(Choice) + Copy + Send + Sync + 'static,
) -> AnyView {
    let name = format!("conflict-{at}");
    let labels = use_labels();
    let side = |title: &'static str, state: Option<&Value>, choice: Option<Choice>| {
        let shown = match state {
            Some(state) => compared(&labels, &conflict.path, state),
            None => view! { <span class="value-none">{use_saving_texts().absent}</span> }.into_any(),
        };
        let shown_id = choice.map(|choice| format!("{name}-{choice:?}"));
        let pick = choice.map(|choice| {
            view! {
                <label class="conflict-pick">
                    <input
                        type="radio" name=name.clone() aria-describedby=shown_id.clone()
                        prop:checked=move || is_chosen(choice) on:change=move |_| choose(choice)
                    />
                    {(sides.choice)(choice)}
                </label>
            }
        });
        let chosen = move || choice.is_some_and(is_chosen);
        view! {
            <div class="conflict-side" class:is-choice=choice.is_some() class:is-chosen=chosen>
                <h3>{title}</h3>
                <div class="conflict-value" id=shown_id.clone()>{shown}</div>
                {pick}
            </div>
        }
    };
    view! {
        <fieldset class="conflict">
            <legend><bdi translate="no">{labels.path(&conflict.path)}</bdi></legend>
            <div class="conflict-sides" class:is-two=sides.before.is_none()>
                {sides.before.map(|before| side(before, conflict.base.as_ref(), None))}
                {side(sides.mine, conflict.mine.as_ref(), Some(Choice::Mine))}
                {side(sides.theirs, conflict.theirs.as_ref(), Some(Choice::Theirs))}
            </div>
        </fieldset>
    }
    .into_any()
}
