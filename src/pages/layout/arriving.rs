//! Pages whose code a first visit does not need. They stand behind the guard, so that their code is asked for only by somebody
//! who is signed in.

use crate::browser::{location, release};
use crate::data::{RequirePerson, UserContext};
use crate::lazy::{Missing, NotLoaded, lazy};
use crate::pages::broken_settings;
use crate::pages::layout::heading::Heading;
use crate::pages::layout::person_menu;
use crate::pages::layout::private::Private;
use crate::pages::layout::styles;
use crate::pages::login;
use crate::pages::not_found::NotFound;
use crate::pages::onboarding::after_sign_up;
use crate::pages::{edit, profile, security, sign_up, your_data};
use crate::routes;
use crate::texts::use_texts;
use crate::ui::failure::Failure;
use crate::ui::skeleton::Skeleton;
use cameo_settings::SettingsError;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos_router::hooks::use_location;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;

// Three files beside that of a first visit: what everybody needs who is signed in, editing, and what few visits need. A fourth would
// double the files, as what several of them share has a file for each set of those that share it.

/// Draws a page.
type Page = fn() -> AnyView;

/// A page on its way.
type Arriving = Pin<Box<dyn Future<Output = Result<Page, NotLoaded>>>>;

lazy! {
    in signed_in: fn profile_page() -> Page { || {
        styles::adopt();
        person_menu::bring();
        view! { <after_sign_up::AfterSignUp><profile::page::Profile /></after_sign_up::AfterSignUp> }.into_any()
    } }
}

lazy! {
    in edit: fn edit_page() -> Page { || {
        styles::adopt();
        person_menu::bring();
        view! { <edit::page::Edit /> }.into_any()
    } }
}

lazy! {
    in edit: fn card_form() -> Page { || {
        styles::adopt();
        view! { <edit::card::EditCard /> }.into_any()
    } }
}

lazy! {
    in rare: fn session_page() -> Page { || {
        styles::adopt();
        person_menu::bring();
        let _ = profile::page::provide_labels_of_person();
        view! { <security::session::Session /> }.into_any()
    } }
}

lazy! {
    in rare: fn security_page() -> Page { || {
        styles::adopt();
        person_menu::bring();
        let _ = profile::page::provide_labels_of_person();
        view! { <security::page::Security /> }.into_any()
    } }
}

lazy! {
    in rare: fn data_page() -> Page { || {
        styles::adopt();
        person_menu::bring();
        let _ = profile::page::provide_labels_of_person();
        view! { <your_data::page::YourData /> }.into_any()
    } }
}

lazy! {
    in rare: fn login_page() -> Page { || view! { <login::Login /> }.into_any() }
}

lazy! {
    in rare: fn sign_up_page() -> Page { || {
        styles::adopt();
        view! { <sign_up::page::SignUp /> }.into_any()
    } }
}

lazy! {
    in rare: fn broken_page() -> fn(SettingsError) -> AnyView {
        |error| view! { <broken_settings::BrokenSettings error /> }.into_any()
    }
}

/// What stands in the place of everything while `config.json` is missing or wrong.
#[component]
pub fn BrokenSettings(
    /// What is wrong.
    error: SettingsError,
) -> impl IntoView {
    let page = RwSignal::new(None);
    spawn_local(async move {
        page.set(Some(match broken_page().await {
            Ok(page) => Ok(page),
            Err(NotLoaded) => Err(release::why_missing().await),
        }));
    });
    move || match page.get() {
        None => ().into_any(),
        Some(Ok(page)) => page(error.clone()),
        Some(Err(why)) => view! { <Failure told=(use_texts().not_loaded)(why).1 /> }.into_any(),
    }
}

/// The page at `/profile`.
#[component]
pub fn Profile() -> impl IntoView {
    view! { <Behind page=|| Box::pin(profile_and_next()) /> }
}

/// Whoever looks at the profile may edit it next, and shall not wait then.
async fn profile_and_next() -> Result<Page, NotLoaded> {
    let page = profile_page().await?;
    spawn_local(async {
        // It is asked for again when it is needed.
        let _ = edit_page().await;
    });
    Ok(page)
}

/// The page at `/profile/edit`.
#[component]
pub fn Edit() -> impl IntoView {
    view! { <Behind page=|| Box::pin(edit_page()) /> }
}

/// The form of a card of the profile, as soon as its code is here.
#[component]
pub fn CardForm() -> impl IntoView {
    view! { <Arrival page=|| Box::pin(card_form()) /> }
}

/// The pages at addresses that have no route of their own: a route would cost every visitor what only few need.
///
/// The router makes the first of them in an owner that it empties at the next change of address, and goes on showing it. So each
/// has an owner of its own, which lives as long as it is shown.
pub fn elsewhere() -> impl Fn() -> OwnedView<AnyView> + Clone + Send + 'static {
    let router = Owner::current().unwrap_or_default();
    move || {
        let owner = router.child();
        let view = owner.with(|| view! { <Elsewhere /> }.into_any());
        OwnedView::new_with_owner(view, owner)
    }
}

#[component]
fn Elsewhere() -> impl IntoView {
    let path = use_location().pathname;
    move || match location::route_of(&path.get()).unwrap_or_default().as_str() {
        routes::SESSION => view! { <Behind page=|| Box::pin(session_page()) /> }.into_any(),
        routes::SECURITY => view! { <Behind page=|| Box::pin(security_page()) /> }.into_any(),
        routes::DATA => view! { <Behind page=|| Box::pin(data_page()) /> }.into_any(),
        routes::LOGIN => view! { <Arrival page=|| Box::pin(login_page()) /> }.into_any(),
        routes::SIGN_UP => view! { <Arrival page=|| Box::pin(sign_up_page()) /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// A private page, as soon as somebody is signed in and its code is here.
#[component]
fn Behind(page: fn() -> Arriving) -> impl IntoView {
    view! {
        <RequirePerson fallback=|| view! { <Private /> }.into_any()>
            <Arrival page />
        </RequirePerson>
    }
    .into_any()
}

/// How far a page has come.
#[derive(Clone, Copy)]
enum Phase {
    OnTheWay,
    Here(Page),
    NotLoaded(Missing),
}

#[component]
fn Arrival(page: fn() -> Arriving) -> impl IntoView {
    let (texts, user) = (use_texts(), use_context::<UserContext>());
    let phase = RwSignal::new(Phase::OnTheWay);
    let ask = move || {
        phase.set(Phase::OnTheWay);
        spawn_local(async move {
            let come = match page().await {
                Ok(page) => Phase::Here(page),
                Err(NotLoaded) => Phase::NotLoaded(release::why_missing().await),
            };
            // With nobody waiting any more there is nothing to set.
            phase.try_set(come);
        });
    };
    ask();
    // What reads the profile did not come either.
    let again = move || {
        ask();
        if let Some(user) = user {
            user.reload();
        }
    };
    move || match phase.get() {
        Phase::OnTheWay => view! { <Skeleton words=texts.frame.loading /> }.into_any(),
        Phase::Here(page) => page(),
        Phase::NotLoaded(why) => {
            let (title, told) = (texts.not_loaded)(why);
            let is_new = why == Missing::NewBuild;
            let word = if is_new { texts.press.reload } else { texts.press.try_again };
            let press = move |_| if is_new { location::reload() } else { again() };
            view! {
                <div class="profile">
                    <Heading page=title />
                    <Failure told>
                        <button type="button" class="button button-main" on:click=press>{word}</button>
                    </Failure>
                </div>
            }
            .into_any()
        }
    }
}
