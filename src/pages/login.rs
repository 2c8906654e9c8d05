//! Where another page sends people to sign in: a new sign-in begins at once, or the link is refused.

use super::heading::Heading;
use crate::auth::use_auth;
use crate::browser::location;
use crate::components::skeleton::Skeleton;
use crate::routes;
use crate::texts::use_texts;
use account::sign_in::initiated;
use leptos::prelude::*;

/// The page at `/login` (OpenID Connect Core 1.0 §4). Nothing of the link is trusted beyond where to sign in and where to
/// land.
#[component]
pub fn Login() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let query = location::query();
    match initiated(&query, &location::address(routes::HOME), &auth.settings()) {
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
