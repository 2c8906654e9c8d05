//! The profile: what the tenant knows about the person.

use crate::auth::{use_auth, use_person};
use crate::data::{UserState, use_user};
use crate::pages::layout::heading::Heading;
use crate::pages::layout::not_read::not_read;
use crate::pages::layout::save_notices::SaveNotices;
use crate::pages::onboarding::asking::{Asking, asking};
use crate::pages::profile::provenance::{of_app_metadata, of_attributes};
use crate::pages::profile::yours::Yours;
use crate::pages::security::email::reminder;
use crate::pages::security::session::clock_notice;
use crate::texts::{use_provenance_texts, use_texts};
use crate::ui::about::{Told, about};
use crate::ui::portrait::Portrait;
use crate::ui::rows::{Why, attributes, rows};
use crate::ui::skeleton::Skeleton;
use cameo_auth0::user::User;
use leptos::prelude::*;
use serde_json::Value;
use std::sync::Arc;

/// The page, for somebody who is signed in.
#[component]
pub fn Profile() -> impl IntoView {
    let (user, texts) = (use_user(), use_texts());
    let asking = asking();
    let auth = use_auth();
    let (session, settings) = (auth.session_of(&use_person()), auth.settings());
    let has_failed = Memo::new(move |_| matches!(user.state(), UserState::Failed(_)));
    let shown = move || match user.state() {
        UserState::Loading => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
        UserState::Loaded(known) => person(known),
        UserState::Failed(error) => not_read(&error),
    };
    // What is asked looks at the profile once, and must not be drawn anew by it.
    move || match asking.get() {
        Asking::NotKnown if !has_failed.get() => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
        Asking::Ask(page) => page.run(),
        _ => view! {
            <div class="frame-notices">
                {session.clone().and_then(|session| clock_notice(&session, &settings))}
                <SaveNotices />
            </div>
            {shown}
        }
        .into_any(),
    }
}

fn person(user: Arc<User>) -> AnyView {
    let words = use_texts().profile();
    let told = of_attributes(user.clone());
    let organisation = user.app_metadata().filter(|members| !members.is_empty()).map(|members| {
        view! {
            <section aria-labelledby="organisation">
                <div class="section-head"><h2 id="organisation">{words.organisation}</h2><Why words=words.organisation_why /></div>
                {rows(members.clone().into(), of_app_metadata(user.clone()))}
            </section>
        }
    });
    view! {
        <div class="profile">
            {who(&user, told)}
            {reminder(&user)}
            <Yours user=user.clone() />
            {organisation}
            <section aria-labelledby="account">
                <div class="section-head"><h2 id="account">{words.account}</h2><Why words=words.account_why /></div>
                {account(&user, told)}
            </section>
        </div>
    }
    .into_any()
}

/// Portrait, name, and the e-mail address with what is known of it.
fn who(user: &User, told: Told) -> AnyView {
    let words = use_texts().profile();
    let subject = use_person().subject().to_owned();
    let name = user.name().or(user.nickname()).map(str::to_owned);
    let picture_words = (words.portrait)(name.as_deref().unwrap_or(use_texts().frame.you));
    let picture = user.picture(&untrack(|| use_auth().settings()).pictures).map(str::to_owned);
    let mark = user.email_verified().map(|verified| match verified {
        true => view! { <span class="mark mark-done">{words.verified}</span> },
        false => view! { <span class="mark mark-careful">{words.not_verified}</span> },
    });
    let mail = user.email().map(|mail| {
        view! { <p class="who-mail"><bdi translate="no">{mail.to_owned()}</bdi>" "{mark}</p> }
    });
    view! {
        <div class="who">
            <Portrait initials=user.initials() subject picture words=picture_words />
            <div class="who-words">
                <Heading page=words.title shown=name.unwrap_or_else(|| words.no_name.to_owned()) />
                <div class="who-about">{mail}{about(use_provenance_texts().head, move || told.run("name".to_owned()))}</div>
            </div>
        </div>
    }
    .into_any()
}

/// Everything that is shown nowhere else, and cannot be edited here.
fn account(user: &User, told: Told) -> AnyView {
    const NAMES: [&str; 4] = ["given_name", "family_name", "nickname", "user_id"];
    let all = user.attributes();
    let names = NAMES.iter().filter_map(|name| Some((*name, all.get(*name)?)));
    let identities = all
        .get_key_value("identities")
        .filter(|(_, value)| value.as_array().is_some_and(|list| !list.is_empty()));
    let identities = identities.map(|(name, value): (&String, &Value)| (name.as_str(), value));
    let pictures = untrack(|| use_auth().settings()).pictures;
    attributes(names.chain(user.other_attributes(&pictures)).chain(identities), told)
}
