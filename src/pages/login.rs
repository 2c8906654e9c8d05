//! Where another page sends people to sign in, or their own bookmark: a new sign-in begins at once, or the link is refused.
//! The link in the provider's mail leads here, too.

use crate::auth::use_auth;
use crate::browser::location;
use crate::pages::layout::heading::Heading;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::live::live;
use crate::ui::skeleton::Skeleton;
use cameo_auth0::email_link::EmailLink;
use cameo_oidc::sign_in::initiated;
use leptos::prelude::*;
use leptos_router::components::Redirect;

/// The page at `/login` (OpenID Connect Core 1.0 §4). Nothing of the link is trusted beyond where to sign in and where to
/// land.
#[component]
pub fn Login() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let query = location::query();
    if let Some(link) = use_context::<EmailLink>() {
        return view! { <FromMail link /> }.into_any();
    }
    // A bookmark: nobody sends the person here but they themselves.
    if query.is_empty() {
        return match auth.current() {
            Some(_) => view! { <Redirect path=routes::PROFILE /> }.into_any(),
            None => {
                auth.sign_in(routes::PROFILE.to_owned());
                view! { <Skeleton words=texts.press.opening /> }.into_any()
            }
        };
    }
    match initiated(&query, &location::address(routes::HOME), &auth.settings().client) {
        Ok(options) => {
            auth.sign_in_with(options);
            view! { <Skeleton words=texts.press.opening /> }.into_any()
        }
        Err(error) => view! {
            <div class="failure" role="alert">
                <Heading page=texts.other.initiated_title />
                <p>{(texts.other.initiated)(&error)}</p>
                <p><a class="button" href=routes::link(routes::HOME)>{texts.press.home}</a></p>
            </div>
        }
        .into_any(),
    }
}

/// What came of a link in a mail, and the way on.
#[component]
fn FromMail(link: EmailLink) -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let (title, words) = match link {
        EmailLink::Verified => (texts.other.verified_title, texts.other.verified),
        EmailLink::NotValid => (texts.other.link_not_valid_title, texts.other.link_not_valid),
    };
    let sign_in = move |_| auth.sign_in(routes::PROFILE.to_owned());
    let go_on = move || {
        match auth.current() {
        Some(_) => view! { <a class="button button-main" href=routes::link(routes::PROFILE)>{texts.press.profile}</a> }.into_any(),
        None => view! {
            <p>{words}</p>
            <button type="button" class="button button-main" disabled=move || auth.is_leaving() on:click=sign_in>
                {live(move || if auth.is_leaving() { texts.press.opening } else { texts.press.sign_in })}
            </button>
        }
        .into_any(),
    }
    };
    view! { <div class="failure" role="status"><Heading page=title />{go_on}</div> }.into_any()
}
