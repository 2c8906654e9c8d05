//! An address that is none.

use crate::auth::use_auth;
use crate::pages::layout::heading::Heading;
use crate::routes;
use crate::texts::use_texts;
use leptos::prelude::*;

/// The page at every other address.
#[component]
pub fn NotFound() -> impl IntoView {
    let (auth, texts) = (use_auth(), use_texts());
    let next = move || {
        let (href, words) = match auth.person() {
            Some(_) => (routes::link(routes::PROFILE), texts.press.to_profile),
            None => (routes::link(routes::HOME), texts.press.home),
        };
        view! { <a class="button button-main" href=href>{words}</a> }
    };
    view! {
        <div class="failure">
            <Heading page=texts.other.not_found_title />
            <p class="quiet">{texts.other.not_found}</p>
            {next}
        </div>
    }
}
