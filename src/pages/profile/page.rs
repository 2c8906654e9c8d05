//! The profile: what the tenant knows about the person.

use crate::auth::{use_auth, use_person};
use crate::data::schema::{self, Given};
use crate::data::{UserState, use_user};
use crate::pages::account::email::reminder;
use crate::pages::layout::not_read::not_read;
use crate::pages::layout::save_notices::SaveNotices;
use crate::pages::onboarding::asking::{Asking, asking};
use crate::pages::profile::account::account;
use crate::pages::profile::details::details;
use crate::pages::profile::head::head;
use crate::pages::profile::history::History;
use crate::pages::profile::technical::technical;
use crate::pages::session::clock_notice;
use crate::texts::use_texts;
use crate::ui::card::Card;
use crate::ui::labels::{Labels, provide_labels};
use crate::ui::rows::attributes;
use crate::ui::skeleton::Skeleton;
use cameo_auth0::user::User;
use leptos::prelude::*;
use std::sync::Arc;

/// The page, for somebody who is signed in.
#[component]
pub fn Profile() -> impl IntoView {
    let (user, texts) = (use_user(), use_texts());
    let schema = provide_labels_of_person();
    let asking = asking();
    let auth = use_auth();
    let (session, settings) = (auth.session_of(&use_person()), auth.settings());
    let has_failed = Memo::new(move |_| matches!(user.state(), UserState::Failed(_)));
    let has_schema = Memo::new(move |_| schema.with(Option::is_some));
    let shown = move || match user.state() {
        UserState::Loaded(known) if has_schema.get() => person(known),
        UserState::Failed(error) => not_read(&error),
        _ => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
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
            <History />
        }
        .into_any(),
    }
}

/// Names the person's fields by the schema of the settings for everything on the page, and gives that schema, as soon as it is here.
pub fn provide_labels_of_person() -> RwSignal<Option<Given>> {
    let (user, given) = (use_user(), schema::load(use_auth().settings().schema));
    provide_labels(move || {
        let schema = given.with(|given| match given {
            Some(Given::Loaded(schema)) => Some(schema.clone()),
            _ => None,
        });
        let stored = user.known().map(|user| user.user_metadata()).unwrap_or_default();
        Labels::new(schema, stored)
    });
    given
}

fn person(user: Arc<User>) -> AnyView {
    view! {
        <div class="profile">
            {head(&user)}
            {reminder(&user)}
            {details(&user)}
            {account(&user)}
            {organisation(&user)}
            {technical(&user)}
        </div>
    }
    .into_any()
}

/// What the operator has noted about the person; nothing where nothing is.
fn organisation(user: &User) -> Option<AnyView> {
    let words = use_texts().profile();
    let members = user.app_metadata().filter(|members| !members.is_empty())?;
    let org = untrack(|| use_auth().settings()).branding.name;
    let (title, foot) = ((words.organisation)(org.as_deref()), (words.organisation_why)(org.as_deref()));
    let rows = attributes(members.iter().map(|(name, value)| (name.as_str(), value)));
    Some(view! { <Card id="organisation" title foot>{rows}</Card> }.into_any())
}
