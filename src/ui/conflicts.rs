//! What two people changed at once, and whose shall stand.

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

/// One question for each leaf, side by side; a press on the button answers them all.
#[component]
pub fn Conflicts(
    /// The questions.
    merge: Arc<Merge>,
    /// The answers, in the order of the questions.
    #[prop(into)]
    decided: Callback<Vec<Choice>>,
    /// The form shall show again.
    #[prop(into)]
    back: Callback<()>,
    /// What it is called, if not a change of somebody else.
    #[prop(optional)]
    title: Option<&'static str>,
    /// What it is about, if not about saving.
    #[prop(optional)]
    lead: Option<&'static str>,
    /// What the button says then, that answers the questions.
    #[prop(optional)]
    press: Option<&'static str>,
    /// What the button says then, that leaves them.
    #[prop(optional)]
    later: Option<&'static str>,
) -> impl IntoView {
    let words = use_saving_texts();
    let choices = RwSignal::new(vec![Choice::Mine; merge.conflicts().len()]);
    let questions = merge.conflicts().iter().enumerate();
    let sides =
        Sides { before: Some(words.before), mine: words.yours, theirs: words.theirs, choice: words.choice };
    let questions = questions.map(|(at, conflict)| question(at, conflict, choices, sides)).collect_view();
    view! {
        <section class="conflicts" id="conflicts" tabindex="-1" role="alert" aria-labelledby="conflicts-title">
            <h2 id="conflicts-title">{title.unwrap_or(words.conflict_title)}</h2>
            <p>{lead.unwrap_or(words.conflict_words)}</p>
            {questions}
            <div class="buttons">
                <button type="button" class="button button-main" on:click=move |_| decided.run(choices.get_untracked())>
                    {press.unwrap_or(words.save_choices)}
                </button>
                <button type="button" class="button" on:click=move |_| back.run(())>{later.unwrap_or(words.back)}</button>
            </div>
        </section>
    }
    .into_any()
}

/// The question at position `at`: the sides next to each other, and the choice between two of them.
pub fn question(at: usize, conflict: &Conflict, choices: RwSignal<Vec<Choice>>, sides: Sides) -> AnyView {
    let name = format!("conflict-{at}");
    let labels = use_labels();
    let side = |title: &'static str, state: Option<&Value>, choice: Option<Choice>| {
        let shown = match state {
            Some(state) => compared(&labels, &conflict.path, state),
            None => view! { <span class="value-none">{use_saving_texts().absent}</span> }.into_any(),
        };
        let pick = choice.map(|choice| {
            let is_chosen = move || choices.with(|choices| choices.get(at) == Some(&choice));
            let choose = move |_| choices.update(|choices| choices[at] = choice);
            view! {
                <label class="conflict-pick">
                    <input type="radio" name=name.clone() prop:checked=is_chosen on:change=choose />
                    {(sides.choice)(choice)}
                </label>
            }
        });
        view! { <div class="conflict-side"><h3>{title}</h3><div>{shown}</div>{pick}</div> }
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
