//! Choosing a password: an input that can be looked at, and the rules that the provider has listed, judged while one types.

use crate::texts::{Words, use_sign_up_texts};
use crate::ui::live::live;
use crate::ui::stands::text_of;
use cameo_auth0::sign_up::PasswordRule;
use leptos::prelude::*;

/// The id of the input.
pub const PASSWORD: &str = "password";

/// The input. What is typed lives in `value` and nowhere else.
#[component]
pub fn Password(
    /// The word about whether it has to be filled in.
    #[prop(into)]
    mark: Option<&'static str>,
    /// What is typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    wrong: Signal<Option<Words>>,
    /// The rules, as far as the provider has listed them.
    rules: RwSignal<Vec<PasswordRule>>,
    /// Whether it has to be hidden: a browser may remember what is sent from an input that shows it.
    #[prop(into)]
    hidden: Signal<bool>,
    /// Something was typed.
    typed: Callback<()>,
) -> impl IntoView {
    let words = use_sign_up_texts();
    let (wanted, set_wanted) = signal(false);
    let shown = move || wanted.get() && !hidden.get();
    let described = move || {
        let listed = rules.with(|rules| !rules.is_empty());
        if listed { "password-wrong password-rules" } else { "password-wrong" }
    };
    let taken = move |event| {
        if let Some(text) = text_of(&event).filter(|text| value.with_untracked(|value| value != text)) {
            value.set(text);
            typed.run(());
        }
    };
    view! {
        <div class="sign-up-field">
            <div class="field-name">
                <label for=PASSWORD>{words.password}</label>
                {mark.map(|mark| view! { <span class="ask-optional" aria-hidden="true">{mark}</span> })}
            </div>
            <div class="ask-box has-words">
                <input
                    class="input" id=PASSWORD name="password" autocomplete="new-password" autocapitalize="none" spellcheck="false"
                    type=move || if shown() { "text" } else { "password" } required=true
                    aria-describedby=described aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    prop:value=move || value.get()
                    on:input=taken on:change=taken
                />
                <button
                    type="button" class="button button-plain ask-clear" aria-controls=PASSWORD
                    aria-label=move || if shown() { words.hide } else { words.show }
                    on:click=move |_| set_wanted.update(|wanted| *wanted = !*wanted)
                >
                    {live(move || if shown() { words.hide_short } else { words.show_short })}
                </button>
            </div>
            <div class="field-said"><p class="field-problem" id="password-wrong" prop:textContent=move || wrong.get().unwrap_or_default().into_owned()></p></div>
            {move || checklist(value, rules)}
        </div>
    }
    .into_any()
}

/// The rules, each with whether it is kept now.
fn checklist(value: RwSignal<String>, rules: RwSignal<Vec<PasswordRule>>) -> Option<AnyView> {
    let words = use_sign_up_texts();
    let listed = rules.get();
    if listed.is_empty() {
        return None;
    }
    let counted = listed.clone();
    let count = move || {
        let known = counted.iter().filter_map(|rule| value.with(|password| rule.is_kept(password)));
        let known: Vec<bool> = known.collect();
        (words.rules_kept)(known.iter().filter(|kept| **kept).count(), known.len())
    };
    let items = listed.into_iter().map(|rule| item(value, rule)).collect_view();
    Some(
        view! {
            <div class="rules" id="password-rules">
                <p class="rules-title">{words.rules}" "<span class="unseen" role="status" prop:textContent=count></span></p>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}

fn item(value: RwSignal<String>, rule: PasswordRule) -> AnyView {
    let words = use_sign_up_texts();
    let (text, items) = (rule.words.clone(), rule.items.clone());
    let kept = Memo::new(move |_| value.with(|password| rule.is_kept(password)));
    let (sign, said) = (
        move || match kept.get() {
            Some(true) => "✓",
            Some(false) => "○",
            None => "?",
        },
        move || match kept.get() {
            Some(true) => words.kept,
            Some(false) => words.not_kept,
            None => words.judged_later,
        },
    );
    let nested = (!items.is_empty()).then(|| {
        view! { <ul>{items.into_iter().map(|rule| item(value, rule)).collect_view()}</ul> }
    });
    view! {
        <li class:is-kept=move || kept.get() == Some(true)>
            <span class="rule-sign" aria-hidden="true" prop:textContent=sign></span>
            <div>{text}" "<span class="unseen" prop:textContent=said></span>{nested}</div>
        </li>
    }
    .into_any()
}
