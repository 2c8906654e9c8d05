//! The guard of private pages.

use super::use_auth;
use leptos::prelude::*;

/// Shows its children while somebody is signed in, and `fallback` otherwise; the address stays, so that the person lands
/// here after signing in. Another person's sign-in draws the children anew.
#[component]
pub fn RequireSession(
    /// What stands here while nobody is signed in, or it is not known yet.
    #[prop(into)]
    fallback: ViewFn,
    /// The private page.
    children: ChildrenFn,
) -> impl IntoView {
    let auth = use_auth();
    move || match auth.subject() {
        Some(_) => children().into_any(),
        None => fallback.run(),
    }
}
