//! A sign-in that did not work, with the next step.

use crate::auth::use_auth;
use crate::pages::layout::advice::SignInAdvice;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::failure::Failure;
use crate::ui::live::live;
use cameo_oidc::sign_in::{NextStep, SignInError};
use leptos::prelude::*;

/// The failure in words, and the button that helps.
#[component]
pub fn SignInFailed(
    /// What happened.
    error: SignInError,
) -> impl IntoView {
    let (auth, press) = (use_auth(), &use_texts().press);
    let next = error.next_step();
    let words = move || match next {
        _ if auth.is_leaving() => press.opening,
        NextStep::SignIn | NextStep::VerifyEmail | NextStep::TellOperator => press.sign_in_again,
        NextStep::SignInAsSomeoneElse => press.someone_else,
    };
    let go = move |_| match next {
        NextStep::SignInAsSomeoneElse | NextStep::VerifyEmail => auth.sign_in_as_someone_else(),
        NextStep::SignIn | NextStep::TellOperator => auth.sign_in(auth.landing()),
    };
    let class = if next == NextStep::TellOperator { "button" } else { "button button-main" };
    let go_on = auth.has_session().then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| auth.go_on()>{use_texts().other.still_signed_in}</button>
        }
    });
    view! {
        <Failure told=(use_texts().sign_in_error)(&error)>
            <button type="button" class=class disabled=move || auth.is_leaving() on:click=go>{live(words)}</button>
            {go_on}
            <a class="button button-plain" href=routes::link(routes::HOME)>{press.home}</a>
        </Failure>
        <SignInAdvice error />
    }
}
