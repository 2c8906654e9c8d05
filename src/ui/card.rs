//! A card: a heading with at most one action, what belongs together, and one quiet sentence below.

use leptos::prelude::*;

/// The card.
#[component]
pub fn Card(
    /// The id of the heading.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: String,
    /// What can be done with it, beside the heading.
    #[prop(optional, into)]
    action: ViewFn,
    /// The sentence below.
    #[prop(optional, into)]
    foot: Option<String>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let foot = foot.map(|words| view! { <p class="card-foot">{words}</p> });
    view! {
        <section class="card" aria-labelledby=id.clone()>
            <div class="card-head"><h2 id=id.clone()>{title}</h2>{action.run()}</div>
            {children()}
            {foot}
        </section>
    }
    .into_any()
}
