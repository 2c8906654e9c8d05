//! Signing up: here, at the provider, or not at all, as the settings have it. Whoever is signed in goes on to their profile.

use crate::auth::use_auth;
use crate::browser::location;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::sign_in_failed::SignInFailed;
use crate::pages::sign_up::setting::Questions;
use crate::routes;
use crate::texts::{use_sign_up_texts, use_texts};
use crate::ui::skeleton::Skeleton;
use cameo_oidc::session::AuthState;
use cameo_oidc::sign_in::SignInError;
use cameo_settings::SignUp as Setting;
use leptos::prelude::*;
use leptos_router::components::Redirect;

/// What the page needs to know of the session: nothing else may draw the form anew.
#[derive(Clone, PartialEq)]
enum Phase {
    Waiting,
    SignedIn,
    Open,
    Failed(SignInError),
}

/// The page at `/sign-up`.
#[component]
pub fn SignUp() -> impl IntoView {
    let auth = use_auth();
    let phase = Memo::new(move |_| match auth.state() {
        AuthState::Starting | AuthState::Returning => Phase::Waiting,
        AuthState::SignedIn(_) => Phase::SignedIn,
        AuthState::SignedOut { .. } => Phase::Open,
        AuthState::Failed(error) => Phase::Failed(error),
    });
    move || match phase.get() {
        Phase::Waiting => view! { <Skeleton words=use_texts().frame.loading /> }.into_any(),
        Phase::SignedIn => view! { <Redirect path=routes::PROFILE /> }.into_any(),
        Phase::Failed(error) => view! {
            <div class="profile"><Heading page=use_texts().other.failed_title /><SignInFailed error /></div>
        }
        .into_any(),
        Phase::Open => match untrack(|| auth.settings()).sign_up {
            Setting::Off => off(),
            Setting::Universal | Setting::Asking(_) => at_provider(),
            Setting::Embedded(setting) => view! { <Questions setting /> }.into_any(),
        },
    }
}

fn off() -> AnyView {
    let (auth, texts, words) = (use_auth(), use_texts(), use_sign_up_texts());
    view! {
        <div class="failure">
            <Heading page=words.title />
            <p>{words.off}</p>
            <div class="buttons">
                <a class="button" href=routes::link(routes::HOME)>{texts.press.home}</a>
                <button type="button" class="button button-main" disabled=move || auth.is_leaving() on:click=move |_| auth.sign_in(routes::PROFILE.to_owned())>
                    {texts.press.sign_in}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Leaves at once; whoever comes back by the browser's Back finds a way to go again.
fn at_provider() -> AnyView {
    let (auth, texts, words) = (use_auth(), use_texts(), use_sign_up_texts());
    // Back leads to the start page then, and not here, from where it would go on again.
    location::rewrite(routes::HOME);
    auth.sign_up();
    (move || match auth.is_leaving() {
        true => view! { <Skeleton words=texts.press.opening /> }.into_any(),
        false => view! {
            <div class="failure">
                <Heading page=words.title />
                <p>{words.at_provider}</p>
                <div class="buttons">
                    <a class="button" href=routes::link(routes::HOME)>{texts.press.home}</a>
                    <button type="button" class="button button-main" on:click=move |_| auth.sign_up()>{words.title}</button>
                </div>
            </div>
        }
        .into_any(),
    })
    .into_any()
}
