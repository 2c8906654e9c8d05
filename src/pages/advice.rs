//! What whoever runs the app should change, beside what happened to the person.

use crate::auth::{Auth, use_auth};
use crate::lazy::lazy;
use crate::texts::{advice, use_texts};
use account::access::AccessProblem;
use account::profile::api::ApiError;
use account::sign_in::SignInError;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

lazy! {
    in rare:
    /// The advice for a failed sign-in, if there is any.
    fn for_sign_in() -> fn(&SignInError, bool) -> Option<AnyView> {
        |error, others_answer| advised(&AccessProblem::of_sign_in(error, others_answer)?)
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
    move || words.get().and_then(|(words, answers)| words(&error, answers))
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
    (move || AccessProblem::of_api(&error, answers.get()).and_then(|problem| advised(&problem))).into_any()
}

/// A problem's advice.
pub fn advised(problem: &AccessProblem) -> Option<AnyView> {
    let advice = advice(problem)?;
    Some(view! { <p class="advice"><strong>{use_texts().other.advice}</strong>" "{advice}</p> }.into_any())
}
