//! An address that is none.

use crate::pages::layout::heading::Heading;
use crate::routes;
use crate::texts::use_texts;
use leptos::prelude::*;

/// The page at every other address.
#[component]
pub fn NotFound() -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="failure">
            <Heading page=texts.other.not_found_title />
            <p class="quiet">{texts.other.not_found}</p>
            <a class="button button-main" href=routes::link(routes::HOME)>{texts.press.home}</a>
        </div>
    }
}
