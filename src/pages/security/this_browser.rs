//! The session of this browser: since when, how long, and signing out.

use crate::auth::{use_auth, use_person};
use crate::browser::clock;
use crate::data::use_user;
use crate::pages::layout::organisation::organisation_name;
use crate::pages::layout::signing_out::{Extent, use_signing_out};
use crate::pages::security::session::signed_in_at;
use crate::routes;
use crate::texts::{use_account_texts, use_texts};
use crate::ui::icon::{Icon, icon};
use cameo_settings::Sensitive;
use leptos::prelude::*;

/// The section's content.
pub fn this_browser() -> AnyView {
    let (auth, user, signing_out) = (use_auth(), use_user(), use_signing_out());
    let words = &use_account_texts().browser;
    let session = auth.session_of(&use_person());
    let since = session.as_ref().and_then(signed_in_at).map_or_else(
        || words.signed_in_no_date.to_owned(),
        |at| (words.signed_in)(&clock::day_and_time(at, use_texts().language)),
    );
    let renews = session.is_some_and(|session| session.refresh_token().is_some());
    let lasts = (words.lasts)(auth.settings().storage, renews);
    let needs = user.needs_confirmation(Sensitive::SignOutEverywhere);
    let everywhere = move |_| match user.needs_confirmation(Sensitive::SignOutEverywhere) {
        Some(max_age) => user.confirm(routes::SECURITY, max_age),
        None => signing_out.begin(Extent::Everywhere),
    };
    let organisation = organisation_name();
    let why = if needs.is_some() { words.needs_confirmation } else { words.out_everywhere_why };
    view! {
        <ul class="methods">
            <li class="method">
                {icon(Icon::Browser)}
                <div class="method-words"><p>{since}" · "{lasts}</p><p class="quiet">{(words.out_here_why)(organisation.as_deref())}</p></div>
                <button type="button" class="button" on:click=move |_| signing_out.begin(Extent::Here)>{words.out_here}</button>
            </li>
            <li class="method">
                <button type="button" class="method-press" id="sign-out-everywhere" disabled=move || auth.is_leaving() on:click=everywhere>
                    <span class="method-words"><span>{(words.out_everywhere)(organisation.as_deref())}</span><span class="quiet">{why}</span></span>
                    {icon(Icon::Chevron)}
                </button>
            </li>
            <li class="method">
                <a class="method-press" href=routes::link(routes::SESSION)>
                    <span class="method-words">{words.details}</span>
                    {icon(Icon::Chevron)}
                </a>
            </li>
        </ul>
    }
    .into_any()
}
