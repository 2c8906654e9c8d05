//! The shape of a profile, while the profile is on the way.

use leptos::prelude::*;

/// How many rows are drawn: about as many as a profile has.
const ROWS: usize = 5;

/// The waiting page. `words` are said to a screen reader at once, and shown when the wait becomes long.
#[component]
pub fn Skeleton(
    /// What is being waited for; also the page's heading until it has one.
    words: &'static str,
) -> impl IntoView {
    let row = || {
        view! { <div class="skeleton-row"><span class="skeleton-bar"></span><span class="skeleton-bar"></span></div> }
    };
    view! {
        <div class="skeleton" aria-busy="true">
            <h1 class="unseen">{words}</h1>
            <div class="skeleton-who">
                <span class="skeleton-oval"></span>
                <div><span class="skeleton-bar skeleton-name"></span><span class="skeleton-bar"></span></div>
            </div>
            <div>
                <span class="skeleton-bar skeleton-title"></span>
                {(0..ROWS).map(|_| row()).collect_view()}
            </div>
            <p class="skeleton-late" role="status">{words}</p>
        </div>
    }
    .into_any()
}
