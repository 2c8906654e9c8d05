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

/// One fact.
pub fn fact(name: &str, text: &str) -> AnyView {
    view! {
        <div class="row"><dt class="row-name">{name.to_owned()}</dt><dd class="row-value"><bdi>{text.to_owned()}</bdi></dd></div>
    }
    .into_any()
}
