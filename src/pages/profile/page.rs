//! The profile: what the tenant knows about the person.

use crate::auth::{use_auth, use_person};
use crate::data::schema::{self, Given};
use crate::data::{UserState, use_user};
use crate::pages::layout::not_read::not_read;
use crate::pages::layout::save_notices::SaveNotices;
use crate::pages::onboarding::asking::{Asking, asking};
use crate::pages::profile::account::account;
use crate::pages::profile::details::{Details, Editing};
use crate::pages::profile::head::{Facts, head};
use crate::pages::profile::technical::technical;
use crate::pages::security::email::reminder;
use crate::pages::security::session::clock_notice;
use crate::texts::use_texts;
use crate::ui::card::Card;
use crate::ui::labels::{Labels, provide_labels};
use crate::ui::rows::attributes;
use crate::ui::skeleton::Skeleton;
use cameo_auth0::api::ApiError;
use cameo_auth0::user::User;
use leptos::prelude::*;

/// The page, for somebody who is signed in.
#[component]
pub fn Profile() -> impl IntoView {
    let (user, texts) = (use_user(), use_texts());
    let schema = provide_labels_of_person();
    let asking = asking();
    let auth = use_auth();
    let (session, settings) = (auth.session_of(&use_person()), auth.settings());
    let phase = Memo::new(move |_| match user.state() {
        UserState::Loaded(_) if schema.with(Option::is_some) => Phase::Ready,
        UserState::Failed(error) => Phase::Failed(error),
        _ => Phase::Loading,
    });
    let shown = move || match phase.get() {
        Phase::Ready => {
            let schema = schema.get_untracked().unwrap_or(Given::None);
            view! { <Known schema /> }.into_any()
        }
        Phase::Failed(error) => not_read(&error),
        Phase::Loading => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
    };
    // What is asked looks at the profile once, and must not be drawn anew by it.
    move || match asking.get() {
        Asking::NotKnown if !matches!(phase.get(), Phase::Failed(_)) => {
            view! { <Skeleton words=texts.frame.loading /> }.into_any()
        }
        Asking::Ask(page) => page.run(),
        _ => view! {
            {session.clone().and_then(|session| clock_notice(&session, &settings))}
            {shown}
        }
        .into_any(),
    }
}

/// How far the page has come: an answer to a save must not draw it anew.
#[derive(Clone, PartialEq)]
enum Phase {
    Loading,
    Ready,
    Failed(ApiError),
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

/// The profile, once it was read. Each part follows what the tenant says later on by itself.
#[component]
fn Known(
    /// What the operator says about the person's fields.
    schema: Given,
) -> impl IntoView {
    let user = use_user();
    let editing = Editing::begin();
    let known = Memo::new(move |_| user.known());
    let part = move |draw: fn(&User) -> AnyView| move || known.get().map(|user| draw(&user));
    let facts = Memo::new(move |_| known.get().map(|user| Facts::of(&user)));
    view! {
        <div class="profile">
            {move || facts.get().map(head)}
            <div class="frame-notices">{move || (!editing.is_on()).then(|| view! { <SaveNotices /> })}</div>
            {part(|user| reminder(user).into_any())}
            <Details schema editing />
            {part(|user| account(user).into_any())}
            {part(|user| organisation(user).into_any())}
            {part(technical)}
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
