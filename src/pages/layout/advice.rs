//! What whoever runs the app should change, beside what happened to the person.

use crate::auth::{Auth, use_auth};
use crate::browser::location;
use crate::lazy::lazy;
use crate::texts::{advice, use_texts};
use cameo_auth0::api::ApiError;
use cameo_oidc::sign_in::SignInError;
use cameo_settings::access::AccessProblem;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

lazy! {
    in rare:
    /// The advice for a failed sign-in, if there is any.
    fn for_sign_in() -> fn(&SignInError, bool, Auth) -> Option<AnyView> {
        |error, others_answer, auth| {
            let problem = AccessProblem::of_sign_in(error, others_answer, &auth.settings())?;
            advised(&problem, auth)
        }
    }
}

/// The advice for a failed sign-in, as soon as its words are here.
#[component]
pub fn SignInAdvice(
    /// What happened.
    error: SignInError,
) -> impl IntoView {
    let auth = use_auth();
    let words = RwSignal::new(None);
    spawn_local(async move {
        // Without the advice there is still what happened, and what to do.
        let Ok(found) = for_sign_in().await else { return };
        let answers = auth.provider_answers().await;
        words.try_set(Some((found, answers)));
    });
    move || words.get().and_then(|(words, answers)| words(&error, answers, auth))
}

/// The advice for a failed call to the tenant's API. A call that found no answer has one only if others do.
pub fn api_advice(error: &ApiError) -> AnyView {
    let auth: Auth = use_auth();
    let answers = RwSignal::new(false);
    if matches!(error, ApiError::Unreachable) {
        spawn_local(async move {
            answers.try_set(auth.provider_answers().await);
        });
    }
    let error = error.clone();
    (move || {
        let unasked = auth.current().map(|session| session.unasked_scopes(&auth.settings().client));
        let problem = AccessProblem::of_api(&error, answers.get(), &unasked.unwrap_or_default());
        problem.and_then(|problem| advised(&problem, auth))
    })
    .into_any()
}

/// The advice for a scope that is needed and was not granted: to sign in again, where it was not asked for yet.
pub fn missing_scope_advice(scope: &str, auth: Auth) -> Option<AnyView> {
    let missing = || AccessProblem::ScopesMissing { scopes: vec![scope.to_owned()] };
    unasked_scope_advice(scope, auth).or_else(|| advised(&missing(), auth))
}

/// The advice to sign in again for a scope that has come into the settings since the person signed in.
pub fn unasked_scope_advice(scope: &str, auth: Auth) -> Option<AnyView> {
    let unasked = auth.current()?.unasked_scopes(&auth.settings().client);
    let is_unasked = unasked.iter().any(|unasked| unasked == scope);
    is_unasked.then(|| advised(&AccessProblem::ScopesUnasked { scopes: vec![scope.to_owned()] }, auth))?
}

/// A problem's advice; with a button where the person can do it.
pub fn advised(problem: &AccessProblem, auth: Auth) -> Option<AnyView> {
    let advice = advice(problem, auth.settings().is_auth0())?;
    if let AccessProblem::ScopesUnasked { .. } = problem {
        let go = move |_| auth.sign_in(location::here());
        return Some(view! {
            <p class="advice">{advice}</p>
            <p><button type="button" class="button" disabled=move || auth.is_leaving() on:click=go>{use_texts().press.sign_in_again}</button></p>
        }.into_any());
    }
    Some(view! { <p class="advice"><strong>{use_texts().other.advice}</strong>" "{advice}</p> }.into_any())
}
