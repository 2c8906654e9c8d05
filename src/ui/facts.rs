//! Sections of facts: names at the left, plain text at the right.

use leptos::prelude::*;

/// A heading and what stands under it.
pub fn section(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section aria-labelledby=id>
            <div class="section-head"><h2 id=id>{title}</h2></div>
            {content}
        </section>
    }
    .into_any()
}

/// Facts below each other.
pub fn facts(facts: impl IntoIterator<Item = AnyView>) -> AnyView {
    view! { <dl class="rows">{facts.into_iter().collect_view()}</dl> }.into_any()
}

/// One fact: a value, which no browser translates.
pub fn fact(name: &str, text: &str) -> AnyView {
    row(name, view! { <bdi translate="no">{text.to_owned()}</bdi> }.into_any())
}

/// One fact in words.
pub fn said(name: &str, words: &str) -> AnyView {
    row(name, view! { <bdi>{words.to_owned()}</bdi> }.into_any())
}

fn row(name: &str, value: AnyView) -> AnyView {
    view! {
        <div class="row"><dt class="row-name">{name.to_owned()}</dt><dd class="row-value">{value}</dd></div>
    }
    .into_any()
}
