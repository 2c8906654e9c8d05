//! The edit as one JSON text, with what can be done to it.

use crate::editor::json::area::{Finds, JsonArea, SAID, go_to};
use crate::editor::json::find::{JsonFind, WANTED};
use crate::texts::use_texts;
use crate::ui::focus::focus_soon;
use crate::ui::notice::{Meaning, Notice};
use cameo_metadata::source::{Place, TextProblem, check};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::web_sys::File;

/// The id of the notice that the text cannot be used.
pub const REFUSED: &str = "json-refused";

/// What the person asks for.
#[derive(Clone, Debug)]
pub enum Asked {
    /// The text is this now.
    Typed(String),
    /// Put it in order.
    Format,
    /// Put it on the clipboard.
    Copy,
    /// Give it as a file.
    Export,
    /// Take a file.
    Import(File),
    /// Go back to the last text that was valid.
    Undo,
}

/// The text and its tools.
#[component]
pub fn JsonView(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What is wrong with it, once it is time to say so.
    #[prop(into)]
    problems: Signal<Vec<TextProblem>>,
    /// Whether something was asked for that needs a valid text.
    #[prop(into)]
    refused: Signal<bool>,
    /// A word on what was done last.
    #[prop(into)]
    done: Signal<Option<&'static str>>,
    /// What the person asks for.
    #[prop(into)]
    ask: Callback<Asked>,
) -> impl IntoView {
    let words = use_texts().json();
    let (searching, set_searching) = signal(false);
    let finds = RwSignal::new(Finds::default());
    let file = NodeRef::<Input>::new();
    let tool = move |words: &'static str, press: Box<dyn Fn() + Send + Sync>| {
        view! { <button type="button" class="button" on:click=move |_| press()>{words}</button> }
    };
    let choose = move || {
        if let Some(file) = file.get_untracked() {
            // Emptied, so that the same file can be chosen again.
            file.click();
        }
    };
    let chosen = move |_| {
        let input = file.get_untracked();
        let file = input.as_ref().and_then(|input| input.files()?.get(0));
        // Or the same file, chosen again, would be no change.
        input.inspect(|input| input.set_value(""));
        if let Some(file) = file {
            ask.run(Asked::Import(file));
        }
    };
    let search = move || {
        set_searching.set(true);
        focus_soon(WANTED.to_owned());
    };
    // The mistake that is there now, and not the one that the last pause in typing found.
    let first = Memo::new(move |_| {
        refused.get().then(|| text.with(|text| check(text).err()?.into_iter().next())).flatten()
    });
    let go_to_first = move || {
        if let Some(problem) = first.get_untracked() {
            go_to(text.get_untracked(), problem.place.offset);
        }
    };
    // Each press that needs a valid text leads to the line that has to be corrected.
    Effect::new(move |_| {
        if refused.get() {
            go_to_first();
        }
    });
    let said = move || problems.with(|problems| problems.iter().map(|one| problem(text, one)).collect_view());
    view! {
        <div class="json-view">
            {move || refused.get().then(|| view! {
                <Notice meaning=Meaning::Wrong id=REFUSED>
                    <p prop:textContent=move || first.with(|first| first.as_ref().map(in_words)).unwrap_or_default()></p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| ask.run(Asked::Undo)>{words.undo}</button>
                        <button type="button" class="button" on:click=move |_| go_to_first()>{words.go_there}</button>
                    </div>
                </Notice>
            })}
            <div class="json-tools">
                {tool(words.format, Box::new(move || ask.run(Asked::Format)))}
                {tool(words.find, Box::new(search))}
                {tool(words.copy, Box::new(move || ask.run(Asked::Copy)))}
                {tool(words.import, Box::new(choose))}
                {tool(words.export, Box::new(move || ask.run(Asked::Export)))}
                <input
                    type="file" hidden=true id="json-file" accept=".json,application/json"
                    aria-label=words.import_file node_ref=file on:change=chosen
                />
                <span class="json-done quiet" role="status" prop:textContent=move || done.get().unwrap_or_default()></span>
            </div>
            {move || searching.get().then(|| view! { <JsonFind text finds close=move |()| set_searching.set(false) /> })}
            <JsonArea text wrong=move || problems.with(|problems| !problems.is_empty()) finds typed=move |text| ask.run(Asked::Typed(text)) />
            <div class="json-said" id=SAID aria-live="polite">{said}</div>
        </div>
    }
    .into_any()
}

/// A mistake by its line.
fn in_words(problem: &TextProblem) -> String {
    let words = use_texts().json();
    [&(words.line)(problem.place.line), " ", &*(words.reason)(&problem.reason)].concat()
}

/// What is wrong, as a way to where it is.
fn problem(text: Signal<String>, problem: &TextProblem) -> AnyView {
    let words = use_texts().json();
    let Place { line, column, offset } = problem.place;
    let go = move |_| go_to(text.get_untracked(), offset);
    view! {
        <p class="field-problem">
            <button type="button" class="fold" on:click=go>{(words.place)(line, column)}</button>
            " "{(words.reason)(&problem.reason)}
        </p>
    }
    .into_any()
}
