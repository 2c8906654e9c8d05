//! Editing what is the person's own.

use crate::auth::use_auth;
use crate::data::schema::{self, Given};
use crate::data::{MetadataAccess, UserState, use_user};
use crate::pages::edit::restore::Restoring;
use crate::pages::layout::not_read::not_read;
use crate::routes;
use crate::texts::use_texts;
use crate::ui::skeleton::Skeleton;
use cameo_auth0::api::ApiError;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use wasm_bindgen_futures::spawn_local;

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
    let (user, texts) = (use_user(), use_texts());
    let phase = Memo::new(move |_| match user.state() {
        UserState::Loading => Phase::Loading,
        UserState::Loaded(_) => Phase::Ready,
        UserState::Failed(error) => Phase::Failed(error),
    });
    let given = RwSignal::new(None::<Given>);
    let setting = use_auth().settings().schema;
    spawn_local(async move {
        // With the page left there is nothing to set.
        given.try_set(Some(schema::given(setting).await));
    });
    let has_schema = Memo::new(move |_| given.with(Option::is_some));
    move || match phase.get() {
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
    }
}
