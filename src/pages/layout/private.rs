//! What stands in the place of a private page while nobody is signed in.

use crate::auth::use_auth;
use crate::browser::location;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::sign_in_failed::SignInFailed;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::skeleton::Skeleton;
use cameo_oidc::session::AuthState;
use leptos::prelude::*;

/// Waiting, signing in, or why that failed. The address stays, and the person comes back to it.
#[component]
pub fn Private() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    move || {
        match auth.state() {
        AuthState::Starting | AuthState::SignedIn(_) => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
        AuthState::Returning => view! { <Skeleton words=texts.frame.returning /> }.into_any(),
        AuthState::Failed(error) => view! {
            <div class="profile"><Heading page=texts.other.failed_title /><SignInFailed error /></div>
        }
        .into_any(),
        AuthState::SignedOut { why } => view! {
            <div class="failure">
                {(texts.signed_out)(why).map(|words| view! { <Notice meaning=Meaning::Info>{words}</Notice> })}
                <Heading page=texts.other.private_title />
                <p class="quiet">{(texts.other.private)(page_name())}</p>
                <button
                    type="button"
                    class="button button-main"
                    disabled=move || auth.is_leaving()
                    on:click=move |_| auth.sign_in(location::here())
                >
                    {live(move || if auth.is_leaving() { texts.press.opening } else { texts.press.sign_in })}
                </button>
            </div>
        }
        .into_any(),
    }
    }
}

/// What the page is called that the person comes back to.
fn page_name() -> &'static str {
    let press = &use_texts().press;
    match location::route().as_deref() {
        Some(routes::SECURITY | routes::SESSION) => press.security,
        Some(routes::DATA) => press.data,
        _ => press.profile,
    }
}
