//! What stands in the place of a profile that could not be read.

use crate::data::use_user;
use crate::pages::layout::advice::api_advice;
use crate::pages::layout::heading::Heading;
use crate::texts::use_texts;
use crate::ui::failure::Failure;
use cameo_auth0::api::ApiError;
use leptos::prelude::*;

/// Why, and a way to try again.
pub fn not_read(error: &ApiError) -> AnyView {
    let (user, texts) = (use_user(), use_texts());
    view! {
        <div class="profile">
            <Heading page=texts.profile().failed />
            <Failure told=texts.api_error(error)>
                <button type="button" class="button button-main" on:click=move |_| user.reload()>{texts.press.try_again}</button>
            </Failure>
            {api_advice(error)}
        </div>
    }
    .into_any()
}
