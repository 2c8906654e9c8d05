//! Editing what is the person's own.

use crate::browser::location;
use crate::data::schema::Given;
use crate::data::{MetadataAccess, UserState, use_user};
use crate::pages::edit::restore::Restoring;
use crate::pages::layout::not_read::not_read;
use crate::pages::profile::page::provide_labels_of_person;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::skeleton::Skeleton;
use cameo_auth0::api::ApiError;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Redirect;

/// What the page needs to know of the profile: the answer to a save must not draw the form anew.
#[derive(Clone, PartialEq)]
enum Phase {
    Loading,
    Ready,
    Failed(ApiError),
}

/// The page, for somebody who is signed in.
#[component]
pub fn Edit() -> impl IntoView {
    let field = location::fragment();
    if !field.is_empty() {
        // A link to one field leads to its card.
        let path = [routes::PROFILE, "#", &field].concat();
        let options = NavigateOptions { replace: true, ..Default::default() };
        return view! { <Redirect path options /> }.into_any();
    }
    whole()
}

/// All fields, as a form or as JSON.
fn whole() -> AnyView {
    let (user, texts) = (use_user(), use_texts());
    let phase = Memo::new(move |_| match user.state() {
        UserState::Loading => Phase::Loading,
        UserState::Loaded(_) => Phase::Ready,
        UserState::Failed(error) => Phase::Failed(error),
    });
    let given = provide_labels_of_person();
    let has_schema = Memo::new(move |_| given.with(Option::is_some));
    let shown = move || match phase.get() {
        Phase::Ready if !has_schema.get() => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
        Phase::Loading => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
        Phase::Ready if untrack(|| user.access()) != MetadataAccess::Edit => {
            view! { <Redirect path=routes::PROFILE /> }.into_any()
        }
        Phase::Ready => {
            let metadata = match untrack(|| user.state()) {
                UserState::Loaded(user) => user.user_metadata(),
                _ => Default::default(),
            };
            let schema = given.get_untracked().unwrap_or(Given::None);
            view! { <Restoring metadata schema /> }.into_any()
        }
        Phase::Failed(error) => not_read(&error),
    };
    shown.into_any()
}
