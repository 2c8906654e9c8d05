//! Sign-in and security: the methods, the e-mail address, this browser. While an account is being linked, the page is that step
//! alone.

use crate::data::{UserState, use_user};
use crate::pages::layout::advice::api_advice;
use crate::pages::layout::around::while_in_a_step;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::save_notices::SaveNotices;
use crate::pages::security::email::{Checking, email};
use crate::pages::security::linking::Linking;
use crate::pages::security::methods::{Parting, PartingDialog, methods};
use crate::pages::security::password::{Mail, MailDialog};
use crate::pages::security::stages::linking;
use crate::pages::security::this_browser::this_browser;
use crate::texts::{use_account_texts, use_texts};
use crate::ui::facts::section;
use crate::ui::failure::Failure;
use cameo_auth0::user::User;
use leptos::prelude::*;

/// What the sections are in the middle of. It outlives a new reading of the profile, which draws them anew.
#[derive(Clone, Copy)]
pub struct Under {
    /// The mail with the link to a new password.
    pub mail: Mail,
    /// Looking whether the address is verified by now.
    pub checking: Checking,
    /// Unlinking.
    pub parting: Parting,
    /// Linking.
    pub linking: Linking,
}

/// The page at `/security`.
#[component]
pub fn Security() -> impl IntoView {
    let under = Under {
        mail: Mail::none(),
        checking: Checking::none(),
        parting: Parting::none(),
        linking: Linking::here(),
    };
    let is_step = Memo::new(move |_| under.linking.is_deciding());
    view! {
        {move || match is_step.get() {
            true => view! { <LinkStep under=under.linking /> }.into_any(),
            false => view! { <Overview under /> }.into_any(),
        }}
        <PartingDialog parting=under.parting />
        <MailDialog mail=under.mail />
    }
    .into_any()
}

/// Linking one more account, by itself.
#[component]
fn LinkStep(under: Linking) -> impl IntoView {
    while_in_a_step();
    view! {
        <div class="profile step">
            <Heading page=use_account_texts().linking.page />
            <div class="frame-notices"><SaveNotices /></div>
            {linking(under)}
        </div>
    }
    .into_any()
}

#[component]
fn Overview(under: Under) -> impl IntoView {
    let (user, texts, words) = (use_user(), use_texts(), use_account_texts());
    let sections = move || {
        match user.state() {
        UserState::Loading => view! { <p class="quiet" role="status">{texts.frame.loading}</p> }.into_any(),
        UserState::Loaded(known) => known_to_be(&known, under),
        UserState::Failed(error) => view! {
            <Failure told=texts.api_error(&error)>
                <button type="button" class="button button-main" on:click=move |_| user.reload()>{texts.press.try_again}</button>
            </Failure>
            {api_advice(&error)}
            {browser()}
        }
        .into_any(),
    }
    };
    view! {
        <div class="profile">
            <div class="who-words"><Heading page=words.title /><p class="quiet">{words.lead}</p></div>
            <div class="frame-notices"><SaveNotices /></div>
            {sections}
        </div>
    }
    .into_any()
}

fn known_to_be(user: &User, under: Under) -> AnyView {
    let words = use_account_texts();
    view! {
        {section("security-methods", words.ways.title, methods(user, under))}
        {section("security-email", words.email.title, email(user, under.checking))}
        {browser()}
    }
    .into_any()
}

fn browser() -> AnyView {
    section("security-browser", use_account_texts().browser.title, this_browser())
}
