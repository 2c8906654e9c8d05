//! The components: what provides the sign-in state, and what guards a private page.

use crate::{Auth, AuthConfig, provide_auth, take_callback, use_auth};
use leptos::prelude::*;

/// Provides [`use_auth`] to its children. There is one in an app, around its router.
///
/// If the page was opened with the provider's response, it is taken out of the address bar and the person is signed in; else the
/// stored session is used.
#[component]
pub fn AuthProvider(
    /// The client, where the session is kept, and the routes.
    config: AuthConfig,
    /// The app.
    children: Children,
) -> impl IntoView {
    let callback = take_callback(config.routes.callback);
    provide_auth(config, callback);
    children()
}

/// The guard of a private page. Shows its children while somebody is signed in, and `fallback` otherwise; the address stays, so
/// that [`Auth::sign_in`] can lead back to it.
///
/// The children are made anew for each person, with their handle as a context ([`use_person`](crate::use_person)), and dropped
/// with them. A renewal changes nothing.
#[component]
pub fn RequireAuth(
    /// What is shown while nobody is signed in, or it is not known yet; [`Auth::state`] says which.
    #[prop(into)]
    fallback: ViewFn,
    /// The private page.
    children: ChildrenFn,
) -> impl IntoView {
    let auth: Auth = use_auth();
    move || match auth.person() {
        Some(person) => {
            provide_context(person);
            children().into_any()
        }
        None => fallback.run(),
    }
}
