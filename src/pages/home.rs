//! The start page: what this is, and the way in. Whoever is signed in goes on to their profile.

use crate::auth::use_auth;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::sign_in_failed::SignInFailed;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::cameo::Cameo;
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::skeleton::Skeleton;
use cameo_oidc::session::AuthState;
use cameo_settings::SignUp;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The page at `/`.
#[component]
pub fn Home() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let navigate = use_navigate();
    Effect::new(move |_| {
        if auth.person().is_some() {
            navigate(routes::PROFILE, NavigateOptions { replace: true, ..Default::default() });
        }
    });
    move || match auth.state() {
        AuthState::Starting | AuthState::Returning | AuthState::SignedIn(_) => {
            view! { <Skeleton words=texts.frame.loading /> }.into_any()
        }
        AuthState::Failed(error) => view! {
            <div class="profile"><Heading page=texts.other.failed_title /><SignInFailed error /></div>
        }
        .into_any(),
        AuthState::SignedOut { why } => {
            let notice =
                (texts.signed_out)(why).map(|words| view! { <Notice meaning=Meaning::Info>{words}</Notice> });
            view! { <div class="frame-notices">{notice}</div><Welcome /> }.into_any()
        }
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let settings = auth.settings();
    let sign_up = (settings.sign_up != SignUp::Off).then(|| {
        view! { <a class="button" href=routes::link(routes::SIGN_UP)>{texts.press.sign_up}</a> }
    });
    view! {
        <div class="home">
            <div class="home-words">
                <Heading shown=(texts.home.title)(settings.branding.name.as_deref()) />
                <p class="home-lead">{texts.home.lead}</p>
                <p class="buttons">
                    <button
                        type="button"
                        class="button button-main"
                        disabled=move || auth.is_leaving()
                        on:click=move |_| auth.sign_in(routes::PROFILE.to_owned())
                    >
                        {live(move || if auth.is_leaving() { texts.press.opening } else { texts.press.sign_in })}
                    </button>
                    {sign_up}
                </p>
            </div>
            <Cameo />
        </div>
    }
    .into_any()
}
