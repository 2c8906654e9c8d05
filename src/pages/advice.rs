//! What whoever runs the app should change, beside what happened to the person.

use crate::lazy::lazy;
use crate::texts::{advice, use_texts};
use account::access::AccessProblem;
use account::sign_in::SignInError;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

lazy! {
    in failed:
    /// The advice for a failed sign-in, if there is any.
    fn for_sign_in() -> fn(&SignInError) -> Option<AnyView> {
        |error| {
            // Every attempt begins with the provider's description, so what failed later failed with a provider that answers.
            let others_answer = !matches!(error, SignInError::Discovery(_));
            advised(&AccessProblem::of_sign_in(error, others_answer)?)
        }
    }
}

/// The advice for a failed sign-in, as soon as its words are here.
#[component]
pub fn SignInAdvice(
    /// What happened.
    error: SignInError,
) -> impl IntoView {
    let words = RwSignal::new(None);
    spawn_local(async move {
        // Without the advice there is still what happened, and what to do.
        if let Ok(found) = for_sign_in().await {
            words.try_set(Some(found));
        }
    });
    move || words.get().and_then(|words| words(&error))
}

/// A problem's advice.
pub fn advised(problem: &AccessProblem) -> Option<AnyView> {
    let advice = advice(problem)?;
    Some(view! { <p class="advice"><strong>{use_texts().other.advice}</strong>" "{advice}</p> }.into_any())
}
