//! The ways to sign in: password, e-mail address, and the accounts that lead to this profile.

use crate::data::{UserState, use_user};
use crate::pages::account::email::{Checking, email};
use crate::pages::account::linking::Linking;
use crate::pages::account::password::{Mail, password};
use crate::pages::account::ways::{Parting, PartingDialog, ways};
use crate::pages::layout::advice::api_advice;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::save_notices::SaveNotices;
use crate::texts::{use_account_texts, use_texts};
use crate::ui::facts::section;
use crate::ui::failure::Failure;
use cameo_auth0::user::User;
use leptos::prelude::*;

/// What the sections are in the middle of. It outlives a new reading of the profile, which draws them anew.
#[derive(Clone, Copy)]
struct Under {
    mail: Mail,
    checking: Checking,
    parting: Parting,
    linking: Linking,
}

/// The page at `/account`.
#[component]
pub fn Account() -> impl IntoView {
    let (user, texts, words) = (use_user(), use_texts(), use_account_texts());
    let under = Under {
        mail: Mail::none(),
        checking: Checking::none(),
        parting: Parting::none(),
        linking: Linking::here(),
    };
    let sections = move || {
        match user.state() {
        UserState::Loading => view! { <p class="quiet" role="status">{texts.frame.loading}</p> }.into_any(),
        UserState::Loaded(known) => known_to_be(&known, under),
        UserState::Failed(error) => view! {
            <Failure told=texts.api_error(&error)>
                <button type="button" class="button button-main" on:click=move |_| user.reload()>{texts.press.try_again}</button>
            </Failure>
            {api_advice(&error)}
        }
        .into_any(),
    }
    };
    view! {
        <div class="profile">
            <div class="who-words"><Heading page=words.title /><p class="quiet">{words.lead}</p></div>
            <div class="frame-notices"><SaveNotices /></div>
            {sections}
            <PartingDialog parting=under.parting />
        </div>
    }
    .into_any()
}

fn known_to_be(user: &User, under: Under) -> AnyView {
    let words = use_account_texts();
    view! {
        {section("account-password", words.password.title, password(user, under.mail))}
        {section("account-email", words.email.title, email(user, under.checking))}
        {section("account-ways", words.ways.title, ways(user, under.parting, under.linking))}
    }
    .into_any()
}
