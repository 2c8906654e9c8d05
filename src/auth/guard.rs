//! The guard of private pages.

use super::use_auth;
use leptos::prelude::*;

/// Shows its children while somebody is signed in, and `fallback` otherwise; the address stays, so that the person lands
/// here after signing in. [`PersonScope`](super::PersonScope) makes all of it anew for another person.
#[component]
pub fn RequireSession(
    /// What stands here while nobody is signed in, or it is not known yet.
    #[prop(into)]
    fallback: ViewFn,
    /// The private page.
    children: ChildrenFn,
) -> impl IntoView {
    match untrack(|| use_auth().person()) {
        Some(_) => children().into_any(),
        None => fallback.run(),
    }
}
